package studio.booking.scheduling.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Part of a date on which a coach can't be had, being away or in a session.
 *
 * @param hours null for the whole date; an end at midnight is that of the next date
 * @param reason why the coach is away, for those who may know; null for a session
 */
public record Unavailable(
    LocalDate date,
    @Nullable LocalHours hours,
    Instant startsAt,
    Instant endsAt,
    @Nullable AwayReason reason) {

  /** All of a coach's on these days, in order. */
  public static List<Unavailable> on(LocalDays days, CoachHours theirs, List<Busy> busy) {
    var found = new ArrayList<Unavailable>();
    var last = days.to().plusDays(LocalDays.REACH);
    for (var exception : theirs.exceptions()) {
      if (exception.isAvailable()) continue;
      var away = new Ranges.Collector();
      for (var date = later(days.from().minusDays(LocalDays.REACH), exception.startDate());
          !date.isAfter(last) && exception.covers(date);
          date = date.plusDays(1)) {
        days.expand(date, exception.hours(), away);
      }
      for (int i = 0; i < away.size(); i++) {
        split(days, away.start(i), away.end(i), exception.reason(), found);
      }
    }
    for (var time : busy) {
      split(days, time.from().toEpochMilli(), time.until().toEpochMilli(), null, found);
    }
    found.sort(Comparator.comparing(Unavailable::startsAt).thenComparing(Unavailable::endsAt));
    return List.copyOf(found);
  }

  /** Cuts at midnight, and leaves out what is not on these days. */
  private static void split(
      LocalDays days, long from, long until, @Nullable AwayReason reason, List<Unavailable> into) {
    long begin = Math.max(from, days.begin().toEpochMilli());
    long end = Math.min(until, days.end().toEpochMilli());
    while (begin < end) {
      var startsAt = Instant.ofEpochMilli(begin);
      var date = startsAt.atZone(days.zone()).toLocalDate();
      long midnight = days.at(date.plusDays(1), LocalTime.MIDNIGHT);
      var endsAt = Instant.ofEpochMilli(Math.min(end, midnight));
      boolean whole = begin == days.at(date, LocalTime.MIDNIGHT) && midnight <= end;
      into.add(
          new Unavailable(
              date, whole ? null : hours(days, startsAt, endsAt), startsAt, endsAt, reason));
      begin = endsAt.toEpochMilli();
    }
  }

  private static LocalHours hours(LocalDays days, Instant startsAt, Instant endsAt) {
    return new LocalHours(
        startsAt.atZone(days.zone()).toLocalTime(), endsAt.atZone(days.zone()).toLocalTime());
  }

  private static LocalDate later(LocalDate one, LocalDate other) {
    return one.isAfter(other) ? one : other;
  }
}
