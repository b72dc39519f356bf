package studio.booking.shared.jooq;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Nobody sees or changes a row of another studio, whatever statement is sent: every table gets a
 * row of two studios, and every role tries everything, signed in as the program is.
 */
class TenancyTest {
  @RegisterExtension static final TestDatabase database = TestDatabase.fresh();

  private static final UUID OURS = UUID.fromString("019b76da-a800-7001-8000-000000000000");
  private static final UUID THEIRS = UUID.fromString("019b76da-a800-7002-8000-000000000000");

  /** That sees columns of all studios, to find out which one is meant; tried by itself below. */
  private static final List<String> BEFORE_A_STUDIO_IS_KNOWN =
      List.of("booking_signin", "booking_scout");

  private static final List<String> tables = new ArrayList<>();

  @BeforeAll
  static void every_table_has_a_row_of_each_studio() throws SQLException {
    try (var connection = database.superuser().getConnection()) {
      tables.addAll(
          strings(
              connection,
              """
              select a.attrelid::regclass::text from pg_attribute a
              join pg_class c on c.oid = a.attrelid and c.relkind in ('r', 'p')
              where a.attname = 'organization_id' and a.attnotnull order by 1
              """));
      // Only the tenant matters here: values are made up, so nothing else may look at them.
      execute(connection, "set session_replication_role = replica");
      for (var check :
          strings(
              connection,
              """
              select format('alter table %s drop constraint %I', conrelid::regclass, conname)
              from pg_constraint where contype = 'c' and conrelid <> 0 and coninhcount = 0
                and connamespace::regnamespace::text <> 'public'
              """)) {
        execute(connection, check);
      }
      for (var table : tables) {
        if (isPartition(connection, table)) continue;
        for (var organization : List.of(OURS, THEIRS))
          insertAnything(connection, table, organization);
      }
    }
  }

  static Stream<String> roles() throws SQLException {
    try (var connection = database.superuser().getConnection()) {
      return strings(
              connection,
              """
              select rolname from pg_roles where rolname like 'booking\\_%' and not rolcanlogin
                and pg_has_role('booking_program', oid, 'member')
              order by 1
              """)
          .stream()
          .filter(role -> !BEFORE_A_STUDIO_IS_KNOWN.contains(role));
    }
  }

