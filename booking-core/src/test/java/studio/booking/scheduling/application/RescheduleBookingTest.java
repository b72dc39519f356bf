package studio.booking.scheduling.application;

import static org.assertj.core.api.Assertions.assertThat;
import static studio.booking.scheduling.application.BookingDesk.HOLD_IF_SHORT;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import studio.booking.scheduling.BookingMoved;
import studio.booking.scheduling.application.RescheduleBooking.Target;
import studio.booking.scheduling.domain.Booking;
import studio.booking.scheduling.domain.BookingOutcome.Booked;
import studio.booking.scheduling.domain.BookingOutcome.ClientIsBusy;
import studio.booking.scheduling.domain.BookingOutcome.OutOfCredits;
import studio.booking.scheduling.domain.BookingOutcome.SessionIsFull;
import studio.booking.scheduling.domain.BookingOutcome.SlotIsUnavailable;
import studio.booking.scheduling.domain.Busy;
import studio.booking.scheduling.domain.MoveOutcome.AnotherType;
import studio.booking.scheduling.domain.MoveOutcome.Moved;
import studio.booking.scheduling.domain.MoveOutcome.NoPlace;
import studio.booking.scheduling.domain.MoveOutcome.NotMovable;
import studio.booking.scheduling.domain.MoveOutcome.SessionHasStarted;
import studio.booking.scheduling.domain.MoveOutcome.UnknownBooking;
import studio.booking.scheduling.domain.MoveOutcome.WindowIsClosed;
import studio.booking.scheduling.domain.Place;
import studio.booking.scheduling.domain.Samples;
import studio.booking.scheduling.domain.Session;
import studio.booking.scheduling.domain.SessionStatus;
import studio.booking.scheduling.domain.SlotRefusal;
import studio.booking.scheduling.domain.StatusChange;
import studio.booking.shared.ClientId;

class RescheduleBookingTest {
  private final ChangeDesk office = new ChangeDesk();
  private final BookingDesk desk = office.desk;
  private final ClientId anna = desk.client(5);

  @Test
  void a_booking_moves_with_its_charge_and_keeps_its_id() {
    var from = desk.aClassIn(24, 1);
    var to = desk.aClassIn(48, 1);
    var booking = office.book(anna, from);

    var moved = ((Moved) office.move(desk.as(anna), booking, into(to))).booking();

    assertThat(moved.id()).isEqualTo(booking.id());
    assertThat(moved).isEqualTo(office.now(booking));
    assertThat(moved.startsAt()).isEqualTo(to.startsAt());
    assertThat(moved.policy()).isEqualTo(booking.policy());
    assertThat(moved.paid()).isEqualTo(booking.paid());
    assertThat(desk.payments.lines(anna)).hasSize(2);
    assertThat(desk.timetable.placesOf(from.id()).getFirst().isFree()).isTrue();
    assertThat(desk.timetable.placesOf(to.id()).getFirst().takenBy()).isEqualTo(booking.id());
    assertThat(desk.timetable.history(booking.id()))
        .extracting(StatusChange::reason)
        .containsExactly("BOOKED", "RESCHEDULED");
    assertThat(desk.events).last().isInstanceOf(BookingMoved.class);
    assertThat(office.audit.getLast().action()).isEqualTo("BOOKING_MOVED");
  }

  @Test
  void a_full_session_leaves_everything_as_it_was() {
    var booking = office.book(anna, desk.aClassIn(24, 1));
    var full = desk.aClassIn(48, 1);
    office.book(desk.client(1), full);

    assertThat(office.move(desk.as(anna), booking, into(full)))
        .isEqualTo(new NoPlace(new SessionIsFull(full.id(), 0, null, true)));
    assertThat(office.now(booking)).isEqualTo(booking);
  }

