package studio.booking.benchmark;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import studio.booking.benchmark.Comparison.Round;

/** P11: how long requests take after a million bookings, against after ten thousand. */
final class Growth {
  private static final String SMALL = "past_small";
  private static final String LARGE = "past_large";
  private static final int FEW = 10_000;

  /** As many as everybody has in the small one too. */
  private static final String MINE = "/api/bookings?limit=5";

  /** Who has been there before. */
  private static final int REGULARS = 2_000;

  private static final Pattern BUFFERS =
      Pattern.compile("^ *Buffers: shared(?: hit=([0-9]+))?(?: read=([0-9]+))?");

  private final Bench bench;
  private final Requests requests;

  /** Rises with each measurement, so that none books what another one has booked. */
  private int turn;

  Growth(Bench bench) {
    this.bench = bench;
    this.requests = new Requests(bench.signIn());
  }

  List<Comparison> measure() throws IOException, InterruptedException, SQLException {
    int many = bench.quick() ? 100_000 : 1_000_000;
    Bench.say("P11 %,d past bookings against %,d: seeding".formatted(many, FEW));
    for (var database : List.of(SMALL, LARGE)) bench.server().copy(Writes.DATABASE, database);
    Seeds.past(bench.server(), SMALL, FEW, REGULARS);
    Seeds.past(bench.server(), LARGE, many, REGULARS);
    bench.server().settle();
    var results = new ArrayList<Comparison>();
    try (var small = bench.product(SMALL);
        var large = bench.product(LARGE)) {
      long end = System.nanoTime() + Duration.ofSeconds(bench.warmUpSeconds() * 2).toNanos();
      for (int i = 0; System.nanoTime() < end; i++) round(small, large, i % 2 == 0);
      Bench.say("P11 measuring");
      var rounds = new ArrayList<Map<String, Round>>();
      for (int i = 0; i < Bench.ROUNDS; i++) rounds.add(round(small, large, i % 2 == 0));
      for (var what : rounds.getFirst().keySet()) {
        results.add(
            new Comparison(
                "P11",
                "%s with %,d past bookings ÷ with %,d".formatted(what, many, FEW),
                "ms",
                rounds.stream().map(round -> round.get(what)).toList(),
                true,
                1.25,
                1.05));
      }
      results.addAll(buffers(small));
    }
    for (var database : List.of(SMALL, LARGE)) {
      bench.server().execute("postgres", "drop database " + database);
    }
    return results;
  }

  private Map<String, Round> round(Product small, Product large, boolean smallFirst)
      throws IOException, SQLException {
    Map<String, Double> few;
    Map<String, Double> many;
    if (smallFirst) {
      few = writes(small, SMALL);
      many = writes(large, LARGE);
    } else {
      many = writes(large, LARGE);
      few = writes(small, SMALL);
    }
    var round = new LinkedHashMap<String, Round>();
    few.forEach((what, millis) -> round.put(what, new Round(many.get(what), millis)));
    round.put("my bookings", reads(small, large, MINE));
    round.put("a coach's availability", reads(small, large, Reads.availability()));
    round.put("a session", reads(small, large, "/api/sessions/" + Id.SESSION.of(7)));
    Bench.say("    " + round);
    return round;
  }

  /** How long booking and cancelling take: the median, one request at a time. */
  private Map<String, Double> writes(Product product, String database)
      throws IOException, SQLException {
    int count = count();
    turn++;
    int first = turn * count % (REGULARS - count);
    var booked = new ArrayList<byte[]>();
    for (int i = 0; i < count; i++) {
      int client = first + i;
      booked.add(requests.book(client, (turn * 131L + i * 7L) % Seeds.SESSIONS, "g" + turn));
    }
    var latencies = new LinkedHashMap<String, Double>();
    latencies.put("booking", Turns.millis(product, 201, booked));
    var cancels = new ArrayList<byte[]>();
    for (var booking : live(database)) {
      cancels.add(
          requests.post(booking[1], "/api/bookings/" + booking[0] + "/cancel", "g" + turn, "{}"));
    }
    latencies.put("cancelling", Turns.millis(product, 200, cancels));
    return latencies;
  }

  private Round reads(Product small, Product large, String path) throws IOException {
    return new Turns(small, large)
        .compare(
            200,
            _ -> {
              turn++;
              return gets(turn * count() % (REGULARS - count()), count(), path);
            });
  }

  private int count() {
    return bench.quick() ? 50 : 200;
  }

