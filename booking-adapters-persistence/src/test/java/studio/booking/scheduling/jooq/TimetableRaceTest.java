package studio.booking.scheduling.jooq;

import static org.assertj.core.api.Assertions.assertThat;
import static studio.booking.scheduling.jooq.ChangesOnPostgres.atOnce;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import studio.booking.scheduling.application.PlanAbsences;
import studio.booking.scheduling.domain.AwayReason;
import studio.booking.scheduling.domain.BookingOutcome.Booked;
import studio.booking.scheduling.domain.Coach;
import studio.booking.scheduling.domain.ExceptionForm;
import studio.booking.scheduling.domain.HoursOutcome.Planned;
import studio.booking.scheduling.domain.OnConflict;
import studio.booking.scheduling.domain.SessionOutcome;
import studio.booking.scheduling.domain.SessionOutcome.CapacityBelowBookings;
import studio.booking.scheduling.domain.SessionOutcome.CoachIsBusy;
import studio.booking.scheduling.domain.SessionOutcome.Done;
import studio.booking.scheduling.domain.Sessions;
import studio.booking.shared.ClientId;
import studio.booking.shared.jooq.TestDatabase;

/**
 * Real transactions after the same hour, the same place, the same session. Each rule is also tried
 * with its guard taken away: then it must be seen to break, or the race was none.
 */
class TimetableRaceTest {
  @RegisterExtension static final TestDatabase database = TestDatabase.fresh();
  @RegisterExtension static final TestDatabase unguarded = TestDatabase.fresh();

  private static final int ROUNDS = 15;

  @Test
  void B9_of_64_overlapping_sessions_of_a_coach_one_is_scheduled() throws Exception {
    var run = new TimetableOnPostgres(database);

    var outcomes = scheduleOverlapping(run, run.kim);

    assertThat(outcomes).filteredOn(Done.class::isInstance).hasSize(1);
    assertThat(outcomes).filteredOn(CoachIsBusy.class::isInstance).hasSize(63);
    assertThat(run.flaws()).isZero();
  }

  @Test
  void without_the_constraint_a_coach_would_be_in_several_sessions() throws Exception {
    unguarded.execute("alter table scheduling.session drop constraint coach_is_in_one_session");
    var run = new TimetableOnPostgres(unguarded);

    for (int round = 0; round < ROUNDS && run.flaws() == 0; round++) {
      scheduleOverlapping(run, run.scene.coach(run.yoga));
    }

    assertThat(run.flaws()).isPositive();
  }

  /** Each starts half a minute after the one before, and lasts an hour. */
  private static List<SessionOutcome> scheduleOverlapping(TimetableOnPostgres run, Coach coach)
      throws Exception {
    return atOnce(
        IntStream.range(0, 64)
            .<Callable<SessionOutcome>>mapToObj(
                i -> () -> run.schedule(coach, in(30).plusSeconds(i * 30L), 1))
            .toList());
  }

  @Test
  void B10_a_session_and_an_absence_never_both_have_their_way() throws Exception {
    var run = new TimetableOnPostgres(database);
    for (int round = 0; round < ROUNDS; round++) {
      var kim = run.scene.coach(run.yoga);
      var outcomes =
          atOnce(
              List.<Callable<Boolean>>of(
                  () -> run.schedule(kim, in(30), 1) instanceof Done, () -> leave(run, kim)));

      assertThat(outcomes).containsExactlyInAnyOrder(true, false);
    }
  }

  private static boolean leave(TimetableOnPostgres run, Coach coach) {
    var absences =
        new PlanAbsences(
            run.scene.studios(run.db),
            new JooqCoaches(run.db),
            new JooqHours(run.db),
            new JooqHoursPlan(run.db),
            new JooqSessionsInTheWay(run.db),
            (_, _, _) -> {
              throw new AssertionError("Nobody said so");
            },
            (_, _) -> {},
            Clock.fixed(TimetableOnPostgres.NOW, ZoneOffset.UTC));
    var date = LocalDate.ofInstant(in(30), ZoneId.of("America/Los_Angeles"));
    var form =
        new ExceptionForm(
            date, date.plusDays(1), null, null, null, false, AwayReason.SICK_LEAVE, null);
    var by = run.scene.caller(coach.id());
    return run.db.run(by, () -> absences.plan(by, coach.id(), form, OnConflict.REFUSE))
        instanceof Planned;
  }

