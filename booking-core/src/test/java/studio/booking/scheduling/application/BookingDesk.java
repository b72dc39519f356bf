package studio.booking.scheduling.application;

import static studio.booking.scheduling.domain.Samples.aClass;
import static studio.booking.scheduling.domain.Samples.anHour;
import static studio.booking.scheduling.domain.Samples.coach;
import static studio.booking.scheduling.domain.Samples.session;
import static studio.booking.scheduling.domain.Samples.weekly;
import static studio.booking.scheduling.domain.Samples.withPlaces;
import static studio.booking.scheduling.domain.Samples.working;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import studio.booking.audit.AuditLog;
import studio.booking.audit.AuditLog.Act;
import studio.booking.directory.InMemoryPeople;
import studio.booking.directory.InMemoryStudios;
import studio.booking.directory.People;
import studio.booking.directory.Studios;
import studio.booking.scheduling.InMemoryPayments;
import studio.booking.scheduling.Payments;
import studio.booking.scheduling.SessionId;
import studio.booking.scheduling.domain.BookPlace;
import studio.booking.scheduling.domain.BookPlace.Terms;
import studio.booking.scheduling.domain.BookSlot;
import studio.booking.scheduling.domain.BookingFiles;
import studio.booking.scheduling.domain.BookingOutcome;
import studio.booking.scheduling.domain.Bookings;
import studio.booking.scheduling.domain.Coach;
import studio.booking.scheduling.domain.Coaches;
import studio.booking.scheduling.domain.Guests;
import studio.booking.scheduling.domain.Hours;
import studio.booking.scheduling.domain.InMemoryCoaches;
import studio.booking.scheduling.domain.InMemoryHours;
import studio.booking.scheduling.domain.InMemoryRecurringBookings;
import studio.booking.scheduling.domain.InMemorySessionTypes;
import studio.booking.scheduling.domain.InMemoryTimetable;
import studio.booking.scheduling.domain.Occurrences;
import studio.booking.scheduling.domain.Places;
import studio.booking.scheduling.domain.RecurringBookings;
import studio.booking.scheduling.domain.SeriesBook;
import studio.booking.scheduling.domain.Session;
import studio.booking.scheduling.domain.SessionType;
import studio.booking.scheduling.domain.SessionTypes;
import studio.booking.scheduling.domain.Sessions;
import studio.booking.scheduling.domain.Timetable;
import studio.booking.scheduling.domain.Waitlists;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;
import studio.booking.shared.DomainEvent;
import studio.booking.shared.Events;
import studio.booking.shared.Ids;
import studio.booking.shared.InMemoryUnitOfWork;
import studio.booking.shared.PersonId;
import studio.booking.shared.Role;
import studio.booking.shared.UnitOfWork;

/** A studio in Los Angeles at ten on a Monday morning, and people who book there. */
final class BookingDesk {
  static final Instant NOW = Instant.parse("2026-11-23T18:00:00Z");
  static final Terms HOLD_IF_SHORT = new Terms(null, true);

  final InMemoryStudios studios = new InMemoryStudios();
  final InMemorySessionTypes types = new InMemorySessionTypes();
  final InMemoryCoaches coaches = new InMemoryCoaches();
  final InMemoryHours hours = new InMemoryHours(coaches);
  final InMemoryTimetable timetable = new InMemoryTimetable(types);
  final InMemoryRecurringBookings recurringBookings = new InMemoryRecurringBookings();
  final InMemoryPayments payments = new InMemoryPayments();
  final InMemoryUnitOfWork unit = new InMemoryUnitOfWork();
  final InMemoryPeople people = new InMemoryPeople();
  final List<DomainEvent> events = new ArrayList<>();
  final List<Act> audit = new ArrayList<>();

  final SessionType yoga = given(aClass());
  final SessionType training = given(anHour());
  final Coach cora = coaches.given(coach(yoga, training));
  Instant now = NOW;

  final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
  final SchedulingUseCases useCases = new SchedulingUseCases(new InMemory());

  BookingDesk() {
    hours.given(cora.id(), working(weekly(DayOfWeek.TUESDAY, "09:00", "17:00")));
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

  BookingOutcome book(ClientId client, SessionId session) {
    return book(client, session, Terms.USUAL);
  }

  BookingOutcome book(ClientId client, SessionId session, Terms terms) {
    return book(as(client), new BookPlace(session, null, client, terms)).getFirst();
  }

  List<BookingOutcome> book(Caller by, BookPlace... wishes) {
    return unit.run(by, () -> useCases.bookPlaces.book(by, Arrays.asList(wishes)));
  }

  BookingOutcome tryOut(ClientId client, SessionId session) {
    var wish = new BookPlace(session, null, client, Terms.USUAL);
    return unit.run(as(client), () -> useCases.bookPlaces.tryOut(as(client), List.of(wish)))
        .getFirst();
  }

  /** An appointment with Cora. */
  BookingOutcome bookAt(ClientId client, String startsAt) {
    var wish = new BookSlot(cora.id(), training.id(), Instant.parse(startsAt), client, Terms.USUAL);
    return unit.run(as(client), () -> useCases.bookSlots.book(as(client), wish));
  }

  /** Ends what is due in the studio. */
  int endHolds() {
    var program = Caller.system(studios.studio().id(), "end-holds");
    return unit.run(program, () -> useCases.endHolds.due(program, 100));
  }

  /** What happens when a client has a new package. */
  void payHolds(ClientId client) {
    var program = Caller.system(studios.studio().id(), "package redeemed");
    unit.run(
        program,
        () -> {
          useCases.endHolds.payFor(program, client);
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

  private final class InMemory implements SchedulingPorts {
    @Override
    public Studios studios() {
      return studios;
    }

    @Override
    public People people() {
      return people;
    }

    @Override
    public Coaches coaches() {
      return coaches;
    }

    @Override
    public SessionTypes types() {
      return types;
    }

    @Override
    public Hours hours() {
      return hours;
    }

    @Override
    public Sessions sessions() {
      return timetable.sessions();
    }

    @Override
    public Places places() {
      return timetable.places();
    }

    @Override
    public Bookings bookings() {
      return timetable.bookings();
    }

    @Override
    public BookingFiles files() {
      return timetable.files();
    }

    @Override
    public Guests guests() {
      return timetable.guests();
    }

    @Override
    public Waitlists waitlists() {
      return timetable.waitlists();
    }

    @Override
    public Timetable timetable() {
      return timetable.timetable();
    }

    @Override
    public SeriesBook series() {
      return timetable.seriesBook();
    }

    @Override
    public RecurringBookings recurringBookings() {
      return recurringBookings;
    }

    @Override
    public Occurrences occurrences() {
      return timetable.occurrences();
    }

    @Override
    public Payments payments() {
      return payments;
    }

    @Override
    public AuditLog audit() {
      return (_, act) -> audit.add(act);
    }

    @Override
    public Events events() {
      return events::add;
    }

    @Override
    public UnitOfWork unit() {
      return unit;
    }

    @Override
    public Clock clock() {
      return clock;
    }
  }
}
