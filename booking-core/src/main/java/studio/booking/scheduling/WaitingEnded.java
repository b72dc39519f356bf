package studio.booking.scheduling;

import java.time.Instant;
import studio.booking.shared.ClientId;
import studio.booking.shared.DomainEvent;
import studio.booking.shared.OrganizationId;

/** A client no longer waits for a place, and has none that way: they are told. */
public record WaitingEnded(
    OrganizationId organization,
    BookingId booking,
    SessionId session,
    ClientId client,
    Instant startsAt,
    Why why,
    Instant at)
    implements DomainEvent {
  /** What ended it. */
  public enum Why {
    /** Somebody said so: the client, or the studio's people for them. */
    LEFT,
    /** They booked a place that was free. */
    BOOKED,
    /** The session will not be held. */
    SESSION_CANCELLED,
    /** No place was free in time. */
    IN_VAIN
  }
}
