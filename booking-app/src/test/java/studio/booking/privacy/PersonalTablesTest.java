package studio.booking.privacy;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import studio.booking.BookingTest;
import studio.booking.shared.PersonalRecords;

/** Of each table that could name a client, it is known who exports and erases what is in it. */
class PersonalTablesTest extends BookingTest {
  private static final String THE_COACHS = "about a coach at work, and no client";

  /** Nothing of these is exported, and nothing erased with a client; or not by their module. */
  private static final Map<String, String> IN_NO_EXPORT =
      Map.ofEntries(
          entry(
              "directory.calendar_address",
              "a digest of a secret; goes when the door is shut for who is erased"),
          entry(
              "directory.invitation",
              "a digest of a secret; goes when the door is shut for who is erased"),
          entry("privacy.erasure_case", "has a route of its own; the law has it kept"),
          entry("scheduling.departure", "until what somebody had booked is given up"),
          entry("shared.idempotency_key", "an answer, for a day; goes with who is erased"),
          entry("shared.rate_bucket", "how often somebody asked, for some minutes"),
          entry("scheduling.imported_session", "what another system called a session"),
          entry("scheduling.availability_addition", THE_COACHS),
          entry("scheduling.availability_exception", THE_COACHS),
          entry("scheduling.availability_rule", THE_COACHS),
          entry("scheduling.coach", THE_COACHS),
          entry("scheduling.coach_rate", THE_COACHS),
          entry("scheduling.coach_session_type", THE_COACHS),
          entry("scheduling.series", THE_COACHS),
          entry("scheduling.series_cancellation", THE_COACHS),
          entry("credits.package", "what a studio sells, a coach's at most"));

  /**
   * Tables with a column for a person, and those that hang on such a table by a foreign key. Of
   * partitions, their table is one.
   */
  private static final String NAMING =
      """
      with recursive naming (it) as (
        select 'directory.person'::regclass::oid
        union
        select c.oid from pg_class c
        join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
        where c.relkind in ('r', 'p') and a.atttypid in ('uuid'::regtype, 'uuid[]'::regtype)
          and a.attname ~ '^(client|person|subject|actor)_ids?$|^(owner|by_person)$|_by$'
        union
        select k.conrelid from pg_constraint k join naming n on n.it = k.confrelid
        where k.contype = 'f'
      )
      select distinct n.nspname || '.' || c.relname
      from naming join pg_class c on c.oid = naming.it
      join pg_namespace n on n.oid = c.relnamespace
      where not c.relispartition order by 1
      """;

  @Test
  void every_table_that_could_name_a_client_is_in_one_modules_records() throws SQLException {
    var spokenFor = new ArrayList<String>();
    program
        .getBeansOfType(PersonalRecords.class)
        .values()
        .forEach(records -> spokenFor.addAll(records.tables()));

    assertThat(spokenFor)
        .doesNotHaveDuplicates()
        .doesNotContainAnyElementsOf(IN_NO_EXPORT.keySet());
    var all = new TreeSet<>(spokenFor);
    all.addAll(IN_NO_EXPORT.keySet());
    try (var connection = Database.get().superuser().getConnection()) {
      // Also: each is there, and is one that could.
      assertThat(all).isEqualTo(new TreeSet<>(naming(connection)));
    }
  }

  @Test
  void what_is_planted_is_found() throws SQLException {
    try (var connection = Database.get().superuser().getConnection();
        var statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      try {
        statement.execute("create schema planted");
        statement.execute("create table planted.memory (organization_id uuid, client_id uuid)");
        statement.execute("create table planted.remark (organization_id uuid, written_by uuid)");
        statement.execute(
            "create table planted.hanging (organization_id uuid, booking uuid,"
                + " foreign key (organization_id, booking) references scheduling.booking)");
        assertThat(naming(connection))
            .contains("planted.memory", "planted.remark", "planted.hanging");
      } finally {
        connection.rollback();
      }
    }
  }

  private static List<String> naming(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(NAMING)) {
      var found = new ArrayList<String>();
      while (rows.next()) found.add(rows.getString(1));
      return found;
    }
  }
}
