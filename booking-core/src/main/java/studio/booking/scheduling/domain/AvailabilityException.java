package studio.booking.scheduling.domain;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Dates on which a coach is away, or works other hours than usual.
 *
 * @param endDate the last of the dates
 * @param hours on each of the dates; null for the whole days
 * @param isAvailable true when these hours replace the weekly ones of the dates, false when the
 *     coach is away
 * @param reason null where whoever asked must not know it
 */
public record AvailabilityException(
    ExceptionId id,
    LocalDate startDate,
    LocalDate endDate,
    @Nullable LocalHours hours,
    boolean isAvailable,
    @Nullable AwayReason reason) {

  public AvailabilityException {
    if (endDate.isBefore(startDate)) throw new IllegalArgumentException("No dates: " + id);
    if (isAvailable && hours == null) throw new IllegalArgumentException("Which hours? " + id);
  }

  public boolean covers(LocalDate date) {
    return !date.isBefore(startDate) && !date.isAfter(endDate);
  }

  /** For those who must not know it. */
  public AvailabilityException withoutReason() {
    return new AvailabilityException(id, startDate, endDate, hours, isAvailable, null);
  }
}