  @Test
  void there_is_something_to_see() throws SQLException {
    assertThat(tables).hasSizeGreaterThan(20);
    try (var connection = database.superuser().getConnection()) {
      for (var table : tables) {
        if (isPartition(connection, table)) continue;
        assertThat(strings(connection, "select organization_id from " + table))
            .as(table)
            .contains(OURS.toString(), THEIRS.toString());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("roles")
  void a_studio_sees_its_own_rows_only(String role) throws SQLException {
    for (var table : tables) {
      as(
          role,
          OURS.toString(),
          connection -> {
            var seen = attempt(connection, "select organization_id from " + table);
            assertThat(seen).as("%s in %s", role, table).doesNotContain(THEIRS.toString());
          });
    }
  }

  @ParameterizedTest
  @MethodSource("roles")
  void without_a_studio_there_are_no_rows(String role) throws SQLException {
    for (var table : tables) {
      // Never set; and what a pooled connection keeps after it was set for one transaction.
      for (var nobody : new String[] {null, ""}) {
        as(
            role,
            nobody,
            connection ->
                assertThat(attempt(connection, "select organization_id from " + table))
                    .as("%s in %s", role, table)
                    .isEmpty());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("roles")
  void nothing_of_another_studio_is_changed(String role) throws SQLException {
    for (var table : tables) {
      for (var studio : new String[] {OURS.toString(), null, ""}) {
        as(
            role,
            studio,
            connection -> {
              var theirs = " where organization_id = '" + THEIRS + "' returning 1";
              var update = "update " + table + " set organization_id = organization_id" + theirs;
              assertThat(attempt(connection, update)).as("%s in %s", role, table).isEmpty();
              assertThat(attempt(connection, "delete from " + table + theirs))
                  .as("%s in %s", role, table)
                  .isEmpty();
            });
      }
    }
  }

  @ParameterizedTest
  @MethodSource("roles")
  void nothing_is_given_to_another_studio(String role) throws SQLException {
    for (var table : tables) {
      as(
          role,
          OURS.toString(),
          connection -> {
            var gift = " set organization_id = '" + THEIRS + "' where organization_id = '" + OURS;
            assertThat(attempt(connection, "update " + table + gift + "' returning 1"))
                .as("%s in %s", role, table)
                .isEmpty();
            assertThat(attempt(connection, insertion(connection, table, THEIRS)))
                .as("%s in %s", role, table)
                .isEmpty();
          });
    }
  }

  @Test
  void the_program_itself_sees_no_studio_at_all() throws SQLException {
    for (var table : tables) {
      try (var connection = database.program().getConnection()) {
        connection.setAutoCommit(false);
        execute(
            connection, "select set_config('app.current_organization_id', '" + OURS + "', true)");
        assertThat(attempt(connection, "select organization_id from " + table)).as(table).isEmpty();
        connection.rollback();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"booking_scout"})
  void who_looks_for_work_changes_nothing(String role) throws SQLException {
    try (var connection = database.superuser().getConnection()) {
      for (var table : tables) {
        assertThat(
                strings(
                    connection,
                    "select has_table_privilege('%1$s', '%2$s', 'INSERT,UPDATE,DELETE,TRUNCATE') or"
                            .formatted(role, table)
                        + " has_any_column_privilege('%1$s', '%2$s', 'INSERT,UPDATE')"
                            .formatted(role, table)))
            .as(table)
            .containsExactly("f");
      }
    }
  }

  private interface Attempts {
    void with(Connection connection) throws SQLException;
  }

  private static void as(String role, String studio, Attempts attempts) throws SQLException {
    try (var connection = database.program().getConnection()) {
      connection.setAutoCommit(false);
      execute(connection, "set local role " + role);
      if (studio != null) {
        execute(
            connection, "select set_config('app.current_organization_id', '" + studio + "', true)");
      }
      attempts.with(connection);
      connection.rollback();
    }
  }

  /** What comes back; nothing when it is refused for want of rights. */
  private static List<String> attempt(Connection connection, String statement) throws SQLException {
    var before = connection.getAutoCommit() ? null : connection.setSavepoint();
    try {
      return strings(connection, statement);
    } catch (SQLException e) {
      // insufficient_privilege, which is also what a row that breaks a policy gives.
      assertThat(e.getSQLState()).as(statement + ": " + e.getMessage()).isEqualTo("42501");
      if (before != null) connection.rollback(before);
      return List.of();
    }
  }

  private static void insertAnything(Connection connection, String table, UUID organization)
      throws SQLException {
    execute(connection, insertion(connection, table, organization));
  }

  private static String insertion(Connection connection, String table, UUID organization)
      throws SQLException {
    var columns = new ArrayList<String>();
    var values = new ArrayList<String>();
    try (var superuser = database.superuser().getConnection();
        var query =
            superuser.prepareStatement(
                """
                select attname, format_type(atttypid, null), atttypid::regtype::text like '%[]'
                from pg_attribute
                where attrelid = ?::regclass and attnum > 0 and not attisdropped
                  and attgenerated = '' and attnotnull order by attnum
                """)) {
      query.setString(1, table);
      try (var rows = query.executeQuery()) {
        while (rows.next()) {
          columns.add('"' + rows.getString(1) + '"');
          values.add(
              "organization_id".equals(rows.getString(1))
                  ? "'" + organization + "'"
                  : value(rows.getString(2)));
        }
      }
    }
    return "insert into %s (%s) values (%s) returning 1"
        .formatted(table, String.join(", ", columns), String.join(", ", values));
  }

  private static String value(String type) {
    if (type.endsWith("[]")) return "'{}'";
    return switch (type) {
      case "uuid" -> "gen_random_uuid()";
      case "timestamp with time zone" -> "now()";
      case "date" -> "current_date";
      case "boolean" -> "false";
      case "jsonb" -> "'{}'";
      case "bytea" -> "decode(md5(random()::text), 'hex')";
      case "tstzrange", "daterange" -> "'empty'";
      case "time without time zone" -> "'10:00'";
      case "interval" -> "'1 hour'";
      case "text", "character", "character varying" -> "left(md5(random()::text), 3)";
      default -> "1";
    };
  }

  private static boolean isPartition(Connection connection, String table) throws SQLException {
    return strings(
            connection, "select relispartition from pg_class where oid = '" + table + "'::regclass")
        .contains("t");
  }

  private static List<String> strings(Connection connection, String query) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(query)) {
      var found = new ArrayList<String>();
      while (rows.next()) found.add(rows.getString(1));
      return found;
    }
  }

  private static void execute(Connection connection, String command) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(command);
    }
  }
}
