package studio.booking.shared.jooq;

import static org.assertj.core.api.Assertions.assertThat;
import static studio.booking.shared.jooq.MadeUpRows.execute;
import static studio.booking.shared.jooq.MadeUpRows.strings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * What each role may do with whose rows, table by table: tried, for each command, with a row of
 * each relation, with a studio named and with none. Held to {@code row-security.txt}, which is
 * written anew when it differs: look at what is other, and commit it.
 */
class RowSecurityTest {
  @RegisterExtension static final TestDatabase database = TestDatabase.fresh();

  private static final Path TABLE = Path.of("src/test/resources/row-security.txt");
  private static final UUID OURS = UUID.fromString("019b76da-a800-7001-8000-00000000000c");
  private static final UUID THEIRS = UUID.fromString("019b76da-a800-7002-8000-00000000000d");

  /** Who asks, where it matters who it is. */
  private static final UUID ASKER = id(1);

  /** Whose a row is, seen from who asks. */
  private enum Relation {
    OWN("o", OURS, ASKER),
    ASSIGNED("a", OURS, id(2)),
    FORMERLY_ASSIGNED("f", OURS, id(3)),
    WARD("w", OURS, id(6)),
    FOREIGN("s", OURS, id(4)),
    ELSEWHERE("x", THEIRS, id(5));

    private final String letter;
    private final UUID organization;
    private final UUID owner;

    Relation(String letter, UUID organization, UUID owner) {
      this.letter = letter;
      this.organization = organization;
      this.owner = owner;
    }
  }

  private enum Command {
    SELECT,
    INSERT,
    UPDATE,
    DELETE
  }

  /** Find out which studio is meant, and in which there is work: columns of all studios. */
  private static final List<String> BEFORE_A_STUDIO_IS_KNOWN =
      List.of("booking_signin", "booking_scout");

  private static final String HEAD =
      """
      # What PostgreSQL itself lets each role do with whose rows; written by RowSecurityTest, which tries it.
      # A role that is not there may do nothing with the table.
      #
      # Whose rows, seen from the person who asks:
      #   o own   a of a client in their care   f of one who was   w of a client whose guardian they are
      #   s of somebody else in the studio   x of another studio
      # A dot is a row that is not there for them; a dash, a command that they have no right to.
      # Roles of "without" can do it before a studio is named.
      #
      # table | role | select | insert | update | delete | without a studio
      """;

  private static MadeUpRows rows;

  /** Which columns a role may use, by command; no entry: none. */
  private static final Map<String, List<String>> columns = new TreeMap<>();

  private static UUID id(int number) {
    return UUID.fromString("019b76da-a800-7001-8000-0000000002%02d".formatted(number));
  }

  @BeforeAll
  static void setTheScene() throws SQLException {
    try (var connection = database.superuser().getConnection()) {
      rows = new MadeUpRows(connection);
      for (var organization : List.of(OURS, THEIRS)) {
        execute(
            connection, rows.insertion("directory.organization", organization, id(9), List.of()));
        execute(connection, "update directory.organization set time_zone = 'UTC'");
      }
      assign(connection, Relation.ASSIGNED.owner, "null");
      assign(connection, Relation.FORMERLY_ASSIGNED.owner, "now()");
      execute(
          connection,
          """
          insert into directory.guardianship
            (organization_id, client_id, guardian_id, place, named_by, since)
          values ('%s', '%s', '%s', 2, '%3$s', now())
          """
              .formatted(OURS, Relation.WARD.owner, ASKER));
      rows.guard(ASKER, Relation.WARD.owner);
      // Who agrees to the AI, if anybody does: the first two.
      for (var owner : List.of(Relation.OWN.owner, Relation.ASSIGNED.owner))
        agree(connection, owner);
      for (var grant :
          strings(
              connection,
              """
              select concat_ws('|', c.oid::regclass, r.rolname, command, string_agg(a.attname, ','
                -- Last, what a default can be written into.
                order by a.attnotnull and not a.atthasdef desc, a.attnum))
              from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0
                and not a.attisdropped,
                pg_roles r, unnest(array['SELECT', 'INSERT', 'UPDATE', 'DELETE']) command
              where c.relkind in ('r', 'p') and not c.relispartition
                and r.rolname like 'booking\\_%' and not r.rolcanlogin
                and c.oid::regclass::text = any (string_to_array('%s', ','))
                and case command when 'DELETE' then has_table_privilege(r.oid, c.oid, 'DELETE')
                    else has_column_privilege(r.oid, c.oid, a.attnum, command) end
              group by c.oid, r.rolname, command
              """
                  .replace("%s", String.join(",", rows.tables())))) {
        int end = grant.lastIndexOf('|');
        columns.put(grant.substring(0, end), List.of(grant.substring(end + 1).split(",")));
      }
    }
  }

