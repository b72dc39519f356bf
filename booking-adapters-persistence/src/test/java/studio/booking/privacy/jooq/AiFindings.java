package studio.booking.privacy.jooq;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import studio.booking.shared.jooq.ColumnClasses;
import studio.booking.shared.jooq.ColumnClasses.ColumnClass;

/** What the catalogue says of booking_ai that it should not: each rule by itself. */
enum AiFindings {
  IT_READS_ONE_VIEW(
      """
      select 'may see or change ' || c.oid::regclass
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p', 'v', 'm', 'f')
        and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')
        and (has_table_privilege('booking_ai', c.oid,
               'INSERT, UPDATE, DELETE, TRUNCATE, REFERENCES, TRIGGER')
             or has_any_column_privilege('booking_ai', c.oid, 'INSERT, UPDATE, REFERENCES')
             or (c.oid <> 'privacy.ai_training_profile'::regclass
                 and has_any_column_privilege('booking_ai', c.oid, 'SELECT')))
      union all
      select 'can not see the view'
      where not has_table_privilege('booking_ai', 'privacy.ai_training_profile', 'SELECT')
      """),

  IT_USES_NO_SEQUENCES(
      """
      select 'may use ' || c.oid::regclass from pg_class c
      where case when c.relkind = 'S'
        then has_sequence_privilege('booking_ai', c.oid, 'USAGE, SELECT, UPDATE') end
      """),

  IT_SEES_NOTHING_OF_THE_SERVER_THAT_HAS_VALUES_IN_IT(
      """
      select 'may see ' || c.oid::regclass from pg_class c
      where c.relnamespace = 'pg_catalog'::regnamespace
        and c.relname in ('pg_statistic', 'pg_statistic_ext_data', 'pg_largeobject', 'pg_authid',
          'pg_user_mapping', 'pg_shadow')
        and has_any_column_privilege('booking_ai', c.oid, 'SELECT')
      """),

  IT_IS_NOBODY_ELSE(
      """
      select 'is ' || roleid::regrole from pg_auth_members
      where member in ('booking_ai'::regrole, 'booking_ai_view'::regrole)
      """),

  NOBODY_WHO_DOES_MORE_BECOMES_IT(
      """
      select roleid::regrole || ' is ' || member::regrole from pg_auth_members
      where roleid = 'booking_ai'::regrole and member = 'booking_program'::regrole
      """),

  IT_GOES_PAST_NOTHING(
      """
      select rolname || ' has powers' from pg_roles
      where rolname in ('booking_ai', 'booking_ai_view', 'booking_ai_request')
        and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication
             or rolcanlogin or rolinherit)
      """),

  IT_ENTERS_ONE_SCHEMA(
      """
      select 'may enter ' || nspname from pg_namespace
      where nspname not in ('pg_catalog', 'information_schema')
        and (has_schema_privilege('booking_ai', oid, 'CREATE')
             or (nspname <> 'privacy' and has_schema_privilege('booking_ai', oid, 'USAGE')))
      """),

  IT_MAKES_NOTHING(
      """
      select 'may make things in ' || datname from pg_database
      where datname = current_database()
        and has_database_privilege('booking_ai', oid, 'CREATE, TEMPORARY')
      union all
      select 'owns something' from pg_shdepend
      where deptype = 'o' and refobjid = 'booking_ai'::regrole
      union all
      select 'whatever is made is for ' || grantee::regrole || ' to see'
      from pg_default_acl, aclexplode(defaclacl)
      where defaclobjtype in ('r', 'S') and grantee in (0, 'booking_ai'::regrole)
      """),

  IT_CALLS_NOTHING_OF_OURS(
      """
      select 'may call ' || p.oid::regprocedure from pg_proc p
      where p.pronamespace not in ('pg_catalog'::regnamespace, 'information_schema'::regnamespace)
        and has_function_privilege('booking_ai', p.oid, 'EXECUTE')
        and (p.prosecdef or has_schema_privilege('booking_ai', p.pronamespace, 'USAGE'))
      """),

  THE_VIEW_IS_A_BARRIER_OF_AN_OWNER_WITHOUT_RIGHTS(
      """
      select 'the view is of ' || relowner::regrole || ' with '
        || coalesce(array_to_string(reloptions, ' '), 'nothing')
      from pg_class where oid = 'privacy.ai_training_profile'::regclass
        and (relowner <> 'booking_ai_view'::regrole
             or reloptions is distinct from array['security_barrier=true'])
      """),

