package studio.booking.shared.jooq;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;

/**
 * A fresh copy of the migrated database for each test class, on one PostgreSQL per JVM.
 *
 * <pre>{@code
 * @RegisterExtension static final TestDatabase database = TestDatabase.fresh();
 *
 * var unitOfWork = database.unitOfWork(); // the same object is the Db of all adapters
 * unitOfWork.run(caller, () -> { new JooqThings(unitOfWork).add(...); return null; });
 * }</pre>
 */
public final class TestDatabase implements BeforeAllCallback, AfterAllCallback, AutoCloseable {
  public static final String OWNER = "booking_owner";
  public static final String PROGRAM = "booking_program";

  /** Of both roles, and never asked for: this server trusts its own machine. */
  public static final String PASSWORD = "only for tests";

  private static final String TEMPLATE = "booking_template";
  private static final AtomicInteger COPIES = new AtomicInteger();

  private final String name = "test_" + COPIES.incrementAndGet();
  private HikariDataSource program;
  private JooqUnitOfWork unitOfWork;
  private boolean withKeys;

  private TestDatabase() {}

  /** For {@code @RegisterExtension}: made before the class's tests and dropped after them. */
  public static TestDatabase fresh() {
    return new TestDatabase();
  }

  /** One that is there at once; to be closed. */
  public static TestDatabase open() {
    var database = new TestDatabase();
    database.create();
    return database;
  }

  /** Signs in as the program does: it owns nothing and enters a role per transaction. */
  public DataSource program() {
    return program;
  }

  /** Signs in as the role that owns the tables; their policies hold for it too. */
  public DataSource owner() {
    return dataSource(name, OWNER);
  }

  /** Signs in as one whom no policy concerns: for setting the scene and looking behind it. */
  public DataSource superuser() {
    return dataSource(name, "postgres");
  }

  /** Units of work of the program, and its {@link Db}. */
  public JooqUnitOfWork unitOfWork() {
    return unitOfWork;
  }

  /** Units of work on somebody's own connection, to see what is not committed on that. */
  public static JooqUnitOfWork unitOfWork(DataSource connection) {
    return new JooqUnitOfWork(connection, new JdbcTransactionManager(connection));
  }

  /** JDBC address without user. */
  public String url() {
    return "jdbc:postgresql://localhost:%d/%s".formatted(Server.postgres().getPort(), name);
  }

  /**
   * JDBC address of the database of keys that goes with it, empty when it is first asked for; the
   * roles are the same.
   */
  public synchronized String keysUrl() {
    if (!withKeys) {
      execute(
          dataSource("postgres", "postgres"),
          "create database %s_keys owner %s".formatted(name, OWNER));
      withKeys = true;
    }
    return url() + "_keys";
  }

  /** The database of keys, past all policies. */
  public DataSource keysSuperuser() {
    return dataSource(name + "_keys", "postgres");
  }

  /** The database of keys, as the program signs in there, once it is migrated. */
  public DataSource keys() throws SQLException {
    keysUrl();
    Migrations.ofKeys(dataSource(name + "_keys", OWNER), PROGRAM, PASSWORD);
    return dataSource(name + "_keys", PROGRAM);
  }

  /** Runs statements past all policies. */
  public void execute(String... statements) {
    execute(superuser(), statements);
  }

  /** Keeps it as it is now, without the keys: nobody may use it meanwhile. */
  public void backUp() {
    copy(name, name + "_backup");
  }

  /** Puts it back to what it was then. */
  public void restore() {
    copy(name + "_backup", name);
    execute(
        dataSource("postgres", "postgres"),
        "drop database " + name + "_backup with (force)",
        "revoke all on database " + name + " from public",
        "grant connect on database " + name + " to " + PROGRAM);
  }

  private static void copy(String from, String to) {
    execute(
        dataSource("postgres", "postgres"),
        "drop database if exists " + to + " with (force)",
        "select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + from + "'",
        "create database " + to + " template " + from + " owner " + OWNER);
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    create();
  }

  @Override
  public void afterAll(ExtensionContext context) {
    close();
  }

  @Override
  public void close() {
    program.close();
    execute(dataSource("postgres", "postgres"), "drop database " + name + " with (force)");
    if (withKeys) {
      execute(dataSource("postgres", "postgres"), "drop database " + name + "_keys with (force)");
    }
  }

  private void create() {
    execute(
        dataSource("postgres", "postgres"),
        "create database " + name + " template " + TEMPLATE + " owner " + OWNER,
        // The only thing that a copy does not take along.
        "revoke all on database " + name + " from public",
        "grant connect on database " + name + " to " + PROGRAM);
    var config = new HikariConfig();
    config.setDataSource(dataSource(name, PROGRAM));
    config.setMaximumPoolSize(16);
    config.setMinimumIdle(0);
    // Nobody's zone, so that one who forgets about zones is found out.
    config.setConnectionInitSql("set time zone 'Pacific/Chatham'");
    program = new HikariDataSource(config);
    unitOfWork = new JooqUnitOfWork(program, new JdbcTransactionManager(program));
  }

  private static PGSimpleDataSource dataSource(String database, String user) {
    var dataSource = new PGSimpleDataSource();
    dataSource.setURL(
        "jdbc:postgresql://localhost:%d/%s".formatted(Server.postgres().getPort(), database));
    dataSource.setUser(user);
    dataSource.setPassword(PASSWORD);
    // As in the program.
    dataSource.setPrepareThreshold(1);
    return dataSource;
  }

  private static void execute(DataSource dataSource, String... statements) {
    try (var connection = dataSource.getConnection();
        var statement = connection.createStatement()) {
      for (var sql : statements) statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Started when it is first needed; ends with the JVM. */
  private static final class Server {
    private static final EmbeddedPostgres POSTGRES = start();

    static {
      execute(
          POSTGRES.getPostgresDatabase(),
          "create role " + OWNER + " login createrole",
          "create database " + TEMPLATE + " owner " + OWNER);
      var owner = new PGSimpleDataSource();
      owner.setURL("jdbc:postgresql://localhost:%d/%s".formatted(POSTGRES.getPort(), TEMPLATE));
      owner.setUser(OWNER);
      try {
        Migrations.run(owner, PROGRAM, PASSWORD);
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }

    static EmbeddedPostgres postgres() {
      return POSTGRES;
    }

    private static EmbeddedPostgres start() {
      try {
        // The default of 10 seconds is not enough for a busy machine.
        return EmbeddedPostgres.builder().setPGStartupWait(Duration.ofMinutes(1)).start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
