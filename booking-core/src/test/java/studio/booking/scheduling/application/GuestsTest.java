package studio.booking.scheduling.application;

import static org.assertj.core.api.Assertions.assertThat;
import static studio.booking.scheduling.application.BookPlacesTest.booked;
import static studio.booking.scheduling.application.BookingDesk.HOLD_IF_SHORT;
import static studio.booking.scheduling.application.BookingDesk.NOW;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import studio.booking.scheduling.PaymentType;
import studio.booking.scheduling.Payments.Tried;
import studio.booking.scheduling.SessionId;
import studio.booking.scheduling.application.RescheduleBooking.Target;
import studio.booking.scheduling.domain.BookPlace;
import studio.booking.scheduling.domain.BookPlace.Terms;
import studio.booking.scheduling.domain.BookSlot;
import studio.booking.scheduling.domain.Booking;
import studio.booking.scheduling.domain.BookingOutcome.AlreadyBooked;
import studio.booking.scheduling.domain.BookingOutcome.Booked;
import studio.booking.scheduling.domain.BookingOutcome.ClientIsBusy;
import studio.booking.scheduling.domain.BookingOutcome.OutOfCredits;
import studio.booking.scheduling.domain.BookingOutcome.TooManyHolds;
import studio.booking.scheduling.domain.BookingStatus;
import studio.booking.scheduling.domain.Guest;
import studio.booking.scheduling.domain.MoveOutcome.Moved;
import studio.booking.scheduling.domain.Samples;
import studio.booking.shared.ClientId;
import studio.booking.shared.CoachId;
import studio.booking.shared.Ids;
import studio.booking.shared.PersonId;
import studio.booking.shared.Role;

/** Those whom clients bring along. */
class GuestsTest {
  private static final Guest ZOE = new Guest("Zoe");

  private final BookingDesk desk = new BookingDesk();

  @Test
  void any_number_of_guests_come_with_or_without_their_host() {
    var yoga = desk.aClassIn(5, 4);
    var anna = desk.client(4);

    var outcomes =
        desk.book(
            desk.as(anna),
            wish(anna, yoga.id(), ZOE),
            wish(anna, yoga.id(), null),
            wish(anna, yoga.id(), new Guest("Yann")),
            wish(anna, yoga.id(), null));

    assertThat(outcomes)
        .hasExactlyElementsOfTypes(Booked.class, Booked.class, Booked.class, AlreadyBooked.class);
    assertThat(desk.timetable.allBookings())
        .extracting(Booking::guest)
        .containsExactlyInAnyOrder(true, false, true);
    assertThat(desk.payments.balance(anna, NOW)).isEqualTo(1);
  }

  @Test
  void the_host_is_free_at_that_time() {
    var yoga = desk.aClassIn(5, 4);
    var other =
        desk.timetable.given(
            Samples.withPlaces(Samples.session(desk.yoga, coach(), yoga.startsAt()), 4));
    var anna = desk.client(4);

    assertThat(
            desk.book(
                desk.as(anna),
                wish(anna, yoga.id(), ZOE),
                wish(anna, other.id(), null),
                wish(anna, other.id(), ZOE),
                wish(anna, yoga.id(), null)))
        .hasExactlyElementsOfTypes(Booked.class, Booked.class, Booked.class, ClientIsBusy.class);
  }

  @Test
  void appointments_are_for_guests_too() {
    var anna = desk.client(1);
    var start = Instant.parse("2026-11-24T20:00:00Z");
    var wish = new BookSlot(desk.cora.id(), desk.training.id(), start, anna, Terms.USUAL, ZOE);

    var booking =
        booked(
            desk.unit.run(desk.as(anna), () -> desk.useCases.bookSlots.book(desk.as(anna), wish)));

    assertThat(booking.guest()).isTrue();
    assertThat(desk.timetable.session(booking.session()).client()).isEqualTo(anna);
    assertThat(shown(anna, booking)).isEqualTo(ZOE);
  }