  @Test
  void credits_that_expire_before_the_new_start_are_given_back_and_others_taken() {
    var ben = desk.client(0);
    desk.payments.give(ben, 1, BookingDesk.NOW.plus(Duration.ofHours(30)));
    var booking = office.book(ben, desk.aClassIn(24, 1));
    var later = desk.aClassIn(48, 1);

    assertThat(office.move(desk.as(ben), booking, into(later)))
        .isInstanceOfSatisfying(
            NoPlace.class, no -> assertThat(no.why()).isInstanceOf(OutOfCredits.class));
    desk.payments.give(ben, 1);
    office.move(desk.as(ben), booking, into(later));

    assertThat(office.balance(ben)).isEqualTo(1);
    assertThat(desk.payments.balance(ben, later.startsAt())).isZero();
    assertThat(office.cancel(desk.anAdmin(), booking)).isNotNull();
    assertThat(desk.payments.balance(ben, later.startsAt())).isEqualTo(1);
  }

  @Test
  void a_place_of_another_cost_is_charged_anew_and_given_back_as_it_was_charged() {
    office.refunding();
    var booking = office.book(anna, desk.aClassIn(24, 1));
    var dear = desk.aClassIn(48, 1);
    var cheap = desk.aClassIn(72, 1);
    desk.timetable.given(costing(dear, 4));
    desk.timetable.given(costing(cheap, 0));

    office.move(desk.as(anna), booking, into(dear));
    assertThat(office.balance(anna)).isEqualTo(1);
    office.move(desk.as(anna), booking, into(cheap));
    assertThat(office.balance(anna)).isEqualTo(5);
    office.move(desk.as(anna), booking, into(dear));
    assertThat(office.balance(anna)).isEqualTo(1);
    office.cancel(desk.anAdmin(), booking);
    assertThat(office.balance(anna)).isEqualTo(5);
  }

  @Test
  void who_forfeits_what_was_paid_gets_nothing_of_it_by_moving() {
    var dear = desk.timetable.given(costing(desk.aClassIn(24, 1), 4));
    var cheap = desk.timetable.given(costing(desk.aClassIn(48, 1), 0));
    var booking = office.book(anna, dear);

    office.move(desk.as(anna), booking, into(cheap));
    assertThat(office.balance(anna)).isEqualTo(1);
    assertThat(office.now(booking).paid()).isEqualTo(booking.paid());
    office.move(desk.as(anna), booking, into(dear));
    assertThat(office.balance(anna)).isEqualTo(1);
    assertThat(desk.payments.lines(anna)).hasSize(2);
    // The studio gives back what it likes.
    office.move(desk.anAdmin(), booking, into(cheap));
    assertThat(office.balance(anna)).isEqualTo(5);
  }

  @Test
  void a_dearer_place_that_is_not_covered_even_so_is_refused() {
    var poor = desk.client(1);
    var booking = office.book(poor, desk.aClassIn(24, 1));
    var dear = desk.timetable.given(costing(desk.aClassIn(48, 1), 2));

    assertThat(office.move(desk.as(poor), booking, into(dear)))
        .isInstanceOfSatisfying(
            NoPlace.class, no -> assertThat(((OutOfCredits) no.why()).available()).isEqualTo(1));
    assertThat(office.now(booking)).isEqualTo(booking);
  }

  @Test
  void the_client_may_until_the_window_and_the_studio_until_the_start() {
    var booking = office.book(anna, desk.aClassIn(48, 2));
    var until = booking.startsAt().minus(Duration.ofHours(12));
    var to = desk.aClassIn(72, 2);

    office.goTo(until.plusMillis(1));
    assertThat(office.move(desk.as(anna), booking, into(to))).isEqualTo(new WindowIsClosed(until));
    assertThat(office.tryMove(office.cora(), booking, into(to))).isInstanceOf(Moved.class);
    assertThat(office.now(booking)).isEqualTo(booking);
    office.goTo(until);
    assertThat(office.tryMove(desk.as(anna), booking, into(to))).isInstanceOf(Moved.class);
    office.goTo(booking.startsAt());
    assertThat(office.move(desk.anAdmin(), booking, into(to)))
        .isEqualTo(new SessionHasStarted(booking.session(), booking.startsAt()));
  }

