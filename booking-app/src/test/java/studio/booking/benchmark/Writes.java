package studio.booking.benchmark;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import studio.booking.benchmark.Pgbench.Length;

/** P1 and P2: bookings a second, against pgbench sending the same statements. */
final class Writes {
  static final String DATABASE = "bench";

  /** Persons set aside for each measurement, more than it has connections. */
  private static final int PERSONS = 64;

  private static final int CONNECTIONS = 32;
  private static final int HOT_CONNECTIONS = 64;

  /** For the recording; nobody else's. */
  private static final int RECORDED_CLIENT = Seeds.CLIENTS - 1;

  private static final int RECORDED_SESSION = 17;
  private static final int HOT_RECORDED_SESSION = Seeds.SESSIONS + Seeds.HOT_CLASSES - 1;

  /** Of the persons that no block of {@link #PERSONS} will get. */
  private static final int HOT_FIRST = Seeds.CLIENTS - 1_500;

  private final Bench bench;
  private final Requests requests;

  /** Blocks of persons, and hot classes, that are used up. */
  private final AtomicInteger blocks = new AtomicInteger();

  private final AtomicInteger hotClasses = new AtomicInteger();
  private long acknowledged;
  private long byPgbench;

  Writes(Bench bench) {
    this.bench = bench;
    this.requests = new Requests(bench.signIn());
  }

  List<Comparison> measure() throws IOException, InterruptedException, SQLException {
    var results = new ArrayList<Comparison>();
    for (int i = 0; i < 1_000; i++) requests.signIn(Id.CLIENT.of(HOT_FIRST + i));
    try (var product = bench.product(DATABASE)) {
      results.addAll(spread(product));
      results.addAll(hot(product));
      results.add(rowSecurity(product));
    }
    reconcile();
    return results;
  }

  // ---- P2

  private List<Comparison> spread(Product product)
      throws IOException, InterruptedException, SQLException {
    Bench.say("P2 bookings spread over many sessions");
    var recorded = record(product, RECORDED_SESSION);
    var statements = forPgbench(recorded, RECORDED_SESSION, Id.SESSION, "sn");
    var oneByOne = Script.oneByOne(SPREAD, statements);
    var pipelined = Script.pipelined(SPREAD, statements);

    warmUp(product);
    int clients = best(oneByOne);
    int pipelinedClients = best(pipelined);
    bench.server().settle();
    var sides = new LinkedHashMap<String, Bench.Side>();
    sides.put("ours", () -> spreadOverHttp(product, bench.duration()));
    sides.put("one by one", () -> spreadByPgbench(oneByOne, clients, bench.seconds()));
    sides.put("pipelined", () -> spreadByPgbench(pipelined, pipelinedClients, bench.seconds()));
    var rounds = Bench.inTurns(sides);
    return List.of(
        new Comparison(
            "P2",
            "bookings over many sessions, %d connections ÷ pgbench, %d clients"
                .formatted(CONNECTIONS, clients),
            "/s",
            Bench.pair(rounds, "ours", "one by one"),
            false,
            0.5,
            1.0),
        new Comparison(
            "P2",
            "the same ÷ pgbench with pipelines, %d clients".formatted(pipelinedClients),
            "/s",
            Bench.pair(rounds, "ours", "pipelined"),
            false,
            null,
            null));
  }

  /** Gently at first: a program that has just started is slow, and would turn most away. */
  private void warmUp(Product product) throws IOException {
    for (int connections : new int[] {2, 8, CONNECTIONS}) {
      acknowledged +=
          overHttp(product, connections, Duration.ofSeconds(bench.warmUpSeconds() / 3)).good();
    }
  }

  /** Each client walks through the sessions in an order of its own. */
  private static final String SPREAD =
      """
      \\set i :i + 1
      \\set person :block * %d + :client_id
      \\set cn %d + :person
      \\set sn %d + (:person * 613 + :i * 7) %% %d
      \\set sh :sn - %d
      \\set made :block * 1000000000 + :i * 64 + :client_id
      """
          .formatted(PERSONS, Id.FIRST, Id.FIRST, Seeds.SESSIONS, Id.FIRST);

  private static long sessionOf(long person, long i) {
    return (person * 613 + i * 7) % Seeds.SESSIONS;
  }

  private double spreadOverHttp(Product product, Duration time) throws IOException {
    var outcome = overHttp(product, CONNECTIONS, time).requireGood();
    acknowledged += outcome.good();
    return outcome.perSecond();
  }

  private Load.Outcome overHttp(Product product, int connections, Duration time)
      throws IOException {
    int block = nextBlock();
    return Load.run(
        product.port(),
        connections,
        time,
        201,
        (connection, number) -> {
          // Nobody twice in the same session.
          if (number >= Seeds.SESSIONS) return null;
          long person = (long) block * PERSONS + connection;
          return requests.book(person, sessionOf(person, number + 1), "k-" + block + "-" + number);
        });
  }

