package studio.booking.scheduling.domain;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * A session as it stands on the timetable, with its type's rules about when it can be booked.
 *
 * @param minimumNotice before the start; later is too late
 * @param horizonDays the studio's days ahead; further is too early
 */
public record Offer(
    Session session, Duration minimumNotice, int horizonDays, int cancellationWindowHours) {

  /** The last instant at which a client may book. */
  public Instant bookableUntil() {
    return session.startsAt().minus(minimumNotice);
  }

  /** The first day of the studio on which a client may book. */
  public LocalDate bookableFrom(ZoneId zone) {
    return session.startsAt().atZone(zone).toLocalDate().minusDays(horizonDays);
  }
}
