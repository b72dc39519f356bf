package studio.booking.scheduling.domain;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import studio.booking.scheduling.BookingId;
import studio.booking.scheduling.RecurringBookingId;

/**
 * What became of one date of a recurring booking.
 *
 * @param booking that was made for it, whatever became of that; null for none
 * @param skipped why there is none, or why it was given up
 */
public record KnownOccurrence(
    RecurringBookingId of,
    LocalDate date,
    @Nullable BookingId booking,
    @Nullable SkipReason skipped) {
  public KnownOccurrence {
    if (booking == null && skipped == null) {
      throw new IllegalArgumentException("Neither booked nor skipped: " + date);
    }
  }

  /** Whether there is nothing more to do about it. */
  public boolean isSettled() {
    return booking != null || (skipped != null && !skipped.mayPass());
  }
}
