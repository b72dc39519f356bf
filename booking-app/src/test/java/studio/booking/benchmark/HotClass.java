package studio.booking.benchmark;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import studio.booking.benchmark.Pgbench.Length;

/** P1: many who book one class at once, against pgbench sending the same statements. */
final class HotClass {
  /** Of the thousand who come; {@link SpreadLoad} uses those before. */
  static final int FIRST_PERSON = Seeds.CLIENTS - 1_500;

  private static final int CONNECTIONS = 64;

  /** For the recording. */
  private static final int RECORDED_CLASS = Seeds.SESSIONS + Seeds.HOT_CLASSES - 1;

  private static final String SCRIPT =
      """
      \\set i :i + 1
      \\set person %d + :i * :clients + :client_id
      \\set cn %d + :person
      \\set sn %d + :class
      \\set sh :class
      \\set made :block * 1000000000 + :i * 64 + :client_id
      """
          .formatted(FIRST_PERSON, Id.FIRST, Id.FIRST);

  private final Bench bench;
  private final Requests requests;
  private final Tally tally;

  /** Classes that are used up. */
  private final AtomicInteger classes = new AtomicInteger();

  HotClass(Bench bench, Requests requests, Tally tally) {
    this.bench = bench;
    this.requests = requests;
    this.tally = tally;
  }

  void signIn() {
    for (int i = 0; i < 1_000; i++) requests.signIn(Id.CLIENT.of(FIRST_PERSON + i));
  }

  List<Comparison> measure(Product product) throws IOException, InterruptedException, SQLException {
    Bench.say("P1 one hot class");
    var statements =
        RecordedBooking.of(bench, requests, tally, product, RECORDED_CLASS).forPgbench();
    var oneByOne = Script.oneByOne(SCRIPT, statements);
    overHttp(product);
    var clients = best(oneByOne);
    bench.server().settle();
    var sides = new LinkedHashMap<String, Bench.Side>();
    sides.put("ours", () -> overHttp(product));
    sides.put("one by one", () -> byPgbench(oneByOne, clients));
    var rounds = Bench.inTurns(sides);
    return List.of(
        new Comparison(
            "P1",
            "one hot class of %d places, %d connections ÷ pgbench, %d clients"
                .formatted(Seeds.HOT_PLACES, CONNECTIONS, clients),
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

  private double overHttp(Product product) throws IOException {
    long good = 0;
    var time = Duration.ZERO;
    for (int i = 0; i < (bench.quick() ? 1 : 3); i++) {
      int session = nextClass();
      var outcome =
          Load.run(
                  product.port(),
                  CONNECTIONS,
                  Duration.ofMinutes(1),
                  201,
                  (connection, number) ->
                      number == each(CONNECTIONS)
                          ? null
                          : requests.book(
                              FIRST_PERSON + (long) number * CONNECTIONS + connection,
                              session,
                              "h-" + session))
              .requireGood();
      good += outcome.good();
      time = time.plus(outcome.time());
    }
    tally.acknowledged(good);
    return good * 1e9 / time.toNanos();
  }

  private double byPgbench(String script, int clients) throws IOException, InterruptedException {
    double seconds = 0;
    long transactions = 0;
    for (int i = 0; i < (bench.quick() ? 1 : 3); i++) {
      var outcome =
          bench
              .pgbench()
              .run(
                  Writes.DATABASE,
                  script,
                  clients,
                  new Length.Each(each(clients)),
                  Map.of(
                      "block",
                      200L + classes.get(),
                      "class",
                      (long) nextClass(),
                      "clients",
                      (long) clients,
                      "i",
                      -1L));
      seconds += outcome.transactions() / outcome.perSecond();
      transactions += outcome.transactions();
    }
    tally.byPgbench(transactions);
    return transactions / seconds;
  }

  private int best(String script) throws IOException, InterruptedException {
    var rates = new HashMap<Integer, Double>();
    for (int clients : new int[] {8, 32, 64}) rates.put(clients, byPgbench(script, clients));
    Bench.say("    pgbench by number of clients: " + rates);
    return rates.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey();
  }

  private int nextClass() {
    int number = classes.getAndIncrement();
    if (number >= Seeds.HOT_CLASSES - 1) throw new IllegalStateException("No more classes");
    return Seeds.SESSIONS + number;
  }
}
