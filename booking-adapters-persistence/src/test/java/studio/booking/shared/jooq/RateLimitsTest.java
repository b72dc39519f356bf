package studio.booking.shared.jooq;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import studio.booking.operations.domain.FullBuckets;
import studio.booking.operations.jooq.TestJobs;
import studio.booking.shared.Caller;
import studio.booking.shared.Ids;
import studio.booking.shared.OrganizationId;
import studio.booking.shared.PersonId;
import studio.booking.shared.RateLimits;
import studio.booking.shared.RateLimits.Bucket;
import studio.booking.shared.RateLimits.Limit;
import studio.booking.shared.Role;

class RateLimitsTest {
  @RegisterExtension static final TestDatabase database = TestDatabase.fresh();

  private static final Limit THREE_AN_HOUR = new Limit(3, Duration.ofHours(1));

  private final RateLimits limits = new JooqRateLimits(database.unitOfWork());
  private final FullBuckets full = TestJobs.fullBuckets(database);
  private Caller caller;

  @BeforeEach
  void somebody() {
    caller =
        new Caller(
            new OrganizationId(Ids.next()),
            new PersonId(Ids.next()),
            Set.of(Role.CLIENT),
            new Caller.Request("request", null));
  }

  @Test
  void a_bucket_gives_what_is_in_it_and_says_when_there_is_more() {
    var bucket = bucket(THREE_AN_HOUR);

    for (int i = 0; i < 3; i++) assertThat(take(bucket)).isNull();
    assertThat(take(bucket)).isBetween(Duration.ofMinutes(19), Duration.ofMinutes(20));
    assertThat(take(bucket(THREE_AN_HOUR))).isNull();
  }

  @Test
  void it_fills_evenly_and_never_over() {
    var bucket = bucket(THREE_AN_HOUR);
    for (int i = 0; i < 3; i++) take(bucket);

    timePasses(Duration.ofMinutes(21));
    assertThat(take(bucket)).isNull();
    assertThat(take(bucket)).isNotNull();

    timePasses(Duration.ofDays(7));
    for (int i = 0; i < 3; i++) assertThat(take(bucket)).isNull();
    assertThat(take(bucket)).isNotNull();
  }

  @Test
  void what_is_given_back_can_be_taken_again() {
    var bucket = bucket(THREE_AN_HOUR);
    for (int i = 0; i < 3; i++) take(bucket);

    giveBack(bucket);

    assertThat(take(bucket)).isNull();
    assertThat(take(bucket)).isNotNull();
  }

  @Test
  void of_two_buckets_both_are_taken_from_or_none() {
    var own = bucket(THREE_AN_HOUR);
    var all = bucket(new Limit(1, Duration.ofHours(1)));

    assertThat(take(own, all)).isNull();
    assertThat(take(all, own)).isNotNull();
    for (int i = 0; i < 2; i++) assertThat(take(own)).as("%d", i).isNull();
    assertThat(take(own)).isNotNull();
  }

  @Test
  void many_at_once_get_no_more_than_one_after_the_other() throws Exception {
    var all = bucket(new Limit(7, Duration.ofHours(1)));
    var given = new ArrayList<Future<@Nullable Duration>>();
    try (var threads = Executors.newFixedThreadPool(32)) {
      for (int i = 0; i < 64; i++) {
        given.add(threads.submit(() -> take(bucket(THREE_AN_HOUR), all)));
      }
    }

    int taken = 0;
    for (var one : given) if (one.get() == null) taken++;
    assertThat(taken).isEqualTo(7);
  }

  @Test
  void nothing_is_given_back_to_a_bucket_that_is_not_there() {
    var bucket = bucket(THREE_AN_HOUR);

    giveBack(bucket);

    for (int i = 0; i < 3; i++) assertThat(take(bucket)).isNull();
    assertThat(take(bucket)).isNotNull();
  }

  @Test
  void K3_what_was_taken_stays_so_when_the_work_after_it_is_undone() {
    var bucket = bucket(THREE_AN_HOUR);
    for (int i = 0; i < 3; i++) {
      take(bucket);
      database
          .unitOfWork()
          .run(
              caller,
              () -> {
                database.unitOfWork().undo();
                return null;
              });
    }

    assertThat(take(bucket)).isNotNull();
  }

  @Test
  void a_full_bucket_is_swept_away_and_one_that_is_not_stays() {
    var old = bucket(THREE_AN_HOUR);
    take(old);
    timePasses(Duration.ofMinutes(21));
    var used = bucket(THREE_AN_HOUR);
    for (int i = 0; i < 3; i++) take(used);

    assertThat(full.studios()).contains(caller.organization());
    assertThat(sweep()).isEqualTo(1);
    assertThat(sweep()).isZero();
    assertThat(full.studios()).doesNotContain(caller.organization());
    assertThat(take(used)).isNotNull();
    for (int i = 0; i < 3; i++) assertThat(take(old)).isNull();
    assertThat(take(old)).isNotNull();
  }

  @Test
  void K3_a_bucket_that_is_taken_from_while_it_is_swept_stays() throws Exception {
    var bucket = bucket(THREE_AN_HOUR);
    take(bucket);
    timePasses(Duration.ofDays(1));
    var isTaken = new CountDownLatch(1);
    var mayEnd = new CountDownLatch(1);
    try (var threads = Executors.newFixedThreadPool(2)) {
      var taking =
          threads.submit(
              () ->
                  database
                      .unitOfWork()
                      .run(
                          caller,
                          () -> {
                            var wait = limits.take(List.of(bucket));
                            isTaken.countDown();
                            reached(mayEnd);
                            return wait;
                          }));
      reached(isTaken);
      var sweeping = threads.submit(this::sweep);

      assertThat(sweeping.get(20, TimeUnit.SECONDS)).isZero();
      mayEnd.countDown();
      assertThat(taking.get()).isEmpty();
    }
    for (int i = 0; i < 2; i++) assertThat(take(bucket)).isNull();
    assertThat(take(bucket)).isNotNull();
  }

  private static void reached(CountDownLatch latch) {
    try {
      assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private Bucket bucket(Limit limit) {
    return new Bucket("test", UUID.randomUUID(), limit);
  }

  private @Nullable Duration take(Bucket... buckets) {
    return database.unitOfWork().ask(caller, () -> limits.take(List.of(buckets))).orElse(null);
  }

  private void giveBack(Bucket... buckets) {
    database
        .unitOfWork()
        .ask(
            caller,
            () -> {
              limits.giveBack(List.of(buckets));
              return null;
            });
  }

  private int sweep() {
    var system = Caller.system(caller.organization(), "test");
    return database.unitOfWork().run(system, () -> full.clear(100));
  }

  private void timePasses(Duration time) {
    database.execute(
        "update shared.rate_bucket set full_at = full_at - interval '%d seconds'"
            .formatted(time.toSeconds()));
  }
}
