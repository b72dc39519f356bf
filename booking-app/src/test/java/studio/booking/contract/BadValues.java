package studio.booking.contract;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Values that a schema forbids, as JSON text. */
final class BadValues {
  private static final List<String> ONE_OF_EACH_KIND =
      List.of("null", "true", "{}", "[]", "[[]]", "1.5", "7", "\"a text\"");

  private BadValues() {}

  static List<String> of(Document document, JsonNode schema) {
    var types = document.types(schema);
    var present = document.present(schema);
    var bad = new ArrayList<String>();
    if (types.isEmpty()) return bad;
    for (var value : ONE_OF_EACH_KIND) if (!fits(value, types, present)) bad.add(value);
    if (types.contains("integer") || types.contains("number")) numbers(present, types, bad);
    if (types.contains("string")) texts(present).forEach(text -> bad.add(quoted(text)));
    if (types.contains("array")) lists(document, present, bad);
    return bad;
  }

  private static boolean fits(String value, Set<String> types, JsonNode schema) {
    return switch (value.charAt(0)) {
      case 'n' -> types.contains("null");
      case 't' -> types.contains("boolean");
      case '{' -> types.contains("object");
      case '[' -> types.contains("array");
      case '"' -> types.contains("string") && isFree(schema);
      case '1' -> types.contains("number");
      default -> types.contains("number") || types.contains("integer");
    };
  }

  private static boolean isFree(JsonNode schema) {
    return !schema.has("format")
        && !schema.has("enum")
        && !schema.has("pattern")
        // A time zone, which no schema can tell from a text.
        && !schema.path("description").asString("").contains("IANA");
  }

  private static void numbers(JsonNode schema, Set<String> types, List<String> bad) {
    bad.addAll(List.of("1e400", "-1e400", "99999999999999999999", "-99999999999999999999"));
    bad.addAll(List.of("\"1\"", "\"\"", "1e999999999", "9".repeat(200)));
    if (types.contains("integer")) bad.add("1.000001");
    boolean whole = !schema.path("format").asString("").equals("int64");
    if (types.contains("integer") && whole) bad.add("2147483648");
    if (schema.has("maximum")) bad.add(next(schema.path("maximum"), 1));
    if (schema.has("minimum")) bad.add(next(schema.path("minimum"), -1));
    if (schema.has("exclusiveMinimum")) bad.add(schema.path("exclusiveMinimum").asString());
    if (schema.has("exclusiveMaximum")) bad.add(schema.path("exclusiveMaximum").asString());
  }

  private static String next(JsonNode limit, int step) {
    return new BigInteger(limit.decimalValue().toBigInteger().toString())
        .add(BigInteger.valueOf(step))
        .toString();
  }

  /** Texts that are not what the schema wants, for bodies and parameters alike. */
  static List<String> texts(JsonNode schema) {
    var bad = new ArrayList<String>();
    if (schema.has("enum")) {
      bad.addAll(List.of("NOPE", "", schema.path("enum").get(0).asString() + " ", "0"));
      return bad;
    }
    switch (schema.path("format").asString("")) {
      case "uuid" ->
          bad.addAll(
              List.of(
                  "not-a-uuid",
                  "1",
                  "0191d9a07c1e70008000000000000001",
                  "{0191d9a0-7c1e-7000-8000-000000000001}",
                  "0191d9a0-7c1e-7000-8000-00000000000g",
                  "1-1-1-1-1",
                  "0191d9a0-7c1e-7000-8000-000000000001\u0000"));
      case "date" ->
          bad.addAll(
              List.of(
                  "2026-02-30",
                  "29.03.2026",
                  "tomorrow",
                  "99999-01-01",
                  "-2026-01-01",
                  "2026-3-9",
                  "2026-03-29T10:00:00Z",
                  "0000-00-00"));
      case "date-time" ->
          bad.addAll(
              List.of(
                  "2026-03-29T10:00:00",
                  "2026-03-29",
                  "tomorrow",
                  "2026-02-30T10:00:00Z",
                  "2026-03-29T25:00:00Z",
                  "+999999999-12-31T23:59:59Z",
                  "1774778400",
                  "2026-03-29T10:00:00+99:00"));
      case "duration" -> bad.addAll(List.of("soon", "P", "7"));
      default -> plain(schema, bad);
    }
    // Longer than anything may be, and than this may be.
    int tooLong = Math.max(10_000, schema.path("maxLength").asInt(0) + 1);
    bad.addAll(List.of("\u0000", "x".repeat(tooLong)));
    return bad;
  }

  private static void plain(JsonNode schema, List<String> bad) {
    if (!isFree(schema)) bad.addAll(List.of("?", "", "Mars/Olympus", "25:00", "10:60"));
    int longest = schema.path("maxLength").asInt(0);
    if (longest > 0 && longest < 100_000) bad.add("x".repeat(longest + 1));
    if (schema.path("minLength").asInt(0) > 0) bad.addAll(List.of("", " ", "two\nlines"));
    bad.addAll(List.of("bell \u0007", "\u0000", "nul\u0000within", "\u001b[2J", "\ud800"));
  }

  private static void lists(Document document, JsonNode schema, List<String> bad) {
    if (schema.path("minItems").asInt(0) > 0) bad.add("[]");
    bad.addAll(List.of("[null]", "[[[]]]"));
    int most = schema.path("maxItems").asInt(0);
    var types = document.types(schema.path("items"));
    if (most > 0 && types.contains("string")) {
      var example = document.present(schema.path("items")).at("/examples/0");
      if (example.isString()) {
        bad.add("[" + "\"%s\",".formatted(example.stringValue()).repeat(most) + "\"x\"]");
      }
    }
  }

  /** As a JSON string in which everything odd is escaped. */
  static String quoted(String text) {
    var json = new StringBuilder("\"");
    for (char c : text.toCharArray()) {
      if (c >= ' ' && c < 127 && c != '"' && c != '\\') json.append(c);
      else json.append("\\u%04x".formatted((int) c));
    }
    return json.append('"').toString();
  }
}
