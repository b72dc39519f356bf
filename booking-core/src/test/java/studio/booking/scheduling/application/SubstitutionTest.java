package studio.booking.scheduling.application;

import static org.assertj.core.api.Assertions.assertThat;
import static studio.booking.scheduling.application.BookPlacesTest.booked;
import static studio.booking.scheduling.application.BookingDesk.HOLD_IF_SHORT;
import static studio.booking.scheduling.application.BookingDesk.NOW;
import static studio.booking.scheduling.application.SessionDesk.done;
import static studio.booking.scheduling.application.SessionDesk.inHours;
import static studio.booking.scheduling.domain.Samples.aClass;
import static studio.booking.scheduling.domain.Samples.appointment;
import static studio.booking.scheduling.domain.Samples.away;
import static studio.booking.scheduling.domain.Samples.coach;
import static studio.booking.scheduling.domain.Samples.except;
import static studio.booking.scheduling.domain.Samples.session;
import static studio.booking.scheduling.domain.Samples.working;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import studio.booking.scheduling.Attendee;
import studio.booking.scheduling.CoachReplaced;
import studio.booking.scheduling.SessionId;
import studio.booking.scheduling.SessionTypeId;
import studio.booking.scheduling.domain.Busy;
import studio.booking.scheduling.domain.Coach;
import studio.booking.scheduling.domain.Session;
import studio.booking.scheduling.domain.SessionChange;
import studio.booking.scheduling.domain.SessionOutcome;
import studio.booking.scheduling.domain.SessionOutcome.AnotherCoachs;
import studio.booking.scheduling.domain.SessionOutcome.CoachIsAway;
import studio.booking.scheduling.domain.SessionOutcome.CoachIsBusy;
import studio.booking.scheduling.domain.SessionOutcome.NotGiven;
import studio.booking.scheduling.domain.SessionOutcome.SessionHasStarted;
import studio.booking.scheduling.domain.SessionOutcome.SessionIsCancelled;
import studio.booking.scheduling.domain.SessionOutcome.Stale;
import studio.booking.scheduling.domain.SessionOutcome.UnknownCoach;
import studio.booking.scheduling.domain.SessionOutcome.UnknownSession;
import studio.booking.scheduling.domain.SessionType;
import studio.booking.shared.CoachId;

/** Another coach gives a session, and nothing else about it changes. */
class SubstitutionTest {
  private final SessionDesk run = new SessionDesk();
  private final BookingDesk desk = run.desk;
  private final Coach ben = desk.coaches.given(coach(desk.yoga, desk.training));

  @Test
  void everybody_keeps_their_place_at_its_price_and_is_told_once() {
    var yoga = desk.aClassIn(5, 3);
    var dear = desk.coaches.given(asking(9, coach(desk.yoga)));
    var anna = desk.client(1);
    var paid = booked(desk.book(anna, yoga.id()));
    var poor = desk.client(0);
    var held = booked(desk.book(poor, yoga.id(), HOLD_IF_SHORT));
    desk.events.clear();

    var given = done(substitute(yoga, dear.id()));

    assertThat(given).isEqualTo(yoga.changedTo(dear.id(), yoga.name(), yoga.startsAt(), 3));
    assertThat(given.creditCost()).isEqualTo(yoga.creditCost());
    assertThat(desk.timetable.session(yoga.id())).isEqualTo(given);
    assertThat(desk.timetable.booking(paid.id())).isEqualTo(paid);
    assertThat(desk.timetable.booking(held.id())).isEqualTo(held);
    assertThat(desk.payments.balance(anna, NOW)).isZero();
    assertThat(desk.events)
        .containsExactly(
            new CoachReplaced(
                desk.studios.studio().id(),
                yoga.id(),
                desk.cora.id(),
                dear.id(),
                yoga.startsAt(),
                yoga.startsAt(),
                List.of(new Attendee(paid.id(), anna), new Attendee(held.id(), poor)),
                NOW));
  }