  private static void assign(Connection connection, UUID client, String endedAt)
      throws SQLException {
    execute(
        connection,
        """
        insert into directory.assignment (organization_id, id, coach_id, client_id, starts_on,
          created_by, created_at, ended_at)
        values ('%s', gen_random_uuid(), '%s', '%s', '2026-01-01', '%2$s', now(), %s)
        """
            .formatted(OURS, ASKER, client, endedAt));
  }

  private static void agree(Connection connection, UUID client) throws SQLException {
    execute(
        connection,
        """
        insert into consent.answer (organization_id, id, client_id, type, number, method,
          by_guardian, decided_at, granted, version)
        values ('%s', gen_random_uuid(), '%s', 'ai_processing', 1, 'web_form', false, now(), true, 1)
        """
            .formatted(OURS, client));
  }

  @Test
  void E7_every_role_may_with_every_row_what_the_table_says() throws SQLException, IOException {
    var cells = new TreeMap<String, Map<Command, StringBuilder>>();
    var without = new TreeMap<String, StringBuilder>();
    try (var connection = database.superuser().getConnection()) {
      execute(connection, "set session_replication_role = replica");
      connection.setAutoCommit(false);
      for (var relation : Relation.values()) {
        for (var key : columns.keySet()) {
          var command = Command.valueOf(key.substring(key.lastIndexOf('|') + 1));
          var line = key.substring(0, key.lastIndexOf('|'));
          cells
              .computeIfAbsent(line, _ -> new EnumMap<>(Command.class))
              .computeIfAbsent(command, _ -> new StringBuilder())
              .append(
                  may(connection, line, command, relation, OURS.toString())
                      ? relation.letter
                      : ".");
        }
      }
      for (var key : columns.keySet()) {
        var command = Command.valueOf(key.substring(key.lastIndexOf('|') + 1));
        var line = key.substring(0, key.lastIndexOf('|'));
        // Unset, and as a connection has it after a local setting.
        for (var nobody : new String[] {null, ""}) {
          if (!may(connection, line, command, Relation.OWN, nobody)) continue;
          var done = without.computeIfAbsent(line, _ -> new StringBuilder());
          if (done.indexOf(command.name().toLowerCase(Locale.ROOT)) < 0) {
            done.append(' ').append(command.name().toLowerCase(Locale.ROOT));
          }
        }
      }
    }
    var now = text(cells, without);

    assertNoHoles(cells, without);
    var agreed = Files.exists(TABLE) ? Files.readString(TABLE) : "";
    if (!now.equals(agreed)) Files.writeString(TABLE, now);
    assertThat(now)
        .as("row-security.txt is up to date now: look at it, and commit it")
        .isEqualTo(agreed);
  }

  /** Whatever the table says, it never says this. */
  private static void assertNoHoles(
      Map<String, Map<Command, StringBuilder>> cells, Map<String, StringBuilder> without) {
    assertThat(cells).hasSizeGreaterThan(150);
    cells.forEach(
        (line, commands) -> {
          if (BEFORE_A_STUDIO_IS_KNOWN.contains(line.split("\\|")[1])) return;
          assertThat(commands.values()).as(line).noneMatch(letters -> letters.indexOf("x") >= 0);
        });
    assertThat(without.keySet())
        .as("without a studio")
        .allMatch(line -> BEFORE_A_STUDIO_IS_KNOWN.contains(line.split("\\|")[1]));
    assertThat(cells.get("privacy.client_profile_pii|booking_coach").get(Command.SELECT))
        .hasToString("oa....");
    assertThat(cells.get("privacy.client_profile_pii|booking_client").get(Command.UPDATE))
        .hasToString("o.....");
    assertThat(cells.get("consent.answer|booking_client").get(Command.INSERT))
        .hasToString("o..w..");
    assertThat(cells).doesNotContainKey("privacy.client_profile_pii|booking_ai_request");
    assertThat(cells.keySet()).noneMatch(line -> line.endsWith("|booking_ai"));
  }

