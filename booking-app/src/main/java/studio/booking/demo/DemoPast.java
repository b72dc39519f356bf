package studio.booking.demo;

import static studio.booking.demo.Done.done;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import studio.booking.demo.DemoTimetable.Made;
import studio.booking.scheduling.SessionId;
import studio.booking.scheduling.application.BookPlaces;
import studio.booking.scheduling.application.BookSlots;
import studio.booking.scheduling.application.CancelBooking;
import studio.booking.scheduling.application.CompleteSessions;
import studio.booking.scheduling.application.RecordAttendance;
import studio.booking.scheduling.application.RecordAttendance.Mark;
import studio.booking.scheduling.domain.BookPlace;
import studio.booking.scheduling.domain.BookPlace.Terms;
import studio.booking.scheduling.domain.BookSlot;
import studio.booking.scheduling.domain.Booking;
import studio.booking.scheduling.domain.BookingOutcome;
import studio.booking.scheduling.domain.BookingOutcome.Booked;
import studio.booking.scheduling.domain.Session;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;

/**
 * Three weeks that a demo studio has behind it. People booked, came, stayed away and cancelled, and
 * what they did is done again here, each thing at its time: so history and ledger are as true as
 * any.
 */
@Component
@DemoMode
class DemoPast {
  /** How far back it goes. */
  static final Duration LENGTH = Duration.ofDays(22);

  private static final int WEEKS = 3;
  private static final int MANY = 1_000;
  private static final LocalTime MORNING = LocalTime.of(10, 0);
  private static final Duration WELL_BEFORE = Duration.ofHours(30);
  private static final Duration AT_LAST = Duration.ofHours(2);

  private final BookPlaces bookPlaces;
  private final BookSlots bookSlots;
  private final CancelBooking cancelBooking;
  private final RecordAttendance recordAttendance;
  private final CompleteSessions completeSessions;
  private final DemoClock clock;

  DemoPast(
      BookPlaces bookPlaces,
      BookSlots bookSlots,
      CancelBooking cancelBooking,
      RecordAttendance recordAttendance,
      CompleteSessions completeSessions,
      DemoClock clock) {
    this.bookPlaces = bookPlaces;
    this.bookSlots = bookSlots;
    this.cancelBooking = cancelBooking;
    this.recordAttendance = recordAttendance;
    this.completeSessions = completeSessions;
    this.clock = clock;
  }

  /** Somebody thinks better of it. */
  private record Withdrawal(Booking booking, Instant at) {}

  /** Lives through it, with clients who have paid for some credits at its beginning. */
  void live(Caller owner, Made made, List<ClientId> clients, Instant now) {
    // The same in every demo.
    var random = new Random(11);
    for (int weeksAgo = WEEKS; weeksAgo > 0; weeksAgo--) {
      var from = now.minus(Duration.ofDays(7L * weeksAgo));
      var to = from.plus(Duration.ofDays(7));
      var booked = clock.at(from, () -> book(owner, made, clients, from, to, random));
      var gone = cancelSome(owner, booked);
      missSome(owner, made, booked.stream().filter(one -> !gone.contains(one)).toList());
      clock.at(to, () -> completeSessions.due(system(owner), MANY));
    }
  }

  private List<Booking> book(
      Caller owner, Made made, List<ClientId> clients, Instant from, Instant to, Random random) {
    var wishes = new ArrayList<BookPlace>();
    // The first of them, whom one signs in as, has credits for an appointment and a class a week.
    var others = clients.subList(1, clients.size());
    boolean firstComes = false;
    for (var session : made.classes()) {
      if (!session.startsAt().isAfter(from) || session.endsAt().isAfter(to)) continue;
      wishes.addAll(wishes(session, made, others, random));
      if (!firstComes && session.creditCost() <= 1) {
        wishes.add(new BookPlace(session.id(), null, clients.getFirst(), Terms.USUAL));
        firstComes = true;
      }
    }
    var outcomes = new ArrayList<>(bookPlaces.book(owner, wishes));
    outcomes.add(done(appointment(owner, made, clients.getFirst(), from)));
    // Who ran out of credits, or was in another class at that time, was told no.
    return outcomes.stream()
        .filter(Booked.class::isInstance)
        .map(outcome -> ((Booked) outcome).booking())
        .toList();
  }

  /** A quarter to a half of the places, and half of the people at most. */
  private static List<BookPlace> wishes(
      Session session, Made made, List<ClientId> clients, Random random) {
    var whoever = new ArrayList<>(clients);
    Collections.shuffle(whoever, random);
    int quarter = Math.max(1, session.capacity() / 4);
    int many = Math.min(whoever.size() / 2, quarter + random.nextInt(quarter + 1));
    var wishes = new ArrayList<BookPlace>();
    for (int i = 0; i < many; i++) {
      var seat = session.namedSeats() ? made.seatsOf(session).get(i) : null;
      wishes.add(new BookPlace(session.id(), seat, whoever.get(i), Terms.USUAL));
    }
    return wishes;
  }

  /** On the first working day of a week that begins then. */
  private BookingOutcome appointment(Caller owner, Made made, ClientId client, Instant from) {
    LocalDate date = from.atZone(made.zone()).toLocalDate().plusDays(2);
    while (date.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0) date = date.plusDays(1);
    var start = date.atTime(MORNING).atZone(made.zone()).toInstant();
    return bookSlots.book(
        owner, new BookSlot(made.coach(), made.appointment(), start, client, Terms.USUAL));
  }

  /** One in twelve, well before or at the last moment by turns; the policy says what comes back. */
  private List<Booking> cancelSome(Caller owner, List<Booking> booked) {
    var withdrawals = new ArrayList<Withdrawal>();
    for (int i = 5; i < booked.size(); i += 12) {
      var booking = booked.get(i);
      var at = booking.startsAt().minus(withdrawals.size() % 2 == 0 ? WELL_BEFORE : AT_LAST);
      if (at.isAfter(booking.createdAt())) withdrawals.add(new Withdrawal(booking, at));
    }
    withdrawals.sort(Comparator.comparing(Withdrawal::at));
    for (var one : withdrawals) {
      var wish = new CancelBooking.Wish(one.booking().id(), null, true);
      clock.at(one.at(), () -> done(cancelBooking.cancel(owner, wish)));
    }
    return withdrawals.stream().map(Withdrawal::booking).toList();
  }

  /** Every sixth class misses somebody, and its coach writes down who was there. */
  private void missSome(Caller owner, Made made, List<Booking> booked) {
    Map<SessionId, List<Booking>> lists =
        booked.stream().collect(Collectors.groupingBy(Booking::session));
    int turn = 0;
    for (var session : made.classes()) {
      var list = lists.get(session.id());
      if (list == null || turn++ % 6 != 2) continue;
      var marks = new ArrayList<Mark>();
      for (var booking : list) marks.add(new Mark(booking.id(), !marks.isEmpty()));
      clock.at(session.endsAt(), () -> done(recordAttendance.record(owner, session.id(), marks)));
    }
  }

  private static Caller system(Caller owner) {
    return Caller.system(owner.organization(), "demo");
  }
}
