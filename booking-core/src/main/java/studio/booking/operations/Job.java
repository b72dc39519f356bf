package studio.booking.operations;

import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import studio.booking.shared.OrganizationId;

/**
 * Work that the program does by itself: set by set, on any number of instances, doing nothing
 * twice. It can be stopped at any point and run again.
 */
public interface Job {
  /** Its name in addresses and reports, such as {@code end-holds}. */
  String name();

  /** How long after a run the next one begins. */
  Duration every();

  /**
   * Does what is due now.
   *
   * @param studio the one to work in, or null for all of them
   * @param stop asked between two sets: true when the program is about to end
   */
  Report run(@Nullable OrganizationId studio, StopSign stop);

  /** Whether to leave the rest for another time. */
  interface StopSign {
    boolean isUp();
  }

  /** How many of what was done. */
  record Report(Map<String, Long> counts) {
    public static final Report NOTHING = new Report(Map.of());

    public Report {
      counts = Collections.unmodifiableSortedMap(new TreeMap<>(counts));
    }

    public static Report of(String what, long count) {
      return new Report(Map.of(what, count));
    }

    public Report plus(Report other) {
      var sum = new TreeMap<>(counts);
      other.counts.forEach((what, count) -> sum.merge(what, count, Long::sum));
      return new Report(sum);
    }
  }
}
