package studio.booking.scheduling.application;

import static org.assertj.core.api.Assertions.assertThat;
import static studio.booking.scheduling.application.BookingDesk.HOLD_IF_SHORT;
import static studio.booking.scheduling.application.BookingDesk.NOW;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import studio.booking.scheduling.PaymentType;
import studio.booking.scheduling.PlaceBooked;
import studio.booking.scheduling.PlaceHeld;
import studio.booking.scheduling.SessionId;
import studio.booking.scheduling.domain.BookPlace;
import studio.booking.scheduling.domain.BookPlace.Terms;
import studio.booking.scheduling.domain.Booking;
import studio.booking.scheduling.domain.BookingOutcome;
import studio.booking.scheduling.domain.BookingOutcome.AlreadyBooked;
import studio.booking.scheduling.domain.BookingOutcome.AnotherCoachsSession;
import studio.booking.scheduling.domain.BookingOutcome.Booked;
import studio.booking.scheduling.domain.BookingOutcome.ClientIsBusy;
import studio.booking.scheduling.domain.BookingOutcome.OutOfCredits;
import studio.booking.scheduling.domain.BookingOutcome.SessionHasStarted;
import studio.booking.scheduling.domain.BookingOutcome.SessionIsFull;
import studio.booking.scheduling.domain.BookingOutcome.TooManyHolds;
import studio.booking.scheduling.domain.BookingOutcome.UnknownClient;
import studio.booking.scheduling.domain.BookingOutcome.UnknownSession;
import studio.booking.scheduling.domain.BookingStatus;
import studio.booking.scheduling.domain.Samples;
import studio.booking.scheduling.domain.Session;
import studio.booking.shared.ClientId;
import studio.booking.shared.Ids;
import studio.booking.shared.PersonId;
import studio.booking.shared.Role;

class BookPlacesTest {
  private final BookingDesk desk = new BookingDesk();

  @Test
  void a_place_is_paid_with_a_credit_and_everybody_hears_of_it() {
    var yoga = desk.aClassIn(5, 2);
    var anna = desk.client(3);

    var booking = booked(desk.book(anna, yoga.id()));

    assertThat(booking.status()).isEqualTo(BookingStatus.CONFIRMED);
    assertThat(booking.paid())
        .satisfies(paid -> assertThat(paid.type()).isEqualTo(PaymentType.CREDIT));
    assertThat(desk.payments.balance(anna, NOW)).isEqualTo(2);
    assertThat(desk.timetable.history(booking.id())).hasSize(1);
    assertThat(desk.events).hasSize(1).first().isInstanceOf(PlaceBooked.class);
  }

  @Test
  void the_last_place_goes_to_whoever_asks_first() {
    var yoga = desk.aClassIn(5, 1);

    assertThat(desk.book(desk.client(1), yoga.id())).isInstanceOf(Booked.class);
    assertThat(desk.book(desk.client(1), yoga.id()))
        .isEqualTo(new SessionIsFull(yoga.id(), 0, null, true));
  }

  @Test
  void A3_a_refused_booking_costs_nothing() {
    var yoga = desk.aClassIn(5, 1);
    desk.book(desk.client(1), yoga.id());
    var ben = desk.client(4);

    desk.book(ben, yoga.id());

    assertThat(desk.unit.undone()).isTrue();
    assertThat(desk.payments.balance(ben, NOW)).isEqualTo(4);
    assertThat(desk.timetable.allBookings()).hasSize(1);
  }

  @Test
  void nobody_is_in_two_sessions_at_once() {
    var yoga = desk.aClassIn(5, 9);
    var overlapping = desk.timetable.given(moved(desk, 5, 30));
    var anna = desk.client(9);
    var first = booked(desk.book(anna, yoga.id()));

    assertThat(desk.book(anna, yoga.id()))
        .isEqualTo(new AlreadyBooked(first.id(), BookingStatus.CONFIRMED));
    assertThat(desk.book(anna, overlapping.id())).isInstanceOf(ClientIsBusy.class);
  }

  @Test
  void without_credits_a_place_can_be_held_but_not_more_than_three() {
    var poor = desk.client(0);
    for (int i = 1; i <= 3; i++) {
      var hold = booked(desk.book(poor, desk.aClassIn(i * 2, 1).id(), HOLD_IF_SHORT));
      assertThat(hold.status()).isEqualTo(BookingStatus.PENDING_PAYMENT);
      assertThat(hold.holdExpiresAt()).isEqualTo(NOW.plus(Duration.ofMinutes(15)));
    }

    assertThat(desk.events).allMatch(PlaceHeld.class::isInstance);
    assertThat(desk.book(poor, desk.aClassIn(9, 1).id(), HOLD_IF_SHORT))
        .isEqualTo(new TooManyHolds(3));
    assertThat(desk.book(poor, desk.aClassIn(11, 1).id()))
        .isInstanceOfSatisfying(
            OutOfCredits.class,
            out -> {
              assertThat(out.required()).isEqualTo(1);
              assertThat(out.available()).isZero();
            });
  }