  @Test
  void the_audit_log_remembers_both_coaches() {
    var yoga = desk.aClassIn(5, 3);

    substitute(yoga, ben.id());

    var act = run.audit.getFirst();
    assertThat(run.audit).hasSize(1);
    assertThat(act.action()).isEqualTo("SESSION_CHANGED");
    assertThat(act.subjectId()).isEqualTo(yoga.id().value());
    assertThat(act.details())
        .isEqualTo(
            Map.of(
                "changed",
                "coachId",
                "coachId",
                desk.cora.id().value() + " -> " + ben.id().value()));
  }

  @Test
  void an_appointment_keeps_its_client() {
    var anna = desk.client(1);
    var booking = booked(desk.bookAt(anna, "2026-11-24T17:00:00Z"));
    var training = desk.timetable.session(booking.session());

    var given = done(substitute(training, ben.id()));

    assertThat(given.coach()).isEqualTo(ben.id());
    assertThat(given.client()).isEqualTo(anna);
    assertThat(given.oneTimeBooking()).isEqualTo(booking.id());
    assertThat(desk.timetable.booking(booking.id())).isEqualTo(booking);
    assertThat(run.audit.getFirst().client()).isEqualTo(anna);
    assertThat(desk.events)
        .filteredOn(CoachReplaced.class::isInstance)
        .extracting(event -> ((CoachReplaced) event).booked())
        .containsExactly(List.of(new Attendee(booking.id(), anna)));
  }

  @Test
  void a_substitute_has_the_time_and_the_buffers_too() {
    var massage = desk.types.given(appointment(60, 15, 0, 10));
    var one = desk.timetable.given(session(massage, desk.cora.id(), inHours(5)));
    var free = one.endsAt().plus(Duration.ofMinutes(10));
    var dan = desk.coaches.given(coach(massage));
    var next = new Busy(free.minusSeconds(1), inHours(8), SessionId.next());
    desk.hours.given(dan.id(), next);
    var eve = desk.coaches.given(coach(massage));
    desk.hours.given(eve.id(), new Busy(free, inHours(8), SessionId.next()));

    assertThat(substitute(one, dan.id())).isEqualTo(new CoachIsBusy(List.of(next)));
    assertThat(desk.timetable.session(one.id())).isEqualTo(one);
    assertThat(desk.events).isEmpty();
    assertThat(done(substitute(one, eve.id())).coach()).isEqualTo(eve.id());
  }

  @Test
  void who_is_away_is_no_substitute_but_who_is_off_may_be_one() {
    var yoga = desk.aClassIn(5, 3);
    desk.hours.given(ben.id(), except(working(), away("2026-11-23", "2026-11-23")));
    var off = desk.coaches.given(coach(desk.yoga));
    desk.hours.given(off.id(), working());

    assertThat(substitute(yoga, ben.id())).isEqualTo(new CoachIsAway(ben.id()));
    assertThat(done(substitute(yoga, off.id())).coach()).isEqualTo(off.id());
  }

  @Test
  void a_substitute_gives_such_sessions_and_is_active() {
    var yoga = desk.aClassIn(5, 3);
    var boxer = desk.coaches.given(coach(aClass()));
    var gone = desk.coaches.given(inactive(coach(desk.yoga)));
    var nobody = coach(desk.yoga).id();

    assertThat(substitute(yoga, boxer.id())).isEqualTo(new NotGiven(boxer.id(), desk.yoga.id()));
    assertThat(substitute(yoga, gone.id())).isEqualTo(new NotGiven(gone.id(), desk.yoga.id()));
    assertThat(substitute(yoga, nobody)).isEqualTo(new UnknownCoach(nobody));
    assertThat(desk.timetable.session(yoga.id())).isEqualTo(yoga);
  }

  @Test
  void what_is_left_of_an_archived_type_has_substitutes_too() {
    var yoga = desk.aClassIn(5, 3);
    desk.types.change(archived(desk.yoga));

    assertThat(done(substitute(yoga, ben.id())).coach()).isEqualTo(ben.id());
  }

