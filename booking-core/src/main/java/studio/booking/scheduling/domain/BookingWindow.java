package studio.booking.scheduling.domain;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/**
 * Which starts can be booked now: not what has begun, not too soon, not too far ahead.
 *
 * @param earliest the first start that gives enough notice
 * @param before no start from here on
 */
public record BookingWindow(Instant now, Instant earliest, Instant before) {

  /** As the type's notice and horizon have it; the horizon ends with a date of the studio. */
  public static BookingWindow of(SessionType type, Instant now, ZoneId zone) {
    var last = now.atZone(zone).toLocalDate().plusDays(type.bookingHorizonDays());
    return new BookingWindow(
        now, now.plus(type.minimumNotice()), last.plusDays(1).atStartOfDay(zone).toInstant());
  }

  /** Anything that has yet to begin: for what the studio itself puts on the timetable. */
  public static BookingWindow anyTime(Instant now) {
    return new BookingWindow(now, now, Instant.MAX);
  }

  /** Why a session that starts then can't be booked, as far as this goes. */
  public Optional<SlotRefusal> refuses(Instant startsAt) {
    if (!startsAt.isAfter(now)) return Optional.of(SlotRefusal.PAST);
    if (startsAt.isBefore(earliest)) return Optional.of(SlotRefusal.TOO_SOON);
    if (!startsAt.isBefore(before)) return Optional.of(SlotRefusal.TOO_FAR);
    return Optional.empty();
  }
}