  private static boolean may(
      Connection connection, String line, Command command, Relation relation, String studio)
      throws SQLException {
    var table = line.substring(0, line.indexOf('|'));
    var role = line.substring(line.indexOf('|') + 1);
    boolean studioItself = table.equals("directory.organization");
    try {
      var before = 0;
      if (command != Command.INSERT) {
        if (!studioItself || relation == Relation.ELSEWHERE) {
          before = done(connection, table, role, command, studio);
          connection.rollback();
        }
        if (!studioItself) {
          execute(
              connection, rows.insertion(table, relation.organization, relation.owner, List.of()));
        }
      }
      if (command == Command.INSERT) {
        enter(connection, role, studio);
        return succeeds(
            connection,
            rows.insertion(
                table,
                relation.organization,
                relation.owner,
                columns.get(line + "|" + command.name())));
      }
      // The other studio is among those that were counted before.
      if (studioItself && relation == Relation.ELSEWHERE) return before > 1;
      return done(connection, table, role, command, studio) > before;
    } finally {
      connection.rollback();
    }
  }

  private static void enter(Connection connection, String role, String studio) throws SQLException {
    execute(connection, "set local app.current_user_id = '%s'".formatted(ASKER));
    if (studio != null) {
      execute(connection, "set local app.current_organization_id = '%s'".formatted(studio));
    }
    execute(connection, "set local role " + role);
  }

  /** How many rows it reaches. */
  private static int done(
      Connection connection, String table, String role, Command command, String studio)
      throws SQLException {
    enter(connection, role, studio);
    try (var statement = connection.createStatement()) {
      return switch (command) {
        case SELECT -> {
          var one = columns.get(table + "|" + role + "|SELECT").getFirst();
          try (var rows = statement.executeQuery("select \"%s\" from %s".formatted(one, table))) {
            int count = 0;
            while (rows.next()) count++;
            yield count;
          }
        }
        case UPDATE -> {
          var some = columns.get(table + "|" + role + "|UPDATE").getLast();
          yield statement.executeUpdate("update %s set \"%s\" = default".formatted(table, some));
        }
        case DELETE -> statement.executeUpdate("delete from " + table);
        case INSERT -> throw new IllegalArgumentException("Nothing is there before");
      };
    } catch (SQLException e) {
      if (isRefusal(e)) return 0;
      // It is about a row that is reached: a value is missing, or another constraint speaks.
      if (e.getSQLState().startsWith("23") || e.getSQLState().equals("428C9")) {
        return Integer.MAX_VALUE;
      }
      throw new SQLException(table + " " + role + " " + command, e.getSQLState(), e);
    }
  }

  private static boolean succeeds(Connection connection, String insertion) throws SQLException {
    try {
      execute(connection, insertion);
      return true;
    } catch (SQLException e) {
      if (isRefusal(e)) return false;
      // Policies are asked before constraints.
      if (e.getSQLState().startsWith("23")) return true;
      throw new SQLException(insertion, e.getSQLState(), e);
    }
  }

  private static boolean isRefusal(SQLException e) {
    if (!"42501".equals(e.getSQLState())) return false;
    if (String.valueOf(e.getMessage()).contains("row-level security")) return true;
    throw new AssertionError("The grants say otherwise", e);
  }

  private static String text(
      Map<String, Map<Command, StringBuilder>> cells, Map<String, StringBuilder> without) {
    var text = new StringBuilder(HEAD);
    var lastTable = "";
    for (var line : cells.entrySet()) {
      var table = line.getKey().substring(0, line.getKey().indexOf('|'));
      var role = line.getKey().substring(line.getKey().indexOf('|') + 1);
      if (!table.equals(lastTable)) text.append('\n').append(table).append('\n');
      lastTable = table;
      var row = new ArrayList<String>();
      row.add("  %-18s".formatted(role.replace("booking_", "")));
      for (var command : Command.values()) {
        var letters = line.getValue().get(command);
        row.add("%-6s".formatted(letters == null ? "-" : letters));
      }
      var free = without.get(line.getKey());
      if (free != null) row.add("without:" + free);
      text.append(String.join(" | ", row).stripTrailing()).append('\n');
    }
    return text.toString();
  }
}
