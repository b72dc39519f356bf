package studio.booking.wiring;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.Properties;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import studio.booking.wiring.DatabaseServer.Login;

/** Connections to the database, and the limits that each brings along. */
final class Connections {
  /** A request waits no longer than that for a connection; it had better be sent again. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  /** Nothing that a request needs takes longer, and a lock that is held longer is stuck. */
  private static final String LIMITS =
      "-c statement_timeout=15s -c lock_timeout=5s -c idle_in_transaction_session_timeout=30s";

  /**
   * Plans are made once for a statement and kept. Left alone, PostgreSQL plans most of ours anew
   * each time, as it takes a longer array for dearer; planning costs more than running does.
   *
   * @see <a href="https://www.postgresql.org/docs/current/sql-prepare.html">PREPARE, notes</a>
   */
  private static final String PLANS = "-c plan_cache_mode=force_generic_plan";

  private Connections() {}

  /** For the few statements that migrations are; without limits, as these may take their time. */
  static DataSource oneByOne(Login login) {
    var dataSource = new DriverManagerDataSource(login.url());
    dataSource.setUsername(login.username());
    if (login.password() != null) dataSource.setPassword(login.password());
    var properties = new Properties();
    properties.setProperty("ApplicationName", "booking migrations");
    properties.setProperty("connectTimeout", "10");
    properties.setProperty("loginTimeout", "20");
    dataSource.setConnectionProperties(properties);
    return dataSource;
  }

  /**
   * For everything else. All connections are opened at once and kept: opening one takes longer than
   * what most requests do with it.
   *
   * @param size 0: by the number of processors
   */
  static HikariDataSource pool(Login login, int size) {
    return pool("booking", login, size > 0 ? size : Math.clamp(2L * processors(), 4, 8));
  }

  /** For the keys, which are asked for seldom. */
  static HikariDataSource keys(Login login) {
    return pool("booking-keys", login, Math.clamp(processors(), 2, 4));
  }

  private static HikariDataSource pool(String name, Login login, int connections) {
    var config = new HikariConfig();
    config.setPoolName(name);
    config.setJdbcUrl(login.url());
    config.setUsername(login.username());
    if (login.password() != null) config.setPassword(login.password());
    config.setMaximumPoolSize(connections);
    config.setMinimumIdle(connections);
    config.setConnectionTimeout(PATIENCE.toMillis());
    config.setValidationTimeout(1_000);
    config.setMaxLifetime(Duration.ofMinutes(30).toMillis());
    config.setKeepaliveTime(Duration.ofMinutes(2).toMillis());
    config.addDataSourceProperty("ApplicationName", "booking");
    config.addDataSourceProperty("options", LIMITS + " " + PLANS);
    // Statements are few and come again and again: have each prepared the first time.
    config.addDataSourceProperty("prepareThreshold", "1");
    // What the server adds to an error are values of rows, which do not belong into a log.
    config.addDataSourceProperty("logServerErrorDetail", "false");
    config.addDataSourceProperty("preparedStatementCacheQueries", "1024");
    config.addDataSourceProperty("preparedStatementCacheSizeMiB", "32");
    config.addDataSourceProperty("tcpKeepAlive", "true");
    config.addDataSourceProperty("connectTimeout", "5");
    // Beyond every limit of the server's: a peer that is gone and never said so.
    config.addDataSourceProperty("socketTimeout", "60");
    return new HikariDataSource(config);
  }

  private static int processors() {
    return Runtime.getRuntime().availableProcessors();
  }
}
