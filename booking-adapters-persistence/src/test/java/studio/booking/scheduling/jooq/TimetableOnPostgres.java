package studio.booking.scheduling.jooq;

import static studio.booking.scheduling.domain.Samples.aClass;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import studio.booking.credits.jooq.TestCredits;
import studio.booking.directory.Studios;
import studio.booking.scheduling.Payments;
import studio.booking.scheduling.SessionId;
import studio.booking.scheduling.application.ReadTimetable;
import studio.booking.scheduling.application.SchedulingUseCases;
import studio.booking.scheduling.domain.BookPlace;
import studio.booking.scheduling.domain.BookPlace.Terms;
import studio.booking.scheduling.domain.BookingOutcome;
import studio.booking.scheduling.domain.Coach;
import studio.booking.scheduling.domain.NewSession;
import studio.booking.scheduling.domain.NewSession.Room;
import studio.booking.scheduling.domain.Session;
import studio.booking.scheduling.domain.SessionChange;
import studio.booking.scheduling.domain.SessionOutcome;
import studio.booking.scheduling.domain.SessionOutcome.Done;
import studio.booking.scheduling.domain.SessionType;
import studio.booking.scheduling.domain.Sessions;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;
import studio.booking.shared.DomainEvent;
import studio.booking.shared.Events;
import studio.booking.shared.Role;
import studio.booking.shared.jooq.CountedTrips;
import studio.booking.shared.jooq.JooqUnitOfWork;
import studio.booking.shared.jooq.TestDatabase;

/** A studio on a real database that runs its timetable, and real credits that pay. */
final class TimetableOnPostgres {
  static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.MILLIS);

  final TestDatabase database;
  final CountedTrips counted;
  final JooqUnitOfWork db;
  final HoursScene scene;
  final TestCredits credits;
  final List<DomainEvent> events = Collections.synchronizedList(new ArrayList<>());
  final SessionType yoga;
  final Coach kim;
  final Clock clock = ((InstantSource) () -> this.now).withZone(ZoneOffset.UTC);
  volatile Instant now = NOW;

  final Sessions sessions;
  final SchedulingUseCases useCases;
  final ReadTimetable readTimetable;

  TimetableOnPostgres(TestDatabase database) {
    this(database, sessions -> sessions);
  }

  /**
   * @param without takes something away from the sessions, to see what it is good for
   */
  TimetableOnPostgres(TestDatabase database, UnaryOperator<Sessions> without) {
    this(database, new CountedTrips(database), without);
  }

  private TimetableOnPostgres(
      TestDatabase database, CountedTrips counted, UnaryOperator<Sessions> without) {
    this(database, counted, counted.unitOfWork(), without);
  }

  /** On these units of work, and nothing is counted. */
  TimetableOnPostgres(TestDatabase database, JooqUnitOfWork db) {
    this(database, new CountedTrips(database), db, sessions -> sessions);
  }

  private TimetableOnPostgres(
      TestDatabase database,
      CountedTrips counted,
      JooqUnitOfWork db,
      UnaryOperator<Sessions> without) {
    this.database = database;
    this.counted = counted;
    this.db = db;
    scene = new HoursScene(database, "America/Los_Angeles");
    credits = new TestCredits(db);
    yoga = scene.given(aClass());
    kim = scene.coach(yoga);
    sessions = without.apply(new JooqSessions(db));
    var ports = new Ports();
    useCases = new SchedulingUseCases(ports);
    readTimetable = new ReadTimetable(ports.timetable(), clock);
  }

  /** A client with so many credits. */
  ClientId client(int howMany) {
    var client = scene.person(Role.CLIENT).self().asClient();
    credits.open(database, scene.admin, client, howMany, null);
    return client;
  }

  int balance(ClientId client) {
    return credits.balance(scene.admin, client, now);
  }

  SessionOutcome schedule(Coach coach, Instant start, int places) {
    var wish =
        new NewSession(yoga.id(), coach.id(), start, null, null, new Room.Unnumbered(places));
    return db.run(scene.admin, () -> useCases.scheduleSession.schedule(scene.admin, wish));
  }

  Session scheduled(Instant start, int places) {
    return ((Done) schedule(kim, start, places)).entry().session();
  }

  SessionOutcome cancel(SessionId session) {
    return db.run(scene.admin, () -> useCases.cancelSession.cancel(scene.admin, session, "Storm"));
  }

  SessionOutcome change(
      SessionId session, @Nullable Instant start, @Nullable Integer capacity, boolean force) {
    var wish = new SessionChange(session, OptionalLong.empty(), start, null, capacity, null, force);
    return db.run(scene.admin, () -> useCases.changeSession.change(scene.admin, wish));
  }

  SessionOutcome substitute(SessionId session, Coach substitute) {
    var wish = SessionChange.substitution(session, OptionalLong.empty(), substitute.id());
    return db.run(scene.admin, () -> useCases.changeSession.change(scene.admin, wish));
  }

  BookingOutcome book(ClientId client, SessionId session, boolean hold) {
    var by = as(client);
    var wish = List.of(new BookPlace(session, null, client, new Terms(null, hold)));
    return db.run(by, () -> useCases.bookPlaces.book(by, wish)).getFirst();
  }

  int complete() {
    var program = Caller.system(scene.studio, "complete-sessions");
    return db.run(program, () -> useCases.completeSessions.due(program, 100));
  }

  Caller as(ClientId client) {
    return new Caller(
        scene.studio, client.person(), Set.of(Role.CLIENT), new Caller.Request("test", null));
  }

  long number(String sql) {
    try (var connection = database.superuser().getConnection();
        var statement = connection.createStatement();
        var set = statement.executeQuery(sql.formatted(scene.studio.value()))) {
      set.next();
      return set.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What the rows of the studio contradict each other in: none when all is well. */
  long flaws() {
    return number(
        """
        select
          (select count(*) from scheduling.booking b
             join scheduling.session s using (organization_id)
             join scheduling.place p on p.organization_id = b.organization_id
               and p.session_id = b.session_id and p.id = b.place_id
           where s.id = b.session_id and b.organization_id = '%1$s'
             and (b.status in ('PENDING_PAYMENT', 'CONFIRMED', 'COMPLETED', 'NO_SHOW')
                  and p.taken_by is distinct from b.id
                  or b.status in ('PENDING_PAYMENT', 'CONFIRMED')
                  and (s.status <> 'scheduled' or s.starts_at <> b.starts_at or p.closed)))
          + (select count(*) from scheduling.session s where s.organization_id = '%1$s'
             and s.capacity <> (select count(*) from scheduling.place p
               where p.organization_id = s.organization_id and p.session_id = s.id
                 and not p.closed))
          + (select count(*) from scheduling.session a join scheduling.session b
             on a.organization_id = b.organization_id and a.coach_id = b.coach_id and a.id < b.id
               and a.status = 'scheduled' and b.status = 'scheduled' and a.blocked && b.blocked
             where a.organization_id = '%1$s')
        """);
  }

  private final class Ports implements PortsOnPostgres {
    @Override
    public JooqUnitOfWork unit() {
      return db;
    }

    @Override
    public Studios studios() {
      return scene.studios(db);
    }

    @Override
    public Sessions sessions() {
      return sessions;
    }

    @Override
    public Payments payments() {
      return credits.payments();
    }

    @Override
    public Events events() {
      return events::add;
    }

    @Override
    public Clock clock() {
      return clock;
    }
  }
}