  private double spreadByPgbench(String script, int clients, long seconds)
      throws IOException, InterruptedException {
    var outcome =
        bench
            .pgbench()
            .run(
                DATABASE,
                Server.PROGRAM,
                script,
                clients,
                new Length.Seconds(seconds),
                Map.of("block", (long) nextBlock(), "i", 0L));
    byPgbench += outcome.transactions();
    return outcome.perSecond();
  }

  private int nextBlock() {
    int block = blocks.getAndIncrement();
    if ((block + 1) * PERSONS > HOT_FIRST) throw new IllegalStateException("No more persons");
    for (int i = 0; i < CONNECTIONS; i++) requests.signIn(Id.CLIENT.of(block * PERSONS + i));
    return block;
  }

  /** With how many clients pgbench gets most done. */
  private int best(String script) throws IOException, InterruptedException {
    var rates = new HashMap<Integer, Double>();
    for (int clients : new int[] {8, 16, 32}) {
      rates.put(clients, spreadByPgbench(script, clients, bench.quick() ? 1 : 3));
    }
    Bench.say("    pgbench by number of clients: " + rates);
    return rates.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey();
  }

  // ---- P1

  private static final String HOT =
      """
      \\set i :i + 1
      \\set person %d + :i * :clients + :client_id
      \\set cn %d + :person
      \\set sn %d + :class
      \\set sh :class
      \\set made :block * 1000000000 + :i * 64 + :client_id
      """
          .formatted(HOT_FIRST, Id.FIRST, Id.FIRST);

  private List<Comparison> hot(Product product)
      throws IOException, InterruptedException, SQLException {
    Bench.say("P1 one hot class");
    var recorded = record(product, HOT_RECORDED_SESSION);
    var statements = forPgbench(recorded, HOT_RECORDED_SESSION, Id.SESSION, "sn");
    var oneByOne = Script.oneByOne(HOT, statements);
    hotOverHttp(product);
    var clients = bestHot(oneByOne);
    bench.server().settle();
    var sides = new LinkedHashMap<String, Bench.Side>();
    sides.put("ours", () -> hotOverHttp(product));
    sides.put("one by one", () -> hotByPgbench(oneByOne, clients));
    var rounds = Bench.inTurns(sides);
    return List.of(
        new Comparison(
            "P1",
            "one hot class of %d places, %d connections ÷ pgbench, %d clients"
                .formatted(Seeds.HOT_PLACES, HOT_CONNECTIONS, clients),
            "/s",
            Bench.pair(rounds, "ours", "one by one"),
            false,
            null,
            1.0));
  }

  /** Bookings for each connection that fill a class but for a few places. */
  private static int each(int connections) {
    return 960 / connections;
  }

  private double hotOverHttp(Product product) throws IOException {
    long good = 0;
    var time = Duration.ZERO;
    for (int i = 0; i < (bench.quick() ? 1 : 3); i++) {
      int session = nextHotClass();
      var outcome =
          Load.run(
                  product.port(),
                  HOT_CONNECTIONS,
                  Duration.ofMinutes(1),
                  201,
                  (connection, number) ->
                      number == each(HOT_CONNECTIONS)
                          ? null
                          : requests.book(
                              HOT_FIRST + (long) number * HOT_CONNECTIONS + connection,
                              session,
                              "h-" + session))
              .requireGood();
      good += outcome.good();
      time = time.plus(outcome.time());
    }
    acknowledged += good;
    return good * 1e9 / time.toNanos();
  }

  private double hotByPgbench(String script, int clients) throws IOException, InterruptedException {
    double seconds = 0;
    long transactions = 0;
    for (int i = 0; i < (bench.quick() ? 1 : 3); i++) {
      var outcome =
          bench
              .pgbench()
              .run(
                  DATABASE,
                  Server.PROGRAM,
                  script,
                  clients,
                  new Length.Each(each(clients)),
                  Map.of(
                      "block",
                      200L + hotClasses.get(),
                      "class",
                      (long) nextHotClass(),
                      "clients",
                      (long) clients,
                      "i",
                      -1L));
      seconds += outcome.transactions() / outcome.perSecond();
      transactions += outcome.transactions();
    }
    byPgbench += transactions;
    return transactions / seconds;
  }

  private int bestHot(String script) throws IOException, InterruptedException {
    var rates = new HashMap<Integer, Double>();
    for (int clients : new int[] {8, 32, 64}) rates.put(clients, hotByPgbench(script, clients));
    Bench.say("    pgbench by number of clients: " + rates);
    return rates.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey();
  }

  private int nextHotClass() {
    int number = hotClasses.getAndIncrement();
    if (number >= Seeds.HOT_CLASSES - 1) throw new IllegalStateException("No more classes");
    return Seeds.SESSIONS + number;
  }

  // ---- P5

