package studio.booking.benchmark;

import java.io.IOException;
import java.sql.SQLException;
import java.util.LinkedHashMap;

/** P5: what row-level security costs a booking, with pgbench on both sides. */
final class BookingRowSecurity {
  /** For the recording. */
  private static final int RECORDED_SESSION = 18;

  private static final int CLIENTS = 8;

  private final Bench bench;
  private final Requests requests;
  private final Tally tally;
  private final SpreadLoad load;

  BookingRowSecurity(Bench bench, Requests requests, Tally tally, SpreadLoad load) {
    this.bench = bench;
    this.requests = requests;
    this.tally = tally;
    this.load = load;
  }

  Comparison measure(Product product) throws IOException, InterruptedException, SQLException {
    Bench.say("P5 price of row-level security: booking");
    var recorded = RecordedBooking.of(bench, requests, tally, product, RECORDED_SESSION);
    var with = Script.pipelined(SpreadLoad.SCRIPT, recorded.forPgbench());
    var without = Script.pipelined(SpreadLoad.SCRIPT, recorded.withoutRowSecurity().forPgbench());
    var sides = new LinkedHashMap<String, Bench.Side>();
    sides.put("with", () -> byPgbench(with));
    sides.put("without", () -> bench.server().withoutRowSecurity(() -> byPgbench(without)));
    sides.get("without").measure();
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

  private double byPgbench(String script) throws IOException, InterruptedException {
    return load.byPgbench(script, CLIENTS, bench.seconds());
  }
}
