package studio.booking.scheduling.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static studio.booking.scheduling.application.BookPlacesTest.booked;
import static studio.booking.scheduling.application.BookingDesk.HOLD_IF_SHORT;
import static studio.booking.scheduling.application.SessionDesk.done;
import static studio.booking.scheduling.domain.Samples.coach;

import java.util.List;
import org.junit.jupiter.api.Test;
import studio.booking.scheduling.BookingCancelled;
import studio.booking.scheduling.PaymentType;
import studio.booking.scheduling.SessionCancelled;
import studio.booking.scheduling.SessionId;
import studio.booking.scheduling.domain.Booking;
import studio.booking.scheduling.domain.BookingStatus;
import studio.booking.scheduling.domain.Place;
import studio.booking.scheduling.domain.SessionOutcome.AnotherCoachs;
import studio.booking.scheduling.domain.SessionOutcome.Done;
import studio.booking.scheduling.domain.SessionOutcome.SessionHasStarted;
import studio.booking.scheduling.domain.SessionOutcome.UnknownSession;
import studio.booking.scheduling.domain.SessionStatus;
import studio.booking.scheduling.domain.StatusChange;

class CancelSessionTest {
  private final SessionDesk run = new SessionDesk();
  private final BookingDesk desk = run.desk;

  @Test
  void all_that_was_booked_goes_and_all_that_was_paid_comes_back() {
    var yoga = desk.aClassIn(5, 3);
    var anna = desk.client(2);
    var ben = desk.client(0);
    var paid = booked(desk.book(anna, yoga.id()));
    var held = booked(desk.book(ben, yoga.id(), HOLD_IF_SHORT));

    var entry = ((Done) run.cancel(run.cora, yoga.id(), "Cora is ill")).entry();

    assertThat(entry.session().status()).isEqualTo(SessionStatus.CANCELLED);
    assertThat(desk.timetable.session(yoga.id()).status()).isEqualTo(SessionStatus.CANCELLED);
    assertThat(desk.timetable.allBookings())
        .extracting(Booking::status)
        .containsOnly(BookingStatus.CANCELLED);
    assertThat(desk.timetable.placesOf(yoga.id())).allMatch(Place::isFree);
    assertThat(desk.payments.balance(anna, desk.now)).isEqualTo(2);
    assertThat(desk.payments.balance(ben, desk.now)).isZero();

    var cancellation = desk.timetable.cancellations().get(paid.id());
    assertThat(cancellation.byStudio()).isTrue();
    assertThat(cancellation.reason()).isEqualTo("Cora is ill");
    assertThat(cancellation.refundType()).isEqualTo(PaymentType.CREDIT);
    assertThat(cancellation.refundCredits()).isEqualTo(1);
    assertThat(desk.timetable.cancellations().get(held.id()).refundType()).isNull();
    assertThat(desk.events)
        .filteredOn(BookingCancelled.class::isInstance)
        .extracting("client", "creditsBack")
        .containsExactlyInAnyOrder(tuple(anna, 1), tuple(ben, 0));
    assertThat(desk.timetable.history(paid.id()))
        .extracting(StatusChange::to)
        .containsExactly(BookingStatus.CONFIRMED, BookingStatus.CANCELLED);
  }

  @Test
  void everybody_who_was_booked_is_told_and_it_is_audited() {
    var yoga = desk.aClassIn(5, 3);
    desk.book(desk.client(1), yoga.id());
    desk.book(desk.client(1), yoga.id());
    desk.events.clear();

    run.cancel(run.admin, yoga.id(), null);

    assertThat(desk.events).filteredOn(BookingCancelled.class::isInstance).hasSize(2);
    assertThat(desk.events).filteredOn(SessionCancelled.class::isInstance).hasSize(1);
    assertThat(run.audit).hasSize(1);
    assertThat(run.audit.getFirst().action()).isEqualTo("SESSION_CANCELLED");
    assertThat(run.audit.getFirst().details()).containsEntry("bookings", "2");
  }

  @Test
  void a_second_time_nothing_happens_and_the_answer_is_the_first() {
    var yoga = desk.aClassIn(5, 3);
    var anna = desk.client(1);
    desk.book(anna, yoga.id());

    var first = run.cancel(run.admin, yoga.id(), "Storm");
    var events = List.copyOf(desk.events);
    var second = run.cancel(run.admin, yoga.id(), "Another reason");

    assertThat(second).isEqualTo(first);
    assertThat(desk.events).isEqualTo(events);
    assertThat(desk.payments.balance(anna, desk.now)).isEqualTo(1);
  }

  @Test
  void a_session_that_has_begun_is_not_cancelled() {
    var yoga = desk.aClassIn(5, 3);
    desk.now = yoga.startsAt();

    assertThat(run.cancel(run.admin, yoga.id(), null))
        .isEqualTo(new SessionHasStarted(yoga.id(), yoga.startsAt()));

    desk.now = yoga.startsAt().minusMillis(1);
    assertThat(run.cancel(run.admin, yoga.id(), null)).isInstanceOf(Done.class);
  }

  @Test
  void coaches_cancel_their_own_sessions_only() {
    var yoga = desk.aClassIn(5, 3);
    var ben = desk.coaches.given(coach(desk.yoga));

    assertThat(run.cancel(run.coach(ben.id()), yoga.id(), null))
        .isEqualTo(new AnotherCoachs(desk.cora.id()));
    var nothing = SessionId.next();
    assertThat(run.cancel(run.admin, nothing, null)).isEqualTo(new UnknownSession(nothing));
  }

  @Test
  void an_absence_cancels_many_at_once_and_leaves_alone_what_is_over_or_cancelled() {
    var one = desk.aClassIn(5, 3);
    var other = desk.aClassIn(7, 3);
    var gone = desk.aClassIn(9, 3);
    var begun = desk.aClassIn(0, 3);
    run.cancel(run.admin, gone.id(), "Before");
    var anna = desk.client(2);
    desk.book(anna, one.id());
    desk.book(anna, other.id());

    run.cancelWithBookings.cancel(
        run.admin, List.of(one.id(), other.id(), gone.id(), begun.id()), "COACH_AWAY");

    assertThat(desk.timetable.cancelledSessions().get(one.id()).reasonCode())
        .isEqualTo("COACH_AWAY");
    assertThat(desk.timetable.session(other.id()).status()).isEqualTo(SessionStatus.CANCELLED);
    assertThat(desk.timetable.cancelledSessions().get(gone.id()).reason()).isEqualTo("Before");
    assertThat(desk.timetable.session(begun.id()).status()).isEqualTo(SessionStatus.SCHEDULED);
    assertThat(desk.payments.balance(anna, desk.now)).isEqualTo(2);
  }

  @Test
  void a_cancelled_session_leaves_room_for_another() {
    var yoga = run.scheduled(run.yogaAt(SessionDesk.inHours(5)));
    run.cancel(run.admin, yoga.id(), null);

    // The constraint that keeps sessions apart is part of the timetable in memory.
    assertThat(done(run.schedule(run.admin, run.yogaAt(SessionDesk.inHours(5)))).id())
        .isNotEqualTo(yoga.id());
  }
}
