package studio.booking.benchmark;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import studio.booking.benchmark.Pgbench.Length;

/** Clients who book many sessions, over HTTP or by pgbench. */
final class SpreadLoad {
  static final int CONNECTIONS = 32;

  /** Persons set aside for each measurement, more than it has connections. */
  private static final int PERSONS = 64;

  /** Each client walks through the sessions in an order of its own. */
  static final String SCRIPT =
      """
      \\set i :i + 1
      \\set person :block * %d + :client_id
      \\set cn %d + :person
      \\set sn %d + (:person * 613 + :i * 7) %% %d
      \\set sh :sn - %d
      \\set made :block * 1000000000 + :i * 64 + :client_id
      """
          .formatted(PERSONS, Id.FIRST, Id.FIRST, Seeds.SESSIONS, Id.FIRST);

  private final Bench bench;
  private final Requests requests;
  private final Tally tally;

  /** Blocks of persons that are used up. */
  private final AtomicInteger blocks = new AtomicInteger();

  SpreadLoad(Bench bench, Requests requests, Tally tally) {
    this.bench = bench;
    this.requests = requests;
    this.tally = tally;
  }

  /** Gently at first: a program that has just started is slow, and would turn most away. */
  void warmUp(Product product) throws IOException {
    for (int connections : new int[] {2, 8, CONNECTIONS}) {
      var time = Duration.ofSeconds(bench.warmUpSeconds() / 3);
      tally.acknowledged(run(product, connections, time).good());
    }
  }

  /** Bookings a second. */
  double overHttp(Product product) throws IOException {
    var outcome = run(product, CONNECTIONS, bench.duration()).requireGood();
    tally.acknowledged(outcome.good());
    return outcome.perSecond();
  }

  private Load.Outcome run(Product product, int connections, Duration time) throws IOException {
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

  private static long sessionOf(long person, long i) {
    return (person * 613 + i * 7) % Seeds.SESSIONS;
  }

  /** Bookings a second. */
  double byPgbench(String script, int clients, long seconds)
      throws IOException, InterruptedException {
    var outcome =
        bench
            .pgbench()
            .run(
                Writes.DATABASE,
                script,
                clients,
                new Length.Seconds(seconds),
                Map.of("block", (long) nextBlock(), "i", 0L));
    tally.byPgbench(outcome.transactions());
    return outcome.perSecond();
  }

  private int nextBlock() {
    int block = blocks.getAndIncrement();
    if ((block + 1) * PERSONS > HotClass.FIRST_PERSON) {
      throw new IllegalStateException("No more persons");
    }
    for (int i = 0; i < CONNECTIONS; i++) requests.signIn(Id.CLIENT.of(block * PERSONS + i));
    return block;
  }
}