  WHAT_IT_IS_MADE_OF_IS_KEPT_TO_THE_STUDIO(
      """
      select c.oid::regclass || ' is open' from pg_class c
      where c.relkind in ('r', 'p')
        and has_any_column_privilege('booking_ai_view', c.oid, 'SELECT')
        and c.relnamespace not in ('pg_catalog'::regnamespace, 'information_schema'::regnamespace)
        and not (c.relrowsecurity and c.relforcerowsecurity and exists (
          select from pg_policy p where p.polrelid = c.oid and p.polname = 'ai_view'))
      union all
      select polname || ' on ' || polrelid::regclass || ' lets in'
        || coalesce(' by ' || pg_get_expr(polqual, polrelid), ' everybody')
      from pg_policy
      where polpermissive and ('booking_ai_view'::regrole = any (polroles) or 0 = any (polroles))
        and pg_get_expr(polqual, polrelid)
            is distinct from '(organization_id = shared.current_organization())'
      """),

  REQUESTS_OF_THE_AI_NEED_CONSENT(
      """
      select 'requests of the AI see whoever they like'
      where not exists (
        select from pg_policy
        where polrelid = 'privacy.client_profile_training'::regclass and polname = 'agreed'
          and not polpermissive and polcmd = '*'
          and polroles = array['booking_ai_request'::regrole::oid]
          and pg_get_expr(polqual, polrelid)
              = 'consent.agrees_to(client_id, ''ai_processing''::text)')
      union all
      select 'requests of the AI see ' || c.oid::regclass from pg_class c
      where c.relkind in ('r', 'p', 'v', 'm') and has_any_column_privilege('booking_ai_request', c.oid, 'SELECT')
        and c.relnamespace not in ('pg_catalog'::regnamespace, 'information_schema'::regnamespace)
        and c.oid::regclass::text not in ('directory.organization', 'directory.person',
          'consent.version', 'consent.answer', 'privacy.client_profile_training')
      """),

  COLUMNS_ARE_THE_CHOSEN_ONES("select 'none' where false") {
    @Override
    List<String> in(Connection connection) throws SQLException {
      var found = new ArrayList<String>();
      var shown =
          new TreeSet<>(
              list(
                  connection,
                  """
                  select attname from pg_attribute
                  where attrelid = 'privacy.ai_training_profile'::regclass and attnum > 0
                  """));
      if (!shown.equals(CHOSEN)) found.add("the view shows " + shown);
      var classes = ColumnClasses.read();
      for (var column : list(connection, ColumnClasses.COLUMNS)) {
        if (!classes.containsKey(column)) found.add("nobody knows what is in " + column);
      }
      // What its owner may read is what it could be made to show.
      for (var column :
          list(
              connection,
              """
              select n.nspname || '.' || c.relname || '.' || a.attname
              from pg_class c join pg_namespace n on n.oid = c.relnamespace
              join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
              where c.relkind in ('r', 'p', 'm') and not c.relispartition
                and n.nspname not in ('pg_catalog', 'information_schema')
                and has_column_privilege('booking_ai_view', c.oid, a.attnum, 'SELECT')
              """)) {
        var kind = classes.get(column);
        if (kind == null || !FOR_THE_AI.contains(kind)) {
          found.add("the view could show %s, which is %s".formatted(column, kind));
        }
      }
      return found;
    }
  };

  private static final Set<String> CHOSEN =
      Set.of(
          "client_id",
          "alias",
          "age",
          "age_as_of",
          "gender",
          "height_mm",
          "weight_g",
          "body_fat_percentage",
          "training_start_date",
          "years_training_experience",
          "wearable_device",
          "wearable_integration_active",
          "training_tier");

  private static final Set<ColumnClass> FOR_THE_AI =
      Set.of(ColumnClass.REFERENCE, ColumnClass.FACT, ColumnClass.PSEUDONYM, ColumnClass.BODY);

  private final String violations;

  AiFindings(String violations) {
    this.violations = violations;
  }

  /** What is not as it should be. */
  List<String> in(Connection connection) throws SQLException {
    return list(connection, violations);
  }

  static List<String> list(Connection connection, String query) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(query)) {
      var found = new ArrayList<String>();
      while (rows.next()) found.add(rows.getString(1));
      return found;
    }
  }
}
