package studio.booking.benchmark;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Bookings, one measurement after the other in one database, whose counts must agree in the end.
 */
final class Writes {
  static final String DATABASE = "bench";

  private final Bench bench;
  private final Requests requests;
  private final Tally tally = new Tally();

  Writes(Bench bench) {
    this.bench = bench;
    this.requests = new Requests(bench.signIn());
  }

  List<Comparison> measure() throws IOException, InterruptedException, SQLException {
    var load = new SpreadLoad(bench, requests, tally);
    var hot = new HotClass(bench, requests, tally);
    var results = new ArrayList<Comparison>();
    hot.signIn();
    try (var product = bench.product(DATABASE)) {
      results.addAll(new ManySessions(bench, requests, tally, load).measure(product));
      results.addAll(hot.measure(product));
      results.add(new BookingRowSecurity(bench, requests, tally, load).measure(product));
    }
    tally.reconcile(bench.server());
    return results;
  }
}
