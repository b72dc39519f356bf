package studio.booking.scheduling.domain;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;
import studio.booking.scheduling.SessionTypeId;
import studio.booking.shared.ClientId;
import studio.booking.shared.CoachId;

/**
 * Asks for the same session again and again.
 *
 * @param type null for the only kind of appointment that the coach gives
 * @param startDate from which the pattern counts, in the studio's zone
 * @param endDate the last date on which it may fall; null for no end
 * @param skipConflicts whether to go without the dates that can't be booked, or without all
 */
public record RecurringWish(
    ClientId client,
    CoachId coach,
    @Nullable SessionTypeId type,
    LocalDate startDate,
    @Nullable LocalDate endDate,
    LocalTime startTime,
    LocalTime endTime,
    Pattern pattern,
    boolean skipConflicts) {

  /** How it comes again. */
  public sealed interface Pattern {
    /** Each week on that day. */
    record Weekday(DayOfWeek day) implements Pattern {}

    /** Each week, or every so many, on the day of the week of the start. */
    record EveryWeeks(int weeks) implements Pattern {}

    /** Each month on the day of the start, or the month's last where it has none. */
    record Monthly() implements Pattern {}

    /** As somebody wrote it by RFC 5545. */
    record Written(String rule) implements Pattern {}
  }
}
