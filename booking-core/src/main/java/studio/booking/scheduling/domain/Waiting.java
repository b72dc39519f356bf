package studio.booking.scheduling.domain;

import java.time.Instant;
import java.util.UUID;
import studio.booking.scheduling.BookingId;
import studio.booking.shared.Ids;

/**
 * Somebody who waits for a place in a full session.
 *
 * @param booking their claim, without a place
 * @param number their turn: who has a lower one in the session goes first
 */
public record Waiting(Booking booking, long number) {
  public Waiting {
    if (number < 1) throw new IllegalArgumentException("Numbers begin with 1: " + number);
  }

  /**
   * Once that a place was free, and somebody did not get it whose turn it was.
   *
   * @param reason a code, such as {@code INSUFFICIENT_CREDITS}
   */
  public record Skip(BookingId booking, UUID id, String reason, Instant at) {
    static Skip of(Waiting one, String reason, Instant now) {
      return new Skip(one.booking().id(), Ids.next(), reason, now);
    }
  }

  /**
   * How somebody who waits stands.
   *
   * @param position 1 for who is next
   */
  public record Standing(Waiting waiting, int position) {}
}
