package studio.booking.scheduling.application;

import static org.assertj.core.api.Assertions.assertThat;
import static studio.booking.scheduling.application.BookPlacesTest.booked;
import static studio.booking.scheduling.application.BookPlacesTest.statuses;
import static studio.booking.scheduling.application.BookingDesk.HOLD_IF_SHORT;
import static studio.booking.scheduling.application.BookingDesk.NOW;
import static studio.booking.scheduling.domain.BookingStatus.CONFIRMED;
import static studio.booking.scheduling.domain.BookingStatus.EXPIRED;
import static studio.booking.scheduling.domain.BookingStatus.PENDING_PAYMENT;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import studio.booking.scheduling.HoldExpired;
import studio.booking.scheduling.HoldPaid;
import studio.booking.scheduling.domain.BookingOutcome.Booked;

class EndHoldsTest {
  private final BookingDesk desk = new BookingDesk();

  @Test
  void a_hold_that_is_not_paid_in_time_frees_its_place() {
    var yoga = desk.aClassIn(5, 1);
    desk.book(desk.client(0), yoga.id(), HOLD_IF_SHORT);

    desk.now = NOW.plus(Duration.ofMinutes(15));

    assertThat(desk.endHolds()).isEqualTo(1);
    assertThat(desk.endHolds()).isZero();
    assertThat(statuses(desk)).containsExactly(EXPIRED);
    assertThat(desk.timetable.placesOf(yoga.id()).getFirst().isFree()).isTrue();
    assertThat(desk.events).last().isInstanceOf(HoldExpired.class);
  }

  @Test
  void before_its_time_a_hold_is_left_alone() {
    desk.book(desk.client(0), desk.aClassIn(5, 1).id(), HOLD_IF_SHORT);

    desk.now = NOW.plus(Duration.ofMinutes(15)).minusMillis(1);

    assertThat(desk.endHolds()).isZero();
    assertThat(statuses(desk)).containsExactly(PENDING_PAYMENT);
  }

  @Test
  void a_hold_ends_with_the_start_of_its_session_at_the_latest() {
    var soon = desk.aClassIn(1, 1);
    desk.now = soon.startsAt().minus(Duration.ofMinutes(5));

    var hold = booked(desk.book(desk.client(0), soon.id(), HOLD_IF_SHORT));

    assertThat(hold.holdExpiresAt()).isEqualTo(soon.startsAt());
  }

  @Test
  void who_has_paid_in_time_has_the_place_even_when_it_is_only_noticed_at_the_end() {
    var poor = desk.client(0);
    desk.book(poor, desk.aClassIn(5, 1).id(), HOLD_IF_SHORT);
    desk.payments.give(poor, 1);

    desk.now = NOW.plus(Duration.ofMinutes(15));
    desk.endHolds();

    assertThat(statuses(desk)).containsExactly(CONFIRMED);
    assertThat(desk.payments.balance(poor, desk.now)).isZero();
  }

  @Test
  void a_new_package_pays_the_oldest_holds_first_and_once() {
    var poor = desk.client(0);
    desk.book(poor, desk.aClassIn(2, 1).id(), HOLD_IF_SHORT);
    desk.book(poor, desk.aClassIn(4, 1).id(), HOLD_IF_SHORT);
    desk.payments.give(poor, 1);

    desk.payHolds(poor);
    desk.payHolds(poor);

    assertThat(statuses(desk)).containsExactly(CONFIRMED, PENDING_PAYMENT);
    assertThat(desk.events).filteredOn(HoldPaid.class::isInstance).hasSize(1);
  }

  @Test
  void a_booking_first_ends_the_holds_that_are_over() {
    var yoga = desk.aClassIn(5, 1);
    desk.book(desk.client(0), yoga.id(), HOLD_IF_SHORT);
    desk.now = NOW.plus(Duration.ofMinutes(15));

    assertThat(desk.book(desk.client(1), yoga.id())).isInstanceOf(Booked.class);
  }
}
