package studio.booking.scheduling.rest;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import studio.booking.scheduling.BookingId;
import studio.booking.scheduling.SeriesId;
import studio.booking.scheduling.SessionId;
import studio.booking.scheduling.SessionTypeId;
import studio.booking.scheduling.domain.Session;
import studio.booking.scheduling.domain.SessionKind;
import studio.booking.scheduling.domain.SessionStatus;
import studio.booking.scheduling.domain.TimetableEntry;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;
import studio.booking.shared.CoachId;

/**
 * A session as the API shows it.
 *
 * @param placesLeft places that nobody has
 * @param occurrenceDate which of its series' dates it is for, wherever it was moved
 * @param cancellation how it came to be cancelled; null when it was not
 */
record SessionView(
    SessionId id,
    SessionTypeId sessionTypeId,
    CoachId coachId,
    String name,
    SessionKind kind,
    Instant startsAt,
    Instant endsAt,
    SessionStatus status,
    int capacity,
    int placesLeft,
    boolean namedSeats,
    int creditCost,
    @Nullable SeriesId seriesId,
    @Nullable String recurrenceRule,
    @Nullable LocalDate occurrenceDate,
    boolean isException,
    @Nullable UUID recurringBookingId,
    @Nullable BookingId oneTimeBookingId,
    @Nullable ClientId clientId,
    @Nullable Cancellation cancellation,
    Instant createdAt) {

  /**
   * How a session came to be cancelled.
   *
   * @param reason for the session's coach and admins to see; the clients who were booked find it at
   *     their booking
   */
  record Cancellation(Instant cancelledAt, String reasonCode, @Nullable String reason) {}

  static SessionView of(TimetableEntry entry, Caller by) {
    var session = entry.session();
    boolean concerned = concerns(session, by);
    var part = session.inSeries();
    return new SessionView(
        session.id(),
        session.type(),
        session.coach(),
        session.name(),
        session.kind(),
        session.startsAt(),
        session.endsAt(),
        session.status(),
        session.capacity(),
        entry.placesLeft(),
        session.namedSeats(),
        session.creditCost(),
        part == null ? null : part.series(),
        part == null ? null : part.rule(),
        part == null ? null : part.date(),
        part != null && part.exception(),
        session.recurringBooking(),
        concerned ? session.oneTimeBooking() : null,
        concerned ? session.client() : null,
        cancellation(entry, concerned && by.isStaff()),
        session.createdAt());
  }

  /** A coach has no part in what clients have with another coach. */
  private static boolean concerns(Session session, Caller by) {
    return by.isAdmin()
        || by.is(session.coach())
        || (session.client() != null && by.is(session.client()));
  }

  private static @Nullable Cancellation cancellation(TimetableEntry entry, boolean withReason) {
    var how = entry.cancellation();
    return how == null
        ? null
        : new Cancellation(how.at(), how.reasonCode(), withReason ? how.reason() : null);
  }
}
