package studio.booking.scheduling.domain;

import java.time.DayOfWeek;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Hours that a coach works every week.
 *
 * @param day on which the hours begin
 * @param validFrom the first date of the studio, as {@code validUntil} is the last; null for no end
 */
public record AvailabilityRule(
    RuleId id,
    DayOfWeek day,
    LocalHours hours,
    LocalDate validFrom,
    @Nullable LocalDate validUntil) {

  public AvailabilityRule {
    if (validUntil != null && validUntil.isBefore(validFrom)) {
      throw new IllegalArgumentException("Never valid: " + id);
    }
  }

  /** Whether the hours begin on that date. */
  public boolean holdsOn(LocalDate date) {
    return date.getDayOfWeek() == day
        && !date.isBefore(validFrom)
        && (validUntil == null || !date.isAfter(validUntil));
  }
}
