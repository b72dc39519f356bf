package studio.booking.scheduling.domain;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import studio.booking.directory.Studio;
import studio.booking.scheduling.Payments.Purses;
import studio.booking.scheduling.Payments.Receipt;

/**
 * What there is to know, besides the places, when it is decided who gets one.
 *
 * @param now when it is decided
 * @param purses of the clients concerned, opened
 * @param diary their live bookings around the times concerned, and all of their open holds
 */
public record Circumstances(Studio studio, Instant now, Purses purses, List<Booking> diary) {
  public Circumstances {
    diary = List.copyOf(diary);
  }

  /**
   * As they would be if a booking were not where it is: its client is free then, and what it took
   * can pay for where it goes.
   *
   * @param receipt for what the booking took; null when that was nothing
   * @param forfeits whether nothing of it comes back where it goes to a cheaper place
   */
  Circumstances without(Booking moving, @Nullable Receipt receipt, boolean forfeits) {
    return new Circumstances(
        studio,
        now,
        client ->
            purses.of(client).map(purse -> new MovingPurse(purse, moving, receipt, forfeits, now)),
        diary.stream().filter(booking -> !booking.id().equals(moving.id())).toList());
  }
}
