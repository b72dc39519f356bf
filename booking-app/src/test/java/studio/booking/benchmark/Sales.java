package studio.booking.benchmark;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import studio.booking.benchmark.Comparison.Round;

/**
 * P11: what is sold, and what was paid: requests to a studio with ten thousand packages and ten
 * million lines in its ledger, against one with a handful of both.
 */
final class Sales {
  private static final String SMALL = "sales_small";
  private static final String LARGE = "sales_large";
  private static final String ORGANIZATION = "'" + Id.STUDIO.of(0) + "'::uuid";

  /** What each client redeems: it costs nothing, so that nobody has to pay first. */
  private static final long GIVEN = 1_000_000;

  /** Of each client of the small studio: more than a page, as of the large one. */
  private static final int FEW_LINES = 30;

  private final Bench bench;
  private final Requests requests;
  private final int packages;
  private final int lines;

  /** Rises with each turn, so that the next clients have theirs. */
  private int turn;

  Sales(Bench bench) {
    this.bench = bench;
    this.requests = new Requests(bench.signIn());
    this.packages = bench.quick() ? 1_000 : 10_000;
    this.lines = bench.quick() ? 800_000 : 10_000_000;
  }

  List<Comparison> measure() throws IOException, InterruptedException, SQLException {
    Bench.say("P11 %,d packages and %,d ledger lines: seeding".formatted(packages, lines));
    for (var database : List.of(SMALL, LARGE)) {
      bench.server().copy(Writes.DATABASE, database);
      bench.server().execute(database, given());
    }
    fill(SMALL, ledger(FEW_LINES));
    fill(LARGE, morePackages());
    fill(LARGE, ledger(lines / Seeds.CLIENTS));
    for (var database : List.of(SMALL, LARGE)) bench.server().execute(database, "vacuum analyze");
    bench.server().settle();
    var results = new ArrayList<Comparison>();
    try (var small = bench.product(SMALL);
        var large = bench.product(LARGE)) {
      var turns = new Turns(small, large);
      long end = System.nanoTime() + Duration.ofSeconds(bench.warmUpSeconds() * 2).toNanos();
      while (System.nanoTime() < end) round(turns);
      Bench.say("P11 measuring");
      var rounds = new ArrayList<Map<String, Round>>();
      for (int i = 0; i < Bench.ROUNDS; i++) {
        rounds.add(round(turns));
        Bench.say("    " + rounds.getLast());
      }
      for (var what : rounds.getFirst().keySet()) {
        results.add(
            new Comparison(
                "P11",
                "%s with %,d packages and %,d ledger lines ÷ with %d and %,d"
                    .formatted(what, packages, lines, Seeds.PACKAGES, FEW_LINES * Seeds.CLIENTS),
                "ms",
                rounds.stream().map(round -> round.get(what)).toList(),
                true,
                1.25,
                1.05));
      }
    }
    for (var database : List.of(SMALL, LARGE)) {
      bench.server().execute("postgres", "drop database " + database);
    }
    return results;
  }

  private Map<String, Round> round(Turns turns) throws IOException {
    var round = new LinkedHashMap<String, Round>();
    round.put("redeeming", turns.compare(201, this::redeem));
    round.put("the list of packages", turns.compare(200, gets(_ -> "/api/packages?limit=20")));
    round.put("one's credits", turns.compare(200, gets("/api/members/%s/credits"::formatted)));
    round.put(
        "the newest lines of a ledger",
        turns.compare(200, gets("/api/members/%s/credit-transactions?limit=20"::formatted)));
    return round;
  }

  private List<byte[]> redeem(int number) {
    int first = first();
    var body = "{\"packageId\":\"" + Id.PACKAGE.of(GIVEN) + "\"}";
    return IntStream.range(first, first + count())
        .mapToObj(
            client -> requests.post(Id.CLIENT.of(client), "/api/packages/redeem", "s" + turn, body))
        .toList();
  }

  private IntFunction<List<byte[]>> gets(Function<Object, String> path) {
    return _ -> {
      int first = first();
      return IntStream.range(first, first + count())
          .mapToObj(Id.CLIENT::of)
          .map(client -> requests.get(client, path.apply(client)))
          .toList();
    };
  }

  private int first() {
    turn++;
    return turn * count() % (Seeds.CLIENTS - count());
  }

  private int count() {
    return bench.quick() ? 20 : 50;
  }

  private static String given() {
    return """
    insert into credits.package
      (organization_id, id, name, kind, session_count, validity_days, list_price_minor, currency,
       position, created_at)
    values (%s, %s, 'A gift', 'CREDIT_PACK', 1, 90, 0, 'EUR', 0, now())
    """
        .formatted(ORGANIZATION, Id.PACKAGE.sql("" + GIVEN));
  }

  /** Past triggers, which would look at each line. */
  private void fill(String database, String rows) throws SQLException {
    bench.server().execute(database, "set session_replication_role = replica; " + rows);
  }

  private String morePackages() {
    return """
    insert into credits.package
      (organization_id, id, name, description, kind, session_count, validity_days,
       list_price_minor, currency, position, created_at)
    select %1$s, %2$s, 'Package ' || p, 'Ten times whatever you like', 'CREDIT_PACK', 10, 90,
           12000, 'EUR', p, now()
    from generate_series(%3$d, %4$d) p
    """
        .formatted(ORGANIZATION, Id.PACKAGE.sql("p"), Seeds.PACKAGES + 1, packages);
  }

  /** So many more lines for each client. */
  private static String ledger(int each) {
    return """
    insert into credits.ledger
      (organization_id, client_id, number, id, lot_id, amount, balance_before, balance_after,
       type, by_role, at)
    select %1$s, %2$s, 2 + n, %3$s, %4$s, case n %% 2 when 0 then -1 else 1 end,
           %5$d - n %% 2, %5$d - 1 + n %% 2, 'ADJUSTMENT', 'admin',
           now() - (%6$d - n) * interval '1 hour'
    from generate_series(0, %6$d - 1) n, generate_series(0, %7$d - 1) c;
    update credits.account set last_number = 1 + %6$d
    """
        .formatted(
            ORGANIZATION,
            Id.CLIENT.sql("c"),
            Id.LINE.sql("1000000 + n::bigint * 10000 + c"),
            Id.LOT.sql("c"),
            Seeds.CREDITS,
            each,
            Seeds.CLIENTS);
  }
}
