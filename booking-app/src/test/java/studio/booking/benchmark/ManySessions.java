package studio.booking.benchmark;

import java.io.IOException;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** P2: bookings over many sessions, against pgbench sending the same statements. */
final class ManySessions {
  /** For the recording. */
  private static final int RECORDED_SESSION = 17;

  private final Bench bench;
  private final Requests requests;
  private final Tally tally;
  private final SpreadLoad load;

  ManySessions(Bench bench, Requests requests, Tally tally, SpreadLoad load) {
    this.bench = bench;
    this.requests = requests;
    this.tally = tally;
    this.load = load;
  }

  List<Comparison> measure(Product product) throws IOException, InterruptedException, SQLException {
    Bench.say("P2 bookings spread over many sessions");
    var statements =
        RecordedBooking.of(bench, requests, tally, product, RECORDED_SESSION).forPgbench();
    var oneByOne = Script.oneByOne(SpreadLoad.SCRIPT, statements);
    var pipelined = Script.pipelined(SpreadLoad.SCRIPT, statements);

    load.warmUp(product);
    int clients = best(oneByOne);
    int pipelinedClients = best(pipelined);
    bench.server().settle();
    var sides = new LinkedHashMap<String, Bench.Side>();
    sides.put("ours", () -> load.overHttp(product));
    sides.put("one by one", () -> byPgbench(oneByOne, clients, bench.seconds()));
    sides.put("pipelined", () -> byPgbench(pipelined, pipelinedClients, bench.seconds()));
    var rounds = Bench.inTurns(sides);
    return List.of(
        new Comparison(
            "P2",
            "bookings over many sessions, %d connections ÷ pgbench, %d clients"
                .formatted(SpreadLoad.CONNECTIONS, clients),
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

  /** With how many clients pgbench gets most done. */
  private int best(String script) throws IOException, InterruptedException {
    var rates = new HashMap<Integer, Double>();
    for (int clients : new int[] {8, 16, 32}) {
      rates.put(clients, byPgbench(script, clients, bench.quick() ? 1 : 3));
    }
    Bench.say("    pgbench by number of clients: " + rates);
    return rates.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey();
  }

  private double byPgbench(String script, int clients, long seconds)
      throws IOException, InterruptedException {
    return load.byPgbench(script, clients, seconds);
  }
}
