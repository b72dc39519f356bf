package studio.booking.scheduling.application;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import studio.booking.scheduling.SessionId;
import studio.booking.scheduling.domain.Booking;
import studio.booking.scheduling.domain.Bookings;
import studio.booking.scheduling.domain.Place;
import studio.booking.scheduling.domain.Places;
import studio.booking.scheduling.domain.Session;
import studio.booking.scheduling.domain.Sessions;
import studio.booking.scheduling.domain.Waiting;
import studio.booking.scheduling.domain.Waitlists;
import studio.booking.shared.Caller;
import studio.booking.shared.Collaborator;
import studio.booking.shared.Later;
import studio.booking.shared.UnitOfWork;

/** Sessions that are to be changed or called off, with all that is booked in them. */
@Collaborator
final class SessionsInHand {
  private final Sessions sessions;
  private final Places places;
  private final Bookings bookings;
  private final Waitlists waitlists;
  private final DueHolds dueHolds;
  private final UnitOfWork unit;

  SessionsInHand(
      Sessions sessions,
      Places places,
      Bookings bookings,
      Waitlists waitlists,
      DueHolds dueHolds,
      UnitOfWork unit) {
    this.sessions = sessions;
    this.places = places;
    this.bookings = bookings;
    this.waitlists = waitlists;
    this.dueHolds = dueHolds;
    this.unit = unit;
  }

  /**
   * Sessions that nobody else changes, books into or leaves before the unit of work ends.
   *
   * @param places all of them, closed ones too
   * @param live all live bookings, oldest first
   * @param waiting all who wait for a place in one of them
   */
  record InHand(
      Map<SessionId, Session> sessions,
      List<Place> places,
      List<Booking> live,
      List<Waiting> waiting) {}

  /** As it is now; not locked. */
  Optional<Session> find(SessionId session) {
    return Optional.ofNullable(sessions.byId(Set.of(session)).get().get(session));
  }

  /**
   * Locks them and then their places. Whoever would book or give up a place waits for the session
   * or the place, so what is live afterwards stays so.
   */
  Later<InHand> take(Collection<SessionId> ids) {
    var locked = sessions.lockForChange(ids);
    var room = places.lockAll(ids);
    var live = bookings.liveIn(ids);
    var waiting = waitlists.all(ids);
    return () -> new InHand(locked.get(), room.get(), live.get(), waiting.get());
  }

  /** The same of a session as it was seen. */
  Later<InHand> take(Caller by, Session seen, Instant now) {
    return take(by, List.of(seen), now);
  }

  /**
   * The same of sessions as they were seen, without holds that are over. Where one changed since,
   * or such holds have to end first, the unit of work is run again.
   */
  Later<InHand> take(Caller by, List<Session> seen, Instant now) {
    var ids = seen.stream().map(Session::id).collect(Collectors.toSet());
    var taken = take(ids);
    var holds = dueHolds.inTheWay(by, ids, Set.of(), now);
    return () -> {
      var inHand = taken.get();
      boolean changedMeanwhile =
          !seen.stream().allMatch(one -> one.equals(inHand.sessions().get(one.id())));
      if (changedMeanwhile) throw unit.again();
      holds.endThemFirst();
      return inHand;
    };
  }
}