  @Test
  void A11_what_costs_nothing_takes_nothing() {
    var free = new BookingDesk();
    var yoga = free.timetable.given(costingNothing(free));
    var anna = free.client(2);

    var booking = booked(free.book(anna, yoga.id()));

    assertThat(booking.paid())
        .satisfies(paid -> assertThat(paid.type()).isEqualTo(PaymentType.FREE));
    assertThat(free.payments.balance(anna, NOW)).isEqualTo(2);
  }

  @Test
  void a_refused_wish_spoils_none_of_its_neighbours() {
    var yoga = desk.aClassIn(5, 2);
    var anna = desk.client(1);
    var ben = desk.client(0);
    var cleo = desk.client(1);
    var dora = desk.client(1);

    var outcomes =
        desk.book(
            desk.anAdmin(),
            wish(anna, yoga.id()),
            wish(ben, yoga.id()),
            wish(cleo, yoga.id()),
            wish(dora, yoga.id()));

    assertThat(outcomes)
        .hasExactlyElementsOfTypes(
            Booked.class, OutOfCredits.class, Booked.class, SessionIsFull.class);
  }

  @Test
  void two_wishes_of_one_client_share_one_purse() {
    var anna = desk.client(1);

    var outcomes =
        desk.book(
            desk.as(anna),
            wish(anna, desk.aClassIn(2, 1).id()),
            wish(anna, desk.aClassIn(8, 1).id()));

    assertThat(outcomes).hasExactlyElementsOfTypes(Booked.class, OutOfCredits.class);
  }

  @Test
  void what_has_begun_is_booked_by_nobody() {
    var yoga = desk.aClassIn(1, 5);
    desk.now = yoga.startsAt();

    var outcome = desk.book(desk.anAdmin(), wish(desk.client(1), yoga.id())).getFirst();

    assertThat(outcome).isEqualTo(new SessionHasStarted(yoga.id(), yoga.startsAt()));
  }

  @Test
  void a_coach_books_clients_into_their_own_sessions_only() {
    var yoga = desk.aClassIn(5, 5);
    var anna = desk.client(2);

    assertThat(desk.book(desk.as(desk.cora.id().person(), Role.COACH), wish(anna, yoga.id())))
        .hasExactlyElementsOfTypes(Booked.class);
    assertThat(desk.book(desk.as(new PersonId(Ids.next()), Role.COACH), wish(anna, yoga.id())))
        .containsExactly(new AnotherCoachsSession(yoga.id()));
  }

  @Test
  void who_and_what_is_unknown_is_said() {
    var nobody = new ClientId(Ids.next());
    var yoga = desk.aClassIn(5, 5);
    var nowhere = SessionId.next();

    assertThat(desk.book(desk.anAdmin(), wish(nobody, yoga.id())))
        .containsExactly(new UnknownClient(nobody));
    assertThat(desk.book(desk.client(1), nowhere)).isEqualTo(new UnknownSession(nowhere));
  }

  @Test
  void trying_it_out_says_the_same_and_changes_nothing() {
    var yoga = desk.aClassIn(5, 1);
    var anna = desk.client(1);

    assertThat(desk.tryOut(anna, yoga.id())).isInstanceOf(Booked.class);

    assertThat(desk.timetable.allBookings()).isEmpty();
    assertThat(desk.payments.balance(anna, NOW)).isEqualTo(1);
    assertThat(desk.unit.undone()).isTrue();
  }

  private static BookPlace wish(ClientId client, SessionId session) {
    return new BookPlace(session, null, client, Terms.USUAL);
  }

  private static Session moved(BookingDesk desk, int hours, int minutes) {
    return Samples.session(
        desk.yoga,
        Samples.coach(desk.yoga).id(),
        NOW.plus(Duration.ofHours(hours)).plus(Duration.ofMinutes(minutes)));
  }

  private static Session costingNothing(BookingDesk desk) {
    return Samples.session(
        Samples.withoutCost(desk.yoga), desk.cora.id(), NOW.plus(Duration.ofHours(5)));
  }

  static Booking booked(BookingOutcome outcome) {
    assertThat(outcome).isInstanceOf(Booked.class);
    return ((Booked) outcome).booking();
  }

  static List<BookingStatus> statuses(BookingDesk desk) {
    return desk.timetable.allBookings().stream().map(Booking::status).toList();
  }
}
