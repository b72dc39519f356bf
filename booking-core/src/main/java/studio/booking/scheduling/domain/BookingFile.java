package studio.booking.scheduling.domain;

import org.jspecify.annotations.Nullable;
import studio.booking.shared.Caller;

/**
 * A booking and what is known of it.
 *
 * @param cancellation how it was given up, if it was
 */
public record BookingFile(
    Booking booking, Session session, Place place, @Nullable Cancellation cancellation) {

  /** Whether the caller has a part in it: it is their own, or in their session, or their studio. */
  public boolean concerns(Caller somebody) {
    return somebody.is(booking.client()) || isRunBy(somebody);
  }

  /** Whether the caller gives the session, or runs the studio. */
  public boolean isRunBy(Caller somebody) {
    return somebody.isAdmin()
        || somebody.isSystem()
        || (somebody.isStaff() && somebody.is(session.coach()));
  }
}
