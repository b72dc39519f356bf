package studio.booking.scheduling.application;

import static org.assertj.core.api.Assertions.assertThat;
import static studio.booking.scheduling.application.BookPlacesTest.booked;
import static studio.booking.scheduling.application.BookingDesk.HOLD_IF_SHORT;
import static studio.booking.scheduling.application.BookingDesk.NOW;
import static studio.booking.scheduling.application.SessionDesk.done;
import static studio.booking.scheduling.application.SessionDesk.inHours;
import static studio.booking.scheduling.domain.Samples.aClass;
import static studio.booking.scheduling.domain.Samples.away;
import static studio.booking.scheduling.domain.Samples.coach;
import static studio.booking.scheduling.domain.Samples.except;
import static studio.booking.scheduling.domain.Samples.working;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import studio.booking.scheduling.Attendee;
import studio.booking.scheduling.BookingCancelled;
import studio.booking.scheduling.CoachReplaced;
import studio.booking.scheduling.SessionId;
import studio.booking.scheduling.SessionMoved;
import studio.booking.scheduling.domain.BookingStatus;
import studio.booking.scheduling.domain.NewSession.Room;
import studio.booking.scheduling.domain.NewSession.Seat;
import studio.booking.scheduling.domain.Place;
import studio.booking.scheduling.domain.Session;
import studio.booking.scheduling.domain.SessionChange;
import studio.booking.scheduling.domain.SessionOutcome.AnotherCoachs;
import studio.booking.scheduling.domain.SessionOutcome.CapacityBelowBookings;
import studio.booking.scheduling.domain.SessionOutcome.CapacityIsFixed;
import studio.booking.scheduling.domain.SessionOutcome.ClientsInConflict;
import studio.booking.scheduling.domain.SessionOutcome.CoachIsAway;
import studio.booking.scheduling.domain.SessionOutcome.CoachIsBusy;
import studio.booking.scheduling.domain.SessionOutcome.Conflict;
import studio.booking.scheduling.domain.SessionOutcome.Done;
import studio.booking.scheduling.domain.SessionOutcome.InThePast;
import studio.booking.scheduling.domain.SessionOutcome.NotGiven;
import studio.booking.scheduling.domain.SessionOutcome.SessionHasStarted;
import studio.booking.scheduling.domain.SessionOutcome.SessionIsCancelled;
import studio.booking.scheduling.domain.SessionOutcome.Stale;
import studio.booking.scheduling.domain.SessionOutcome.UnknownSession;
import studio.booking.shared.CoachId;

class ChangeSessionTest {
  private final SessionDesk run = new SessionDesk();
  private final BookingDesk desk = run.desk;

  @Test
  void bookings_move_along_and_everybody_booked_is_told() {
    var yoga = desk.aClassIn(5, 3);
    var anna = desk.client(1);
    var booking = booked(desk.book(anna, yoga.id()));
    run.seenBusy(yoga);
    desk.events.clear();

    var moved = done(run.move(yoga.id(), inHours(30), false));

    assertThat(moved.startsAt()).isEqualTo(inHours(30));
    assertThat(moved.endsAt()).isEqualTo(inHours(31));
    assertThat(desk.timetable.booking(booking.id()).startsAt()).isEqualTo(inHours(30));
    assertThat(desk.timetable.booking(booking.id()).endsAt()).isEqualTo(inHours(31));
    assertThat(desk.payments.balance(anna, NOW)).isZero();
    assertThat(desk.events)
        .containsExactly(
            new SessionMoved(
                desk.studios.studio().id(),
                yoga.id(),
                yoga.startsAt(),
                inHours(30),
                List.of(new Attendee(booking.id(), anna)),
                NOW));
    assertThat(run.audit.getFirst().action()).isEqualTo("SESSION_CHANGED");
    assertThat(run.audit.getFirst().details()).containsEntry("changed", "startsAt");
  }

  @Test
  void a_session_is_not_in_its_own_way() {
    var yoga = desk.aClassIn(5, 3);
    run.seenBusy(yoga);

    assertThat(run.move(yoga.id(), yoga.startsAt().plus(Duration.ofMinutes(30)), false))
        .isInstanceOf(Done.class);
  }

  @Test
  void a_hold_ends_with_the_new_start_at_the_latest() {
    var yoga = desk.aClassIn(5, 3);
    var hold = booked(desk.book(desk.client(0), yoga.id(), HOLD_IF_SHORT));

    run.move(yoga.id(), NOW.plus(Duration.ofMinutes(5)), false);

    assertThat(desk.timetable.booking(hold.id()).holdExpiresAt())
        .isEqualTo(NOW.plus(Duration.ofMinutes(5)));
  }

