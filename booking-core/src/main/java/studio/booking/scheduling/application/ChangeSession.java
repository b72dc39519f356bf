package studio.booking.scheduling.application;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import studio.booking.directory.Studios;
import studio.booking.scheduling.application.SessionsInHand.InHand;
import studio.booking.scheduling.domain.Booking;
import studio.booking.scheduling.domain.Session;
import studio.booking.scheduling.domain.SessionChange;
import studio.booking.scheduling.domain.SessionDifference;
import studio.booking.scheduling.domain.SessionOutcome;
import studio.booking.scheduling.domain.SessionOutcome.AnotherCoachs;
import studio.booking.scheduling.domain.SessionOutcome.Done;
import studio.booking.scheduling.domain.SessionOutcome.UnknownCoach;
import studio.booking.scheduling.domain.SessionOutcome.UnknownSession;
import studio.booking.scheduling.domain.TimetableEntry;
import studio.booking.shared.Caller;
import studio.booking.shared.UseCase;

/**
 * Gives a session that has yet to start another time, coach, size or name, or says why not. Who is
 * booked stays booked, and is told.
 */
@UseCase
public class ChangeSession {
  private final Studios studios;
  private final CoachEnquiries enquiries;
  private final SessionsInHand sessions;
  private final BookingsMoved moving;
  private final SessionChangeRegister register;
  private final WaitsFollowing waits;
  private final Clock clock;

  ChangeSession(
      Studios studios,
      CoachEnquiries enquiries,
      SessionsInHand sessions,
      BookingsMoved moving,
      SessionChangeRegister register,
      WaitsFollowing waits,
      Clock clock) {
    this.studios = studios;
    this.enquiries = enquiries;
    this.sessions = sessions;
    this.moving = moving;
    this.register = register;
    this.waits = waits;
    this.clock = clock;
  }

  /** A coach changes their own sessions, and gives none of them away; an admin does any of it. */
  public SessionOutcome change(Caller by, SessionChange wanted) {
    var now = clock.instant();
    // Coaches are locked before sessions, so we have to know first whose it is.
    var found = sessions.find(wanted.session());
    if (found.isEmpty()) return new UnknownSession(wanted.session());
    var seen = found.get();
    var change = new SessionDifference(seen, wanted.of(seen));
    if (!mayChange(by, change)) return new AnotherCoachs(seen.coach());

    // All in one trip, in the order of locks: coach, session, places.
    var after = change.after();
    var studio = studios.current();
    var enquiry = enquiries.about(after.coach(), seen.type(), after.startsAt());
    var taken = sessions.take(by, seen, now);

    var inHand = taken.get();
    var answer = enquiry.get();
    var giver = answer.coach();
    if (giver == null) return new UnknownCoach(after.coach());
    var refusal = wanted.refusedAsItIs(seen, now);
    if (refusal.isPresent()) return refusal.get();
    if (change.isNone()) return done(seen, inHand.live(), List.of());
    refusal =
        change
            .refusedByCoach(giver)
            .or(() -> change.refusedByClock(now))
            .or(() -> change.refusedByRoom(inHand.live().size()))
            .or(() -> change.refusedByCalendar(answer.calendar(), giver, studio.get().zone()));
    if (refusal.isPresent()) return refusal.get();
    return change.time()
        ? move(by, change, inHand, wanted.mayCancelBookingsOf(seen), now)
        : keep(by, change, inHand, now);
  }

  private static boolean mayChange(Caller by, SessionDifference change) {
    return by.isAdmin() || by.isSystem() || (by.is(change.before().coach()) && !change.coach());
  }

  /** Who is booked goes along, unless they have something else then. */
  private SessionOutcome move(
      Caller by, SessionDifference change, InHand inHand, boolean mayCancel, Instant now) {
    var plan = moving.plan(by, List.of(change.after()), inHand.live(), now);
    if (plan.isInConflict() && !mayCancel) return plan.refusal();
    register.keep(by, List.of(change), inHand.places(), plan.staying(), now);
    moving.move(by, plan, now);
    var letIn = waits.follow(by, List.of(change), inHand.waiting(), now);
    return done(change.after(), plan.staying(), letIn);
  }

  private SessionOutcome keep(Caller by, SessionDifference change, InHand inHand, Instant now) {
    register.keep(by, List.of(change), inHand.places(), inHand.live(), now);
    var letIn = waits.follow(by, List.of(change), inHand.waiting(), now);
    return done(change.after(), inHand.live(), letIn);
  }

  private static SessionOutcome done(Session session, List<Booking> booked, List<Booking> letIn) {
    int left = session.capacity() - booked.size() - letIn.size();
    return new Done(new TimetableEntry(session, left, null));
  }
}
