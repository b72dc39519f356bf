package studio.booking.scheduling.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import studio.booking.scheduling.SeriesId;
import studio.booking.scheduling.domain.NewSession.Room;

/**
 * A class that is to come again.
 *
 * @param first how each of its sessions is to be, and when the first one begins
 * @param rule an RFC 5545 RRULE
 * @param onConflict what becomes of it when some of its dates are not free
 */
public record NewSeries(NewSession first, String rule, OnConflict onConflict) {
  /** What becomes of a series when its coach can't give it on some of its dates. */
  public enum OnConflict {
    /** Nothing is made. */
    REFUSE,
    /** Those dates are left out, and tried again while they are ahead. */
    SKIP
  }

  /** The series that it becomes. */
  public Series series(RecurrenceRule rule, SessionType kind, ZoneId zone, Instant now) {
    var start = first.startsAt().atZone(zone);
    LocalDate anchor = start.toLocalDate();
    var room = first.room() instanceof Room.Usual ? usual(kind) : first.room();
    return new Series(
        SeriesId.next(),
        kind.id(),
        first.coach(),
        first.nameOr(kind),
        new Recurrence(rule, anchor, start.toLocalTime(), kind.duration(), zone),
        anchor,
        null,
        room,
        1,
        now);
  }

  private static Room usual(SessionType kind) {
    return new Room.Unnumbered(kind.capacity());
  }
}
