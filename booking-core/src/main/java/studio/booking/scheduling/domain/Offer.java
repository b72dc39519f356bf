package studio.booking.scheduling.domain;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import studio.booking.directory.Studio;
import studio.booking.scheduling.domain.BookingOutcome.Refused;
import studio.booking.scheduling.domain.BookingOutcome.TooEarly;
import studio.booking.scheduling.domain.BookingOutcome.TooLate;

/**
 * A session as it stands on the timetable, with its type's rules about when it can be booked.
 *
 * @param minimumNotice before the start; later is too late
 * @param horizonDays the studio's days ahead; further is too early
 * @param waitedFor whether anybody waits for a place in it
 */
public record Offer(
    Session session,
    Duration minimumNotice,
    int horizonDays,
    int cancellationWindowHours,
    boolean waitedFor) {

  /** The session as its type has it now. */
  static Offer of(Session session, SessionType type) {
    return new Offer(
        session,
        type.minimumNotice(),
        type.bookingHorizonDays(),
        type.cancellationWindowHours(),
        false);
  }

  /** Why a client can't book it yet, or any more. */
  Optional<Refused> refuses(Studio studio, Instant now) {
    if (now.isAfter(bookableUntil())) return Optional.of(new TooLate(bookableUntil()));
    var from = bookableFrom(studio.zone());
    return studio.dateOf(now).isBefore(from) ? Optional.of(new TooEarly(from)) : Optional.empty();
  }

  /** The last instant at which a client may book. */
  public Instant bookableUntil() {
    return session.startsAt().minus(minimumNotice);
  }

  /** The first day of the studio on which a client may book. */
  public LocalDate bookableFrom(ZoneId zone) {
    return session.startsAt().atZone(zone).toLocalDate().minusDays(horizonDays);
  }
}
