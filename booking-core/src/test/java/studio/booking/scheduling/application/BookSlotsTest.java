package studio.booking.scheduling.application;

import static org.assertj.core.api.Assertions.assertThat;
import static studio.booking.scheduling.application.BookPlacesTest.booked;
import static studio.booking.scheduling.application.BookingDesk.NOW;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import studio.booking.scheduling.domain.BookingOutcome.ClientIsBusy;
import studio.booking.scheduling.domain.BookingOutcome.OutOfCredits;
import studio.booking.scheduling.domain.BookingOutcome.SlotIsUnavailable;
import studio.booking.scheduling.domain.BookingOutcome.TooEarly;
import studio.booking.scheduling.domain.Busy;
import studio.booking.scheduling.domain.SlotRefusal;

class BookSlotsTest {
  /** The coach works on Tuesdays from nine, which is 17:00 in UTC. */
  private static final String NINE_ON_TUESDAY = "2026-11-24T17:00:00Z";

  private final BookingDesk desk = new BookingDesk();

  @Test
  void a_free_time_becomes_a_session_of_that_client() {
    var anna = desk.client(2);

    var booking = booked(desk.bookAt(anna, NINE_ON_TUESDAY));

    var session = desk.timetable.session(booking.session());
    assertThat(session.client()).isEqualTo(anna);
    assertThat(session.oneTimeBooking()).isEqualTo(booking.id());
    assertThat(session.startsAt()).isEqualTo(Instant.parse(NINE_ON_TUESDAY));
    assertThat(desk.payments.balance(anna, NOW)).isEqualTo(1);
  }

  @Test
  void a_time_that_is_not_offered_is_refused_with_the_reason() {
    assertThat(desk.bookAt(desk.client(1), "2026-11-24T17:05:00Z"))
        .isEqualTo(new SlotIsUnavailable(SlotRefusal.OFF_GRID));
    assertThat(desk.bookAt(desk.client(1), "2026-11-25T17:00:00Z"))
        .isEqualTo(new SlotIsUnavailable(SlotRefusal.OUTSIDE_HOURS));
    assertThat(desk.bookAt(desk.client(1), "2028-11-28T17:00:00Z")).isInstanceOf(TooEarly.class);
  }

  @Test
  void a_coach_who_is_busy_cannot_be_booked() {
    desk.hours.given(
        desk.cora.id(),
        new Busy(Instant.parse("2026-11-24T17:45:00Z"), Instant.parse("2026-11-24T18:00:00Z")));

    assertThat(desk.bookAt(desk.client(1), NINE_ON_TUESDAY))
        .isEqualTo(new SlotIsUnavailable(SlotRefusal.COACH_BUSY));
  }

  @Test
  void who_cannot_pay_leaves_no_session_behind() {
    assertThat(desk.bookAt(desk.client(0), NINE_ON_TUESDAY)).isInstanceOf(OutOfCredits.class);

    assertThat(desk.timetable.allSessions()).isEmpty();
  }

  @Test
  void who_is_in_a_class_then_has_no_appointment() {
    var yoga = desk.aClassIn(23, 5);
    var anna = desk.client(5);
    desk.book(anna, yoga.id());

    assertThat(desk.bookAt(anna, NINE_ON_TUESDAY)).isInstanceOf(ClientIsBusy.class);
  }
}