  @Test
  void clients_with_something_else_then_are_named_and_nothing_moves() {
    var yoga = desk.aClassIn(5, 3);
    var other = aClassWithBen(10);
    var anna = desk.client(5);
    var booking = booked(desk.book(anna, yoga.id()));
    var elsewhere = booked(desk.book(anna, other.id()));
    booked(desk.book(desk.client(5), yoga.id()));
    var half = other.startsAt().plus(Duration.ofMinutes(30));

    assertThat(run.move(yoga.id(), half, false))
        .isEqualTo(
            new ClientsInConflict(
                List.of(
                    new Conflict(
                        booking.id(), anna, elsewhere.id(), other.startsAt(), other.endsAt()))));
    assertThat(desk.timetable.session(yoga.id())).isEqualTo(yoga);
    assertThat(run.move(yoga.id(), other.endsAt(), false)).isInstanceOf(Done.class);
  }

  @Test
  void conflicts_are_cancelled_with_full_return_when_asked_for() {
    var yoga = desk.aClassIn(5, 3);
    var other = aClassWithBen(10);
    var anna = desk.client(5);
    var booking = booked(desk.book(anna, yoga.id()));
    desk.book(anna, other.id());
    var staying = booked(desk.book(desk.client(5), yoga.id()));

    var outcome = (Done) run.move(yoga.id(), other.startsAt(), true);

    assertThat(outcome.entry().placesLeft()).isEqualTo(2);
    assertThat(desk.timetable.booking(booking.id()).status()).isEqualTo(BookingStatus.CANCELLED);
    assertThat(desk.timetable.cancellations().get(booking.id()).byStudio()).isTrue();
    assertThat(desk.payments.balance(anna, NOW)).isEqualTo(4);
    assertThat(desk.timetable.booking(staying.id()).startsAt()).isEqualTo(other.startsAt());
    assertThat(desk.events).filteredOn(BookingCancelled.class::isInstance).hasSize(1);
  }

  @Test
  void an_appointment_is_not_left_without_its_client() {
    var anna = desk.client(5);
    var appointment = booked(desk.bookAt(anna, "2026-11-24T17:00:00Z")).session();
    var other = aClassWithBen(10);
    desk.book(anna, other.id());

    assertThat(run.move(appointment, other.startsAt(), true)).isInstanceOf(ClientsInConflict.class);
  }

  @Test
  void the_coach_must_be_there_and_free_at_the_new_time() {
    var yoga = desk.aClassIn(5, 3);
    var next = desk.aClassIn(8, 3);
    run.seenBusy(next);
    desk.hours.given(desk.cora.id(), except(working(), away("2026-11-25", "2026-11-25")));

    assertThat(run.move(yoga.id(), next.startsAt(), false)).isInstanceOf(CoachIsBusy.class);
    assertThat(run.move(yoga.id(), inHours(48), false)).isEqualTo(new CoachIsAway(desk.cora.id()));
    assertThat(run.move(yoga.id(), NOW, false)).isEqualTo(new InThePast(NOW));
  }

  @Test
  void what_began_or_is_cancelled_stays_as_it_is() {
    var yoga = desk.aClassIn(5, 3);
    var gone = desk.aClassIn(8, 3);
    run.cancel(run.admin, gone.id(), null);
    desk.now = yoga.startsAt();

    assertThat(run.resize(yoga.id(), 5))
        .isEqualTo(new SessionHasStarted(yoga.id(), yoga.startsAt()));
    assertThat(run.resize(gone.id(), 5)).isEqualTo(new SessionIsCancelled(gone.id()));
    var nothing = SessionId.next();
    assertThat(run.resize(nothing, 5)).isEqualTo(new UnknownSession(nothing));
  }

  @Test
  void coaches_change_their_own_sessions_and_give_none_away() {
    var yoga = desk.aClassIn(5, 3);
    var ben = desk.coaches.given(coach(desk.yoga));

    assertThat(run.give(run.cora, yoga.id(), ben.id()))
        .isEqualTo(new AnotherCoachs(desk.cora.id()));
    assertThat(run.give(run.coach(ben.id()), yoga.id(), ben.id()))
        .isEqualTo(new AnotherCoachs(desk.cora.id()));
    assertThat(run.change(run.cora, named(yoga, OptionalLong.empty(), "Slow yoga")))
        .isInstanceOf(Done.class);
  }

