package studio.booking.scheduling.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A run of local dates, each looked up in its zone's rules once: expanding hours for many coaches
 * is then plain arithmetic.
 *
 * <p>What a local time means where the clocks change: one that falls in a gap moves by the gap, one
 * that comes twice is the first.
 */
public final class LocalDays {
  private static final long DAY = 86_400_000;
  private static final long CLOCKS_CHANGE = Long.MIN_VALUE;

  /** Hours may cross midnight, and sessions may too: so far do other dates reach into a date. */
  static final int REACH = 2;

  private final ZoneId zone;
  private final LocalDate from;
  private final LocalDate to;
  private final long first;

  /** By day: its offset from UTC in milliseconds, or that it has more than one. */
  private final long[] offsets;

  private LocalDays(ZoneId zone, LocalDate from, LocalDate to) {
    if (to.isBefore(from)) throw new IllegalArgumentException(from + " to " + to);
    this.zone = zone;
    this.from = from;
    this.to = to;
    this.first = from.toEpochDay() - REACH;
    this.offsets = new long[Math.toIntExact(to.toEpochDay() + REACH + 2 - first)];
    lookUp();
  }

  /** The dates from the first to the last, both included. */
  public static LocalDays of(ZoneId zone, LocalDate from, LocalDate to) {
    return new LocalDays(zone, from, to);
  }

  /** The date on which something happens. */
  public static LocalDays on(ZoneId zone, Instant when) {
    var date = when.atZone(zone).toLocalDate();
    return new LocalDays(zone, date, date);
  }

  private void lookUp() {
    var rules = zone.getRules();
    if (rules.isFixedOffset()) {
      Arrays.fill(offsets, rules.getOffset(Instant.EPOCH).getTotalSeconds() * 1000L);
      return;
    }
    var day = startOf(LocalDate.ofEpochDay(first));
    var change = rules.nextTransition(day.minusMillis(DAY));
    for (int i = 0; i < offsets.length; i++) {
      var next = startOf(LocalDate.ofEpochDay(first + i + 1));
      while (change != null && change.getInstant().isBefore(day)) {
        change = rules.nextTransition(change.getInstant());
      }
      boolean plain = change == null || !change.getInstant().isBefore(next);
      // A date that is left out has no length, and no change within it.
      plain &= next.toEpochMilli() - day.toEpochMilli() == DAY;
      offsets[i] = plain ? (first + i) * DAY - day.toEpochMilli() : CLOCKS_CHANGE;
      day = next;
    }
  }

  private Instant startOf(LocalDate date) {
    return date.atStartOfDay(zone).toInstant();
  }

  public ZoneId zone() {
    return zone;
  }

  public LocalDate from() {
    return from;
  }

  public LocalDate to() {
    return to;
  }

  /** When the first date begins. */
  public Instant begin() {
    return Instant.ofEpochMilli(at(from, LocalTime.MIDNIGHT));
  }

  /** When the last date is over. */
  public Instant end() {
    return Instant.ofEpochMilli(at(to.plusDays(1), LocalTime.MIDNIGHT));
  }

  /** The instant of a local time, in milliseconds. */
  long at(LocalDate date, LocalTime time) {
    long index = date.toEpochDay() - first;
    if (index >= 0 && index < offsets.length && offsets[(int) index] != CLOCKS_CHANGE) {
      return date.toEpochDay() * DAY + time.toNanoOfDay() / 1_000_000 - offsets[(int) index];
    }
    return date.atTime(time).atZone(zone).toInstant().toEpochMilli();
  }

  /** Whether there is such a date: Samoa, for one, once went without a 30 December. */
  boolean exists(LocalDate date) {
    long index = date.toEpochDay() - first;
    if (index >= 0 && index < offsets.length && offsets[(int) index] != CLOCKS_CHANGE) return true;
    return date.atStartOfDay(zone).toLocalDate().equals(date);
  }

  /**
   * Adds hours that begin on a date, or the whole date for null; nothing where the clocks leave
   * none of them.
   */
  void expand(LocalDate date, @Nullable LocalHours hours, Ranges.Collector into) {
    if (!exists(date)) return;
    if (hours == null) {
      into.add(at(date, LocalTime.MIDNIGHT), at(date.plusDays(1), LocalTime.MIDNIGHT));
      return;
    }
    var endDate = hours.crossMidnight() ? date.plusDays(1) : date;
    into.add(at(date, hours.start()), at(endDate, hours.end()));
  }
}
