package studio.booking.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import studio.booking.benchmark.Comparison.Round;

/**
 * What all measurements share.
 *
 * @param folder for what they leave behind
 * @param quick shorter rounds, to see that everything works
 */
record Bench(Server server, Pgbench pgbench, SignIn signIn, Path jar, Path folder, boolean quick) {
  static final int ROUNDS = 5;

  /** How long each side of a round is measured. */
  long seconds() {
    return quick ? 1 : 5;
  }

  long warmUpSeconds() {
    return quick ? 4 : 60;
  }

  Duration duration() {
    return Duration.ofSeconds(seconds());
  }

  Product product(String database) throws IOException, InterruptedException {
    return Product.on(server, database, signIn, jar, folder);
  }

  /** One side's figure, measured now. */
  interface Side {
    double measure() throws IOException, InterruptedException, SQLException;
  }

  /**
   * Measures all sides in turns, each round in the other direction, so that none always comes after
   * the same one.
   */
  static List<Map<String, Double>> inTurns(Map<String, Side> sides)
      throws IOException, InterruptedException, SQLException {
    return inTurns(sides, 1);
  }

  /**
   * The same with several turns to a round, whose mean is the round's: for small differences, where
   * the machine is not the same from one moment to the next.
   */
  static List<Map<String, Double>> inTurns(Map<String, Side> sides, int turns)
      throws IOException, InterruptedException, SQLException {
    var rounds = new ArrayList<Map<String, Double>>();
    for (int i = 0; i < ROUNDS; i++) {
      var round = new java.util.HashMap<String, Double>();
      for (int turn = 0; turn < turns; turn++) {
        var order = new ArrayList<>(sides.entrySet());
        if ((i + turn) % 2 == 1) java.util.Collections.reverse(order);
        for (var side : order) {
          round.merge(side.getKey(), side.getValue().measure() / turns, Double::sum);
        }
      }
      say("    " + round);
      rounds.add(round);
    }
    return rounds;
  }

  static List<Round> pair(List<Map<String, Double>> rounds, String ours, String reference) {
    return rounds.stream().map(round -> new Round(round.get(ours), round.get(reference))).toList();
  }

  @SuppressWarnings("SystemOut")
  static void say(String line) {
    System.out.println(line);
  }
}
