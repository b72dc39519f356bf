package studio.booking.scheduling.domain;

import java.time.Instant;
import java.util.UUID;
import studio.booking.scheduling.domain.Agenda.Attended;
import studio.booking.scheduling.domain.Agenda.Given;

/**
 * Something in a calendar that calendar programs keep a copy of.
 *
 * @param id the same for as long as it is the same thing, whatever becomes of it
 * @param revision rises with each change; the higher one of two copies is the later
 * @param note more about it, in a sentence; nothing about anybody else
 * @param changedAt when it was last different
 */
public record CalendarEntry(
    UUID id,
    int revision,
    Instant startsAt,
    Instant endsAt,
    String title,
    String note,
    Standing standing,
    Instant createdAt,
    Instant changedAt) {
  private static final int SESSION_VERSIONS = 1 << 16;

  /** How certain it is. */
  public enum Standing {
    /** Held, and yet to be paid. */
    TENTATIVE,
    CONFIRMED,
    CANCELLED
  }

  /** A session in its coach's calendar: how many come, not who. */
  public static CalendarEntry of(Given given) {
    var session = given.session();
    return new CalendarEntry(
        session.id().value(),
        number(session.version()),
        session.startsAt(),
        session.endsAt(),
        session.name(),
        "%d of %d booked.".formatted(given.taken(), session.capacity()),
        standing(given),
        session.createdAt(),
        given.changedAt());
  }

  private static Standing standing(Given given) {
    if (given.session().status() == SessionStatus.CANCELLED) return Standing.CANCELLED;
    boolean unpaid = given.session().isAppointment() && given.held() > 0;
    return unpaid ? Standing.TENTATIVE : Standing.CONFIRMED;
  }

  /** A booking in its client's calendar. */
  public static CalendarEntry of(Attended attended) {
    var booking = attended.booking();
    var session = attended.session();
    return new CalendarEntry(
        booking.id().value(),
        revision(booking, session),
        booking.startsAt(),
        booking.endsAt(),
        booking.guest() ? session.name() + " (guest)" : session.name(),
        "With %s.".formatted(attended.coach()),
        standing(booking),
        booking.createdAt(),
        attended.changedAt());
  }

  /**
   * Of both versions, the booking's first: it rises when the booking goes to another session, whose
   * own may be lower; when the session alone changes, as when another coach gives it, that counts.
   */
  private static int revision(Booking booking, Session session) {
    long within = Math.min(session.version(), SESSION_VERSIONS - 1);
    return number(booking.version() * SESSION_VERSIONS + within);
  }

  private static int number(long revision) {
    return (int) Math.min(revision, Integer.MAX_VALUE);
  }

  private static Standing standing(Booking booking) {
    return switch (booking.status()) {
      case PENDING_PAYMENT, WAITLISTED -> Standing.TENTATIVE;
      case CONFIRMED, COMPLETED, NO_SHOW -> Standing.CONFIRMED;
      case CANCELLED, EXPIRED -> Standing.CANCELLED;
    };
  }
}
