package studio.booking.scheduling.domain;

import org.jspecify.annotations.Nullable;
import studio.booking.shared.Caller;

/**
 * A booking and what is known of it.
 *
 * @param place null where the client waits for one, or did in vain
 * @param cancellation how it was given up, if it was
 * @param waitedFor whether anybody waits for a place in its session
 * @param guest null where the place is the client's own
 */
public record BookingFile(
    Booking booking,
    Session session,
    @Nullable Place place,
    @Nullable Cancellation cancellation,
    boolean waitedFor,
    @Nullable Guest guest) {

  /** The place of one who does not wait for it. */
  public Place seat() {
    if (place == null) throw new IllegalStateException("Without a place: " + booking.id());
    return place;
  }

  /** Whether the caller has a part in it: it is their own, or in their session, or their studio. */
  public boolean concerns(Caller somebody) {
    return somebody.is(booking.client()) || isRunBy(somebody);
  }

  /** The booking as the caller sees it, who may: its guest's name is for those it concerns. */
  public ShownBooking shownTo(Caller somebody) {
    boolean hidden = guest != null && !concerns(somebody);
    return new ShownBooking(booking, hidden ? Guest.UNNAMED : guest);
  }

  /** Whether the caller gives the session, or runs the studio. */
  public boolean isRunBy(Caller somebody) {
    return somebody.isAdmin()
        || somebody.isSystem()
        || (somebody.isStaff() && somebody.is(session.coach()));
  }
}