  @Test
  void an_admin_gives_a_session_to_another_coach_at_the_same_price() {
    var yoga = desk.aClassIn(5, 3);
    var ben = desk.coaches.given(coach(desk.yoga));
    var eve = desk.coaches.given(coach(aClass()));

    assertThat(run.give(run.admin, yoga.id(), eve.id()))
        .isEqualTo(new NotGiven(eve.id(), desk.yoga.id()));
    var given = done(run.give(run.admin, yoga.id(), ben.id()));

    assertThat(given.coach()).isEqualTo(ben.id());
    assertThat(given.creditCost()).isEqualTo(yoga.creditCost());
    assertThat(desk.events).filteredOn(CoachReplaced.class::isInstance).hasSize(1);
  }

  @Test
  void who_has_seen_another_version_is_told_so() {
    var yoga = desk.aClassIn(5, 3);

    assertThat(run.change(run.admin, named(yoga, OptionalLong.of(7), "Slow yoga")))
        .isEqualTo(new Stale(1));
    assertThat(done(run.change(run.admin, named(yoga, OptionalLong.of(1), "Slow yoga"))).version())
        .isEqualTo(2);
  }

  @Test
  void what_changes_nothing_leaves_the_version() {
    var yoga = desk.aClassIn(5, 3);

    assertThat(done(run.change(run.admin, named(yoga, OptionalLong.empty(), yoga.name()))))
        .isEqualTo(yoga);
    assertThat(run.audit).isEmpty();
  }

  @Test
  void a_larger_session_has_more_places_and_a_smaller_one_retires_free_ones() {
    var yoga = desk.aClassIn(5, 2);
    booked(desk.book(desk.client(1), yoga.id()));

    run.resize(yoga.id(), 4);
    assertThat(numbers(yoga, false)).containsExactly(1, 2, 3, 4);

    run.resize(yoga.id(), 2);
    assertThat(numbers(yoga, false)).containsExactly(1, 2);
    assertThat(numbers(yoga, true)).containsExactly(3, 4);

    run.resize(yoga.id(), 5);
    assertThat(numbers(yoga, false)).containsExactly(1, 2, 3, 4, 5);
    assertThat(desk.timetable.session(yoga.id()).capacity()).isEqualTo(5);
  }

  @Test
  void a_session_never_gets_smaller_than_what_is_booked() {
    var yoga = desk.aClassIn(5, 3);
    booked(desk.book(desk.client(1), yoga.id()));
    booked(desk.book(desk.client(0), yoga.id(), HOLD_IF_SHORT));

    assertThat(run.resize(yoga.id(), 1)).isEqualTo(new CapacityBelowBookings(2));
    assertThat(run.resize(yoga.id(), 2)).isInstanceOf(Done.class);
  }

  @Test
  void holds_that_are_over_do_not_count() {
    var yoga = desk.aClassIn(5, 3);
    booked(desk.book(desk.client(0), yoga.id(), HOLD_IF_SHORT));
    booked(desk.book(desk.client(1), yoga.id()));
    desk.now = NOW.plus(Duration.ofMinutes(15));

    assertThat(run.resize(yoga.id(), 1)).isInstanceOf(Done.class);
  }

  @Test
  void named_seats_and_appointments_are_as_many_as_they_are() {
    var seats = new Room.Seats(List.of(new Seat("A", null), new Seat("B", null)));
    var bikes = run.scheduled(run.wish(desk.yoga, inHours(5), seats));
    var appointment = booked(desk.bookAt(desk.client(1), "2026-11-24T17:00:00Z")).session();

    assertThat(run.resize(bikes.id(), 3)).isEqualTo(new CapacityIsFixed(2));
    assertThat(run.resize(appointment, 3)).isEqualTo(new CapacityIsFixed(1));
  }

  private List<Integer> numbers(Session session, boolean closed) {
    return desk.timetable.placesOf(session.id()).stream()
        .filter(place -> place.closed() == closed)
        .map(Place::number)
        .toList();
  }

  private static SessionChange named(Session session, OptionalLong expected, String name) {
    return new SessionChange(session.id(), expected, null, null, null, name, false);
  }

  private Session aClassWithBen(int hours) {
    CoachId ben = desk.coaches.given(coach(desk.yoga)).id();
    var mine = desk.aClassIn(hours, 3);
    return done(run.give(run.admin, mine.id(), ben));
  }
}
