package studio.booking.shared.jooq;

import static org.assertj.core.api.Assertions.assertThat;
import static studio.booking.shared.jooq.SchemaRule.EVERY_TABLE_HAS_ITS_TENANT_FIRST_AND_NEVER_NULL;
import static studio.booking.shared.jooq.SchemaRule.FOREIGN_KEYS_BEGIN_WITH_THE_TENANT_ON_BOTH_SIDES;
import static studio.booking.shared.jooq.SchemaRule.FOREIGN_KEYS_STAY_IN_THEIR_SCHEMA_OR_POINT_AT_PEOPLE;
import static studio.booking.shared.jooq.SchemaRule.KEYS_AND_INDEXES_BEGIN_WITH_THE_TENANT;
import static studio.booking.shared.jooq.SchemaRule.NOTHING_IS_OPEN_TO_EVERYBODY;
import static studio.booking.shared.jooq.SchemaRule.NO_ROLE_GOES_PAST_THE_POLICIES;
import static studio.booking.shared.jooq.SchemaRule.POINTS_IN_TIME_HAVE_A_ZONE;
import static studio.booking.shared.jooq.SchemaRule.ROW_LEVEL_SECURITY_IS_ENABLED_AND_FORCED;
import static studio.booking.shared.jooq.SchemaRule.THE_PROGRAM_OWNS_NOTHING;
import static studio.booking.shared.jooq.SchemaRule.WHAT_RUNS_WITH_ITS_OWNERS_RIGHTS_LOOKS_IN_NO_OTHER_SCHEMA;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every table, now and in future, is kept to its tenant, and each rule finds what is planted for
 * it. What is exempt is listed with the reason.
 */
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
          "calendar_address_secret", "an address says by its secret alone whose it is",
          "organization_slug", "a slug names its studio in public addresses",
          "identity_link_sign_in", "a sign-in is looked up before its studio is known",
          "person_by_role", "a GIN index has no order; row-level security sees to the tenant");

  /** Breaks every rule once. */
  private static final List<String> PLANTED =
      List.of(
          "create schema planted",
          "create table planted.nobodys (id uuid primary key, seen_at timestamp)",
          "grant select on planted.nobodys to public",
          "create table planted.pointing (organization_id uuid not null, id uuid not null,"
              + " nobodys uuid constraint past_the_tenant references planted.nobodys,"
              + " foreign key (organization_id, id) references scheduling.coach)",
          "alter table planted.pointing owner to booking_program",
          "create role booking_planted bypassrls",
          "create function planted.loose() returns int language sql security definer"
              + " return 1");

  /** Roles that can write some table of ours, other than who owns them and superusers. */
  private static final String WRITERS =
      """
      select distinct %s from pg_roles r, pg_class c
      join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p') and n.nspname in (
          'shared', 'directory', 'audit', 'operations', 'scheduling', 'credits', 'notices',
          'privacy', 'consent', 'prompts')
        and not r.rolsuper and r.oid <> c.relowner and not starts_with(r.rolname, 'pg_') and %s
        and (has_any_column_privilege(r.oid, c.oid, 'insert, update')
             or has_table_privilege(r.oid, c.oid, 'delete, truncate'))
      order by 1
      """;

  /** Who can sign in and then become one of them: also who makes the tables, and the roles. */
  private static final String SIGN_IN_AS_WRITERS =
      """
      select distinct r.rolname from pg_roles r, pg_roles writer
      where r.rolcanlogin and not r.rolsuper and r.oid <> writer.oid
        and writer.rolname in (%s) and pg_has_role(r.oid, writer.oid, 'member')
      order by 1
      """
          .formatted(WRITERS.formatted("r.rolname", "true").replaceFirst("order by 1", ""));

  private static final Map<SchemaRule, String> FOUND =
      Map.of(
          ROW_LEVEL_SECURITY_IS_ENABLED_AND_FORCED, "planted.pointing",
          EVERY_TABLE_HAS_ITS_TENANT_FIRST_AND_NEVER_NULL, "planted.nobodys",
          KEYS_AND_INDEXES_BEGIN_WITH_THE_TENANT, "planted.nobodys: planted.nobodys_pkey",
          FOREIGN_KEYS_BEGIN_WITH_THE_TENANT_ON_BOTH_SIDES, "planted.pointing past_the_tenant",
          FOREIGN_KEYS_STAY_IN_THEIR_SCHEMA_OR_POINT_AT_PEOPLE,
              "planted.pointing -> scheduling.coach",
          POINTS_IN_TIME_HAVE_A_ZONE, "planted.nobodys.seen_at",
          THE_PROGRAM_OWNS_NOTHING, "table planted.pointing",
          NO_ROLE_GOES_PAST_THE_POLICIES, "booking_planted",
          NOTHING_IS_OPEN_TO_EVERYBODY, "planted.nobodys",
          WHAT_RUNS_WITH_ITS_OWNERS_RIGHTS_LOOKS_IN_NO_OTHER_SCHEMA, "planted.loose()");

  @Test
  void E2_row_level_security_is_enabled_and_forced() throws SQLException {
    keepsTo(ROW_LEVEL_SECURITY_IS_ENABLED_AND_FORCED);
  }

  @Test
  void every_table_has_its_tenant_first_and_never_null() throws SQLException {
    keepsTo(EVERY_TABLE_HAS_ITS_TENANT_FIRST_AND_NEVER_NULL);
  }

  @Test
  void keys_and_indexes_begin_with_the_tenant() throws SQLException {
    keepsTo(KEYS_AND_INDEXES_BEGIN_WITH_THE_TENANT);
  }

  @Test
  void A13_foreign_keys_begin_with_the_tenant_on_both_sides() throws SQLException {
    keepsTo(FOREIGN_KEYS_BEGIN_WITH_THE_TENANT_ON_BOTH_SIDES);
  }

  @Test
  void foreign_keys_stay_in_their_schema_or_point_at_people() throws SQLException {
    keepsTo(FOREIGN_KEYS_STAY_IN_THEIR_SCHEMA_OR_POINT_AT_PEOPLE);
  }

  @Test
  void B17_points_in_time_have_a_zone() throws SQLException {
    keepsTo(POINTS_IN_TIME_HAVE_A_ZONE);
  }

  @Test
  void the_program_owns_nothing() throws SQLException {
    keepsTo(THE_PROGRAM_OWNS_NOTHING);
  }

  @Test
  void no_role_goes_past_the_policies() throws SQLException {
    keepsTo(NO_ROLE_GOES_PAST_THE_POLICIES);
  }

  @Test
  void nothing_is_open_to_everybody() throws SQLException {
    keepsTo(NOTHING_IS_OPEN_TO_EVERYBODY);
  }

  @Test
  void what_runs_with_its_owners_rights_looks_in_no_other_schema() throws SQLException {
    keepsTo(WHAT_RUNS_WITH_ITS_OWNERS_RIGHTS_LOOKS_IN_NO_OTHER_SCHEMA);
  }

  @ParameterizedTest
  @EnumSource
  void the_planted_violation_is_found(SchemaRule rule) throws SQLException {
    try (var connection = database.superuser().getConnection()) {
      connection.setAutoCommit(false);
      try {
        plant(connection);
        assertThat(rule.violations(connection)).contains(FOUND.get(rule));
      } finally {
        connection.rollback();
      }
    }
  }

  @Test
  void nothing_is_exempt_that_need_not_be() throws SQLException {
    try (var connection = database.superuser().getConnection()) {
      assertThat(new HashSet<>(ROW_LEVEL_SECURITY_IS_ENABLED_AND_FORCED.violations(connection)))
          .isEqualTo(ABOUT_THE_PROGRAM.keySet());
      assertThat(
              KEYS_AND_INDEXES_BEGIN_WITH_THE_TENANT.violations(connection).stream()
                  .filter(found -> !ABOUT_THE_PROGRAM.containsKey(table(found)))
                  .map(SchemaTest::lastName))
          .containsExactlyInAnyOrderElementsOf(OVER_ALL_STUDIOS.keySet());
    }
  }

  /** Another program that had a say would need a role that has one. */
  @Test
  void K7_nobody_but_the_program_can_write_a_table() throws SQLException {
    assertThat(list(WRITERS.formatted("r.rolname", "true")))
        .contains("booking_client", "booking_system")
        .allMatch(role -> role.startsWith("booking_"));
    assertThat(list(SIGN_IN_AS_WRITERS))
        .containsExactlyInAnyOrder(TestDatabase.PROGRAM, TestDatabase.OWNER);
    // Where a studio has a part in it, only as one of its roles.
    var byItself = "r.rolname = '%s'".formatted(TestDatabase.PROGRAM);
    assertThat(list(WRITERS.formatted("c.oid::regclass::text", byItself)))
        .containsExactlyInAnyOrderElementsOf(ABOUT_THE_PROGRAM.keySet());
  }

  private static List<String> list(String sql) throws SQLException {
    try (var connection = database.superuser().getConnection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      var found = new ArrayList<String>();
      while (rows.next()) found.add(rows.getString(1));
      return found;
    }
  }

  private static void keepsTo(SchemaRule rule) throws SQLException {
    try (var connection = database.superuser().getConnection()) {
      assertThat(rule.violations(connection)).filteredOn(found -> !isExempt(rule, found)).isEmpty();
    }
  }

  private static boolean isExempt(SchemaRule rule, String found) {
    return switch (rule) {
      case ROW_LEVEL_SECURITY_IS_ENABLED_AND_FORCED,
          EVERY_TABLE_HAS_ITS_TENANT_FIRST_AND_NEVER_NULL ->
          ABOUT_THE_PROGRAM.containsKey(found);
      case KEYS_AND_INDEXES_BEGIN_WITH_THE_TENANT ->
          ABOUT_THE_PROGRAM.containsKey(table(found))
              || OVER_ALL_STUDIOS.containsKey(lastName(found));
      case FOREIGN_KEYS_BEGIN_WITH_THE_TENANT_ON_BOTH_SIDES,
          FOREIGN_KEYS_STAY_IN_THEIR_SCHEMA_OR_POINT_AT_PEOPLE,
          POINTS_IN_TIME_HAVE_A_ZONE,
          THE_PROGRAM_OWNS_NOTHING,
          NO_ROLE_GOES_PAST_THE_POLICIES,
          NOTHING_IS_OPEN_TO_EVERYBODY,
          WHAT_RUNS_WITH_ITS_OWNERS_RIGHTS_LOOKS_IN_NO_OTHER_SCHEMA ->
          false;
    };
  }

  private static void plant(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      for (var sql : PLANTED) statement.execute(sql);
    }
  }

  private static String table(String index) {
    return index.substring(0, index.indexOf(':'));
  }

  private static String lastName(String index) {
    return index.substring(index.lastIndexOf('.') + 1);
  }
}
