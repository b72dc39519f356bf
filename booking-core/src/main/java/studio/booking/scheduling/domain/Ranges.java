package studio.booking.scheduling.domain;

import java.util.Arrays;

/**
 * A set of times: ranges in epoch milliseconds that neither touch nor overlap, in their order. A
 * range has its start and not its end.
 */
final class Ranges {
  static final Ranges NONE = new Ranges(new long[0], new long[0], 0);

  private final long[] starts;
  private final long[] ends;
  private final int size;

  private Ranges(long[] starts, long[] ends, int size) {
    this.starts = starts;
    this.ends = ends;
    this.size = size;
  }

  /** Whether all of the time is in the set. */
  boolean cover(long from, long until) {
    int at = lastStartingAtOrBefore(from);
    return at >= 0 && until <= ends[at];
  }

  /** Whether some of the time is in the set. */
  boolean touch(long from, long until) {
    int at = lastStartingAtOrBefore(until - 1);
    return at >= 0 && ends[at] > from;
  }

  private int lastStartingAtOrBefore(long time) {
    int at = Arrays.binarySearch(starts, 0, size, time);
    return at >= 0 ? at : -at - 2;
  }

  /** Ranges in the making, in any order, overlapping or not. */
  static final class Collector {
    private long[] starts = new long[16];
    private long[] ends = new long[16];
    private int size;

    /** Adds a range; one that ends before it begins is none. */
    void add(long from, long until) {
      if (until <= from) return;
      if (size == starts.length) {
        starts = Arrays.copyOf(starts, size * 2);
        ends = Arrays.copyOf(ends, size * 2);
      }
      starts[size] = from;
      ends[size++] = until;
    }

    int size() {
      return size;
    }

    long start(int at) {
      return starts[at];
    }

    long end(int at) {
      return ends[at];
    }

    /** All of them as a set. */
    Ranges union() {
      if (size == 0) return NONE;
      // Ends need no company: the nth range of a union depends on sorted starts and ends alone.
      var from = Arrays.copyOf(starts, size);
      var until = Arrays.copyOf(ends, size);
      Arrays.sort(from);
      Arrays.sort(until);
      int merged = 0;
      long begin = from[0];
      for (int i = 1; i <= size; i++) {
        if (i < size && from[i] <= until[i - 1]) continue;
        from[merged] = begin;
        until[merged++] = until[i - 1];
        if (i < size) begin = from[i];
      }
      return new Ranges(from, until, merged);
    }
  }
}
