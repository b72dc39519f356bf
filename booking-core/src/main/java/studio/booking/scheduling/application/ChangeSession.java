package studio.booking.scheduling.application;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import studio.booking.audit.AuditLog;
import studio.booking.directory.Studios;
import studio.booking.scheduling.Payments;
import studio.booking.scheduling.domain.Bookings;
import studio.booking.scheduling.domain.Coaches;
import studio.booking.scheduling.domain.Hours;
import studio.booking.scheduling.domain.Places;
import studio.booking.scheduling.domain.Session;
import studio.booking.scheduling.domain.SessionChange;
import studio.booking.scheduling.domain.SessionKind;
import studio.booking.scheduling.domain.SessionOutcome;
import studio.booking.scheduling.domain.SessionOutcome.AnotherCoachs;
import studio.booking.scheduling.domain.SessionOutcome.CapacityBelowBookings;
import studio.booking.scheduling.domain.SessionOutcome.CapacityIsFixed;
import studio.booking.scheduling.domain.SessionOutcome.Done;
import studio.booking.scheduling.domain.SessionOutcome.InThePast;
import studio.booking.scheduling.domain.SessionOutcome.NotGiven;
import studio.booking.scheduling.domain.SessionOutcome.Refused;
import studio.booking.scheduling.domain.SessionOutcome.SessionHasStarted;
import studio.booking.scheduling.domain.SessionOutcome.SessionIsCancelled;
import studio.booking.scheduling.domain.SessionOutcome.Stale;
import studio.booking.scheduling.domain.SessionOutcome.UnknownCoach;
import studio.booking.scheduling.domain.SessionOutcome.UnknownSession;
import studio.booking.scheduling.domain.SessionStatus;
import studio.booking.scheduling.domain.SessionTypes;
import studio.booking.scheduling.domain.Sessions;
import studio.booking.scheduling.domain.TimetableEntry;
import studio.booking.shared.Caller;
import studio.booking.shared.Events;
import studio.booking.shared.UnitOfWork;
import studio.booking.shared.UseCase;

/**
 * Gives a session that has yet to start another time, coach, size or name, or says why not. Who is
 * booked stays booked, and is told.
 */
@UseCase
public class ChangeSession {
  private final Studios studios;
  private final Coaches coaches;
  private final SessionTypes types;
  private final Hours hours;
  private final Sessions sessions;
  private final Places places;
  private final Bookings bookings;
  private final BookingsMoved moving;
  private final SessionChangeRegister register;
  private final EndHolds endHolds;
  private final UnitOfWork unit;
  private final Clock clock;

  public ChangeSession(
      Studios studios,
      Coaches coaches,
      SessionTypes types,
      Hours hours,
      Sessions sessions,
      Places places,
      Bookings bookings,
      Payments payments,
      AuditLog audit,
      Events events,
      EndHolds endHolds,
      UnitOfWork unit,
      Clock clock) {
    this.studios = studios;
    this.coaches = coaches;
    this.types = types;
    this.hours = hours;
    this.sessions = sessions;
    this.places = places;
    this.bookings = bookings;
    this.moving = new BookingsMoved(places, bookings, payments, events, endHolds, unit);
    this.register = new SessionChangeRegister(sessions, places, audit, events);
    this.endHolds = endHolds;
    this.unit = unit;
    this.clock = clock;
  }

