package studio.booking.scheduling.application;

import static studio.booking.scheduling.domain.Samples.aClass;
import static studio.booking.scheduling.domain.Samples.anHour;
import static studio.booking.scheduling.domain.Samples.coach;
import static studio.booking.scheduling.domain.Samples.session;
import static studio.booking.scheduling.domain.Samples.weekly;
import static studio.booking.scheduling.domain.Samples.working;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import studio.booking.directory.InMemoryStudios;
import studio.booking.scheduling.InMemoryPayments;
import studio.booking.scheduling.SessionId;
import studio.booking.scheduling.domain.BookPlace;
import studio.booking.scheduling.domain.BookPlace.Terms;
import studio.booking.scheduling.domain.BookSlot;
import studio.booking.scheduling.domain.BookingOutcome;
import studio.booking.scheduling.domain.Coach;
import studio.booking.scheduling.domain.InMemoryCoaches;
import studio.booking.scheduling.domain.InMemoryHours;
import studio.booking.scheduling.domain.InMemorySessionTypes;
import studio.booking.scheduling.domain.InMemoryTimetable;
import studio.booking.scheduling.domain.Session;
import studio.booking.scheduling.domain.SessionType;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;
import studio.booking.shared.DomainEvent;
import studio.booking.shared.Ids;
import studio.booking.shared.InMemoryUnitOfWork;
import studio.booking.shared.PersonId;
import studio.booking.shared.Role;

/** A studio in Los Angeles at ten on a Monday morning, and people who book there. */
final class BookingDesk {
  static final Instant NOW = Instant.parse("2026-11-23T18:00:00Z");
  static final Terms HOLD_IF_SHORT = new Terms(null, true);

  final InMemoryStudios studios = new InMemoryStudios();
  final InMemorySessionTypes types = new InMemorySessionTypes();
  final InMemoryCoaches coaches = new InMemoryCoaches();
  final InMemoryHours hours = new InMemoryHours(coaches);
  final InMemoryTimetable timetable = new InMemoryTimetable(types);
  final InMemoryPayments payments = new InMemoryPayments();
  final InMemoryUnitOfWork unit = new InMemoryUnitOfWork();
  final List<DomainEvent> events = new ArrayList<>();

  final SessionType yoga = given(aClass());
  final SessionType training = given(anHour());
  final Coach cora = coaches.given(coach(yoga, training));
  Instant now = NOW;

  final EndHolds endHolds;
  final Clock clock = new MovingClock();
  private final BookPlaces bookPlaces;
  private final BookSlots bookSlots;

  BookingDesk() {
    hours.given(cora.id(), working(weekly(DayOfWeek.TUESDAY, "09:00", "17:00")));
    var time = clock;
    endHolds =
        new EndHolds(
            timetable.sessions(),
            timetable.places(),
            timetable.bookings(),
            payments,
            events::add,
            time);
    bookPlaces =
        new BookPlaces(
            studios,
            timetable.sessions(),
            timetable.places(),
            timetable.bookings(),
            payments,
            events::add,
            endHolds,
            unit,
            time);
    bookSlots =
        new BookSlots(
            studios,
            coaches,
            types,
            hours,
            timetable.sessions(),
            timetable.places(),
            timetable.bookings(),
            payments,
            events::add,
            endHolds,
            unit,
            time);
  }

  private SessionType given(SessionType type) {
    types.add(type);
    return type;
  }

  /** A client with so many credits. */
  ClientId client(int credits) {
    var client = new ClientId(Ids.next());
    payments.client(client);
    if (credits > 0) payments.give(client, credits);
    return client;
  }

  /** A class of one hour that begins in so many hours, with so many places. */
  Session aClassIn(int hours, int places) {
    var session = session(yoga, cora.id(), NOW.plus(Duration.ofHours(hours)));
    return timetable.given(withPlaces(session, places));
  }

  private static Session withPlaces(Session one, int places) {
    return new Session(
        one.id(),
        one.type(),
        one.coach(),
        one.name(),
        one.kind(),
        one.startsAt(),
        one.endsAt(),
        one.bufferBefore(),
        one.bufferAfter(),
        one.status(),
        places,
        false,
        one.creditCost(),
        null,
        null,
        null,
        null,
        null,
        false,
        1,
        one.createdAt());
  }

  BookingOutcome book(ClientId client, SessionId session) {
    return book(client, session, Terms.USUAL);
  }

  BookingOutcome book(ClientId client, SessionId session, Terms terms) {
    return book(as(client), new BookPlace(session, null, client, terms)).getFirst();
  }

  List<BookingOutcome> book(Caller by, BookPlace... wishes) {
    return unit.run(by, () -> bookPlaces.book(by, Arrays.asList(wishes)));
  }

  BookingOutcome tryOut(ClientId client, SessionId session) {
    var wish = new BookPlace(session, null, client, Terms.USUAL);
    return unit.run(as(client), () -> bookPlaces.tryOut(as(client), List.of(wish))).getFirst();
  }

  /** An appointment with Cora. */
  BookingOutcome bookAt(ClientId client, String startsAt) {
    var wish = new BookSlot(cora.id(), training.id(), Instant.parse(startsAt), client, Terms.USUAL);
    return unit.run(as(client), () -> bookSlots.book(as(client), wish));
  }

  /** Ends what is due in the studio. */
  int endHolds() {
    var program = Caller.system(studios.studio().id(), "end-holds");
    return unit.run(program, () -> endHolds.due(program, 100));
  }

  /** What happens when a client has a new package. */
  void payHolds(ClientId client) {
    var program = Caller.system(studios.studio().id(), "package redeemed");
    unit.run(
        program,
        () -> {
          endHolds.payFor(program, client);
          return true;
        });
  }

  Caller as(ClientId client) {
    return as(client.person(), Role.CLIENT);
  }

  Caller as(PersonId person, Role role) {
    return new Caller(
        studios.studio().id(), person, Set.of(role), new Caller.Request("test", null));
  }

  Caller anAdmin() {
    return as(new PersonId(Ids.next()), Role.ADMIN);
  }

  private final class MovingClock extends Clock {
    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }
}
