package studio.booking.shared.jooq;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every table, now and in future, is kept to its tenant. What isn't is listed with the reason. */
class SchemaTest {
  @RegisterExtension static final TestDatabase database = TestDatabase.fresh();

  /** Tables that belong to no studio. They hold nothing personal. */
  private static final Map<String, String> ABOUT_THE_PROGRAM =
      Map.of(
          "shared.event_publication", "Spring Modulith's; events name their organization",
          "operations.scheduled_task", "db-scheduler's; jobs are the program's",
          "operations.job_run", "counts only; the organization says who asked for the run",
          "operations.demo_clock", "one clock for all");

  /** Indexes and keys that have to find a studio before it is known which one. */
  private static final Map<String, String> OVER_ALL_STUDIOS =
      Map.of(
          "organization_slug", "a slug names its studio in public addresses",
          "identity_link_sign_in", "a sign-in is looked up before its studio is known",
          "person_by_role", "a GIN index has no order; row-level security sees to the tenant");

  private static final String OUR_TABLES =
      """
      select c.oid, n.nspname || '.' || c.relname as name, c.relrowsecurity, c.relforcerowsecurity,
             c.relowner::regrole::text as owner
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema', 'public')
        and n.nspname not like 'pg\\_%'
      """;

  @Test
  void row_level_security_is_enabled_and_forced() {
    var open =
        strings(
            "select name from ("
                + OUR_TABLES
                + ") t"
                + " where not (relrowsecurity and relforcerowsecurity)");

    assertThat(open).containsExactlyInAnyOrderElementsOf(ABOUT_THE_PROGRAM.keySet());
  }

  @Test
  void every_table_has_its_tenant_first_and_never_null() {
    var without =
        strings(
            "select name from ("
                + OUR_TABLES
                + ") t"
                + """
                 where not exists (select from pg_attribute a where a.attrelid = t.oid
                   and a.attname = 'organization_id' and a.attnotnull
                   and a.atttypid = 'uuid'::regtype and a.attnum = 1)
                """);

    assertThat(without).containsExactlyInAnyOrderElementsOf(ABOUT_THE_PROGRAM.keySet());
  }

  @Test
  void keys_and_indexes_begin_with_the_tenant() {
    // Every primary key, unique and exclusion constraint is an index, too.
    var without =
        strings(
            "select i.indexrelid::regclass::text from ("
                + OUR_TABLES
                + ") t"
                + """
                 join pg_index i on i.indrelid = t.oid
                 where not exists (select from pg_attribute a where a.attrelid = t.oid
                   and a.attnum = i.indkey[0] and a.attname = 'organization_id')
                 and t.name <> all (?)
                """,
            ABOUT_THE_PROGRAM.keySet().toArray());

    assertThat(lastNames(without)).containsExactlyInAnyOrderElementsOf(OVER_ALL_STUDIOS.keySet());
  }

  @Test
  void A13_foreign_keys_begin_with_the_tenant_on_both_sides() {
    var without =
        strings(
            """
            select conrelid::regclass || ' ' || conname from pg_constraint
            where contype = 'f' and not (
              exists (select from pg_attribute a where a.attrelid = conrelid
                and a.attnum = conkey[1] and a.attname = 'organization_id')
              and exists (select from pg_attribute a where a.attrelid = confrelid
                and a.attnum = confkey[1] and a.attname = 'organization_id'))
            """);

    assertThat(without).isEmpty();
  }

  @Test
  void foreign_keys_stay_in_their_schema_or_point_at_people() {
    var across =
        strings(
            """
            select c.conrelid::regclass || ' -> ' || c.confrelid::regclass
            from pg_constraint c
            join pg_class a on a.oid = c.conrelid join pg_class b on b.oid = c.confrelid
            where c.contype = 'f' and a.relnamespace <> b.relnamespace
              and c.confrelid <> 'directory.person'::regclass
            """);

    assertThat(across).isEmpty();
  }

  @Test
  void B17_points_in_time_have_a_zone() {
    var without =
        strings(
            "select t.name || '.' || a.attname from ("
                + OUR_TABLES
                + ") t"
                + """
                 join pg_attribute a on a.attrelid = t.oid and a.attnum > 0
                 where a.atttypid in ('timestamp'::regtype, 'timetz'::regtype,
                   'timestamp[]'::regtype, 'tsrange'::regtype)
                """);

    assertThat(without).isEmpty();
  }

  @Test
  void the_program_owns_nothing() {
    var owned =
        strings(
            """
            select classid::regclass || ' ' || objid from pg_shdepend
            where deptype = 'o' and refobjid = 'booking_program'::regrole
            """);

    assertThat(owned).isEmpty();
    assertThat(
            strings(
                """
                select rolname from pg_roles where rolname like 'booking\\_%'
                  and (rolsuper or rolbypassrls
                       or (rolname <> 'booking_owner' and (rolinherit or rolcreaterole or rolcreatedb)))
                """))
        .isEmpty();
  }

  @Test
  void nothing_is_open_to_everybody() {
    var open =
        strings(
            "select t.name from ("
                + OUR_TABLES
                + ") t join pg_class c on c.oid = t.oid"
                + " where exists (select from aclexplode(c.relacl) where grantee = 0)"
                + " union all select p.polname || ' on ' || p.polrelid::regclass from pg_policy p"
                + " where 0 = any (p.polroles)");

    assertThat(open).isEmpty();
  }

  @Test
  void what_runs_with_its_owners_rights_looks_in_no_other_schema() {
    var loose =
        strings(
            """
            select oid::regprocedure::text from pg_proc
            where prosecdef and pronamespace::regnamespace::text not in ('pg_catalog', 'public')
              and not coalesce(array_to_string(proconfig, ' ') like '%search_path=%', false)
            """);

    assertThat(loose).isEmpty();
  }

  private static Set<String> lastNames(List<String> names) {
    var last = new TreeSet<String>();
    for (var name : names) last.add(name.substring(name.lastIndexOf('.') + 1));
    return last;
  }

  private static List<String> strings(String query, Object... array) {
    try (var connection = database.superuser().getConnection();
        var statement = connection.prepareStatement(query)) {
      if (array.length > 0) statement.setArray(1, connection.createArrayOf("text", array));
      var found = new ArrayList<String>();
      try (var rows = statement.executeQuery()) {
        while (rows.next()) found.add(rows.getString(1));
      }
      return found;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
