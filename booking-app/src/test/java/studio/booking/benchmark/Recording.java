package studio.booking.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the program sent to PostgreSQL for one request, taken from the server's log. Other requests
 * of the kind send the same with other values, so that pgbench can be given exactly the program's
 * own statements, whatever they have become since this was written.
 */
record Recording(List<Sent> statements) {
  private static final Pattern EXECUTED = Pattern.compile("(?s)execute [^:]*: (.*)");
  private static final Pattern PARAMETER =
      Pattern.compile("\\$([0-9]+) = (NULL|'((?:[^']|'')*)')(?:, |$)");
  private static final Pattern PLACEHOLDER = Pattern.compile("\\$([0-9]+)");
  private static final Pattern UUID_TEXT =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

  /** A statement and what stood for its placeholders. */
  record Sent(String sql, Map<Integer, @Nullable String> parameters) {}

  /** Some request that is to be recorded. */
  interface Request {
    void send() throws IOException;
  }

  /**
   * Sends a request and records its statements.
   *
   * @param mark a parameter that no other transaction has at this time
   */
  static Recording of(Server server, String mark, Request request)
      throws IOException, SQLException, InterruptedException {
    server.execute("postgres", "alter system set log_statement = 'all'", "select pg_reload_conf()");
    Thread.sleep(500);
    request.send();
    server.execute("postgres", "alter system reset log_statement", "select pg_reload_conf()");
    Thread.sleep(500);
    var log =
        Path.of(server.text("postgres", "select current_setting('data_directory')"))
            .resolve(server.text("postgres", "select pg_current_logfile('jsonlog')"));
    var transactions = new LinkedHashMap<String, List<Sent>>();
    var json = JsonMapper.builder().build();
    for (var line : Files.readAllLines(log)) {
      var entry = json.readTree(line);
      var executed = EXECUTED.matcher(entry.path("message").asString(""));
      if (!executed.matches()) continue;
      var transaction = entry.path("session_id").asString() + entry.path("vxid").asString();
      transactions
          .computeIfAbsent(transaction, _ -> new ArrayList<>())
          .add(new Sent(executed.group(1).strip(), parameters(entry.path("detail").asString(""))));
    }
    return transactions.values().stream()
        .filter(sent -> sent.stream().anyMatch(one -> one.parameters().containsValue(mark)))
        .reduce((_, last) -> last)
        .map(Recording::begun)
        .orElseThrow(() -> new IllegalStateException("Nothing was logged with " + mark));
  }

  /** What begins a transaction is logged before that has its number. */
  private static Recording begun(List<Sent> sent) {
    var all = new ArrayList<>(sent);
    if (all.getLast().sql().equalsIgnoreCase("commit")) all.addFirst(new Sent("BEGIN", Map.of()));
    return new Recording(List.copyOf(all));
  }

  private static Map<Integer, @Nullable String> parameters(String detail) {
    var found = new HashMap<Integer, @Nullable String>();
    var matcher = PARAMETER.matcher(detail);
    while (matcher.find()) {
      var text = matcher.group(3);
      found.put(Integer.valueOf(matcher.group(1)), text == null ? null : text.replace("''", "'"));
    }
    return found;
  }

  /** Ids that the program made for this request: all that are not known to be somebody else's. */
  List<String> madeIds(Map<String, String> known) {
    var ids = new TreeSet<String>();
    for (var sent : statements) {
      for (var value : sent.parameters().values()) {
        if (value == null) continue;
        var matcher = UUID_TEXT.matcher(value);
        while (matcher.find()) ids.add(matcher.group());
      }
    }
    ids.removeAll(known.keySet());
    return List.copyOf(ids);
  }

  /** Without what makes row-level security work, and with the tenant in each statement instead. */
  Recording withoutRowSecurity(String tenant) {
    var mention =
        Pattern.compile(
            "(?:from|update) (\"[a-z_]+\"\\.\"[a-z_]+\")(?! as)", Pattern.CASE_INSENSITIVE);
    var changed = new ArrayList<Sent>();
    for (var sent : statements) {
      if (sent.sql().contains("set_config('role'")) continue;
      var sql = new StringBuilder(sent.sql());
      var mentions = new ArrayList<Map.Entry<Integer, String>>();
      var matcher = mention.matcher(sent.sql());
      while (matcher.find()) mentions.add(Map.entry(matcher.end(), matcher.group(1)));
      mentions.sort(Map.Entry.<Integer, String>comparingByKey().reversed());
      for (var one : mentions) {
        int where = sql.indexOf(" where ", one.getKey());
        if (where < 0) continue;
        int condition = where + " where ".length();
        sql.insert(
            condition, "%s.\"organization_id\" = '%s' and ".formatted(one.getValue(), tenant));
      }
      changed.add(new Sent(sql.toString(), sent.parameters()));
    }
    return new Recording(changed);
  }

  /**
   * The statements with other values.
   *
   * @param expressions what to put where a value, or a part of one, is this text: SQL of type text
   */
  List<String> rendered(Map<String, String> expressions) {
    return statements.stream().map(sent -> rendered(sent, expressions)).toList();
  }

  private static String rendered(Sent sent, Map<String, String> expressions) {
    var sql = new StringBuilder();
    var matcher = PLACEHOLDER.matcher(sent.sql());
    int end = 0;
    while (matcher.find()) {
      sql.append(sent.sql(), end, matcher.start())
          .append(value(sent.parameters().get(Integer.valueOf(matcher.group(1))), expressions));
      end = matcher.end();
    }
    return sql.append(sent.sql().substring(end)).toString();
  }

  private static String value(@Nullable String value, Map<String, String> expressions) {
    if (value == null) return "null";
    var parts = new ArrayList<String>();
    int done = 0;
    while (done < value.length()) {
      int from = done;
      var next =
          expressions.keySet().stream()
              .filter(text -> value.indexOf(text, from) >= 0)
              .min(Comparator.comparingInt(text -> value.indexOf(text, from)));
      int at = next.isEmpty() ? value.length() : value.indexOf(next.get(), from);
      if (at > done) parts.add(literal(value.substring(done, at)));
      if (next.isEmpty()) break;
      parts.add(expressions.get(next.get()));
      done = at + next.get().length();
    }
    if (parts.isEmpty()) return "''";
    return parts.size() == 1 ? parts.getFirst() : "(" + String.join(" || ", parts) + ")";
  }

  /** Without colons, which pgbench would take for its own. */
  static String literal(String text) {
    return "E'"
        + text.replace("\\", "\\\\").replace("'", "''").replace(":", "\\072").replace("\n", "\\n")
        + "'";
  }
}
