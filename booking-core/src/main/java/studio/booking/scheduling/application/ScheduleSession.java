package studio.booking.scheduling.application;

import java.time.Clock;
import java.util.List;
import studio.booking.directory.Studios;
import studio.booking.scheduling.domain.NewSession;
import studio.booking.scheduling.domain.SessionOutcome;
import studio.booking.scheduling.domain.SessionOutcome.AnotherCoachs;
import studio.booking.scheduling.domain.SessionOutcome.Done;
import studio.booking.scheduling.domain.SessionOutcome.NoCost;
import studio.booking.scheduling.domain.SessionOutcome.UnknownCoach;
import studio.booking.scheduling.domain.SessionOutcome.UnknownSessionType;
import studio.booking.scheduling.domain.Sessions;
import studio.booking.scheduling.domain.TimetableEntry;
import studio.booking.shared.Caller;
import studio.booking.shared.UseCase;

/** Puts a session on the timetable, for clients to book places in, or says why not. */
@UseCase
public class ScheduleSession {
  private final Studios studios;
  private final CoachEnquiries enquiries;
  private final Sessions sessions;
  private final Clock clock;

  ScheduleSession(Studios studios, CoachEnquiries enquiries, Sessions sessions, Clock clock) {
    this.studios = studios;
    this.enquiries = enquiries;
    this.sessions = sessions;
    this.clock = clock;
  }

  /** A coach schedules sessions of their own only, an admin everybody's. */
  public SessionOutcome schedule(Caller by, NewSession wanted) {
    if (!by.isAdmin() && !by.isSystem() && !by.is(wanted.coach())) {
      return new AnotherCoachs(wanted.coach());
    }
    var now = clock.instant();

    // All questions first, in the order in which their rows are locked: one trip. The coach's lock
    // keeps exceptions out until this session is there for them to see.
    var studio = studios.current();
    var enquiry = enquiries.about(wanted.coach(), wanted.type(), wanted.startsAt());

    var answer = enquiry.get();
    var giver = answer.coach();
    if (giver == null) return new UnknownCoach(wanted.coach());
    var kind = answer.type();
    if (kind == null) return new UnknownSessionType(wanted.type());
    var refusal = wanted.refused(giver, kind, now);
    if (refusal.isPresent()) return refusal.get();
    var cost = giver.cost(kind);
    if (cost == null) return new NoCost(kind.id());
    var session = wanted.session(kind, cost, now);
    var inTheWay = answer.calendar().refuses(session, giver, studio.get().zone());
    if (inTheWay.isPresent()) return inTheWay.get();

    sessions.add(List.of(session), wanted.places(session));
    return new Done(new TimetableEntry(session, session.capacity(), null));
  }
}
