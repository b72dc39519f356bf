package studio.booking.wiring;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import org.flywaydb.core.api.FlywayException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import studio.booking.shared.jooq.Migrations;
import studio.booking.wiring.embedded.EmbeddedServer;

/** The database: started or found, migrated, and then open to everybody who asks for it. */
@Configuration(proxyBeanMethods = false)
class DatabaseWiring {
  @Bean(destroyMethod = "close")
  DatabaseServer databaseServer(BookingProperties properties) {
    var given = properties.database();
    return given.url() != null
        ? new GivenServer(given)
        : EmbeddedServer.start(properties.dataDir());
  }

  @Bean(destroyMethod = "close")
  HikariDataSource dataSource(DatabaseServer server, BookingProperties properties) {
    try {
      var program = server.program();
      Migrations.run(Connections.oneByOne(server.owner()), program.username(), program.password());
      return Connections.pool(program, properties.database().connections());
    } catch (FlywayException e) {
      throw new Refusal("The database can't be migrated: " + firstLine(rootOf(e)), e);
    } catch (SQLException e) {
      throw new Refusal("The database can't be used: " + e.getMessage(), e);
    }
  }

  private static Throwable rootOf(Throwable failure) {
    var at = failure;
    while (at.getCause() != null) at = at.getCause();
    return at;
  }

  private static String firstLine(Throwable failure) {
    return String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
  }
}
