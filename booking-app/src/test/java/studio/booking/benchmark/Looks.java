package studio.booking.benchmark;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import studio.booking.benchmark.Pgbench.Length;

/**
 * What it costs that personal data are encrypted, and that each look at them is written down: a
 * look, against a plain SELECT of the row and against the program's own statements by pgbench; and
 * those against the same without an entry.
 */
final class Looks {
  private static final int CONNECTIONS = 16;
  private static final int CLIENTS = 8;

  /** Who looks at their own data; nobody else's benchmark does. */
  private static final int CLIENT = Seeds.CLIENTS - 3;

  private final Bench bench;
  private final Requests requests;

  Looks(Bench bench) {
    this.bench = bench;
    this.requests = new Requests(bench.signIn());
  }

  List<Comparison> measure() throws IOException, InterruptedException, SQLException {
    Bench.say("Looks at personal data");
    try (var product = bench.product(Writes.DATABASE)) {
      once(product, requests.patch(Id.CLIENT.of(CLIENT), path(), profile()));
      overHttp(product, path(), bench.warmUpSeconds());
      var recorded =
          Recording.of(
              bench.server(),
              Id.CLIENT.of(CLIENT).toString(),
              () -> once(product, requests.get(Id.CLIENT.of(CLIENT), path())));
      var statements = recorded.rendered(Map.of(entry(recorded), "gen_random_uuid()::text"));
      var own = transaction(statements);
      var unseen = transaction(without(statements));
      var plain = transaction(plain(recorded));

      var sides = new LinkedHashMap<String, Bench.Side>();
      sides.put("ours", () -> overHttp(product, path(), bench.seconds()));
      sides.put("own", () -> byPgbench(own));
      sides.put("no entry", () -> byPgbench(unseen));
      sides.put("plain", () -> byPgbench(plain));
      var rounds = Bench.inTurns(sides);
      return List.of(
          line("a look at personal data ÷ its statements by pgbench", rounds, "ours", "own"),
          line(
              "a look at personal data ÷ a plain SELECT of the row by pgbench",
              rounds,
              "ours",
              "plain"),
          line(
              "the statements of a look with its audit entry ÷ without, both by pgbench",
              rounds,
              "own",
              "no entry"));
    }
  }

  /** The id of the audit entry that the recorded look has left: each has its own. */
  private String entry(Recording recorded) throws SQLException {
    return bench
        .server()
        .text(
            Writes.DATABASE,
            "select id from audit.entry where id = any ('{%s}')"
                .formatted(String.join(",", recorded.madeIds(Map.of()))));
  }

  private static Comparison line(
      String what, List<Map<String, Double>> rounds, String ours, String reference) {
    return new Comparison("P4", what, "/s", Bench.pair(rounds, ours, reference), false, null, null);
  }

  private static String path() {
    return "/api/clients/%s/pii".formatted(Id.CLIENT.of(CLIENT));
  }

  private static String profile() {
    return """
    {"fullName":"Anna Example","preferredName":"Anna","dateOfBirth":"1990-04-01","bloodType":"A+",
     "phoneNumber":"+1 555 010 1234","email":"anna@example.com",
     "emergencyContact":{"name":"Ben Example","relationship":"brother","phone":"+1 555 0100"},
     "address":{"street":"1 Main Street","city":"Springfield","state":"CA","zip":"93940"}}\
    """
        .replace("\n", "");
  }

  /** What a program would do that knows neither encryption nor an audit log. */
  private static List<String> plain(Recording recorded) {
    return recorded.rendered(Map.of()).stream()
        .filter(sql -> sql.contains("set_config('role'") || sql.contains("\"full_name\""))
        .toList();
  }

  private static String transaction(List<String> statements) {
    var all = new ArrayList<String>();
    if (!statements.getFirst().equalsIgnoreCase("begin")) all.add("begin");
    all.addAll(statements);
    if (!statements.getLast().equalsIgnoreCase("commit")) all.add("commit");
    return Script.oneByOne("", all);
  }

  /** As if nothing was written down. */
  private static List<String> without(List<String> statements) {
    return statements.stream().filter(sql -> !sql.contains("into \"audit\".\"entry\"")).toList();
  }

  private void once(Product product, byte[] request) throws IOException {
    Load.run(
            product.port(),
            1,
            Duration.ofSeconds(10),
            200,
            (_, number) -> number > 0 ? null : request)
        .requireGood();
  }

  private double overHttp(Product product, String path, long seconds) throws IOException {
    var request = requests.get(Id.CLIENT.of(CLIENT), path);
    return Load.run(
            product.port(), CONNECTIONS, Duration.ofSeconds(seconds), 200, (_, _) -> request)
        .requireGood()
        .perSecond();
  }

  private double byPgbench(String script) throws IOException, InterruptedException {
    return bench
        .pgbench()
        .run(Writes.DATABASE, script, CLIENTS, new Length.Seconds(bench.seconds()), Map.of())
        .perSecond();
  }
}
