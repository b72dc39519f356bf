package studio.booking.scheduling.application;

import java.util.Set;
import studio.booking.directory.Studios;
import studio.booking.scheduling.SessionId;
import studio.booking.scheduling.domain.BookingOutcome.AnotherCoachsSession;
import studio.booking.scheduling.domain.BookingOutcome.UnknownSession;
import studio.booking.scheduling.domain.Sessions;
import studio.booking.scheduling.domain.Waitlist;
import studio.booking.scheduling.domain.WaitlistOutcome;
import studio.booking.scheduling.domain.WaitlistOutcome.InLine;
import studio.booking.scheduling.domain.WaitlistOutcome.NoPlaceWanted;
import studio.booking.scheduling.domain.WaitlistOutcome.NotWaiting;
import studio.booking.scheduling.domain.WaitlistOutcome.Stands;
import studio.booking.scheduling.domain.Waitlists;
import studio.booking.shared.Caller;
import studio.booking.shared.Query;

/** Tells clients how they stand who wait, and the studio's people who does. */
@Query
public class ReadWaitlist {
  private static final int LAST_SKIPS = 20;

  private final Studios studios;
  private final Sessions sessions;
  private final Waitlists waitlists;

  ReadWaitlist(Studios studios, Sessions sessions, Waitlists waitlists) {
    this.studios = studios;
    this.sessions = sessions;
    this.waitlists = waitlists;
  }

  /** How the caller stands, and why they were passed over. */
  public WaitlistOutcome own(Caller by, SessionId id) {
    var self = by.self().asClient();
    var known = sessions.byId(Set.of(id));
    var standing = waitlists.standing(id, self);
    var skips = waitlists.skips(id, self, LAST_SKIPS);
    var studio = studios.current();
    var session = known.get().get(id);
    if (session == null || (!by.isStaff() && !session.isVisibleTo(self))) {
      return new NoPlaceWanted(new UnknownSession(id));
    }
    return standing
        .get()
        .<WaitlistOutcome>map(
            own -> new Stands(own, skips.get(), Waitlist.closesAt(session, studio.get())))
        .orElseGet(() -> new NotWaiting(id));
  }

  /**
   * Some of those who wait, in their order: for the coach of the session, and for admins.
   *
   * @param after the number after which the list goes on, or 0 from its beginning
   */
  public WaitlistOutcome list(Caller by, SessionId id, long after, int limit) {
    var known = sessions.byId(Set.of(id));
    var standings = waitlists.list(id, after, limit);
    var session = known.get().get(id);
    if (session == null) return new NoPlaceWanted(new UnknownSession(id));
    return Waitlist.runs(by, session)
        ? new InLine(standings.get())
        : new NoPlaceWanted(new AnotherCoachsSession(id));
  }
}
