package studio.booking.scheduling.domain;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import studio.booking.scheduling.domain.HoursOutcome.Contradictory;
import studio.booking.shared.Patch;

/**
 * An exception as somebody fills it in; it may contradict itself.
 *
 * @param endDate null for the start date
 * @param allDay null for whether there are no times
 */
public record ExceptionForm(
    LocalDate startDate,
    @Nullable LocalDate endDate,
    @Nullable Boolean allDay,
    @Nullable LocalTime startTime,
    @Nullable LocalTime endTime,
    boolean isAvailable,
    AwayReason reason,
    @Nullable String note) {
  private static final int MOST_DAYS = 732;

  /** What is to be different about an exception. */
  public record Changes(
      Patch<LocalDate> startDate,
      Patch<LocalDate> endDate,
      Patch<Boolean> allDay,
      Patch<@Nullable LocalTime> startTime,
      Patch<@Nullable LocalTime> endTime,
      Patch<Boolean> isAvailable,
      Patch<AwayReason> reason,
      Patch<@Nullable String> note) {

    /** The exception as it would be filled in with these changes. */
    public ExceptionForm of(PlannedException planned) {
      var now = planned.exception();
      var hours = now.hours();
      boolean wholeDays = allDay.isPresent() && Boolean.TRUE.equals(allDay.orKeep(false));
      var start = hours == null || wholeDays ? null : hours.start();
      var end = hours == null || wholeDays ? null : hours.end();
      return new ExceptionForm(
          startDate.orKeep(now.startDate()),
          endDate.orKeep(now.endDate()),
          allDay.isPresent() ? allDay.orKeep(false) : null,
          startTime.orKeep(start),
          endTime.orKeep(end),
          isAvailable.orKeep(now.isAvailable()),
          reason.orKeep(now.reason() == null ? AwayReason.OTHER : now.reason()),
          note.orKeep(planned.note()));
    }
  }

  /** What does not fit together. */
  public Optional<Contradictory> contradiction() {
    var last = lastDate();
    if (last.isBefore(startDate)) {
      return contradiction("endDate", "must not be before startDate");
    }
    if (ChronoUnit.DAYS.between(startDate, last) >= MOST_DAYS) {
      return contradiction("endDate", "must be within " + MOST_DAYS + " days");
    }
    if ((startTime == null) != (endTime == null)) {
      return startTime == null
          ? contradiction("startTime", "is needed with endTime")
          : contradiction("endTime", "is needed with startTime");
    }
    if (allDay != null && allDay && startTime != null) {
      return contradiction("allDay", "must be false where there are times");
    }
    if (allDay != null && !allDay && startTime == null) {
      return contradiction("startTime", "is needed when allDay is false");
    }
    if (isAvailable && startTime == null) {
      return contradiction("startTime", "is needed for other hours");
    }
    return Optional.empty();
  }

  private static Optional<Contradictory> contradiction(String field, String expected) {
    return Optional.of(new Contradictory(field, expected));
  }

  /** The exception, of a form that does not contradict itself. */
  public AvailabilityException exception(ExceptionId id) {
    var hours = startTime == null || endTime == null ? null : new LocalHours(startTime, endTime);
    return new AvailabilityException(id, startDate, lastDate(), hours, isAvailable, reason);
  }

  private LocalDate lastDate() {
    return endDate == null ? startDate : endDate;
  }
}
