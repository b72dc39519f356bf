package studio.booking.shared.jooq;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/** Brings a database to the state that this version of the program needs. */
public final class Migrations {
  /** The oldest PostgreSQL that all migrations and queries run on. */
  public static final int OLDEST_POSTGRESQL = 15;

  private Migrations() {}

  /**
   * Makes the role that the program signs in as, unless there is one, and applies the migrations.
   *
   * @param owner signs in as the role that owns the database and may create roles
   * @param program the program's role, which must own nothing
   * @param password for a role that is new; null for one without
   */
  public static void run(DataSource owner, String program, @Nullable String password)
      throws SQLException {
    run(owner, program, password, "classpath:db/migration");
  }

  /** The same for the database apart in which keys are. */
  public static void ofKeys(DataSource owner, String program, @Nullable String password)
      throws SQLException {
    run(owner, program, password, "classpath:db/keys");
  }

  private static void run(
      DataSource owner, String program, @Nullable String password, String migrations)
      throws SQLException {
    try (var connection = owner.getConnection()) {
      requireVersion(connection);
      if (!exists(connection, program)) create(connection, program, password);
      requireHarmless(connection, program);
    }
    Flyway.configure(Migrations.class.getClassLoader())
        .dataSource(owner)
        .locations(migrations)
        .placeholders(Map.of("program", program))
        .load()
        .migrate();
  }

  private static void requireVersion(Connection connection) throws SQLException {
    int version = connection.getMetaData().getDatabaseMajorVersion();
    if (version < OLDEST_POSTGRESQL) {
      throw new Unfit(
          "The database is PostgreSQL %d; Booking needs %d or newer. Upgrade it, or name another one by DATABASE_URL."
              .formatted(version, OLDEST_POSTGRESQL));
    }
  }

  private static boolean exists(Connection connection, String role) throws SQLException {
    try (var query = connection.prepareStatement("select 1 from pg_roles where rolname = ?")) {
      query.setString(1, role);
      return query.executeQuery().next();
    }
  }

  private static void create(Connection connection, String role, @Nullable String password)
      throws SQLException {
    try (var quoting =
        connection.prepareStatement("select format('create role %I login noinherit', ?)")) {
      quoting.setString(1, role);
      try (var quoted = quoting.executeQuery();
          var command = connection.createStatement()) {
        quoted.next();
        command.execute(quoted.getString(1));
      }
    }
    // Sends a digest: the password itself would show in the server's log.
    if (password != null) {
      connection
          .unwrap(PGConnection.class)
          .alterUserPassword(role, password.toCharArray(), "scram-sha-256");
    }
  }

  /** Row-level security does not hold for such roles, or not the way that it is meant. */
  private static void requireHarmless(Connection connection, String program) throws SQLException {
    try (var query =
        connection.prepareStatement(
            """
            select r.rolname = current_user,
              r.rolsuper or r.rolbypassrls,
              r.rolinherit,
              exists (select from pg_roles mighty
                      where (mighty.rolsuper or mighty.rolbypassrls or mighty.rolname = current_user)
                        and pg_has_role(r.oid, mighty.oid, 'member')),
              exists (select from pg_class where relowner = r.oid)
                or exists (select from pg_namespace where nspowner = r.oid)
                or exists (select from pg_database
                           where datdba = r.oid and datname = current_database())
            from pg_roles r where r.rolname = ?
            """)) {
      query.setString(1, program);
      try (var row = query.executeQuery()) {
        row.next();
        if (row.getBoolean(1)) {
          throw new Unfit(
              "The program may not sign in as the owner of the database. Name another role.");
        }
        if (row.getBoolean(2)) {
          throw new Unfit(
              "The role %s can bypass row-level security. Name another one, which is made if it does not exist."
                  .formatted(program));
        }
        if (row.getBoolean(3)) {
          throw new Unfit(
              "The role %s must be NOINHERIT: it enters a role per transaction. Do: alter role %s noinherit"
                  .formatted(program, program));
        }
        if (row.getBoolean(4)) {
          throw new Unfit(
              "The role %s may become one that row-level security does not hold for. Revoke that membership."
                  .formatted(program));
        }
        if (row.getBoolean(5)) {
          throw new Unfit(
              "The role %s owns tables, schemas or the database; whoever owns a thing can lift its row-level security. Give them to the owner's role."
                  .formatted(program));
        }
      }
    }
  }

  /** The database can't be used as it is. The message is for whoever runs the program. */
  public static final class Unfit extends RuntimeException {
    private static final long serialVersionUID = 1;

    Unfit(String why) {
      super(why);
    }
  }
}
