package studio.booking.scheduling.domain;

import java.time.Instant;
import java.util.TreeMap;

/** When somebody is busy: times that don't overlap, so that only the last before an end matters. */
final class TakenTimes {
  private final TreeMap<Instant, Instant> ends = new TreeMap<>();

  boolean isFree(Instant from, Instant until) {
    var last = ends.lowerEntry(until);
    return last == null || !last.getValue().isAfter(from);
  }

  /** Adds a time; one that is known already may be added again. */
  void add(Instant from, Instant until) {
    ends.put(from, until);
  }
}
