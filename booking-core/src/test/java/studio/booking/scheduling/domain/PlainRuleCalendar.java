package studio.booking.scheduling.domain;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import studio.booking.scheduling.domain.RecurrenceRule.Bound;
import studio.booking.scheduling.domain.RecurrenceRule.Frequency;
import studio.booking.scheduling.domain.RecurrenceRule.Weekday;

/**
 * The dates of recurrence rules, found by looking at each date of each period: slowly, and straight
 * from the table of RFC 5545, 3.3.10. Written apart from what the product uses, to compare it with.
 */
public final class PlainRuleCalendar implements RuleCalendar {
  @Override
  public List<LocalDate> dates(
      RecurrenceRule rule, LocalDate anchor, LocalDate from, LocalDate to) {
    var dates = new ArrayList<LocalDate>();
    int times = 0;
    for (int period = 0; ; period++) {
      var begin = begin(rule, anchor).plus((long) period * rule.interval(), unit(rule));
      if (begin.isAfter(to)) return dates;
      for (var date : chosen(rule, anchor, begin)) {
        if (date.isBefore(anchor)) continue;
        if (date.isAfter(to) || isOver(rule.bound(), ++times, date)) return dates;
        if (!date.isBefore(from)) dates.add(date);
      }
    }
  }

  private static boolean isOver(Bound bound, int times, LocalDate date) {
    return switch (bound) {
      case Bound.Forever() -> false;
      case Bound.Times(int count) -> times > count;
      case Bound.Until(var last) -> date.isAfter(last);
    };
  }

  private static ChronoUnit unit(RecurrenceRule rule) {
    return switch (rule.frequency()) {
      case DAILY -> ChronoUnit.DAYS;
      case WEEKLY -> ChronoUnit.WEEKS;
      case MONTHLY -> ChronoUnit.MONTHS;
      case YEARLY -> ChronoUnit.YEARS;
    };
  }

  private static LocalDate begin(RecurrenceRule rule, LocalDate anchor) {
    return switch (rule.frequency()) {
      case DAILY -> anchor;
      case WEEKLY -> anchor.with(TemporalAdjusters.previousOrSame(rule.weekStart()));
      case MONTHLY -> anchor.withDayOfMonth(1);
      case YEARLY -> anchor.withDayOfYear(1);
    };
  }

  /** The dates of a period, cut down to those at the positions that are asked for. */
  private static Iterable<LocalDate> chosen(
      RecurrenceRule rule, LocalDate anchor, LocalDate begin) {
    var all =
        begin
            .datesUntil(begin.plus(1, unit(rule)))
            .filter(date -> isMeant(rule, anchor, date))
            .toList();
    if (rule.bySetPosition().isEmpty()) return all;
    var chosen = new TreeSet<LocalDate>();
    for (int position : rule.bySetPosition()) {
      int index = position > 0 ? position - 1 : all.size() + position;
      if (index >= 0 && index < all.size()) chosen.add(all.get(index));
    }
    return chosen;
  }

  private static boolean isMeant(RecurrenceRule rule, LocalDate anchor, LocalDate date) {
    return inMonth(rule, anchor, date)
        && onMonthDay(rule, anchor, date)
        && onWeekday(rule, anchor, date);
  }

  private static boolean inMonth(RecurrenceRule rule, LocalDate anchor, LocalDate date) {
    if (!rule.byMonth().isEmpty()) return rule.byMonth().contains(date.getMonthValue());
    // A year's rule that says nothing else is for the anchor's month.
    boolean anchors =
        rule.frequency() == Frequency.YEARLY
            && rule.byMonthDay().isEmpty()
            && rule.byDay().isEmpty();
    return !anchors || date.getMonth() == anchor.getMonth();
  }

  private static boolean onMonthDay(RecurrenceRule rule, LocalDate anchor, LocalDate date) {
    if (!rule.byMonthDay().isEmpty()) {
      return Stream.of(date.getDayOfMonth(), date.getDayOfMonth() - date.lengthOfMonth() - 1)
          .anyMatch(rule.byMonthDay()::contains);
    }
    boolean anchors =
        rule.byDay().isEmpty()
            && (rule.frequency() == Frequency.MONTHLY || rule.frequency() == Frequency.YEARLY);
    return !anchors || date.getDayOfMonth() == anchor.getDayOfMonth();
  }

  private static boolean onWeekday(RecurrenceRule rule, LocalDate anchor, LocalDate date) {
    if (!rule.byDay().isEmpty()) {
      return rule.byDay().stream().anyMatch(day -> isThat(rule, day, date));
    }
    return rule.frequency() != Frequency.WEEKLY || date.getDayOfWeek() == anchor.getDayOfWeek();
  }

  /** Numbers count within the month, or within the year where no month is named. */
  private static boolean isThat(RecurrenceRule rule, Weekday wanted, LocalDate date) {
    if (date.getDayOfWeek() != wanted.day()) return false;
    if (wanted.number() == 0) return true;
    boolean ofYear = rule.frequency() == Frequency.YEARLY && rule.byMonth().isEmpty();
    var all = ofYear ? ofYear(date.getYear(), wanted.day()) : ofMonth(date, wanted.day());
    int index = wanted.number() > 0 ? wanted.number() - 1 : all.size() + wanted.number();
    return index >= 0 && index < all.size() && all.get(index).equals(date);
  }

  private static List<LocalDate> ofYear(int year, DayOfWeek day) {
    return IntStream.rangeClosed(1, 12)
        .mapToObj(month -> YearMonth.of(year, month).atDay(1))
        .flatMap(first -> ofMonth(first, day).stream())
        .toList();
  }

  private static List<LocalDate> ofMonth(LocalDate any, DayOfWeek day) {
    var month = YearMonth.from(any);
    return IntStream.rangeClosed(1, month.lengthOfMonth())
        .mapToObj(month::atDay)
        .filter(date -> date.getDayOfWeek() == day)
        .toList();
  }
}
