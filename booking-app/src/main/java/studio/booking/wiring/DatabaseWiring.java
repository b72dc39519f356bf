package studio.booking.wiring;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
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
    var program = server.program();
    try {
      Migrations.run(Connections.oneByOne(server.owner()), program.username(), program.password());
    } catch (FlywayException | SQLException e) {
      throw DatabaseTrouble.of(server.owner(), e);
    }
    try {
      return Connections.pool(program, properties.database().connections());
    } catch (PoolInitializationException e) {
      throw DatabaseTrouble.of(program, e);
    }
  }
}