  @Test
  void a_session_that_shrinks_while_people_book_keeps_a_place_for_each() throws Exception {
    var run = new TimetableOnPostgres(database);
    for (int round = 0; round < ROUNDS; round++) {
      var outcomes = shrinkWhileBooking(run, round);
      assertThat(outcomes.getFirst()).isInstanceOfAny(Done.class, CapacityBelowBookings.class);
      assertThat(run.flaws()).isZero();
    }
  }

  private static List<Object> shrinkWhileBooking(TimetableOnPostgres run, int round)
      throws Exception {
    var session = run.scheduled(in(30 + 2 * round), 4);
    var calls = new ArrayList<Callable<Object>>();
    calls.add(() -> run.change(session.id(), null, 2, false));
    for (var client : clients(run)) calls.add(() -> run.book(client, session.id(), false));
    return atOnce(calls);
  }

  @Test
  void a_session_cancelled_while_people_book_leaves_nobody_in_it() throws Exception {
    var run = new TimetableOnPostgres(database);
    for (int round = 0; round < ROUNDS; round++) {
      var clients = clients(run);
      var outcomes = cancelWhileBooking(run, clients, round);

      assertThat(outcomes.getFirst()).isInstanceOf(Done.class);
      assertThat(run.flaws()).isZero();
      assertThat(clients).allMatch(client -> run.balance(client) == 3);
    }
  }

  @Test
  void without_its_lock_a_cancelled_session_would_have_people_in_it() throws Exception {
    var run = new TimetableOnPostgres(unguarded, TimetableRaceTest::withoutLock);

    for (int round = 0; round < 10 * ROUNDS && run.flaws() == 0; round++) {
      cancelWhileBooking(run, clients(run), round);
    }

    assertThat(run.flaws()).isPositive();
  }

  private static List<Object> cancelWhileBooking(
      TimetableOnPostgres run, List<ClientId> clients, int round) throws Exception {
    var session = run.scheduled(in(30 + 2 * round), 4);
    var calls = new ArrayList<Callable<Object>>();
    calls.add(() -> run.cancel(session.id()));
    for (var client : clients) calls.add(() -> run.book(client, session.id(), false));
    return atOnce(calls);
  }

  @Test
  void two_who_complete_at_once_do_nothing_twice() throws Exception {
    var run = new TimetableOnPostgres(database);
    for (int hour = 5; hour < 15; hour++) {
      var session = run.scheduled(in(hour), 2);
      assertThat(run.book(run.client(1), session.id(), false)).isInstanceOf(Booked.class);
    }
    run.now = in(100);

    var completed = atOnce(List.<Callable<Integer>>of(run::complete, run::complete, run::complete));

    int rest = run.complete();
    assertThat(completed.stream().mapToInt(Integer::intValue).sum() + rest).isEqualTo(10);
    assertThat(
            run.number(
                "select count(*) from scheduling.booking_status_history"
                    + " where organization_id = '%s' and to_status = 'COMPLETED'"))
        .isEqualTo(10);
  }

  private static List<ClientId> clients(TimetableOnPostgres run) {
    return IntStream.range(0, 4).mapToObj(_ -> run.client(3)).toList();
  }

  /** Sessions that are only read where they should be locked. */
  private static Sessions withoutLock(Sessions sessions) {
    return (Sessions)
        Proxy.newProxyInstance(
            Sessions.class.getClassLoader(),
            new Class<?>[] {Sessions.class},
            (_, method, arguments) -> {
              var called =
                  method.getName().equals("lockForChange")
                      ? Sessions.class.getMethod("byId", java.util.Collection.class)
                      : method;
              try {
                return called.invoke(sessions, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  private static Instant in(int hours) {
    return TimetableOnPostgres.NOW.plus(Duration.ofHours(hours));
  }
}