  @Test
  void unpaid_places_of_guests_are_holds_like_others() {
    var poor = desk.client(0);
    for (int i = 1; i <= 3; i++) {
      var hold = hold(poor, desk.aClassIn(i * 2, 1).id(), i == 1 ? null : ZOE);
      assertThat(booked(desk.book(desk.as(poor), hold).getFirst()).status())
          .isEqualTo(BookingStatus.PENDING_PAYMENT);
    }

    assertThat(desk.book(desk.as(poor), hold(poor, desk.aClassIn(9, 1).id(), ZOE)))
        .containsExactly(new TooManyHolds(3));
  }

  @Test
  void they_are_paid_for_as_guests() {
    var yoga = desk.aClassIn(5, 4);
    var anna = desk.client(2);
    var terms = new Terms(PaymentType.ALL_ACCESS, false);

    var refused = desk.book(desk.as(anna), new BookPlace(yoga.id(), null, anna, terms, ZOE));

    assertThat(((OutOfCredits) refused.getFirst()).tried())
        .containsExactly(new Tried(PaymentType.ALL_ACCESS, "NOT_FOR_GUESTS"));
  }

  @Test
  void a_moved_guest_is_still_one() {
    var change = new ChangeDesk();
    var from = change.desk.aClassIn(5, 2);
    var to = change.desk.aClassIn(30, 2);
    var anna = change.desk.client(3);
    var by = change.desk.as(anna);
    change.desk.book(by, wish(anna, to.id(), null));
    var guests = booked(change.desk.book(by, wish(anna, from.id(), ZOE)).getFirst());

    var moved = change.move(change.desk.anAdmin(), guests, new Target.Into(to.id(), null));

    assertThat(moved).isInstanceOf(Moved.class);
    var there = change.desk.timetable.booking(guests.id());
    assertThat(there.session()).isEqualTo(to.id());
    assertThat(there.guest()).isTrue();
  }

  @Test
  void who_comes_is_for_host_coach_and_admins_to_know() {
    var anna = desk.client(2);
    var yoga = desk.aClassIn(5, 4);
    var booking = booked(desk.book(desk.as(anna), wish(anna, yoga.id(), ZOE)).getFirst());
    var own = booked(desk.book(desk.as(anna), wish(anna, yoga.id(), null)).getFirst());
    var cora = desk.as(desk.cora.id().person(), Role.COACH);
    var other = desk.as(new PersonId(Ids.next()), Role.COACH);

    for (var by : List.of(desk.as(anna), cora, desk.anAdmin())) {
      var seen = desk.useCases.findBookings.shown(by, List.of(own, booking));
      assertThat(seen.getFirst().guest()).isNull();
      assertThat(seen.getLast().guest()).isEqualTo(ZOE);
    }
    var afar = desk.useCases.findBookings.shown(other, List.of(own, booking));
    assertThat(afar.getFirst().guest()).isNull();
    assertThat(afar.getLast().guest()).isEqualTo(Guest.UNNAMED);
  }

  @Test
  void whatever_is_written_about_a_request_has_no_name_in_it() {
    var anna = desk.client(0);
    var wish = wish(anna, SessionId.next(), new Guest("Zoe Zauberflöte"));

    assertThat(wish.toString()).doesNotContain("Zoe");
  }

  private @Nullable Guest shown(ClientId anna, Booking booking) {
    return desk.useCases.findBookings.shown(desk.as(anna), List.of(booking)).getFirst().guest();
  }

  private CoachId coach() {
    return Samples.coach(desk.yoga).id();
  }

  private static BookPlace wish(ClientId host, SessionId session, @Nullable Guest guest) {
    return new BookPlace(session, null, host, Terms.USUAL, guest);
  }

  private static BookPlace hold(ClientId host, SessionId session, @Nullable Guest guest) {
    return new BookPlace(session, null, host, HOLD_IF_SHORT, guest);
  }
}