  @Test
  void the_same_coach_changes_nothing() {
    var yoga = desk.aClassIn(5, 3);
    booked(desk.book(desk.client(1), yoga.id()));
    run.seenBusy(yoga);
    desk.events.clear();

    assertThat(done(substitute(yoga, desk.cora.id()))).isEqualTo(yoga);

    assertThat(desk.timetable.session(yoga.id()).version()).isEqualTo(yoga.version());
    assertThat(desk.events).isEmpty();
    assertThat(run.audit).isEmpty();
  }

  @Test
  void what_began_or_is_cancelled_has_no_substitute() {
    var yoga = desk.aClassIn(5, 3);
    var gone = desk.aClassIn(8, 3);
    run.cancel(run.admin, gone.id(), null);
    var nothing = session(desk.yoga, desk.cora.id(), inHours(9));
    var nobody = coach(desk.yoga).id();
    desk.now = yoga.startsAt();

    for (var substitute : List.of(ben.id(), desk.cora.id())) {
      assertThat(substitute(yoga, substitute))
          .isEqualTo(new SessionHasStarted(yoga.id(), yoga.startsAt()));
      assertThat(substitute(gone, substitute)).isEqualTo(new SessionIsCancelled(gone.id()));
      assertThat(substitute(nothing, substitute)).isEqualTo(new UnknownSession(nothing.id()));
    }
    // What is not there is said before what can't be done.
    assertThat(substitute(gone, nobody)).isEqualTo(new UnknownCoach(nobody));
  }

  @Test
  void who_has_seen_another_version_is_told_so() {
    var yoga = desk.aClassIn(5, 3);
    var late = SessionChange.substitution(yoga.id(), OptionalLong.of(7), ben.id());
    var inTime = SessionChange.substitution(yoga.id(), OptionalLong.of(1), ben.id());

    assertThat(run.change(run.admin, late)).isEqualTo(new Stale(1));
    assertThat(done(run.change(run.admin, inTime)).version()).isEqualTo(2);
  }

  @Test
  void coaches_neither_give_sessions_away_nor_take_them() {
    var yoga = desk.aClassIn(5, 3);

    for (var by : List.of(run.cora, run.coach(ben.id()))) {
      assertThat(run.give(by, yoga.id(), ben.id())).isEqualTo(new AnotherCoachs(desk.cora.id()));
    }
    assertThat(desk.timetable.session(yoga.id())).isEqualTo(yoga);
  }

  @Test
  void who_loses_a_session_that_is_moved_too_knows_it_by_its_old_time() {
    var yoga = desk.aClassIn(5, 3);

    run.change(
        run.admin,
        new SessionChange(
            yoga.id(), OptionalLong.empty(), inHours(7), ben.id(), null, null, false));

    assertThat(desk.events)
        .filteredOn(CoachReplaced.class::isInstance)
        .extracting(event -> ((CoachReplaced) event).wasToStartAt())
        .containsExactly(inHours(5));
    assertThat(desk.events)
        .filteredOn(CoachReplaced.class::isInstance)
        .extracting(event -> ((CoachReplaced) event).startsAt())
        .containsExactly(inHours(7));
  }

  private SessionOutcome substitute(Session session, CoachId substitute) {
    return run.give(run.admin, session.id(), substitute);
  }

  private Coach asking(int credits, Coach coach) {
    return like(coach, Map.of(desk.yoga.id(), credits), true);
  }

  private static Coach inactive(Coach coach) {
    return like(coach, coach.rates(), false);
  }

  private static Coach like(Coach coach, Map<SessionTypeId, Integer> rates, boolean active) {
    return new Coach(
        coach.id(),
        "Kim",
        coach.types(),
        rates,
        active,
        1,
        1,
        Instant.parse("2020-01-01T00:00:00Z"));
  }

  private static SessionType archived(SessionType type) {
    return new SessionType(
        type.id(),
        type.name(),
        type.description(),
        type.kind(),
        type.duration(),
        type.capacity(),
        type.creditCost(),
        type.bufferBefore(),
        type.bufferAfter(),
        type.minimumNotice(),
        type.bookingHorizonDays(),
        type.slotStep(),
        type.cancellationWindowHours(),
        false,
        type.version() + 1,
        type.createdAt());
  }
}
