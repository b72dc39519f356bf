package studio.booking.credits.model;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/**
 * A studio as it is opened.
 *
 * @param refunds whether a client who cancels in time gets back what was charged
 * @param noShowBlocks whether a pass can't be used again on a day on which its client did not come
 * @param timetable hours of which no two overlap, in order
 */
record Setting(
    ZoneId zone,
    boolean refunds,
    boolean noShowBlocks,
    Instant start,
    List<Hour> timetable,
    int clients) {
  Setting {
    timetable = List.copyOf(timetable);
  }

  /**
   * A session of an hour.
   *
   * @param cost of a place, in credits
   */
  record Hour(Instant startsAt, Kind kind, int cost) {
    Instant endsAt() {
      return startsAt.plusSeconds(3600);
    }

    boolean begunAt(Instant now) {
      return !now.isBefore(startsAt);
    }

    /** The last instant at which the client may move it, or cancel it and have the charge back. */
    Instant closes() {
      return startsAt.minusSeconds(3600L * kind.windowHours);
    }
  }

  LocalDate dateOf(Instant time) {
    return time.atZone(zone).toLocalDate();
  }

  /** When the studio's day ends that comes so many days after this instant's. */
  Instant endOfDay(Instant from, int daysLater) {
    return dateOf(from).plusDays(daysLater + 1L).atStartOfDay(zone).toInstant();
  }

  Setting with(int clients) {
    return new Setting(zone, refunds, noShowBlocks, start, timetable, clients);
  }
}
