package studio.booking.scheduling.application;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import studio.booking.audit.AuditLog;
import studio.booking.scheduling.SessionId;
import studio.booking.scheduling.WaitingEnded.Why;
import studio.booking.scheduling.domain.BookingOutcome.AnotherCoachsSession;
import studio.booking.scheduling.domain.BookingOutcome.UnknownSession;
import studio.booking.scheduling.domain.BookingStatus;
import studio.booking.scheduling.domain.Sessions;
import studio.booking.scheduling.domain.Waitlist;
import studio.booking.scheduling.domain.WaitlistOutcome;
import studio.booking.scheduling.domain.WaitlistOutcome.Left;
import studio.booking.scheduling.domain.WaitlistOutcome.NoPlaceWanted;
import studio.booking.scheduling.domain.WaitlistOutcome.NotWaiting;
import studio.booking.scheduling.domain.Waitlists;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;
import studio.booking.shared.UseCase;

/** Has a client no longer wait for a place. */
@UseCase
public class LeaveWaitlist {
  private final Sessions sessions;
  private final Waitlists waitlists;
  private final WaitsEnded ended;
  private final AuditLog audit;
  private final Clock clock;

  LeaveWaitlist(
      Sessions sessions, Waitlists waitlists, WaitsEnded ended, AuditLog audit, Clock clock) {
    this.sessions = sessions;
    this.waitlists = waitlists;
    this.ended = ended;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * A client themself; a coach takes clients off the lists of their own sessions, an admin off any.
   */
  public WaitlistOutcome leave(Caller by, SessionId id, ClientId client) {
    var known = sessions.byId(Set.of(id));
    var found = waitlists.standing(id, client);
    var session = known.get().get(id);
    if (session == null || (!by.isStaff() && !session.isVisibleTo(client))) {
      return new NoPlaceWanted(new UnknownSession(id));
    }
    if (!Waitlist.mayAct(by, session, client)) {
      return new NoPlaceWanted(new AnotherCoachsSession(id));
    }
    var standing = found.get();
    if (standing.isEmpty()) return new NotWaiting(id);
    var waiting = standing.get().waiting();
    ended.enter(by, List.of(waiting), Why.LEFT, clock.instant());
    audit.record(
        by,
        new AuditLog.Act(
            "WAITLIST_LEFT",
            "booking",
            waiting.booking().id().value(),
            client,
            Map.of("sessionId", id.value().toString())));
    return new Left(waiting.booking().waitedInVain(BookingStatus.CANCELLED));
  }
}
