package studio.booking.scheduling.rest;

import java.time.LocalDate;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;
import studio.booking.scheduling.domain.AvailabilityException;
import studio.booking.scheduling.domain.AwayReason;
import studio.booking.scheduling.domain.ExceptionId;

/**
 * An exception as the API shows it.
 *
 * @param reason null, as the note is, for those who must not know it
 */
record ExceptionView(
    ExceptionId id,
    LocalDate startDate,
    LocalDate endDate,
    boolean allDay,
    @Nullable LocalTime startTime,
    @Nullable LocalTime endTime,
    boolean isAvailable,
    @Nullable AwayReason reason,
    @Nullable String note) {

  static ExceptionView of(AvailabilityException exception, @Nullable String note) {
    var hours = exception.hours();
    return new ExceptionView(
        exception.id(),
        exception.startDate(),
        exception.endDate(),
        hours == null,
        hours == null ? null : hours.start(),
        hours == null ? null : hours.end(),
        exception.isAvailable(),
        exception.reason(),
        note);
  }
}
