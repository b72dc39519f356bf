package studio.booking.benchmark;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import studio.booking.benchmark.Comparison.Round;

/** How long the same requests take in two databases, one request at a time. */
final class Turns {
  /** Of a round of requests that take no longer than a millisecond or so. */
  private static final int COUNT = 9;

  private final Product small;
  private final Product large;

  Turns(Product small, Product large) {
    this.small = small;
    this.large = large;
  }

  /**
   * Both in short turns; compared are the medians of these.
   *
   * @param requests those of a turn, by its number
   */
  Round compare(int status, IntFunction<List<byte[]>> requests) throws IOException {
    var few = new ArrayList<Double>();
    var many = new ArrayList<Double>();
    for (int i = 0; i < COUNT; i++) {
      var asked = requests.apply(i);
      if (i % 2 == 0) few.add(millis(small, status, asked));
      many.add(millis(large, status, asked));
      if (i % 2 == 1) few.add(millis(small, status, asked));
    }
    return new Round(Comparison.median(many), Comparison.median(few));
  }

  /** The median of these. */
  static double millis(Product product, int status, List<byte[]> all) throws IOException {
    return Load.run(
            product.port(),
            1,
            Duration.ofMinutes(2),
            status,
            (_, number) -> number < all.size() ? all.get(number) : null)
        .requireGood()
        .medianMillis();
  }
}