  private List<byte[]> gets(int first, int count, String path) {
    var gets = new ArrayList<byte[]>();
    for (int i = 0; i < count; i++) gets.add(requests.get(Id.CLIENT.of(first + i), path));
    return gets;
  }

  /** Bookings that are to be cancelled: id and client. */
  private List<UUID[]> live(String database) throws SQLException {
    try (var connection = bench.server().connect(database, Server.SUPERUSER);
        var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "select id, client_id from scheduling.booking where status = 'CONFIRMED'")) {
      var live = new ArrayList<UUID[]>();
      while (rows.next()) {
        live.add(new UUID[] {rows.getObject(1, UUID.class), rows.getObject(2, UUID.class)});
      }
      return live;
    }
  }

  /** How many pages the same statements touch in both. */
  private List<Comparison> buffers(Product small)
      throws IOException, InterruptedException, SQLException {
    int client = REGULARS - 1;
    int session = 1;
    var person = Id.CLIENT.of(client);
    var all = new LinkedHashMap<String, Recording>();
    all.put(
        "booking",
        Recording.of(
            bench.server(),
            "buffers",
            () -> Turns.millis(small, 201, List.of(requests.book(client, session, "buffers")))));
    for (var path :
        Map.of(
                "my bookings",
                MINE,
                "a coach's availability",
                Reads.availability(),
                "a session",
                "/api/sessions/" + Id.SESSION.of(7))
            .entrySet()) {
      all.put(
          path.getKey(),
          Recording.of(
              bench.server(),
              person.toString(),
              () -> Turns.millis(small, 200, List.of(requests.get(person, path.getValue())))));
    }
    var results = new ArrayList<Comparison>();
    for (var one : all.entrySet()) {
      var few = buffers(SMALL, one.getValue(), client, session);
      var many = buffers(LARGE, one.getValue(), client, session);
      results.add(
          new Comparison(
              "P11",
              "pages that the statements of `%s` touch".formatted(one.getKey()),
              "pages",
              List.of(new Round(many, few)),
              true,
              null,
              1.0));
    }
    return results;
  }

  /** Runs the statements for another client, and then undoes what they did. */
  private double buffers(String database, Recording recorded, int client, int session)
      throws SQLException {
    var known = new LinkedHashMap<String, String>();
    known.put(Id.STUDIO.of(0).toString(), "'" + Id.STUDIO.of(0) + "'");
    known.put(Id.CLIENT.of(client).toString(), "'" + Id.CLIENT.of(client - 1) + "'");
    known.put(Id.LOT.of(client).toString(), "'" + Id.LOT.of(client - 1) + "'");
    for (var constant :
        List.of(
            Id.SESSION.of(session),
            Id.SESSION.of(7),
            Id.COACH.of(0),
            Id.TYPE.of(Seeds.APPOINTMENT))) {
      known.put(constant.toString(), "'" + constant + "'");
    }
    var server = bench.server();
    // The recorded booking has the first place of the small one.
    known.put(
        Id.PLACE.of(session * 1000L).toString(), "'" + Id.PLACE.of(session * 1000L + 1) + "'");
    for (var made : recorded.madeIds(known)) known.put(made, "'" + UUID.randomUUID() + "'");
    known.put("buffers", "'explained'");
    var statements = recorded.rendered(known);
    try (var connection = server.connect(database, Server.PROGRAM);
        var statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      // The first time a connection also reads the catalogue, as none of the program's does any
      // more.
      pagesOfAll(statement, statements);
      connection.rollback();
      double pages = pagesOfAll(statement, statements);
      connection.rollback();
      return pages;
    }
  }

  private static double pagesOfAll(java.sql.Statement statement, List<String> statements)
      throws SQLException {
    double pages = 0;
    for (var sql : statements) {
      if (sql.equalsIgnoreCase("begin") || sql.equalsIgnoreCase("commit")) continue;
      if (sql.contains("set_config('role'")) {
        statement.execute(sql);
      } else {
        pages += pages(statement, sql);
      }
    }
    return pages;
  }

  private static long pages(java.sql.Statement statement, String sql) throws SQLException {
    try (var plan = statement.executeQuery("explain (analyze, buffers, costs off) " + sql)) {
      while (plan.next()) {
        var matcher = BUFFERS.matcher(plan.getString(1));
        // The first line of them is the whole statement's.
        if (matcher.find()) return number(matcher.group(1)) + number(matcher.group(2));
      }
      return 0;
    }
  }

  private static long number(@org.jspecify.annotations.Nullable String digits) {
    return digits == null ? 0 : Long.parseLong(digits);
  }
}
