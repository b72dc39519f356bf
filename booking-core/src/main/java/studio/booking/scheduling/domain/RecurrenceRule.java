package studio.booking.scheduling.domain;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * On which dates something comes again: the part of an RFC 5545 RRULE that a studio plans by. A
 * rule counts local dates from an anchor, the first of which is a candidate itself; the time of day
 * and the zone are kept beside it. Equal rules have equal texts.
 *
 * @param interval every so many days, weeks, months or years
 * @param byMonth 1 to 12
 * @param byMonthDay 1 to 31, or −1 to −31 from the month's last day; a month without it is left out
 * @param bySetPosition which of each period's dates, from 1, or from −1 for the last
 * @param weekStart matters where every other week is meant
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5545#section-3.3.10">RFC 5545, 3.3.10</a>
 */
public record RecurrenceRule(
    Frequency frequency,
    int interval,
    Bound bound,
    List<Integer> byMonth,
    List<Integer> byMonthDay,
    List<Weekday> byDay,
    List<Integer> bySetPosition,
    DayOfWeek weekStart) {
  /** More than any studio means; less than what would keep a processor busy. */
  public static final int MOST_TIMES = 1_000;

  /** Enough for every tenth year; each step is looked at. */
  public static final int LONGEST_INTERVAL = 1_000;

  private static final int SHORTEST_MONTH = 28;

  public RecurrenceRule {
    byMonth = sorted(byMonth);
    byMonthDay = sorted(byMonthDay);
    byDay = byDay.stream().distinct().sorted(Weekday.ORDER).toList();
    bySetPosition = sorted(bySetPosition);
    require(interval >= 1 && interval <= LONGEST_INTERVAL, "INTERVAL");
    require(all(byMonth, 1, 12), "BYMONTH");
    require(all(byMonthDay, -31, 31), "BYMONTHDAY");
    require(byMonthDay.isEmpty() || frequency != Frequency.WEEKLY, "BYMONTHDAY");
    require(all(bySetPosition, -366, 366), "BYSETPOS");
    require(
        bySetPosition.isEmpty() || !(byMonth.isEmpty() && byMonthDay.isEmpty() && byDay.isEmpty()),
        "BYSETPOS");
    require(
        byDay.stream().noneMatch(Weekday::isNumbered)
            || frequency == Frequency.MONTHLY
            || frequency == Frequency.YEARLY,
        "BYDAY");
    // The number would be of the year, the date of the month: nobody means that.
    require(
        byDay.stream().noneMatch(Weekday::isNumbered)
            || frequency != Frequency.YEARLY
            || byMonthDay.isEmpty(),
        "BYDAY");
  }

  /** What a rule's interval counts. */
  public enum Frequency {
    DAILY,
    WEEKLY,
    MONTHLY,
    YEARLY
  }

  /** How long it goes on. */
  public sealed interface Bound {
    /** Without end. */
    record Forever() implements Bound {}

    /** So many times, from the anchor on. */
    record Times(int count) implements Bound {
      public Times {
        require(count >= 1 && count <= MOST_TIMES, "COUNT");
      }
    }

    /** Up to a local date, that date included. */
    record Until(LocalDate last) implements Bound {}
  }

  /**
   * A day of the week, or one of those that a month or year has.
   *
   * @param number 0: all of them; 1: the first; −1: the last
   */
  public record Weekday(int number, DayOfWeek day) {
    static final Comparator<Weekday> ORDER =
        Comparator.comparingInt(Weekday::number).thenComparing(Weekday::day);

    public Weekday {
      require(Math.abs(number) <= 53, "BYDAY");
    }

    public static Weekday every(DayOfWeek day) {
      return new Weekday(0, day);
    }

    boolean isNumbered() {
      return number != 0;
    }

    @Override
    public String toString() {
      return (number == 0 ? "" : Integer.toString(number)) + twoLetters(day);
    }
  }

  /** Each day, or every so many days. */
  public static RecurrenceRule everyDays(int days) {
    return plain(Frequency.DAILY, days, List.of(), List.of(), List.of());
  }

  /** Each week, or every so many weeks, on the anchor's day of the week. */
  public static RecurrenceRule everyWeeks(int weeks, LocalDate anchor) {
    var day = Weekday.every(anchor.getDayOfWeek());
    return plain(Frequency.WEEKLY, weeks, List.of(), List.of(day), List.of());
  }

  /** Each week on these days. */
  public static RecurrenceRule everyWeekOn(List<Weekday> days) {
    return plain(Frequency.WEEKLY, 1, List.of(), days, List.of());
  }

  /**
   * Each month on the anchor's day. From the 29th on it is that day or, where a month has none, its
   * last: each time reckoned from the anchor, so that the 31st comes back after February.
   */
  public static RecurrenceRule everyMonth(LocalDate anchor) {
    int day = anchor.getDayOfMonth();
    if (day <= SHORTEST_MONTH) {
      return plain(Frequency.MONTHLY, 1, List.of(day), List.of(), List.of());
    }
    var days = IntStream.rangeClosed(SHORTEST_MONTH, day).boxed().toList();
    return plain(Frequency.MONTHLY, 1, days, List.of(), List.of(-1));
  }

  private static RecurrenceRule plain(
      Frequency frequency,
      int interval,
      List<Integer> byMonthDay,
      List<Weekday> byDay,
      List<Integer> bySetPosition) {
    return new RecurrenceRule(
        frequency,
        interval,
        new Bound.Forever(),
        List.of(),
        byMonthDay,
        byDay,
        bySetPosition,
        DayOfWeek.MONDAY);
  }

  /** The same dates, but for those after the last. */
  public RecurrenceRule until(LocalDate last) {
    return bound instanceof Bound.Until(var already) && already.isBefore(last)
        ? this
        : withBound(new Bound.Until(last));
  }

  /** The same, but on these days of these months. */
  public RecurrenceRule on(List<Integer> months, List<Integer> monthDays) {
    return new RecurrenceRule(
        frequency, interval, bound, months, monthDays, byDay, bySetPosition, weekStart);
  }

  /** The same dates, with another end. */
  public RecurrenceRule withBound(Bound other) {
    return new RecurrenceRule(
        frequency, interval, other, byMonth, byMonthDay, byDay, bySetPosition, weekStart);
  }

  /** As RFC 5545 writes it, without what goes without saying: {@code FREQ=WEEKLY;BYDAY=TU}. */
  @Override
  public String toString() {
    var text = new StringJoiner(";").add("FREQ=" + frequency);
    if (interval != 1) text.add("INTERVAL=" + interval);
    switch (bound) {
      case Bound.Forever() -> {}
      case Bound.Times(int count) -> text.add("COUNT=" + count);
      case Bound.Until(var last) ->
          text.add("UNTIL=" + last.format(DateTimeFormatter.BASIC_ISO_DATE));
    }
    list(text, "BYMONTH", byMonth);
    list(text, "BYMONTHDAY", byMonthDay);
    list(text, "BYDAY", byDay);
    list(text, "BYSETPOS", bySetPosition);
    if (weekStart != DayOfWeek.MONDAY) text.add("WKST=" + twoLetters(weekStart));
    return text.toString();
  }

  private static void list(StringJoiner text, String part, Collection<?> values) {
    if (values.isEmpty()) return;
    text.add(part + "=" + values.stream().map(String::valueOf).collect(Collectors.joining(",")));
  }

  private static String twoLetters(DayOfWeek day) {
    return day.name().substring(0, 2);
  }

  private static List<Integer> sorted(List<Integer> numbers) {
    return numbers.stream().distinct().sorted().toList();
  }

  private static boolean all(List<Integer> numbers, int least, int most) {
    return numbers.stream().allMatch(number -> number != 0 && number >= least && number <= most);
  }

  private static void require(boolean holds, String part) {
    if (!holds) throw new IllegalArgumentException(part);
  }
}
