package studio.booking.scheduling.domain;

import java.util.Map;
import studio.booking.scheduling.BookingId;

/**
 * Who comes along with clients. Guests never asked for an account here: what is known of them is
 * kept apart from the bookings, so that it can be erased.
 */
public interface Guests {
  /** Keeps for whom these bookings are, which were added before. */
  void add(Map<BookingId, Guest> guests);
}
