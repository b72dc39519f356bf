package studio.booking.scheduling.jooq;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import studio.booking.credits.jooq.TestCredits;
import studio.booking.directory.InMemoryStudios;
import studio.booking.directory.Studios;
import studio.booking.scheduling.BookingId;
import studio.booking.scheduling.Payments;
import studio.booking.scheduling.PlaceId;
import studio.booking.scheduling.SessionId;
import studio.booking.scheduling.application.CancelBooking;
import studio.booking.scheduling.application.SchedulingUseCases;
import studio.booking.scheduling.domain.BookPlace;
import studio.booking.scheduling.domain.BookPlace.Terms;
import studio.booking.scheduling.domain.Booking;
import studio.booking.scheduling.domain.BookingOutcome.Booked;
import studio.booking.scheduling.domain.CancelOutcome;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;
import studio.booking.shared.DomainEvent;
import studio.booking.shared.Events;
import studio.booking.shared.Ids;
import studio.booking.shared.OrganizationId;
import studio.booking.shared.PersonId;
import studio.booking.shared.Role;
import studio.booking.shared.jooq.CountedTrips;
import studio.booking.shared.jooq.JooqUnitOfWork;
import studio.booking.shared.jooq.TestDatabase;

/** A studio on a real database in which bookings are made and changed, and real credits pay. */
final class ChangesOnPostgres {
  static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.MILLIS);

  final TestDatabase database;
  final CountedTrips counted;
  final JooqUnitOfWork db;
  final InMemoryStudios studios = new InMemoryStudios();
  final OrganizationId studio = studios.studio().id();
  final SchedulingScene scene;
  final TestCredits credits;
  final List<DomainEvent> events = java.util.Collections.synchronizedList(new ArrayList<>());
  final Caller admin = as(new PersonId(Ids.next()), Role.ADMIN);
  volatile Instant now = NOW;

  final SchedulingUseCases useCases;

  ChangesOnPostgres(TestDatabase database) {
    this.database = database;
    this.counted = new CountedTrips(database);
    this.db = counted.unitOfWork();
    this.scene = SchedulingScene.in(database, studio);
    this.credits = new TestCredits(db);
    this.useCases = new SchedulingUseCases(new Ports());
  }

  Caller as(ClientId client) {
    return as(client.person(), Role.CLIENT);
  }

  Caller as(PersonId person, Role role) {
    return new Caller(studio, person, Set.of(role), new Caller.Request("test", null));
  }

  ClientId client(int howMany) {
    return client(howMany, null);
  }

  ClientId client(int howMany, @Nullable Instant expiresAt) {
    var client = scene.client();
    credits.open(database, admin, client, howMany, expiresAt);
    return client;
  }

  int balance(ClientId client) {
    return credits.balance(admin, client, now);
  }

  Booking book(ClientId client, SessionId session) {
    return book(client, session, null, Terms.USUAL);
  }

  Booking hold(ClientId client, SessionId session) {
    return book(client, session, null, new Terms(null, true));
  }

  Booking book(ClientId client, SessionId session, @Nullable PlaceId place, Terms terms) {
    var by = as(client);
    var wish = List.of(new BookPlace(session, place, client, terms));
    var outcome = db.run(by, () -> useCases.bookPlaces.book(by, wish)).getFirst();
    return ((Booked) outcome).booking();
  }

  CancelOutcome cancel(Caller by, BookingId booking) {
    var wish = new CancelBooking.Wish(booking, "a cold", false);
    return db.run(by, () -> useCases.cancelBooking.cancel(by, wish));
  }

  Booking now(Booking booking) {
    return db.ask(admin, () -> useCases.findBookings.one(admin, booking.id()))
        .orElseThrow()
        .booking();
  }

  /** What the rows of the studio contradict each other in: none when all is well. */
  long flaws() {
    return scene.number(
        """
        select
          (select count(*) from scheduling.place p
           where p.organization_id = '%1$s' and p.taken_by is not null and not exists (
             select from scheduling.booking b where b.organization_id = p.organization_id
               and b.id = p.taken_by and b.place_id = p.id and b.session_id = p.session_id
               and b.status in ('PENDING_PAYMENT', 'CONFIRMED', 'COMPLETED', 'NO_SHOW')))
          + (select count(*) from scheduling.booking b
             join scheduling.place p on p.organization_id = b.organization_id
               and p.session_id = b.session_id and p.id = b.place_id
             where b.organization_id = '%1$s' and p.taken_by is distinct from b.id
               and b.status in ('PENDING_PAYMENT', 'CONFIRMED', 'COMPLETED', 'NO_SHOW'))
          + (select count(*) from scheduling.booking b
             join scheduling.session s on s.organization_id = b.organization_id
               and s.id = b.session_id
             where b.organization_id = '%1$s' and b.status in ('PENDING_PAYMENT', 'CONFIRMED')
               and (s.status <> 'scheduled' or s.starts_at <> b.starts_at))
        """
            .formatted(studio.value()));
  }

  /** Runs all at once; none may take longer than it would wait for a deadlock to be noticed. */
  static <T> List<T> atOnce(List<Callable<T>> calls) throws Exception {
    var together = new CyclicBarrier(calls.size());
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var running =
          calls.stream()
              .map(
                  call ->
                      threads.submit(
                          () -> {
                            together.await();
                            return call.call();
                          }))
              .toList();
      var results = new ArrayList<T>();
      for (var one : running) results.add(one.get(30, TimeUnit.SECONDS));
      return results;
    }
  }

  static Instant in(int hours) {
    return NOW.plus(Duration.ofHours(hours));
  }

  private final class Ports implements PortsOnPostgres {
    private final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);

    @Override
    public JooqUnitOfWork unit() {
      return db;
    }

    @Override
    public Studios studios() {
      return studios;
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
