package studio.booking.benchmark;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.postgresql.ds.PGSimpleDataSource;
import studio.booking.shared.jooq.Migrations;

/**
 * The PostgreSQL that both sides are measured on. It writes to disk before it says that something
 * is committed, as one does for which that matters.
 */
final class Server implements AutoCloseable {
  static final String OWNER = "booking_owner";
  static final String PROGRAM = "booking_program";
  static final String SUPERUSER = "postgres";

  /** What the program enters for a client's request. */
  static final String CLIENT = "booking_client";

  private static final Map<String, String> DURABLE =
      Map.of("fsync", "on", "synchronous_commit", "on", "full_page_writes", "on");

  private final EmbeddedPostgres postgres;

  private Server(EmbeddedPostgres postgres) {
    this.postgres = postgres;
  }

  static Server start(Path folder) throws IOException, SQLException {
    var builder =
        EmbeddedPostgres.builder()
            .setDataDirectory(folder.resolve("postgres"))
            .setPGStartupWait(Duration.ofMinutes(2))
            .setServerConfig("max_connections", "150")
            // As the program's own server is set.
            .setServerConfig("jit", "off")
            .setServerConfig("timezone", "UTC")
            // For what the program sends to be read and sent again by pgbench.
            .setServerConfig("logging_collector", "on")
            .setServerConfig("log_destination", "jsonlog")
            .setServerConfig("log_directory", "log")
            .setServerConfig("log_filename", "statements.log");
    DURABLE.forEach(builder::setServerConfig);
    var server = new Server(builder.start());
    server.requireDurable();
    return server;
  }

  private void requireDurable() throws SQLException {
    try (var connection = connect("postgres", SUPERUSER)) {
      for (var setting : DURABLE.entrySet()) {
        var value = text(connection, "show " + setting.getKey());
        if (!value.equals(setting.getValue())) {
          throw new IllegalStateException(setting.getKey() + " is " + value);
        }
      }
    }
  }

  /** Makes a database as the program expects it: owned by one role, used by another. */
  void createMigrated(String database) throws SQLException {
    execute(
        "postgres",
        "create role " + OWNER + " login createrole",
        "create database " + database + " owner " + OWNER);
    var owner = new PGSimpleDataSource();
    owner.setURL(url(database));
    owner.setUser(OWNER);
    Migrations.run(owner, PROGRAM, "not asked for");
  }

  void copy(String from, String to) throws SQLException {
    execute(
        "postgres",
        "create database " + to + " template " + from + " owner " + OWNER,
        // The only thing that a copy does not take along.
        "revoke all on database " + to + " from public",
        "grant connect on database " + to + " to " + PROGRAM);
  }

  /** An empty database for the keys that go with another, unless there is one. */
  String keysUrl(String database) throws IOException {
    var keys = database + "_keys";
    var there = "select count(*)::text from pg_database where datname = '%s'".formatted(keys);
    try {
      if (number("postgres", there) == 0) {
        execute("postgres", "create database " + keys + " owner " + OWNER);
      }
    } catch (SQLException e) {
      throw new IOException(e);
    }
    return url(keys);
  }

  int port() {
    return postgres.getPort();
  }

  String url(String database) {
    return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port(), database);
  }

  Connection connect(String database, String role) throws SQLException {
    return DriverManager.getConnection(url(database), role, "");
  }

  void execute(String database, String... statements) throws SQLException {
    try (var connection = connect(database, SUPERUSER);
        var statement = connection.createStatement()) {
      for (var sql : statements) statement.execute(sql);
    }
  }

  long number(String database, String query) throws SQLException {
    try (var connection = connect(database, SUPERUSER)) {
      return Long.parseLong(text(connection, query));
    }
  }

  String text(String database, String query) throws SQLException {
    try (var connection = connect(database, SUPERUSER)) {
      return text(connection, query);
    }
  }

  private static String text(Connection connection, String query) throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery(query)) {
      row.next();
      return row.getString(1);
    }
  }

  /**
   * Measures while row-level security does not hold for clients. All else stays: the same role,
   * with the same rights, which are looked at for each statement. A superuser would be spared that
   * too.
   */
  double withoutRowSecurity(Bench.Side side)
      throws IOException, InterruptedException, SQLException {
    execute("postgres", "alter role " + CLIENT + " bypassrls");
    try {
      return side.measure();
    } finally {
      execute("postgres", "alter role " + CLIENT + " nobypassrls");
    }
  }

  /** Writes out what waits to be, so that no measurement pays for what went before it. */
  void settle() throws SQLException {
    execute("postgres", "checkpoint");
  }

  @Override
  public void close() throws IOException {
    postgres.close();
  }
}
