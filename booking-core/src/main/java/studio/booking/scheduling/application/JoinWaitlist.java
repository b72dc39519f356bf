package studio.booking.scheduling.application;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import studio.booking.directory.Studios;
import studio.booking.scheduling.Payments;
import studio.booking.scheduling.SessionId;
import studio.booking.scheduling.WaitingBegan;
import studio.booking.scheduling.domain.BookingOutcome.UnknownClient;
import studio.booking.scheduling.domain.BookingOutcome.UnknownSession;
import studio.booking.scheduling.domain.Bookings;
import studio.booking.scheduling.domain.Places;
import studio.booking.scheduling.domain.Places.Occupancy;
import studio.booking.scheduling.domain.Sessions;
import studio.booking.scheduling.domain.StatusChange;
import studio.booking.scheduling.domain.Waiting;
import studio.booking.scheduling.domain.Waiting.Standing;
import studio.booking.scheduling.domain.Waitlist;
import studio.booking.scheduling.domain.WaitlistOutcome;
import studio.booking.scheduling.domain.WaitlistOutcome.NoPlaceWanted;
import studio.booking.scheduling.domain.WaitlistOutcome.PlacesAreFree;
import studio.booking.scheduling.domain.WaitlistOutcome.Waits;
import studio.booking.scheduling.domain.Waitlists;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;
import studio.booking.shared.Events;
import studio.booking.shared.UnitOfWork;
import studio.booking.shared.UseCase;

/** Has a client wait for a place in a session that is full. */
@UseCase
public class JoinWaitlist {
  private final Studios studios;
  private final Sessions sessions;
  private final Places places;
  private final Bookings bookings;
  private final Waitlists waitlists;
  private final Payments payments;
  private final DueHolds dueHolds;
  private final WaitingFirst waitingFirst;
  private final UnitOfWork unit;
  private final Events events;
  private final Clock clock;

  JoinWaitlist(
      Studios studios,
      Sessions sessions,
      Places places,
      Bookings bookings,
      Waitlists waitlists,
      Payments payments,
      DueHolds dueHolds,
      WaitingFirst waitingFirst,
      UnitOfWork unit,
      Events events,
      Clock clock) {
    this.studios = studios;
    this.sessions = sessions;
    this.places = places;
    this.bookings = bookings;
    this.waitlists = waitlists;
    this.payments = payments;
    this.dueHolds = dueHolds;
    this.waitingFirst = waitingFirst;
    this.unit = unit;
    this.events = events;
    this.clock = clock;
  }

  /** A client for themself; a coach has clients wait for their own sessions, an admin for any. */
  public WaitlistOutcome join(Caller by, SessionId id, ClientId client) {
    var now = clock.instant();
    var ids = Set.of(id);
    // Nobody gives up a place meanwhile, so it is certain that there is none; and turns are
    // ordered.
    sessions.lockForChange(ids);
    var offers = sessions.offered(ids);
    var studio = studios.current();
    var occupancy = places.occupancy(ids);
    var claims = waitlists.claims(id, client);
    var tail = waitlists.tail(id);
    var known = payments.look(Set.of(client));
    var holds = dueHolds.inTheWay(by, ids, Set.of(), now);
    var offer = offers.get().get(id);
    if (offer == null) return new NoPlaceWanted(new UnknownSession(id));
    if (known.get().open(client).isEmpty()) return new NoPlaceWanted(new UnknownClient(client));
    int free = occupancy.get().getOrDefault(id, Occupancy.FULL).free();
    var list = new Waitlist(offer.session(), studio.get(), free, claims.get(), now);
    var refusal = list.refuses(by, client);
    if (refusal.isPresent()) {
      if (refusal.get() instanceof PlacesAreFree && unit.attempt() == 1) {
        waitingFirst.beforeAnybodyElse(by, offers.get(), waitlists.freePlaces(ids).get(), now);
      }
      return refusal.get();
    }
    holds.endThemFirst();
    var waiting =
        list.entry(by, client, tail.get().lastNumber() + 1, offer.cancellationWindowHours());
    enter(by, waiting);
    return new Waits(new Standing(waiting, tail.get().waiting() + 1));
  }

  private void enter(Caller by, Waiting waiting) {
    var booking = waiting.booking();
    waitlists.add(waiting);
    bookings.record(
        List.of(
            StatusChange.of(
                booking.id(), null, booking.status(), by, "WAITLISTED", booking.createdAt())));
    events.publish(
        new WaitingBegan(
            by.organization(),
            booking.id(),
            booking.session(),
            booking.client(),
            booking.startsAt(),
            booking.createdAt()));
  }
}
