package studio.booking.privacy.jooq;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Tries to see whatever there is, and looks for canaries in what comes back, errors included. */
final class Probe {
  private static final String OURS =
      "n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')";

  /** To have errors and plans tell what a row has in it. */
  private static final List<String> TRICKS =
      List.of(
          "select alias::int from %s",
          "select * from %s where alias::int = 1",
          "select * from %s where 1 / (length(alias) - length(alias)) = 1",
          "select xmlparse(content '<' || alias) from %s",
          "select (alias || client_id)::jsonb from %s",
          "select query_to_xml('select * from privacy.client_profile_training', true, true, '')",
          "select table_to_xml('directory.person', true, true, '')",
          "select schema_to_xml('privacy', true, true, '')",
          "select database_to_xml(true, true, '')",
          "explain (verbose) select * from %s where alias > 'A'",
          "explain (analyze, verbose, buffers) select * from %s",
          "explain (verbose, generic_plan) select * from %s where alias = $1",
          "select pg_get_viewdef('%s'::regclass)",
          "select row_to_json(v) from %s v",
          "select * from privacy.client_profile_pii",
          "select count(*) from directory.person where alias like 'Cnry%%'",
          "select pg_read_file('postgresql.conf')",
          "select lo_import('/etc/passwd')",
          "copy privacy.client_profile_pii to program 'cat'",
          "set role booking_admin",
          "set session authorization booking_program",
          "create temporary table mine as select 1",
          "create table privacy.mine (it text)",
          "do $$ begin perform 1 from privacy.client_profile_pii; end $$");

  private final Connection connection;
  private final List<String> leaks = new ArrayList<>();
  private int attempts;

  /** In the transaction that is open, as whoever that is for. */
  Probe(Connection connection) throws SQLException {
    this.connection = connection;
    relations();
    functions();
    for (var trick : TRICKS) attempt(trick.formatted("privacy.ai_training_profile"));
  }

  /** Statements by which a canary was seen. */
  List<String> leaks() {
    return leaks;
  }

  int attempts() {
    return attempts;
  }

  private void relations() throws SQLException {
    for (var relation :
        AiFindings.list(
            connection,
            """
            select format('%I.%I', n.nspname, c.relname)
            from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where c.relkind in ('r', 'p', 'v', 'm', 'f', 'S') and n.nspname <> 'pg_toast'
            order by 1
            """)) {
      attempt("select t::text from " + relation + " t");
    }
    for (var column :
        AiFindings.list(
            connection,
            """
            select format('select %I::text from %I.%I', a.attname, n.nspname, c.relname)
            from pg_class c join pg_namespace n on n.oid = c.relnamespace
            join pg_attribute a on a.attrelid = c.oid and not a.attisdropped and a.attnum > 0
            where c.relkind in ('r', 'p', 'v', 'm', 'f') and %s order by 1
            """
                .replace("%s", OURS))) {
      attempt(column);
    }
  }

  private void functions() throws SQLException {
    for (var call :
        AiFindings.list(
            connection,
            """
            select format('select %I.%I(%s)::text', n.nspname, p.proname, (
              select string_agg('null::' || format_type(type, null), ', ')
              from unnest(p.proargtypes) type))
            from pg_proc p join pg_namespace n on n.oid = p.pronamespace
            where p.prokind = 'f' and p.prorettype <> 'trigger'::regtype and n.nspname <> 'public'
              and %OURS order by 1
            """
                .replace("%OURS", OURS))) {
      attempt(call);
    }
  }

  private void attempt(String statement) throws SQLException {
    attempts++;
    var before = connection.setSavepoint();
    try (var attempt = connection.createStatement()) {
      boolean answered = attempt.execute(statement);
      if (answered) {
        try (var rows = attempt.getResultSet()) {
          int columns = rows.getMetaData().getColumnCount();
          while (rows.next()) {
            for (int i = 1; i <= columns; i++) look(statement, rows.getString(i));
          }
        }
      }
      for (var warning = attempt.getWarnings(); warning != null; ) {
        look(statement, String.valueOf(warning.getMessage()));
        warning = warning.getNextWarning();
      }
    } catch (SQLException e) {
      // The server's words, with detail, hint and where.
      look(statement, e.toString());
    }
    connection.rollback(before);
  }

  private void look(String statement, String seen) {
    if (seen == null || !Canaries.isIn(seen)) return;
    if (leaks.isEmpty() || !leaks.getLast().equals(statement)) leaks.add(statement);
  }
}