  private Comparison rowSecurity(Product product)
      throws IOException, InterruptedException, SQLException {
    Bench.say("P5 price of row-level security: booking");
    var recorded = record(product, RECORDED_SESSION + 1);
    var with =
        Script.pipelined(SPREAD, forPgbench(recorded, RECORDED_SESSION + 1, Id.SESSION, "sn"));
    var without =
        Script.pipelined(
            SPREAD,
            forPgbench(
                recorded.withoutRowSecurity(Id.STUDIO.of(0).toString()),
                RECORDED_SESSION + 1,
                Id.SESSION,
                "sn"));
    var sides = new LinkedHashMap<String, Bench.Side>();
    sides.put("with", () -> spreadByPgbench(with, 8, bench.seconds()));
    sides.put("without", () -> spreadWithout(without));
    spreadWithout(without);
    var rounds = Bench.inTurns(sides);
    return new Comparison(
        "P5",
        "a booking with row-level security and its context ÷ without, both by pgbench",
        "/s",
        Bench.pair(rounds, "with", "without"),
        false,
        0.8,
        0.95);
  }

  private double spreadWithout(String script) throws IOException, InterruptedException {
    var outcome =
        bench
            .pgbench()
            .run(
                DATABASE,
                Server.SUPERUSER,
                script,
                8,
                new Length.Seconds(bench.seconds()),
                Map.of("block", (long) nextBlock(), "i", 0L));
    byPgbench += outcome.transactions();
    return outcome.perSecond();
  }

  // ---- recording

  private Recording record(Product product, int session)
      throws IOException, SQLException, InterruptedException {
    var key = key(session);
    return Recording.of(
        bench.server(),
        key,
        () ->
            acknowledged +=
                Load.run(
                        product.port(),
                        1,
                        Duration.ofSeconds(10),
                        201,
                        (_, number) ->
                            number > 0 ? null : requests.book(RECORDED_CLIENT, session, key))
                    .requireGood()
                    .good());
  }

  private static String key(int session) {
    return "recorded-" + session;
  }

  /**
   * The recorded booking for other clients and sessions, whose numbers the script has in the
   * variables cn (client), {@code sessionVariable} and sh (session), and made (anything new).
   */
  private List<String> forPgbench(
      Recording recorded, int session, Id sessions, String sessionVariable) throws SQLException {
    var known = new LinkedHashMap<String, String>();
    known.put(Id.STUDIO.of(0).toString(), "'" + Id.STUDIO.of(0) + "'");
    known.put(Id.CLIENT.of(RECORDED_CLIENT).toString(), text(Id.CLIENT.prefix(), "cn"));
    known.put(Id.LOT.of(RECORDED_CLIENT).toString(), text(Id.LOT.prefix(), "cn"));
    known.put(sessions.of(session).toString(), text(sessions.prefix(), sessionVariable));
    var booked =
        bench
            .server()
            .text(
                DATABASE,
                "select place_id || ' ' || id from scheduling.booking where client_id = '%s' and session_id = '%s'"
                    .formatted(Id.CLIENT.of(RECORDED_CLIENT), sessions.of(session)))
            .split(" ");
    known.put(booked[0], ":p_id::text");
    var made = recorded.madeIds(known);
    for (int i = 0; i < made.size(); i++) {
      known.put(
          made.get(i),
          "('01a0000%x-0000-7000-8000-' || (%d + :made)::text)".formatted(i, Id.FIRST));
    }
    known.put(key(session), "('p-' || :made::text)");
    for (var minutes : List.of(0, 45)) {
      var time = "(%s + interval '%d minutes')".formatted(Seeds.startsAt("%s"), minutes);
      var value = bench.server().text(DATABASE, "select " + time.formatted(session));
      known.put(value, time.formatted(":sh") + "::text");
    }
    return recorded.rendered(known);
  }

  private static String text(String prefix, String variable) {
    return "('%s' || :%s::text)".formatted(prefix, variable);
  }

  // ---- reconciling

  /** Whether the database has what was acknowledged, no more and no less, and adds up. */
  private void reconcile() throws SQLException {
    var server = bench.server();
    long expected = acknowledged + byPgbench;
    for (var table :
        List.of(
            "scheduling.booking",
            "scheduling.booking_status_history",
            "credits.charge",
            "notices.notice",
            "shared.idempotency_key")) {
      require(table, server.number(DATABASE, "select count(*) from " + table), expected);
    }
    require(
        "places taken",
        server.number(DATABASE, "select count(*) from scheduling.place where taken_by is not null"),
        expected);
    require(
        "ledger lines",
        server.number(DATABASE, "select count(*) from credits.ledger"),
        expected + Seeds.CLIENTS);
    require(
        "accounts that do not add up",
        server.number(
            DATABASE,
            """
            select count(*) from credits.account a
            where balance <> (select sum(amount) from credits.ledger l
                              where l.client_id = a.client_id)
               or balance <> (select sum(remaining) from credits.lot l
                              where l.client_id = a.client_id)
               or last_number <> (select count(*) from credits.ledger l
                                  where l.client_id = a.client_id)
            """),
        0);
    Bench.say(
        "    reconciled: %d bookings acknowledged by the program and %d by pgbench, all there and charged"
            .formatted(acknowledged, byPgbench));
  }

  private static void require(String what, long found, long expected) {
    if (found != expected) {
      throw new IllegalStateException("%s: %d instead of %d".formatted(what, found, expected));
    }
  }
}