  @Test
  void what_cannot_be_moved_is_not() {
    var booking = office.book(anna, desk.aClassIn(48, 2));
    var elsewhere = office.book(anna, desk.aClassIn(72, 2));
    var overlapping = desk.aClassIn(72, 2);
    var hold =
        ((Booked) desk.book(desk.client(0), desk.aClassIn(20, 1).id(), HOLD_IF_SHORT)).booking();

    assertThat(office.move(desk.as(desk.client(1)), booking, into(overlapping)))
        .isInstanceOf(UnknownBooking.class);
    assertThat(office.move(desk.as(anna), booking, into(overlapping)))
        .isEqualTo(
            new NoPlace(
                new ClientIsBusy(elsewhere.id(), elsewhere.startsAt(), elsewhere.endsAt())));
    assertThat(office.move(desk.anAdmin(), hold, into(overlapping))).isInstanceOf(NotMovable.class);
    var start = Instant.parse("2026-11-24T18:00:00Z");
    var appointment = ((Booked) desk.bookAt(desk.client(1), start.toString())).booking();
    assertThat(office.move(desk.anAdmin(), appointment, into(overlapping)))
        .isEqualTo(new AnotherType(desk.training.id()));
    assertThat(office.move(desk.anAdmin(), booking, new Target.At(null, start)))
        .isEqualTo(new NoPlace(new SlotIsUnavailable(SlotRefusal.NOT_AN_APPOINTMENT)));
  }

  @Test
  void an_appointment_moves_to_a_time_that_it_half_takes_itself() {
    var start = Instant.parse("2026-11-24T18:00:00Z");
    var booking = ((Booked) desk.bookAt(anna, start.toString())).booking();
    var own = desk.timetable.session(booking.session());
    desk.hours.given(own.coach(), busy(own));
    var half = start.plus(Duration.ofMinutes(30));

    var moved = ((Moved) office.move(desk.as(anna), booking, new Target.At(null, half))).booking();

    assertThat(moved.startsAt()).isEqualTo(half);
    assertThat(desk.timetable.session(booking.session()).status())
        .isEqualTo(SessionStatus.CANCELLED);
    var session = desk.timetable.session(moved.session());
    assertThat(session.client()).isEqualTo(anna);
    assertThat(session.oneTimeBooking()).isEqualTo(booking.id());
    assertThat(desk.payments.lines(anna)).hasSize(2);
  }

  @Test
  void an_appointment_does_not_move_to_where_the_coach_is_busy_or_off() {
    var start = Instant.parse("2026-11-24T18:00:00Z");
    var booking = ((Booked) desk.bookAt(anna, start.toString())).booking();
    var taken = start.plus(Duration.ofHours(3));
    desk.bookAt(desk.client(1), taken.toString());
    desk.timetable.allSessions().forEach(one -> desk.hours.given(one.coach(), busy(one)));

    assertThat(office.move(desk.as(anna), booking, new Target.At(null, taken)))
        .isEqualTo(new NoPlace(new SlotIsUnavailable(SlotRefusal.COACH_BUSY)));
    assertThat(
            office.move(
                desk.as(anna), booking, new Target.At(null, start.plus(Duration.ofDays(1)))))
        .isEqualTo(new NoPlace(new SlotIsUnavailable(SlotRefusal.OUTSIDE_HOURS)));
    assertThat(office.now(booking)).isEqualTo(booking);
  }

  private static Busy busy(Session session) {
    return new Busy(session.busy().from(), session.busy().until(), session.id());
  }

  private static Target into(Session session) {
    return new Target.Into(session.id(), null);
  }

  /** The same session at another cost; its places are made once more, and the first are closed. */
  private Session costing(Session one, int credits) {
    var places = desk.timetable.placesOf(one.id());
    desk.timetable
        .places()
        .setClosed(
            places.stream()
                .map(
                    place ->
                        new Place(
                            place.session(), place.id(), place.number(), null, null, null, true))
                .toList());
    return Samples.costing(one, credits);
  }

  @Test
  void moving_to_where_it_is_changes_nothing() {
    var session = desk.aClassIn(24, 1);
    Booking booking = office.book(anna, session);

    assertThat(office.move(desk.as(anna), booking, into(session))).isEqualTo(new Moved(booking));

    var start = Instant.parse("2026-11-24T21:00:00Z");
    var appointment = ((Booked) desk.bookAt(anna, start.toString())).booking();
    int events = desk.events.size();
    assertThat(office.move(desk.as(anna), appointment, new Target.At(null, start)))
        .isEqualTo(new Moved(appointment));
    assertThat(desk.events).hasSize(events);
  }
}
