package studio.booking.scheduling.domain;

import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Two weekly rules of which each claims some of the same time, by their positions in a list.
 *
 * @param first the position of the earlier one in the list
 */
public record RuleOverlap(int first, int second) {
  private static final long DAY = 24 * 60 * 60;

  /** All of them in the list, over midnight and over the end of the week too. */
  public static List<RuleOverlap> in(List<AvailabilityRule> rules) {
    var overlaps = new ArrayList<RuleOverlap>();
    for (int second = 1; second < rules.size(); second++) {
      for (int first = 0; first < second; first++) {
        if (overlap(rules.get(first), rules.get(second))) {
          overlaps.add(new RuleOverlap(first, second));
        }
      }
    }
    return overlaps;
  }

  /** Hours last a day at most, so only the same date and its neighbours can collide. */
  private static boolean overlap(AvailabilityRule one, AvailabilityRule other) {
    for (int days = -1; days <= 1; days++) {
      if (one.day().plus(days) == other.day()
          && hoursOverlap(one.hours(), other.hours(), days)
          && bothHold(one, other, days)) {
        return true;
      }
    }
    return false;
  }

  private static boolean hoursOverlap(LocalHours one, LocalHours other, int daysLater) {
    long start = other.start().toSecondOfDay() + daysLater * DAY;
    long end = start + length(other);
    return one.start().toSecondOfDay() < end && start < one.start().toSecondOfDay() + length(one);
  }

  private static long length(LocalHours hours) {
    long length = hours.end().toSecondOfDay() - (long) hours.start().toSecondOfDay();
    return hours.crossMidnight() ? length + DAY : length;
  }

  /** Whether there is a date on which the one holds, and the other so many days later. */
  private static boolean bothHold(AvailabilityRule one, AvailabilityRule other, int daysLater) {
    var from = later(one.validFrom(), other.validFrom().minusDays(daysLater));
    var until = earlier(one.validUntil(), minusDays(other.validUntil(), daysLater));
    var first = from.with(TemporalAdjusters.nextOrSame(one.day()));
    return until == null || !first.isAfter(until);
  }

  private static @Nullable LocalDate minusDays(@Nullable LocalDate date, int days) {
    return date == null ? null : date.minusDays(days);
  }

  private static LocalDate later(LocalDate one, LocalDate other) {
    return one.isAfter(other) ? one : other;
  }

  private static @Nullable LocalDate earlier(@Nullable LocalDate one, @Nullable LocalDate other) {
    if (one == null) return other;
    return other == null || one.isBefore(other) ? one : other;
  }
}
