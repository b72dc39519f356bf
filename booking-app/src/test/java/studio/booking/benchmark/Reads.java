package studio.booking.benchmark;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import studio.booking.benchmark.Pgbench.Length;

/** P4: reads, and P5: what row-level security costs them. */
final class Reads {
  private static final int CONNECTIONS = 16;

  /** Who reads; nobody else's. */
  private static final int CLIENT = Seeds.CLIENTS - 2;

  private static final int SESSION = 19;
  private static final int CLIENTS = 8;

  /** Of a round that asks for the price of row-level security. */
  private static final int TURNS = 4;

  private static final long TURN_SECONDS = 2;

  private final Bench bench;
  private final Requests requests;

  Reads(Bench bench) {
    this.bench = bench;
    this.requests = new Requests(bench.signIn());
  }

  /** The window of 14 days in which the seeded sessions begin. */
  static String availability() {
    var from = LocalDate.now(ZoneOffset.UTC).plusDays(3);
    return "/api/coaches/%s/availability?from=%s&to=%s&sessionTypeId=%s"
        .formatted(Id.COACH.of(0), from, from.plusDays(13), Id.TYPE.of(Seeds.APPOINTMENT));
  }

  List<Comparison> measure() throws IOException, InterruptedException, SQLException {
    var results = new ArrayList<Comparison>();
    try (var product = bench.product(Writes.DATABASE)) {
      var paths = new LinkedHashMap<String, String>();
      paths.put("a booking", "/api/bookings/" + booked(product));
      paths.put("the list of packages", "/api/packages");
      paths.put("a coach's availability over 14 days", availability());
      for (var path : paths.values()) overHttp(product, path, bench.warmUpSeconds() / 2);
      for (var path : paths.entrySet()) {
        results.addAll(read(product, path.getKey(), path.getValue()));
      }
    }
    return results;
  }

  private String booked(Product product) throws IOException, SQLException {
    Load.run(
            product.port(),
            1,
            Duration.ofSeconds(10),
            201,
            (_, number) -> number > 0 ? null : requests.book(CLIENT, SESSION, "to-read"))
        .requireGood();
    return bench
        .server()
        .text(
            Writes.DATABASE,
            "select id from scheduling.booking where client_id = '%s'"
                .formatted(Id.CLIENT.of(CLIENT)));
  }

  private List<Comparison> read(Product product, String what, String path)
      throws IOException, InterruptedException, SQLException {
    Bench.say("P4 and P5 " + what);
    var person = Id.CLIENT.of(CLIENT);
    var recorded = Recording.of(bench.server(), person.toString(), () -> once(product, path));
    var statements = recorded.rendered(Map.of());
    var inTransaction = new ArrayList<String>();
    inTransaction.add("begin");
    inTransaction.addAll(statements);
    inTransaction.add("commit");
    var oneByOne = Script.oneByOne("", inTransaction);
    var pipelined = Script.pipelined("", statements);
    var without =
        Script.pipelined(
            "", recorded.withoutRowSecurity(Id.STUDIO.of(0).toString()).rendered(Map.of()));

    var sides = new LinkedHashMap<String, Bench.Side>();
    sides.put("ours", () -> overHttp(product, path, seconds()));
    sides.put("one by one", () -> byPgbench(oneByOne, seconds()));
    sides.put("pipelined", () -> byPgbench(pipelined, seconds()));
    var rounds = Bench.inTurns(sides);
    var price = rowSecurity(pipelined, without);
    return List.of(
        new Comparison(
            "P4",
            what + " ÷ pgbench, in a transaction",
            "/s",
            Bench.pair(rounds, "ours", "one by one"),
            false,
            0.35,
            0.5),
        new Comparison(
            "P4",
            what + " ÷ pgbench with a pipeline: one trip, as ours",
            "/s",
            Bench.pair(rounds, "ours", "pipelined"),
            false,
            null,
            null),
        new Comparison(
            "P5",
            what + ": row-level security with its context ÷ without, both by pgbench in one trip",
            "/s",
            Bench.pair(price, "with", "without"),
            false,
            0.8,
            0.95));
  }

  /** By itself, for longer, and in short turns: the difference is small. */
  private List<Map<String, Double>> rowSecurity(String with, String without)
      throws IOException, InterruptedException, SQLException {
    var sides = new LinkedHashMap<String, Bench.Side>();
    sides.put("with", () -> byPgbench(with, TURN_SECONDS));
    sides.put(
        "without", () -> bench.server().withoutRowSecurity(() -> byPgbench(without, TURN_SECONDS)));
    byPgbench(with, seconds());
    return Bench.inTurns(sides, bench.quick() ? 1 : TURNS);
  }

  private long seconds() {
    return bench.quick() ? 1 : 3;
  }

  private void once(Product product, String path) throws IOException {
    var request = requests.get(Id.CLIENT.of(CLIENT), path);
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

  private double byPgbench(String script, long seconds) throws IOException, InterruptedException {
    return bench
        .pgbench()
        .run(Writes.DATABASE, script, CLIENTS, new Length.Seconds(seconds), Map.of())
        .perSecond();
  }
}
