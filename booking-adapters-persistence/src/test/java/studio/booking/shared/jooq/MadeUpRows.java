package studio.booking.shared.jooq;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Rows of which nothing matters but whose they are, for each table of ours. */
final class MadeUpRows {
  /** A column, and what type it has. */
  private record Column(String name, String type) {}

  private final Map<String, List<Column>> tables = new TreeMap<>();
  private final Map<UUID, UUID> guardians = new HashMap<>();

  /** Of a database in which nobody looks at values any more: this drops the checks. */
  MadeUpRows(Connection superuser) throws SQLException {
    execute(superuser, "set session_replication_role = replica");
    for (var check :
        strings(
            superuser,
            """
            select format('alter table %s drop constraint %I', conrelid::regclass, conname)
            from pg_constraint where contype = 'c' and conrelid <> 0 and coninhcount = 0
              and connamespace::regnamespace::text <> 'public'
            """)) {
      execute(superuser, check);
    }
    try (var statement = superuser.createStatement();
        var rows =
            statement.executeQuery(
                """
                select c.oid::regclass::text, a.attname, format_type(a.atttypid, null)
                from pg_class c join pg_namespace n on n.oid = c.relnamespace
                join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
                where c.relkind in ('r', 'p') and not c.relispartition and a.attgenerated = ''
                  and n.nspname not in ('pg_catalog', 'information_schema', 'public')
                  and exists (select from pg_attribute t where t.attrelid = c.oid
                              and t.attname = 'organization_id' and t.attnotnull)
                order by 1, a.attnum
                """)) {
      while (rows.next()) {
        tables
            .computeIfAbsent(rows.getString(1), _ -> new ArrayList<>())
            .add(new Column(rows.getString(2), rows.getString(3)));
      }
    }
  }

  /** From now on, what is recorded about the ward is recorded by their guardian. */
  void guard(UUID guardian, UUID ward) {
    guardians.put(ward, guardian);
  }

  /** Tables that have a tenant, but for partitions. */
  List<String> tables() {
    return List.copyOf(tables.keySet());
  }

  /**
   * A statement that adds a row.
   *
   * @param owner whoever a row can be about or of is this person
   * @param into the columns that are named; empty: all
   */
  String insertion(String table, UUID organization, UUID owner, List<String> into) {
    var columns = new ArrayList<String>();
    var values = new ArrayList<String>();
    for (var column : tables.get(table)) {
      if (!into.isEmpty() && !into.contains(column.name())) continue;
      columns.add('"' + column.name() + '"');
      values.add(
          switch (column.name()) {
            case "organization_id" -> "'" + organization + "'";
            case "client_id", "person_id", "coach_id", "owner" -> "'" + owner + "'";
            // Of somebody who is there.
            case "deleted_at" -> "null";
            case "recorded_by" ->
                guardians.containsKey(owner) ? "'" + guardians.get(owner) + "'" : "null";
            case "by_guardian" -> String.valueOf(guardians.containsKey(owner));
            // What clients and coaches may see of the log.
            case "action" -> "'PII_ACCESS'";
            default -> value(column.type());
          });
    }
    return "insert into %s (%s) values (%s)"
        .formatted(table, String.join(", ", columns), String.join(", ", values));
  }

  private static String value(String type) {
    return switch (type) {
      case "uuid" -> "gen_random_uuid()";
      case "timestamp with time zone" -> "now()";
      case "date" -> "current_date";
      case "boolean" -> "false";
      case "jsonb" -> "'{}'";
      case "bytea" -> "'it'::bytea";
      case "tstzrange", "daterange" -> "'empty'";
      case "time without time zone" -> "'10:00'";
      case "interval" -> "'1 hour'";
      case "text", "character", "character varying" -> "left(gen_random_uuid()::text, 3)";
      default -> type.endsWith("[]") ? "'{}'" : "1";
    };
  }

  static List<String> strings(Connection connection, String query) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(query)) {
      var found = new ArrayList<String>();
      while (rows.next()) found.add(rows.getString(1));
      return found;
    }
  }

  static void execute(Connection connection, String command) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(command);
    }
  }
}
