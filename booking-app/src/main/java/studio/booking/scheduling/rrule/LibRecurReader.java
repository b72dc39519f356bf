package studio.booking.scheduling.rrule;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.dmfs.rfc5545.DateTime;
import org.dmfs.rfc5545.Weekday;
import org.dmfs.rfc5545.recur.Freq;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;
import org.dmfs.rfc5545.recur.RecurrenceRule.Part;
import org.dmfs.rfc5545.recur.RecurrenceRule.RfcMode;
import org.springframework.stereotype.Component;
import studio.booking.scheduling.domain.RecurrenceRule;
import studio.booking.scheduling.domain.RecurrenceRule.Bound;
import studio.booking.scheduling.domain.RecurrenceRule.Frequency;
import studio.booking.scheduling.domain.RuleReader;
import studio.booking.scheduling.domain.RuleReading;
import studio.booking.scheduling.domain.RuleReading.Malformed;
import studio.booking.scheduling.domain.RuleReading.Read;
import studio.booking.scheduling.domain.RuleReading.Unsupported;

/** Reads rules with lib-recur, whose strict mode alone refuses what RFC 5545 does not have. */
@Component
class LibRecurReader implements RuleReader {
  @Override
  public RuleReading read(String text, LocalDateTime start, ZoneId zone) {
    if (text.length() > LONGEST_TEXT) return new Malformed("longer than " + LONGEST_TEXT);
    if (text.toUpperCase(Locale.ROOT).startsWith("RRULE:")) {
      return new Malformed("begins with RRULE:, which names a rule and is no part of it");
    }
    try {
      var read = new org.dmfs.rfc5545.recur.RecurrenceRule(text, RfcMode.RFC5545_STRICT);
      return unsupported(read).orElseGet(() -> new Read(rule(read, start, zone)));
    } catch (InvalidRecurrenceRuleException e) {
      return new Malformed(String.valueOf(e.getMessage()));
    } catch (IllegalArgumentException | DateTimeException | IndexOutOfBoundsException e) {
      // The library's, for some texts; or the rule's own, which names the part.
      return new Malformed("out of range or out of place: " + e.getMessage());
    }
  }

  private static Optional<RuleReading> unsupported(org.dmfs.rfc5545.recur.RecurrenceRule read) {
    if (frequency(read.getFreq()).isEmpty()) {
      return Optional.of(new Unsupported("FREQ=" + read.getFreq()));
    }
    // Not a constant of this class: the library breaks where its parts are loaded before its rules.
    return Stream.of(
            Part.BYSECOND,
            Part.BYMINUTE,
            Part.BYHOUR,
            Part.BYYEARDAY,
            Part.BYWEEKNO,
            Part.RSCALE,
            Part.SKIP)
        .filter(read::hasPart)
        .findFirst()
        .map(part -> new Unsupported(part.name()));
  }

  private static RecurrenceRule rule(
      org.dmfs.rfc5545.recur.RecurrenceRule read, LocalDateTime start, ZoneId zone) {
    return new RecurrenceRule(
        frequency(read.getFreq()).orElseThrow(),
        read.getInterval(),
        bound(read, start, zone),
        // Counted from zero, as the library has them.
        numbers(read, Part.BYMONTH).stream().map(month -> month + 1).toList(),
        numbers(read, Part.BYMONTHDAY),
        weekdays(read),
        numbers(read, Part.BYSETPOS),
        day(read.getWeekStart()));
  }

  private static Optional<Frequency> frequency(Freq freq) {
    return switch (freq) {
      case DAILY -> Optional.of(Frequency.DAILY);
      case WEEKLY -> Optional.of(Frequency.WEEKLY);
      case MONTHLY -> Optional.of(Frequency.MONTHLY);
      case YEARLY -> Optional.of(Frequency.YEARLY);
      case HOURLY, MINUTELY, SECONDLY -> Optional.empty();
    };
  }

  private static DayOfWeek day(Weekday day) {
    return switch (day) {
      case MO -> DayOfWeek.MONDAY;
      case TU -> DayOfWeek.TUESDAY;
      case WE -> DayOfWeek.WEDNESDAY;
      case TH -> DayOfWeek.THURSDAY;
      case FR -> DayOfWeek.FRIDAY;
      case SA -> DayOfWeek.SATURDAY;
      case SU -> DayOfWeek.SUNDAY;
    };
  }

  private static List<Integer> numbers(org.dmfs.rfc5545.recur.RecurrenceRule read, Part part) {
    var numbers = read.getByPart(part);
    return numbers == null ? List.of() : numbers;
  }

  private static List<RecurrenceRule.Weekday> weekdays(org.dmfs.rfc5545.recur.RecurrenceRule read) {
    var weekdays = read.getByDayPart();
    if (weekdays == null) return List.of();
    return weekdays.stream()
        .map(each -> new RecurrenceRule.Weekday(each.pos, day(each.weekday)))
        .toList();
  }

  private static Bound bound(
      org.dmfs.rfc5545.recur.RecurrenceRule read, LocalDateTime start, ZoneId zone) {
    var count = read.getCount();
    if (count != null) return new Bound.Times(count);
    var until = read.getUntil();
    return until == null ? new Bound.Forever() : new Bound.Until(last(until, start, zone));
  }

  /** The last date on which something can begin at that time of day. */
  private static LocalDate last(DateTime until, LocalDateTime start, ZoneId zone) {
    if (until.isAllDay()) return date(until);
    var local =
        until.isFloating()
            ? date(until).atTime(until.getHours(), until.getMinutes(), until.getSeconds())
            : Instant.ofEpochMilli(until.getTimestamp()).atZone(zone).toLocalDateTime();
    var date = local.toLocalDate();
    return local.toLocalTime().isBefore(start.toLocalTime()) ? date.minusDays(1) : date;
  }

  private static LocalDate date(DateTime day) {
    return LocalDate.of(day.getYear(), day.getMonth() + 1, day.getDayOfMonth());
  }
}
