package studio.booking.privacy;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import studio.booking.shared.OrganizationId;
import studio.booking.shared.jooq.TestDatabase;

/** All that the database has of a studio, past all policies. */
record StudioDump(TestDatabase database, OrganizationId studio) {
  /** These go by themselves, or with the sign-in: {@code PersonalTablesTest} has them. */
  static final List<String> BESIDE =
      List.of("shared.idempotency_key", "shared.event_publication", "directory.identity_link");

  /** Every row of the studio, by table, in text. */
  Map<String, List<String>> rows() throws SQLException {
    var rows = new TreeMap<String, List<String>>();
    for (var table :
        list(
            """
            select c.oid::regclass::text from pg_class c
            where c.relkind = 'r' and exists (
              select from pg_attribute a where a.attrelid = c.oid and a.attname = 'organization_id')
            """)) {
      if (BESIDE.contains(table)) continue;
      var found =
          list(
              "select t::text from %s t where organization_id = '%s' order by 1"
                  .formatted(table, studio.value()));
      if (!found.isEmpty()) rows.put(table.substring(table.indexOf('.') + 1), found);
    }
    return rows;
  }

  /** In which tables somebody's name or word is. */
  static List<String> told(Map<String, List<String>> dump, OneOfEverything somebody) {
    return dump.entrySet().stream()
        .filter(table -> table.getValue().stream().anyMatch(row -> isIn(row, somebody)))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static boolean isIn(String row, OneOfEverything somebody) {
    var lower = row.toLowerCase(Locale.ROOT);
    return List.of(somebody.name, somebody.word).stream()
        .map(text -> text.toLowerCase(Locale.ROOT))
        .anyMatch(text -> lower.contains(text) || lower.contains(hex(text)));
  }

  private static String hex(String text) {
    return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
  }

  List<String> list(String sql) throws SQLException {
    try (var connection = database.superuser().getConnection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      var found = new ArrayList<String>();
      while (rows.next()) found.add(rows.getString(1));
      return found;
    }
  }
}
