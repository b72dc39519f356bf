package studio.booking.wiring;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.sql.SQLException;
import org.flywaydb.core.api.FlywayException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import studio.booking.shared.jooq.Migrations;

/** The database: started or found, migrated, and then open to everybody who asks for it. */
@Configuration(proxyBeanMethods = false)
class DatabaseWiring {
  /** Who started it stops it. */
  @Bean(destroyMethod = "")
  DatabaseServer databaseServer(BookingProperties properties, ObjectProvider<EarlyDatabase> early) {
    var given = properties.database();
    return given.url() != null ? new GivenServer(given) : early.getObject().server();
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
