package studio.booking.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import studio.booking.benchmark.Comparison.Round;

/**
 * P14: from starting the program, with its embedded database and the demo's studios, to its first
 * answer out of the database.
 */
final class Starts {
  private static final String FIRST = "/api/public/north/session-types";
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final Path jar;
  private final Path folder;
  private final boolean quick;

  Starts(Path jar, Path folder, boolean quick) {
    this.jar = jar;
    this.folder = folder;
    this.quick = quick;
  }

  List<Comparison> measure() throws IOException, InterruptedException {
    Bench.say("P14 starting");
    var plain = List.of("-jar", jar.toString());
    var extracted = folder.resolve("extracted");
    var cache = folder.resolve("booking.aot");
    // Makes the data that all others find; it is not ready before that is done.
    try (var first = launch(plain)) {
      first.awaitAnswer(Product.READY, PATIENCE);
    }
    try (var extracting =
        launch(
            List.of(
                "-Djarmode=tools",
                "-jar",
                jar.toString(),
                "extract",
                "--destination",
                extracted.toString()))) {
      extracting.awaitEnd(PATIENCE);
    }
    var program = extracted.resolve(jar.getFileName()).toString();
    // The cache is written when the program ends, as it is told to.
    seconds(List.of("-XX:AOTCacheOutput=" + cache, "-jar", program));
    if (!cache.toFile().exists()) throw new IllegalStateException("No cache was made");
    var cached = List.of("-XX:AOTCache=" + cache, "-jar", program);
    seconds(cached);

    var rounds = new ArrayList<Round>();
    for (int i = 0; i < (quick ? 2 : Bench.ROUNDS); i++) {
      rounds.add(new Round(seconds(cached), seconds(plain)));
      Bench.say("    " + rounds.getLast());
    }
    return List.of(
        new Comparison(
            "P14",
            "start to first answer with an AOT cache ÷ `java -jar`",
            "s",
            rounds,
            true,
            0.45,
            0.3));
  }

  private double seconds(List<String> arguments) throws IOException, InterruptedException {
    long start = System.nanoTime();
    try (var product = launch(arguments)) {
      product.awaitAnswer(FIRST, PATIENCE);
      return (System.nanoTime() - start) / 1e9;
    }
  }

  private Product launch(List<String> arguments) throws IOException {
    return Product.launch(
        arguments,
        Map.of("BOOKING_DATA_DIR", folder.resolve("starts").toString()),
        folder.resolve("starts.log"));
  }
}
