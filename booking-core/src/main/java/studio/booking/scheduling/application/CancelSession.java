package studio.booking.scheduling.application;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import studio.booking.audit.AuditLog;
import studio.booking.scheduling.Payments;
import studio.booking.scheduling.SessionId;
import studio.booking.scheduling.domain.Bookings;
import studio.booking.scheduling.domain.Places;
import studio.booking.scheduling.domain.SessionOutcome;
import studio.booking.scheduling.domain.SessionOutcome.AnotherCoachs;
import studio.booking.scheduling.domain.SessionOutcome.Done;
import studio.booking.scheduling.domain.SessionOutcome.SessionHasStarted;
import studio.booking.scheduling.domain.SessionOutcome.UnknownSession;
import studio.booking.scheduling.domain.SessionStatus;
import studio.booking.scheduling.domain.Sessions;
import studio.booking.scheduling.domain.Timetable;
import studio.booking.scheduling.domain.Timetable.Eyes;
import studio.booking.scheduling.domain.TimetableEntry;
import studio.booking.shared.Caller;
import studio.booking.shared.Events;
import studio.booking.shared.UseCase;

/**
 * Takes a session off the timetable, with all that was booked in it. Everything that clients paid
 * goes back, and nothing stays on the coach's calendar.
 */
@UseCase
public class CancelSession {
  private static final String REASON_CODE = "SESSION_CANCELLED";

  private final Sessions sessions;
  private final Places places;
  private final Bookings bookings;
  private final Timetable timetable;
  private final SessionsTakenOff takenOff;
  private final Clock clock;

  public CancelSession(
      Sessions sessions,
      Places places,
      Bookings bookings,
      Timetable timetable,
      Payments payments,
      AuditLog audit,
      Events events,
      Clock clock) {
    this.sessions = sessions;
    this.places = places;
    this.bookings = bookings;
    this.timetable = timetable;
    this.takenOff = new SessionsTakenOff(sessions, places, bookings, payments, audit, events);
    this.clock = clock;
  }

  /**
   * A coach cancels their own sessions, an admin any. A second time nothing happens, and the answer
   * is the first one.
   *
   * @param reason for those who were booked to read
   */
  public SessionOutcome cancel(Caller by, SessionId id, @Nullable String reason) {
    var now = clock.instant();
    // Whoever would book or give up a place waits for the session or the place, so what is live
    // afterwards stays so.
    var locked = sessions.lockForChange(Set.of(id));
    places.lockAll(Set.of(id));
    var live = bookings.liveIn(Set.of(id));
    var before = timetable.entry(id, new Eyes.Staff());

    var session = locked.get().get(id);
    if (session == null) return new UnknownSession(id);
    if (!by.isAdmin() && !by.isSystem() && !by.is(session.coach())) {
      return new AnotherCoachs(session.coach());
    }
    if (session.status() == SessionStatus.CANCELLED) return new Done(before.get().orElseThrow());
    if (session.status() != SessionStatus.SCHEDULED || session.hasStarted(now)) {
      return new SessionHasStarted(id, session.startsAt());
    }
    var cancelled = takenOff.cancel(by, List.of(session), live.get(), REASON_CODE, reason, now);
    return new Done(
        new TimetableEntry(
            session.with(SessionStatus.CANCELLED), session.capacity(), cancelled.getFirst()));
  }
}
