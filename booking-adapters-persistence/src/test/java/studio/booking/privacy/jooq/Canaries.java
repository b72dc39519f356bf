package studio.booking.privacy.jooq;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/** Texts that are nowhere but where they were planted, and are known again in what comes back. */
final class Canaries {
  /** All begin with it. */
  private static final String MARK = "Cnry7Qx";

  private static final List<String> SIGNS = signs();

  private Canaries() {}

  static String text(int number) {
    return "%s%05dZ".formatted(MARK, number);
  }

  /** Ways to write one. */
  static List<String> disguises(String canary) {
    return List.of(
        canary,
        canary.toUpperCase(Locale.ROOT),
        Base64.getEncoder().encodeToString(canary.getBytes(UTF_8)),
        Base64.getEncoder().encodeToString((":" + canary).getBytes(UTF_8)),
        Base64.getEncoder().encodeToString(("::" + canary).getBytes(UTF_8)),
        HexFormat.of().formatHex(canary.getBytes(UTF_8)),
        HexFormat.of().withUpperCase().formatHex(canary.getBytes(UTF_8)),
        HexFormat.of().formatHex(canary.getBytes(UTF_16LE)),
        HexFormat.of().formatHex(canary.getBytes(UTF_16BE)),
        new String(canary.getBytes(UTF_16LE), UTF_8));
  }

  /** Whether any of them is in a text, in whichever disguise. */
  static boolean isIn(String text) {
    var lower = text.toLowerCase(Locale.ROOT);
    return SIGNS.stream().anyMatch(sign -> lower.contains(sign));
  }

  private static List<String> signs() {
    var signs = new ArrayList<String>();
    signs.add(MARK);
    // What is before a text in base64 moves it by one or two bytes, and spoils its ends.
    for (var before : List.of("", ":", "::")) {
      var coded = Base64.getEncoder().encodeToString((before + MARK).getBytes(UTF_8));
      signs.add(coded.substring(before.isEmpty() ? 0 : 4, 8));
    }
    signs.add(HexFormat.of().formatHex(MARK.getBytes(UTF_8)));
    signs.add(HexFormat.of().formatHex(MARK.getBytes(UTF_16LE)));
    signs.add(HexFormat.of().formatHex(MARK.getBytes(UTF_16BE)));
    signs.add(new String(MARK.getBytes(UTF_16LE), UTF_8));
    return signs.stream().map(sign -> sign.toLowerCase(Locale.ROOT)).toList();
  }

  /** Puts rows into every table, with a canary in whatever can hold one. */
  static void plant(Connection connection, String organization, int atLeast) throws SQLException {
    // Only what is to be seen matters: values are made up, so nothing else may look at them.
    execute(connection, "set session_replication_role = replica");
    for (var check :
        AiFindings.list(
            connection,
            """
            select format('alter table %s drop constraint %I', conrelid::regclass, conname)
            from pg_constraint where contype = 'c' and conrelid <> 0 and coninhcount = 0
              and connamespace::regnamespace::text <> 'public'
            """)) {
      execute(connection, check);
    }
    var tables =
        AiFindings.list(
            connection,
            """
            select c.oid::regclass::text from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where c.relkind in ('r', 'p') and not c.relispartition
              and n.nspname not in ('pg_catalog', 'information_schema', 'public')
            order by 1
            """);
    int number = 10;
    for (int round = 0; round * tables.size() < atLeast; round++) {
      for (var table : tables) insert(connection, table, organization, number++);
    }
  }

  private static void insert(Connection connection, String table, String organization, int number)
      throws SQLException {
    var columns = new ArrayList<String>();
    var values = new ArrayList<String>();
    try (var query =
        connection.prepareStatement(
            """
            select attname, format_type(atttypid, null) from pg_attribute
            where attrelid = ?::regclass and attnum > 0 and not attisdropped and attgenerated = ''
            order by attnum
            """)) {
      query.setString(1, table);
      try (var rows = query.executeQuery()) {
        while (rows.next()) {
          columns.add('"' + rows.getString(1) + '"');
          boolean tenant =
              rows.getString(1).equals("organization_id")
                  && !table.equals("directory.organization");
          values.add(tenant ? "'" + organization + "'" : value(rows.getString(2), number));
        }
      }
    }
    execute(
        connection,
        "insert into %s (%s) values (%s) on conflict do nothing"
            .formatted(table, String.join(", ", columns), String.join(", ", values)));
  }

  private static String value(String type, int number) {
    var canary = text(number);
    return switch (type) {
      case "uuid" -> "gen_random_uuid()";
      case "timestamp with time zone" -> "now()";
      case "date" -> "current_date";
      case "boolean" -> "false";
      case "jsonb" -> "'{\"it\": \"%s\"}'".formatted(canary);
      case "bytea" -> "'%s'::bytea".formatted(canary);
      case "tstzrange", "daterange" -> "'empty'";
      case "time without time zone" -> "'10:00'";
      case "interval" -> "'1 hour'";
      case "character" -> "'EUR'";
      case "numeric" -> "1";
      case "text", "character varying" -> "'%s'".formatted(canary);
      case "text[]" -> "array['%s']".formatted(canary);
      default -> type.endsWith("[]") ? "'{}'" : String.valueOf(number);
    };
  }

  private static void execute(Connection connection, String command) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(command);
    }
  }
}
