package studio.booking.scheduling.application;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import studio.booking.scheduling.SessionId;
import studio.booking.scheduling.domain.SessionOutcome;
import studio.booking.scheduling.domain.SessionOutcome.AnotherCoachs;
import studio.booking.scheduling.domain.SessionOutcome.Done;
import studio.booking.scheduling.domain.SessionOutcome.SessionHasStarted;
import studio.booking.scheduling.domain.SessionOutcome.UnknownSession;
import studio.booking.scheduling.domain.SessionStatus;
import studio.booking.scheduling.domain.Timetable;
import studio.booking.scheduling.domain.Timetable.Eyes;
import studio.booking.scheduling.domain.TimetableEntry;
import studio.booking.shared.Caller;
import studio.booking.shared.UseCase;

/**
 * Takes a session off the timetable, with all that was booked in it. Everything that clients paid
 * goes back, and nothing stays on the coach's calendar.
 */
@UseCase
public class CancelSession {
  private static final String REASON_CODE = "SESSION_CANCELLED";

  private final SessionsInHand sessions;
  private final Timetable timetable;
  private final SessionsTakenOff takenOff;
  private final Clock clock;

  CancelSession(
      SessionsInHand sessions, Timetable timetable, SessionsTakenOff takenOff, Clock clock) {
    this.sessions = sessions;
    this.timetable = timetable;
    this.takenOff = takenOff;
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
    var taken = sessions.take(Set.of(id));
    var before = timetable.entry(id, new Eyes.Staff());

    var inHand = taken.get();
    var session = inHand.sessions().get(id);
    if (session == null) return new UnknownSession(id);
    if (!by.isAdmin() && !by.isSystem() && !by.is(session.coach())) {
      return new AnotherCoachs(session.coach());
    }
    if (session.status() == SessionStatus.CANCELLED) return new Done(before.get().orElseThrow());
    if (session.status() != SessionStatus.SCHEDULED || session.hasStarted(now)) {
      return new SessionHasStarted(id, session.startsAt());
    }
    var cancelled =
        takenOff.cancel(
            by, List.of(session), inHand.live(), inHand.waiting(), REASON_CODE, reason, now);
    return new Done(
        new TimetableEntry(
            session.with(SessionStatus.CANCELLED), session.capacity(), cancelled.getFirst()));
  }
}
