package studio.booking.shared.jooq;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import studio.booking.shared.Caller;
import studio.booking.shared.Ids;
import studio.booking.shared.OrganizationId;
import studio.booking.shared.PersonId;
import studio.booking.shared.RateLimits;
import studio.booking.shared.RateLimits.Bucket;
import studio.booking.shared.RateLimits.Limit;
import studio.booking.shared.Rejection;
import studio.booking.shared.Role;

class RateLimitsTest {
  @RegisterExtension static final TestDatabase database = TestDatabase.fresh();

  private static final Limit THREE_AN_HOUR = new Limit(3, Duration.ofHours(1));

  private final RateLimits limits = new JooqRateLimits(database.unitOfWork());
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

  private sealed interface Outcome {
    record Taken() implements Outcome {}

    record Refused(Duration delay) implements Outcome, Rejection {}
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

    database
        .unitOfWork()
        .run(
            caller,
            () -> {
              limits.giveBack(List.of(bucket));
              return null;
            });

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

  private Bucket bucket(Limit limit) {
    return new Bucket("test", UUID.randomUUID(), limit);
  }

  private @Nullable Duration take(Bucket... buckets) {
    var outcome =
        database
            .unitOfWork()
            .<Outcome>run(
                caller,
                () -> {
                  var delay = limits.take(List.of(buckets));
                  return delay == null ? new Outcome.Taken() : new Outcome.Refused(delay);
                });
    return outcome instanceof Outcome.Refused(var delay) ? delay : null;
  }

  private void timePasses(Duration time) {
    database.execute(
        "update shared.rate_bucket set full_at = full_at - interval '%d seconds'"
            .formatted(time.toSeconds()));
  }
}
