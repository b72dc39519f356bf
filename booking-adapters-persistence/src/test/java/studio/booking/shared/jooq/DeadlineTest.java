package studio.booking.shared.jooq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jooq.impl.DSL.function;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jooq.Record;
import org.jooq.ResultQuery;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import studio.booking.shared.Caller;
import studio.booking.shared.IdempotencyKeys.Answer;
import studio.booking.shared.IdempotencyKeys.Use;
import studio.booking.shared.Ids;
import studio.booking.shared.OrganizationId;
import studio.booking.shared.PersonId;
import studio.booking.shared.Role;
import studio.booking.shared.UnitOfWork.Busy;

class DeadlineTest {
  @RegisterExtension static final TestDatabase database = TestDatabase.fresh();

  private static final Duration LIMIT = Duration.ofMillis(400);
  private static final Duration AT_MOST = Duration.ofMillis(1_500);

  private final Caller anna =
      new Caller(
          new OrganizationId(Ids.next()),
          new PersonId(Ids.next()),
          Set.of(Role.CLIENT),
          new Caller.Request("test", "key"));
  private final JooqUnitOfWork unitOfWork = database.unitOfWork();

  @Test
  void what_takes_too_long_is_cancelled_and_leaves_nothing() {
    var keys = new JooqIdempotencyKeys(unitOfWork);
    var use = new Use("POST /api/bookings", "key", "print");

    refusedInTime(
        () -> {
          keys.claim(anna, use);
          keys.keep(anna, use, new Answer(204, null, null, null), Instant.now());
          unitOfWork.ask(sleep("10")).get();
        });

    // The key would be answered otherwise.
    assertThatCode(() -> unitOfWork.run(anna, () -> claim(keys, use))).doesNotThrowAnyException();
  }

  private Object claim(JooqIdempotencyKeys keys, Use use) {
    keys.claim(anna, use);
    return use;
  }

  @Test
  void the_limit_is_for_all_of_a_trip_and_not_for_each_of_its_statements() {
    refusedInTime(
        () -> {
          for (int i = 0; i < 20; i++) unitOfWork.ask(sleep("0.3"));
          unitOfWork.ask(sleep("0.3")).get();
        });
  }

  @Test
  void a_trip_is_not_begun_when_the_time_is_over() {
    refusedInTime(
        () -> {
          pause(LIMIT.plusMillis(10));
          unitOfWork.ask(sleep("0")).get();
          throw new AssertionError("It went to the database");
        });
  }

  @Test
  void what_loses_race_after_race_gives_up_in_time() {
    var attempts = new AtomicInteger();

    refusedInTime(
        () -> {
          attempts.incrementAndGet();
          pause(LIMIT.dividedBy(2));
          throw new LostRace("again");
        });

    assertThat(attempts.get()).isBetween(2, 3);
  }

  @Test
  void the_connection_is_as_good_as_before() {
    refusedInTime(() -> unitOfWork.ask(sleep("10")).get());

    for (int i = 0; i < 20; i++) {
      unitOfWork.ask(anna, () -> unitOfWork.ask(sleep("0.01")).get());
    }
  }

  @Test
  void without_anybody_who_waits_there_is_no_limit() {
    unitOfWork.ask(anna, () -> unitOfWork.ask(sleep("0.6")).get());
  }

  private void refusedInTime(Runnable work) {
    long start = System.nanoTime();
    assertThatThrownBy(
            () ->
                Deadline.within(
                    LIMIT,
                    () ->
                        unitOfWork.run(
                            anna,
                            () -> {
                              work.run();
                              return anna;
                            })))
        .isInstanceOf(Busy.class);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(AT_MOST);
  }

  private static ResultQuery<? extends Record> sleep(String seconds) {
    return select(function(name("pg_sleep"), Object.class, inline(Double.valueOf(seconds))));
  }

  private static void pause(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
