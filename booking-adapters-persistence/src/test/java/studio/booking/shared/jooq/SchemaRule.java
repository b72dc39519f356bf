package studio.booking.shared.jooq;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What holds for every table, now and in future: queries for whatever breaks a rule. */
enum SchemaRule {
  ROW_LEVEL_SECURITY_IS_ENABLED_AND_FORCED(
      "select name from tables where not (relrowsecurity and relforcerowsecurity)"),

  EVERY_TABLE_HAS_ITS_TENANT_FIRST_AND_NEVER_NULL(
      """
      select name from tables t
      where not exists (select from pg_attribute a where a.attrelid = t.oid
        and a.attname = 'organization_id' and a.attnotnull
        and a.atttypid = 'uuid'::regtype and a.attnum = 1)
      """),

  // Every primary key, unique and exclusion constraint is an index, too.
  KEYS_AND_INDEXES_BEGIN_WITH_THE_TENANT(
      """
      select t.name || ': ' || i.indexrelid::regclass from tables t
      join pg_index i on i.indrelid = t.oid
      where not exists (select from pg_attribute a where a.attrelid = t.oid
        and a.attnum = i.indkey[0] and a.attname = 'organization_id')
      """),

  FOREIGN_KEYS_BEGIN_WITH_THE_TENANT_ON_BOTH_SIDES(
      """
      select conrelid::regclass || ' ' || conname from pg_constraint
      where contype = 'f' and not (
        exists (select from pg_attribute a where a.attrelid = conrelid
          and a.attnum = conkey[1] and a.attname = 'organization_id')
        and exists (select from pg_attribute a where a.attrelid = confrelid
          and a.attnum = confkey[1] and a.attname = 'organization_id'))
      """),

  FOREIGN_KEYS_STAY_IN_THEIR_SCHEMA_OR_POINT_AT_PEOPLE(
      """
      select c.conrelid::regclass || ' -> ' || c.confrelid::regclass
      from pg_constraint c
      join pg_class a on a.oid = c.conrelid join pg_class b on b.oid = c.confrelid
      where c.contype = 'f' and a.relnamespace <> b.relnamespace
        and c.confrelid <> 'directory.person'::regclass
      """),

  POINTS_IN_TIME_HAVE_A_ZONE(
      """
      select t.name || '.' || a.attname from tables t
      join pg_attribute a on a.attrelid = t.oid and a.attnum > 0
      where a.atttypid in ('timestamp'::regtype, 'timetz'::regtype,
        'timestamp[]'::regtype, 'tsrange'::regtype)
      """),

  THE_PROGRAM_OWNS_NOTHING(
      """
      select pg_describe_object(classid, objid, objsubid) from pg_shdepend
      where deptype = 'o' and refobjid = 'booking_program'::regrole
        and dbid in (0, (select oid from pg_database where datname = current_database()))
      """),

  NO_ROLE_GOES_PAST_THE_POLICIES(
      """
      select rolname from pg_roles where rolname like 'booking\\_%'
        and (rolsuper or rolbypassrls
             or (rolname <> 'booking_owner' and (rolinherit or rolcreaterole or rolcreatedb)))
      """),

  NOTHING_IS_OPEN_TO_EVERYBODY(
      """
      select t.name from tables t join pg_class c on c.oid = t.oid
      where exists (select from aclexplode(c.relacl) where grantee = 0)
      union all
      select p.polname || ' on ' || p.polrelid::regclass from pg_policy p where 0 = any (p.polroles)
      """),

  WHAT_RUNS_WITH_ITS_OWNERS_RIGHTS_LOOKS_IN_NO_OTHER_SCHEMA(
      """
      select oid::regprocedure::text from pg_proc
      where prosecdef and pronamespace::regnamespace::text not in ('pg_catalog', 'public')
        and not coalesce(array_to_string(proconfig, ' ') like '%search_path=%', false)
      """);

  private static final String OUR_TABLES =
      """
      with tables as (
        select c.oid, n.nspname || '.' || c.relname as name, c.relrowsecurity, c.relforcerowsecurity
        from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where c.relkind in ('r', 'p')
          and n.nspname not in ('pg_catalog', 'information_schema', 'public')
          and n.nspname not like 'pg\\_%')
      """;

  private final String violations;

  SchemaRule(String violations) {
    this.violations = violations;
  }

  /** Where the database breaks the rule, as this connection sees it. */
  List<String> violations(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(OUR_TABLES + violations)) {
      var found = new ArrayList<String>();
      while (rows.next()) found.add(rows.getString(1));
      return found;
    }
  }
}
