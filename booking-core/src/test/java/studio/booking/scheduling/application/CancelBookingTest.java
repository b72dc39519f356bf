package studio.booking.scheduling.application;

import static org.assertj.core.api.Assertions.assertThat;
import static studio.booking.scheduling.application.BookingDesk.HOLD_IF_SHORT;
import static studio.booking.scheduling.application.BookingDesk.NOW;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.Test;
import studio.booking.scheduling.BookingCancelled;
import studio.booking.scheduling.PaymentType;
import studio.booking.scheduling.SessionCancelled;
import studio.booking.scheduling.domain.BookingOutcome.Booked;
import studio.booking.scheduling.domain.BookingStatus;
import studio.booking.scheduling.domain.CancelOutcome;
import studio.booking.scheduling.domain.CancelOutcome.Cancelled;
import studio.booking.scheduling.domain.CancelOutcome.NotCancellable;
import studio.booking.scheduling.domain.CancelOutcome.NotYoursToCancel;
import studio.booking.scheduling.domain.CancelOutcome.UnknownBooking;
import studio.booking.scheduling.domain.Cancellation;
import studio.booking.scheduling.domain.SessionStatus;
import studio.booking.scheduling.domain.StatusChange;
import studio.booking.scheduling.domain.Withdrawal.Done;
import studio.booking.scheduling.domain.Withdrawal.Possible;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;
import studio.booking.shared.Role;

class CancelBookingTest {
  private final ChangeDesk office = new ChangeDesk();
  private final BookingDesk desk = office.desk;
  private final ClientId anna = desk.client(5);

  @Test
  void a_cancelled_booking_frees_its_place_and_leaves_its_traces() {
    var yoga = desk.aClassIn(48, 1);
    var booking = office.book(anna, yoga);

    office.cancel(desk.as(anna), booking);

    assertThat(office.now(booking).status()).isEqualTo(BookingStatus.CANCELLED);
    assertThat(desk.timetable.placesOf(yoga.id()).getFirst().isFree()).isTrue();
    assertThat(desk.timetable.history(booking.id()))
        .extracting(StatusChange::reason)
        .containsExactly("BOOKED", "CANCELLED_BY_CLIENT");
    assertThat(desk.events)
        .last()
        .isEqualTo(
            new BookingCancelled(
                desk.studios.studio().id(),
                booking.id(),
                yoga.id(),
                anna,
                yoga.startsAt(),
                false,
                0,
                NOW));
    var act = office.audit.getFirst();
    assertThat(act.action()).isEqualTo("BOOKING_CANCELLED");
    assertThat(act.client()).isEqualTo(anna);
    assertThat(act.details()).doesNotContainValue("a cold");
    assertThat(desk.book(desk.client(1), yoga.id())).isInstanceOf(Booked.class);
  }

  @Test
  void by_default_the_clients_own_cancellation_gives_nothing_back() {
    var booking = office.book(anna, desk.aClassIn(48, 1));

    var cancellation = cancelled(office.cancel(desk.as(anna), booking));

    assertThat(cancellation.refundType()).isNull();
    assertThat(office.balance(anna)).isEqualTo(4);
  }

  @Test
  void a_refunding_studio_gives_back_until_the_window_and_not_a_moment_longer() {
    office.refunding();
    var early = office.book(anna, desk.aClassIn(48, 1));
    var late = office.book(anna, desk.aClassIn(60, 1));
    var window = Duration.ofHours(12);

    office.goTo(early.startsAt().minus(window));
    assertThat(cancelled(office.cancel(desk.as(anna), early)).refundCredits()).isEqualTo(1);
    office.goTo(late.startsAt().minus(window).plusMillis(1));
    assertThat(cancelled(office.cancel(desk.as(anna), late)).refundCredits()).isZero();

    assertThat(office.balance(anna)).isEqualTo(4);
  }

  @Test
  void the_policy_is_the_one_that_was_frozen_into_the_booking() {
    var booking = office.book(anna, desk.aClassIn(48, 1));
    office.refunding();

    assertThat(cancelled(office.cancel(desk.as(anna), booking)).refundType()).isNull();
  }

  @Test
  void K11_what_the_studio_cancels_it_gives_back_whatever_the_policy() {
    var first = office.book(anna, desk.aClassIn(20, 1));
    var second = office.book(anna, desk.aClassIn(24, 1));

    var byCoach = cancelled(office.cancel(office.cora(), first));
    var byAdmin = cancelled(office.cancel(desk.anAdmin(), second));

    assertThat(byCoach.refundType()).isEqualTo(PaymentType.CREDIT);
    assertThat(byCoach.byStudio()).isTrue();
    assertThat(byAdmin.refundCredits()).isEqualTo(1);
    assertThat(office.balance(anna)).isEqualTo(5);
    assertThat(desk.timetable.history(first.id()).getLast().reason())
        .isEqualTo("CANCELLED_BY_STUDIO");
  }

  @Test
  void an_admin_who_cancels_for_the_client_is_held_to_the_clients_policy() {
    var booking = office.book(anna, desk.aClassIn(20, 1));

    var cancellation = cancelled(office.cancel(desk.anAdmin(), booking, true));

    assertThat(cancellation.byStudio()).isFalse();
    assertThat(cancellation.refundType()).isNull();
  }

