package studio.booking.scheduling.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import studio.booking.scheduling.BookingId;
import studio.booking.scheduling.SessionTypeId;
import studio.booking.shared.CoachId;
import studio.booking.shared.Later;

/** When coaches work, and when they are busy. */
public interface Hours {
  /** Whose hours are meant. */
  sealed interface Whose {
    record Of(Collection<CoachId> coaches) implements Whose {}

    /** All coaches who give sessions of a type. */
    record Giving(SessionTypeId type) implements Whose {}
  }

  /**
   * All hours that bear on sessions that start on these dates of the studio, the last included.
   * Coaches without any may be missing.
   */
  Later<Map<CoachId, CoachHours>> of(Whose whose, LocalDate from, LocalDate to);

  /**
   * The scheduled sessions with their buffers that touch this time, by coach. Those without any may
   * be missing.
   */
  Later<Map<CoachId, List<Busy>>> busy(Whose whose, Instant from, Instant until);

  /** The booking, if there is one and it is live. */
  Later<Optional<Moving>> moving(BookingId booking);

  default Later<Map<CoachId, CoachHours>> of(
      Collection<CoachId> coaches, LocalDate from, LocalDate to) {
    return of(new Whose.Of(coaches), from, to);
  }

  default Later<Map<CoachId, List<Busy>>> busy(
      Collection<CoachId> coaches, Instant from, Instant until) {
    return busy(new Whose.Of(coaches), from, until);
  }

  /** The coach's calendar around a session that starts then. */
  default Later<CoachCalendar> around(CoachId coach, Instant start) {
    var only = Set.of(coach);
    // The studio's date is known only with its zone, which comes in the same trip: a day more on
    // either side covers every zone.
    var day = start.atOffset(ZoneOffset.UTC).toLocalDate();
    var theirs = of(only, day.minusDays(1), day.plusDays(1));
    var busy = busy(only, start.minus(CoachCalendar.REACH), start.plus(CoachCalendar.REACH));
    return () ->
        new CoachCalendar(
            theirs.get().getOrDefault(coach, CoachHours.NONE),
            busy.get().getOrDefault(coach, List.of()));
  }
}
