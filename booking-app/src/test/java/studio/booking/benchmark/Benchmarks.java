package studio.booking.benchmark;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.LoggerFactory;

/**
 * Measures everything and writes it into docs/benchmarks.md.
 *
 * <p>Arguments: the root of the repository, and any of {@code quick} (short rounds, nothing is
 * written) and the parts {@code writes}, {@code reads}, {@code growth}, {@code sales}, {@code
 * dispatch}, {@code looks}, {@code starts}; all of them if none is named.
 */
public final class Benchmarks {
  private static final List<String> PARTS =
      List.of("writes", "reads", "looks", "growth", "sales", "dispatch", "starts");

  private Benchmarks() {}

  public static void main(String[] arguments) throws Exception {
    ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
    var root = Path.of(arguments[0]).toRealPath();
    var words = new TreeSet<String>();
    if (arguments.length > 1) words.addAll(List.of(arguments[1].split("[ ,]+")));
    words.remove("all");
    words.remove("");
    boolean quick = words.remove("quick");
    var parts = words.isEmpty() ? Set.copyOf(PARTS) : words;
    if (!PARTS.containsAll(parts)) {
      throw new IllegalArgumentException("There is " + PARTS + " and quick; not " + parts);
    }
    var facts = new ArrayList<String>();
    facts.add(Pgbench.version());
    var jar = root.resolve("booking-app/target/booking.jar");
    var folder = fresh(root.resolve("booking-app/target/benchmarks"));
    var results = new ArrayList<Comparison>();
    try (var signIn = SignIn.start()) {
      try (var server = Server.start(folder)) {
        facts.addAll(Machine.facts(server));
        var bench = new Bench(server, new Pgbench(server, folder), signIn, jar, folder, quick);
        Bench.say("Seeding");
        server.createMigrated(Writes.DATABASE);
        Seeds.studio(server, Writes.DATABASE);
        if (parts.contains("growth")) results.addAll(new Growth(bench).measure());
        if (parts.contains("sales")) results.addAll(new Sales(bench).measure());
        if (parts.contains("dispatch")) results.addAll(Dispatch.all(bench));
        if (parts.contains("writes")) results.addAll(new Writes(bench).measure());
        if (parts.contains("reads")) results.addAll(new Reads(bench).measure());
        if (parts.contains("looks")) results.addAll(new Looks(bench).measure());
      }
    }
    if (parts.contains("starts")) results.addAll(new Starts(jar, folder, quick).measure());
    results.sort(java.util.Comparator.comparing(one -> Integer.parseInt(one.goal().substring(1))));

    var report = Report.of(facts, results);
    Bench.say("");
    Bench.say(report);
    if (quick || parts.size() < PARTS.size()) {
      Bench.say("docs/benchmarks.md stays as it is: only a whole run is written there.");
    } else {
      Report.writeInto(root.resolve("docs/benchmarks.md"), report);
    }
  }

  private static Path fresh(Path folder) throws java.io.IOException {
    if (Files.exists(folder)) {
      try (var files = Files.walk(folder)) {
        for (var file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
    return Files.createDirectories(folder);
  }
}
