package studio.booking.scheduling.application;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import studio.booking.audit.AuditLog;
import studio.booking.directory.Studio;
import studio.booking.directory.Studios;
import studio.booking.scheduling.Payments;
import studio.booking.scheduling.domain.Booking;
import studio.booking.scheduling.domain.Bookings;
import studio.booking.scheduling.domain.Coach;
import studio.booking.scheduling.domain.CoachCalendar;
import studio.booking.scheduling.domain.Coaches;
import studio.booking.scheduling.domain.Hours;
import studio.booking.scheduling.domain.Place;
import studio.booking.scheduling.domain.Places;
import studio.booking.scheduling.domain.Session;
import studio.booking.scheduling.domain.SessionChange;
import studio.booking.scheduling.domain.SessionDifference;
import studio.booking.scheduling.domain.SessionOutcome;
import studio.booking.scheduling.domain.SessionOutcome.AnotherCoachs;
import studio.booking.scheduling.domain.SessionOutcome.Done;
import studio.booking.scheduling.domain.SessionOutcome.Refused;
import studio.booking.scheduling.domain.SessionOutcome.UnknownCoach;
import studio.booking.scheduling.domain.SessionOutcome.UnknownSession;
import studio.booking.scheduling.domain.SessionType;
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
  private final DueHolds dueHolds;
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
    this.register = new SessionChangeRegister(sessions, places, audit, events);
    this.dueHolds = new DueHolds(bookings, endHolds, unit);
    this.moving = new BookingsMoved(places, bookings, payments, events, dueHolds);
    this.unit = unit;
    this.clock = clock;
  }

  /** A coach changes their own sessions, and gives none of them away; an admin does any of it. */
  public SessionOutcome change(Caller by, SessionChange wanted) {
    var now = clock.instant();
    // Coaches are locked before sessions, so we have to know first whose it is.
    var seen = sessions.byId(Set.of(wanted.session())).get().get(wanted.session());
    if (seen == null) return new UnknownSession(wanted.session());
    var change = new SessionDifference(seen, wanted.of(seen));
    if (!mayChange(by, change)) return new AnotherCoachs(seen.coach());

    var gathered = gather(by, change, now);
    var refusal = wanted.refusedAsItIs(seen, now);
    if (refusal.isPresent()) return refusal.get();
    if (change.isNone()) return done(seen, gathered.live());
    refusal = refused(change, gathered, now);
    if (refusal.isPresent()) return refusal.get();
    if (!change.time()) {
      register.keep(by, change, gathered.room(), gathered.live(), now);
      return done(change.after(), gathered.live());
    }
    var plan = moving.plan(by, change.after(), gathered.live(), now);
    if (plan.isInConflict() && !wanted.mayCancelBookingsOf(seen)) return plan.refusal();
    register.keep(by, change, gathered.room(), plan.staying(), now);
    moving.move(by, plan, now);
    return done(change.after(), plan.staying());
  }

  private static boolean mayChange(Caller by, SessionDifference change) {
    return by.isAdmin() || by.isSystem() || (by.is(change.before().coach()) && !change.coach());
  }

  /** What the rules need to know, and what has to be locked for them. */
  private record Gathered(
      Studio studio,
      @Nullable Coach giver,
      @Nullable SessionType type,
      CoachCalendar calendar,
      List<Place> room,
      List<Booking> live) {}

  /** All in one trip, in the order of locks: coach, session, places. */
  private Gathered gather(Caller by, SessionDifference change, Instant now) {
    var seen = change.before();
    var after = change.after();
    var id = Set.of(seen.id());
    var studio = studios.current();
    var coach = coaches.lockForBooking(Set.of(after.coach()));
    var locked = sessions.lockForChange(id);
    var room = places.lockAll(id);
    var live = bookings.liveIn(id);
    var type = types.byId(Set.of(seen.type()));
    var calendar = hours.around(after.coach(), after.startsAt());
    var holds = dueHolds.inTheWay(by, id, Set.of(), now);

    boolean changedMeanwhile = !seen.equals(locked.get().get(seen.id()));
    if (changedMeanwhile) throw unit.again();
    holds.endThemFirst();
    return new Gathered(
        studio.get(),
        coach.get().get(after.coach()),
        type.get().get(seen.type()),
        calendar.get(),
        room.get(),
        live.get());
  }

  private static Optional<Refused> refused(
      SessionDifference change, Gathered gathered, Instant now) {
    var giver = gathered.giver();
    if (giver == null) return Optional.of(new UnknownCoach(change.after().coach()));
    return change
        .refusedByCoach(giver, gathered.type())
        .or(() -> change.refusedByClock(now))
        .or(() -> change.refusedByRoom(gathered.live().size()))
        .or(() -> change.refusedByCalendar(gathered.calendar(), giver, gathered.studio().zone()));
  }

  private static SessionOutcome done(Session session, List<Booking> booked) {
    return new Done(new TimetableEntry(session, session.capacity() - booked.size(), null));
  }
}
