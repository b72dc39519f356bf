package studio.booking.scheduling.application;

import java.time.Instant;
import java.util.Set;
import studio.booking.scheduling.SessionId;
import studio.booking.scheduling.domain.Bookings;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;
import studio.booking.shared.Collaborator;
import studio.booking.shared.UnitOfWork;

/**
 * Holds whose time is over, but that nobody has brought to their end yet. Where they stand in the
 * way of something, they end first.
 */
@Collaborator
final class DueHolds {
  private final Bookings bookings;
  private final EndHolds endHolds;
  private final UnitOfWork unit;

  DueHolds(Bookings bookings, EndHolds endHolds, UnitOfWork unit) {
    this.bookings = bookings;
    this.endHolds = endHolds;
    this.unit = unit;
  }

  /** Asks whether there are any in these sessions, or in the diaries of these clients. */
  Question inTheWay(Caller by, Set<SessionId> sessions, Set<ClientId> clients, Instant now) {
    var any = bookings.anyDueHold(sessions, clients, now);
    return () -> {
      if (any.get()) {
        throw unit.againAfter(() -> endHolds.inTheWayOf(EndHolds.program(by), sessions, clients));
      }
    };
  }

  /** Whether holds stand in the way. */
  interface Question {
    /** Goes on if none do; otherwise the unit of work is run again once they have ended. */
    void endThemFirst();
  }
}