  @Test
  void who_cancels_their_own_booking_is_the_client_whatever_other_roles_they_have() {
    var booking = office.book(anna, desk.aClassIn(20, 1));
    var annaTheOwner =
        new Caller(
            desk.studios.studio().id(),
            anna.person(),
            Set.of(Role.CLIENT, Role.OWNER),
            new Caller.Request("test", null));

    assertThat(cancelled(office.cancel(annaTheOwner, booking)).byStudio()).isFalse();
  }

  @Test
  void K12_cancelling_twice_answers_with_the_first_and_refunds_once() {
    var booking = office.book(anna, desk.aClassIn(20, 1));

    var first = cancelled(office.cancel(desk.anAdmin(), booking));
    office.wait(Duration.ofMinutes(5));
    var second = cancelled(office.cancel(desk.as(anna), booking));

    assertThat(second).isEqualTo(first);
    assertThat(office.balance(anna)).isEqualTo(5);
    assertThat(office.audit).hasSize(1);
  }

  @Test
  void a_held_place_can_be_given_up_and_costs_nothing() {
    var poor = desk.client(0);
    var hold = ((Booked) desk.book(poor, desk.aClassIn(20, 1).id(), HOLD_IF_SHORT)).booking();

    var cancellation = cancelled(office.cancel(desk.anAdmin(), hold));

    assertThat(cancellation.refundType()).isNull();
    assertThat(desk.payments.lines(poor)).isEmpty();
  }

  @Test
  void a_hold_that_has_run_out_is_over() {
    var hold =
        ((Booked) desk.book(desk.client(0), desk.aClassIn(20, 1).id(), HOLD_IF_SHORT)).booking();
    office.wait(Duration.ofMinutes(15));
    desk.endHolds();

    assertThat(office.cancel(desk.anAdmin(), hold))
        .isEqualTo(new NotCancellable(hold.id(), BookingStatus.EXPIRED, hold.startsAt()));
  }

  @Test
  void what_has_begun_is_not_cancelled_by_anybody() {
    var booking = office.book(anna, desk.aClassIn(20, 1));
    office.goTo(booking.startsAt());

    assertThat(office.cancel(desk.as(anna), booking)).isInstanceOf(NotCancellable.class);
    assertThat(office.cancel(desk.anAdmin(), booking)).isInstanceOf(NotCancellable.class);
    assertThat(office.now(booking).status()).isEqualTo(BookingStatus.CONFIRMED);

    office.goTo(booking.startsAt().minusMillis(1));
    assertThat(office.cancel(desk.as(anna), booking)).isInstanceOf(Cancelled.class);
  }

  @Test
  void others_are_told_as_little_as_they_may_see() {
    var booking = office.book(anna, desk.aClassIn(20, 1));
    var otherCoach = office.people.givenCoach();
    var asOther = desk.as(otherCoach.person(), Role.COACH);

    assertThat(office.cancel(desk.as(desk.client(1)), booking)).isInstanceOf(UnknownBooking.class);
    assertThat(office.cancel(asOther, booking)).isInstanceOf(UnknownBooking.class);

    office.people.assign(otherCoach, anna, LocalDate.parse("2026-01-01"), null);
    assertThat(office.cancel(asOther, booking)).isEqualTo(new NotYoursToCancel(booking.id()));
    assertThat(office.preview(asOther, booking, false))
        .isEqualTo(new NotYoursToCancel(booking.id()));
  }

  @Test
  void an_appointment_goes_with_its_booking_and_the_coach_is_free_again() {
    var start = "2026-11-24T18:00:00Z";
    var booking = ((Booked) desk.bookAt(anna, start)).booking();

    office.cancel(desk.as(anna), booking);

    assertThat(desk.timetable.session(booking.session()).status())
        .isEqualTo(SessionStatus.CANCELLED);
    assertThat(desk.events).filteredOn(SessionCancelled.class::isInstance).hasSize(1);
    assertThat(desk.bookAt(desk.client(5), start)).isInstanceOf(Booked.class);
  }

  @Test
  void a_preview_says_what_cancelling_then_does() {
    office.refunding();
    for (var byStudio : new boolean[] {false, true}) {
      for (int hours : new int[] {30, 12, 11, 1}) {
        var session = desk.aClassIn(40 + hours + (byStudio ? 100 : 0), 1);
        var client = desk.client(1);
        desk.now = NOW;
        var booking = office.book(client, session);
        var by = byStudio ? desk.anAdmin() : desk.as(client);
        desk.now = session.startsAt().minus(Duration.ofHours(hours));

        var preview = (Possible) office.preview(by, booking, false);
        var done = cancelled(office.cancel(by, booking));

        assertThat(done.refundType()).isEqualTo(preview.backType());
        assertThat(done.byStudio()).isEqualTo(preview.byStudio());
        assertThat(preview.until())
            .isEqualTo(
                byStudio ? session.startsAt() : session.startsAt().minus(Duration.ofHours(12)));
        assertThat(office.preview(by, booking, false)).isEqualTo(new Done(done));
      }
    }
  }

  @Test
  void a_refund_of_the_clients_own_keeps_its_expiry() {
    office.refunding();
    var ben = desk.client(0);
    var expiry = Instant.parse("2026-11-28T08:00:00Z");
    desk.payments.give(ben, 1, expiry);
    var booking = office.book(ben, desk.aClassIn(48, 1));

    office.cancel(desk.as(ben), booking);

    assertThat(desk.payments.balance(ben, expiry.minusMillis(1))).isEqualTo(1);
    assertThat(desk.payments.balance(ben, expiry)).isZero();
  }

  private static Cancellation cancelled(CancelOutcome outcome) {
    return ((Cancelled) outcome).cancellation();
  }
}
