package studio.booking.scheduling.rrule;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.dmfs.rfc5545.DateTime;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;
import org.dmfs.rfc5545.recur.RecurrenceRule.RfcMode;
import org.springframework.stereotype.Component;
import studio.booking.scheduling.domain.RecurrenceRule;
import studio.booking.scheduling.domain.RecurrenceRule.Bound;
import studio.booking.scheduling.domain.RecurrenceRule.Frequency;
import studio.booking.scheduling.domain.RuleCalendar;

/**
 * The dates of recurrence rules, as lib-recur finds them among dates without times or zones.
 *
 * <p>Of yearly rules it has readings of its own, which are put right here. BYMONTHDAY alone would
 * be for the anchor's month, where RFC 5545 has every month. And BYSETPOS would count from the
 * anchor's month in the first year, where RFC 5545 counts within the whole year.
 */
@Component
class LibRecurCalendar implements RuleCalendar {
  private static final List<Integer> ALL_MONTHS = IntStream.rangeClosed(1, 12).boxed().toList();

  @Override
  public List<LocalDate> dates(
      RecurrenceRule rule, LocalDate anchor, LocalDate from, LocalDate to) {
    var last = rule.bound() instanceof Bound.Until(var until) && until.isBefore(to) ? until : to;
    var dates = new ArrayList<LocalDate>();
    if (last.isBefore(anchor) || last.isBefore(from)) return dates;
    int left = rule.bound() instanceof Bound.Times(int count) ? count : Integer.MAX_VALUE;
    var endless = endless(rule, anchor);
    try {
      var found = endless.iterator(day(begin(rule, anchor)));
      // What is counted must be gone through.
      boolean counted = left < Integer.MAX_VALUE;
      found.fastForward(day(counted || from.isBefore(anchor) ? anchor : from));
      for (; found.hasNext() && left > 0; left--) {
        var date = date(found.peekDateTime());
        if (date.isAfter(last)) break;
        if (!date.isBefore(from)) dates.add(date);
        // Looks for the one after it already, and may give up.
        found.nextDateTime();
      }
    } catch (IllegalArgumentException | IllegalStateException e) {
      // "Too many empty recurrence sets": it gives up after thousands of periods without a date.
    }
    return dates;
  }

  private static LocalDate begin(RecurrenceRule rule, LocalDate anchor) {
    boolean wholeYear = rule.frequency() == Frequency.YEARLY && !rule.bySetPosition().isEmpty();
    return wholeYear ? anchor.withDayOfYear(1) : anchor;
  }

  /** Without its end, which is seen from the dates, and with what is said only by the anchor. */
  private static org.dmfs.rfc5545.recur.RecurrenceRule endless(
      RecurrenceRule rule, LocalDate anchor) {
    var text = spelledOut(rule, anchor).withBound(new Bound.Forever()).toString();
    try {
      return new org.dmfs.rfc5545.recur.RecurrenceRule(text, RfcMode.RFC5545_STRICT);
    } catch (InvalidRecurrenceRuleException e) {
      throw new IllegalStateException("Not to the library's taste: " + text, e);
    }
  }

  private static RecurrenceRule spelledOut(RecurrenceRule rule, LocalDate anchor) {
    boolean byDate = !rule.byMonthDay().isEmpty();
    boolean byWeekday = !byDate && !rule.byDay().isEmpty();
    if (rule.frequency() != Frequency.YEARLY || byWeekday) return rule;
    return rule.on(
        !rule.byMonth().isEmpty()
            ? rule.byMonth()
            : byDate ? ALL_MONTHS : List.of(anchor.getMonthValue()),
        byDate ? rule.byMonthDay() : List.of(anchor.getDayOfMonth()));
  }

  private static DateTime day(LocalDate date) {
    return new DateTime(date.getYear(), date.getMonthValue() - 1, date.getDayOfMonth());
  }

  private static LocalDate date(DateTime day) {
    return LocalDate.of(day.getYear(), day.getMonth() + 1, day.getDayOfMonth());
  }
}
