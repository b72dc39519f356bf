package studio.booking.scheduling.jooq;

import static studio.booking.scheduling.jooq.db.Tables.AVAILABILITY_ADDITION;
import static studio.booking.scheduling.jooq.db.Tables.AVAILABILITY_EXCEPTION;
import static studio.booking.scheduling.jooq.db.Tables.AVAILABILITY_RULE;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import studio.booking.scheduling.domain.Addition;
import studio.booking.scheduling.domain.AdditionId;
import studio.booking.scheduling.domain.AvailabilityException;
import studio.booking.scheduling.domain.AvailabilityRule;
import studio.booking.scheduling.domain.AwayReason;
import studio.booking.scheduling.domain.ExceptionId;
import studio.booking.scheduling.domain.LocalHours;
import studio.booking.scheduling.domain.RuleId;

/** How a coach's hours look as rows. */
final class HoursRows {
  static final List<Field<?>> WHEN =
      List.of(
          AVAILABILITY_EXCEPTION.COACH_ID,
          AVAILABILITY_EXCEPTION.ID,
          AVAILABILITY_EXCEPTION.START_DATE,
          AVAILABILITY_EXCEPTION.END_DATE,
          AVAILABILITY_EXCEPTION.START_TIME,
          AVAILABILITY_EXCEPTION.END_TIME,
          AVAILABILITY_EXCEPTION.IS_AVAILABLE);

  /** Others than staff are refused by the database when they ask for the reason. */
  static final List<Field<?>> WHEN_AND_WHY =
      Stream.concat(WHEN.stream(), Stream.of(AVAILABILITY_EXCEPTION.REASON))
          .<Field<?>>map(field -> field)
          .toList();

  private HoursRows() {}

  static AvailabilityRule rule(Record row) {
    return new AvailabilityRule(
        new RuleId(row.get(AVAILABILITY_RULE.ID)),
        DayOfWeek.of(row.get(AVAILABILITY_RULE.DAY_OF_WEEK)),
        new LocalHours(row.get(AVAILABILITY_RULE.START_TIME), row.get(AVAILABILITY_RULE.END_TIME)),
        row.get(AVAILABILITY_RULE.VALID_FROM),
        row.get(AVAILABILITY_RULE.VALID_UNTIL));
  }

  static Addition addition(Record row) {
    return new Addition(
        new AdditionId(row.get(AVAILABILITY_ADDITION.ID)),
        row.get(AVAILABILITY_ADDITION.DATE),
        new LocalHours(
            row.get(AVAILABILITY_ADDITION.START_TIME), row.get(AVAILABILITY_ADDITION.END_TIME)),
        row.get(AVAILABILITY_ADDITION.CREATED_AT));
  }

  static AvailabilityException exception(Record row) {
    var reason = row.field(AVAILABILITY_EXCEPTION.REASON);
    return new AvailabilityException(
        new ExceptionId(row.get(AVAILABILITY_EXCEPTION.ID)),
        row.get(AVAILABILITY_EXCEPTION.START_DATE),
        row.get(AVAILABILITY_EXCEPTION.END_DATE),
        hours(row.get(AVAILABILITY_EXCEPTION.START_TIME), row.get(AVAILABILITY_EXCEPTION.END_TIME)),
        row.get(AVAILABILITY_EXCEPTION.IS_AVAILABLE),
        reason == null ? null : AwayReason.valueOf(row.get(reason)));
  }

  private static @Nullable LocalHours hours(@Nullable LocalTime start, @Nullable LocalTime end) {
    return start == null || end == null ? null : new LocalHours(start, end);
  }
}
