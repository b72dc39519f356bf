package studio.booking.scheduling.domain;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;

/**
 * Something that comes again at the same local time, however the clocks change: always reckoned
 * from its anchor, never from what came last. Where the clocks leave that time out, it moves by
 * what they leave out; where it comes twice, it is the first; where a whole date is left out, there
 * is nothing.
 *
 * @param anchor the local date that the rule counts from
 * @param startsAt the local time of day
 * @param length how long it takes, in hours that pass
 */
public record Recurrence(
    RecurrenceRule rule, LocalDate anchor, LocalTime startsAt, Duration length, ZoneId zone) {
  public Recurrence {
    if (!length.isPositive()) throw new IllegalArgumentException("length " + length);
  }

  /**
   * One time.
   *
   * @param date the local date by the rule, which names it for good, whatever becomes of it
   */
  public record Occurrence(LocalDate date, Instant startsAt, Instant endsAt) {}

  /** Its occurrences on the local dates from the first to the last, both included, in order. */
  public List<Occurrence> between(RuleCalendar calendar, LocalDate from, LocalDate to) {
    if (to.isBefore(from)) return List.of();
    var days = LocalDays.of(zone, from, to);
    return calendar.dates(rule, anchor, from, to).stream()
        .filter(days::exists)
        .map(date -> occurrence(date, Instant.ofEpochMilli(days.at(date, startsAt))))
        .toList();
  }

  /** The occurrence on one of its dates. */
  public Occurrence on(LocalDate date) {
    return occurrence(
        date, Instant.ofEpochMilli(LocalDays.of(zone, date, date).at(date, startsAt)));
  }

  /** The same at another time of day. */
  Recurrence at(LocalTime time) {
    return new Recurrence(rule, anchor, time, length, zone);
  }

  private Occurrence occurrence(LocalDate date, Instant start) {
    return new Occurrence(date, start, start.plus(length));
  }
}
