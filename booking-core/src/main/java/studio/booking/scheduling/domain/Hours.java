package studio.booking.scheduling.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
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
    return between(Set.of(coach), start, start)
        .map(all -> all.getOrDefault(coach, CoachCalendar.EMPTY));
  }

  /**
   * The coaches' calendars around sessions that start from the first instant to the last. Those who
   * have nothing at all may be missing.
   */
  default Later<Map<CoachId, CoachCalendar>> between(
      Collection<CoachId> coaches, Instant first, Instant last) {
    // The studio's date is known only with its zone, which comes in the same trip: a day more on
    // either side covers every zone.
    var theirs = of(coaches, dateInUtc(first).minusDays(1), dateInUtc(last).plusDays(1));
    var busy = busy(coaches, first.minus(CoachCalendar.REACH), last.plus(CoachCalendar.REACH));
    return () ->
        coaches.stream()
            .distinct()
            .collect(
                Collectors.toMap(
                    Function.identity(),
                    coach ->
                        new CoachCalendar(
                            theirs.get().getOrDefault(coach, CoachHours.NONE),
                            busy.get().getOrDefault(coach, List.of()))));
  }

  private static LocalDate dateInUtc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC).toLocalDate();
  }
}
