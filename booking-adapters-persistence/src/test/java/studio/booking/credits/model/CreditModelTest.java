package studio.booking.credits.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Random commands for many clients, done by the product on a real database and by a model of the
 * rules in plain Java. After each command its client's balance, lots, redemptions, bookings and new
 * ledger lines are as the model has them; at times the whole ledger is checked.
 *
 * <p>A difference comes with the seed of its studio, which does the same again ({@code
 * -Dbooking.model.seed}), and cut down to few commands.
 */
class CreditModelTest {
  private static final boolean LONG = Boolean.getBoolean("booking.long");

  private static final long COMMANDS =
      Long.getLong("booking.model.commands", LONG ? 2_000_000 : 200_000);

  /** They wait for the database half of the time. */
  private static final int AT_ONCE = 3;

  /** Studios that share a database, until a fresh one is taken. */
  private static final long COMMANDS_IN_ONE_DATABASE = 250_000;

  private static final int CLIENTS = 48;
  private static final int ROUNDS = 60;

  @Test
  void A4_whatever_is_done_each_credit_is_where_the_rules_say() throws Exception {
    var seed = Long.getLong("booking.model.seed");
    if (seed != null) {
      try (var fresh = new Ground()) {
        explain(fresh, seed, Script.random(seed, CLIENTS, ROUNDS));
      }
      return;
    }
    var seeds = new AtomicLong(new Random().nextLong());
    System.out.println("Credits against their model, from seed " + seeds.get());
    long start = System.nanoTime();
    for (long done = 0; done < COMMANDS; done += COMMANDS_IN_ONE_DATABASE) {
      try (var fresh = new Ground()) {
        many(fresh, seeds, Math.min(COMMANDS_IN_ONE_DATABASE, COMMANDS - done));
      }
    }
    var time = Duration.ofNanos(System.nanoTime() - start);
    System.out.println(COMMANDS + " commands in " + time.toSeconds() + " s");
  }

  /** Each studio of its own seed; several at once, in each of which its clients take turns. */
  private static void many(Ground ground, AtomicLong seeds, long commands)
      throws InterruptedException, ExecutionException {
    var begun = new AtomicLong();
    try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
      var running = new ArrayList<Future<?>>();
      for (int i = 0; i < AT_ONCE; i++) {
        running.add(
            threads.submit(
                () -> {
                  while (begun.get() < commands) {
                    long seed = seeds.getAndIncrement();
                    var script = Script.random(seed, CLIENTS, ROUNDS);
                    begun.addAndGet(script.commands());
                    try {
                      explain(ground, seed, script);
                    } catch (RuntimeException | AssertionError e) {
                      // The others need not go on.
                      begun.addAndGet(commands);
                      throw e;
                    }
                  }
                }));
      }
      for (var one : running) one.get();
    }
  }

  /** Fails with few commands where product and model part. */
  private static void explain(Ground ground, long seed, Script script) {
    var example = Shrinker.example(ground, Parts.SOUND, script);
    if (example != null) fail("With -Dbooking.model.seed=%d:%n%s", seed, example);
  }

  /** Once found at random. */
  @Test
  void a_pass_goes_along_with_a_session_that_is_put_off_beyond_its_end_and_again() {
    var start = Instant.parse("2026-05-20T05:00:00Z");
    var timetable =
        Stream.of(5, 14, 17)
            .map(day -> new Setting.Hour(start.plus(Duration.ofDays(day)), Kind.YOGA, 1))
            .toList();
    var setting = new Setting(ZoneId.of("America/Los_Angeles"), true, false, start, timetable, 1);
    var steps =
        List.of(
            new Step(0, new Command.Redeem("r1", Pack.WEEK_PASS)),
            new Step(0, new Command.Book("b1", 0, Command.By.STUDIO)),
            new Step(Step.ALL, new Command.PutOff(0, 1)),
            new Step(Step.ALL, new Command.Wait(Duration.ofDays(10))),
            new Step(Step.ALL, new Command.PutOff(0, 2)));

    try (var ground = new Ground()) {
      assertThat(Run.of(ground, Parts.SOUND, new Script(setting, steps))).isEmpty();
    }
  }
}