  /** A coach changes their own sessions, and gives none of them away; an admin does any of it. */
  public SessionOutcome change(Caller by, SessionChange wanted) {
    var now = clock.instant();
    // Coaches are locked before sessions, so we have to know first whose it is.
    var seen = sessions.byId(Set.of(wanted.session())).get().get(wanted.session());
    if (seen == null) return new UnknownSession(wanted.session());
    var coachId = wanted.coach() != null ? wanted.coach() : seen.coach();
    if (!by.isAdmin() && !by.isSystem() && !(by.is(seen.coach()) && by.is(coachId))) {
      return new AnotherCoachs(seen.coach());
    }
    var id = Set.of(seen.id());
    var start = wanted.startsAt() != null ? wanted.startsAt() : seen.startsAt();

    var studio = studios.current();
    var coach = coaches.lockForBooking(Set.of(coachId));
    var locked = sessions.lockForChange(id);
    var room = places.lockAll(id);
    var live = bookings.liveIn(id);
    var type = types.byId(Set.of(seen.type()));
    var calendar = CoachCalendar.around(hours, coachId, start);
    var dueHolds = bookings.anyDueHold(id, Set.of(), now);

    var before = locked.get().get(seen.id());
    if (before == null || !before.equals(seen)) throw unit.againAfter(() -> {});
    if (dueHolds.get()) {
      throw unit.againAfter(() -> endHolds.inTheWayOf(EndHolds.program(by), id, Set.of()));
    }
    var refusal = refusedAsItIs(before, wanted, now);
    if (refusal.isPresent()) return refusal.get();
    var after =
        before.changedTo(
            coachId,
            wanted.name() != null ? wanted.name() : before.name(),
            start,
            wanted.capacity() != null ? wanted.capacity() : before.capacity());
    int booked = live.get().size();
    var change = new SessionDifference(before, after);
    if (change.isNone())
      return new Done(new TimetableEntry(before, before.capacity() - booked, null));

    var giver = coach.get().get(coachId);
    if (giver == null) return new UnknownCoach(coachId);
    var kind = type.get().get(seen.type());
    if (change.coach() && (kind == null || !giver.gives(kind))) {
      return new NotGiven(coachId, seen.type());
    }
    refusal = refusedByRoom(change, booked, now);
    if (refusal.isPresent()) return refusal.get();
    if (change.time() || change.coach()) {
      refusal = calendar.refuses(after, giver, studio.get().zone());
      if (refusal.isPresent()) return refusal.get();
    }
    if (!change.time()) {
      register.keep(by, change, room.get(), live.get(), now);
      return new Done(new TimetableEntry(after, after.capacity() - booked, null));
    }
    var plan = moving.plan(by, after, live.get(), now);
    if (plan.isInConflict() && !mayCancel(before, wanted)) return plan.refusal();
    register.keep(by, change, room.get(), plan.staying(), now);
    moving.move(by, plan, now);
    return new Done(new TimetableEntry(after, after.capacity() - plan.staying().size(), null));
  }

  /** An appointment without its client would be left on the coach's calendar for nobody. */
  private static boolean mayCancel(Session session, SessionChange wanted) {
    return wanted.cancelConflicts() && session.kind() != SessionKind.ONE_ON_ONE;
  }

  private static Optional<Refused> refusedAsItIs(
      Session session, SessionChange wanted, Instant now) {
    if (wanted.expected().isPresent() && wanted.expected().getAsLong() != session.version()) {
      return Optional.of(new Stale(session.version()));
    }
    if (session.status() == SessionStatus.CANCELLED) {
      return Optional.of(new SessionIsCancelled(session.id()));
    }
    return session.status() != SessionStatus.SCHEDULED || session.hasStarted(now)
        ? Optional.of(new SessionHasStarted(session.id(), session.startsAt()))
        : Optional.empty();
  }

  private static Optional<Refused> refusedByRoom(
      SessionDifference change, int booked, Instant now) {
    var before = change.before();
    var after = change.after();
    if (change.time() && !after.startsAt().isAfter(now)) {
      return Optional.of(new InThePast(after.startsAt()));
    }
    if (!change.capacity()) return Optional.empty();
    if (before.namedSeats() || before.kind() == SessionKind.ONE_ON_ONE) {
      return Optional.of(new CapacityIsFixed(before.capacity()));
    }
    return after.capacity() < booked
        ? Optional.of(new CapacityBelowBookings(booked))
        : Optional.empty();
  }
}
