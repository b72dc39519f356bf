package studio.booking.scheduling.domain;

import org.jspecify.annotations.Nullable;

/**
 * A booking as somebody sees it.
 *
 * @param guest null where the place is the client's own; without a name for those whom it does not
 *     concern
 */
public record ShownBooking(Booking booking, @Nullable Guest guest) {

  /** A booking and the name of its guest, if it is for one and there is a name. */
  public static ShownBooking of(Booking booking, @Nullable String guestName) {
    return new ShownBooking(booking, booking.guest() ? new Guest(guestName) : null);
  }
}
