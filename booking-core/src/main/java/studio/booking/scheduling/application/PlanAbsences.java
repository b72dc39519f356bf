package studio.booking.scheduling.application;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import studio.booking.audit.AuditLog;
import studio.booking.audit.AuditLog.Act;
import studio.booking.directory.Studios;
import studio.booking.scheduling.domain.AvailabilityException;
import studio.booking.scheduling.domain.CancelSessions;
import studio.booking.scheduling.domain.Coach;
import studio.booking.scheduling.domain.CoachHours;
import studio.booking.scheduling.domain.Coaches;
import studio.booking.scheduling.domain.Collisions;
import studio.booking.scheduling.domain.ExceptionForm;
import studio.booking.scheduling.domain.ExceptionId;
import studio.booking.scheduling.domain.Hours;
import studio.booking.scheduling.domain.HoursOutcome;
import studio.booking.scheduling.domain.HoursOutcome.ChangedMeanwhile;
import studio.booking.scheduling.domain.HoursOutcome.InTheWay;
import studio.booking.scheduling.domain.HoursOutcome.NotTheirs;
import studio.booking.scheduling.domain.HoursOutcome.Planned;
import studio.booking.scheduling.domain.HoursOutcome.Refused;
import studio.booking.scheduling.domain.HoursOutcome.Removed;
import studio.booking.scheduling.domain.HoursOutcome.UnknownCoach;
import studio.booking.scheduling.domain.HoursOutcome.UnknownException;
import studio.booking.scheduling.domain.HoursPlan;
import studio.booking.scheduling.domain.OnConflict;
import studio.booking.scheduling.domain.PlannedException;
import studio.booking.scheduling.domain.SessionInTheWay;
import studio.booking.scheduling.domain.SessionsInTheWay;
import studio.booking.shared.Caller;
import studio.booking.shared.CoachId;
import studio.booking.shared.Later;
import studio.booking.shared.UseCase;

/**
 * Plans when a coach is away, or works other hours than usual. What becomes of sessions at that
 * time is for the coach to say; without a word about them nothing is planned.
 *
 * <p>The coach is locked first, so no appointment can be made meanwhile; then the sessions, so no
 * place in them can be booked either.
 */
@UseCase
public class PlanAbsences {
  private final Studios studios;
  private final Coaches coaches;
  private final Hours hours;
  private final HoursPlan plan;
  private final SessionsInTheWay sessionsInTheWay;
  private final CancelSessions cancelSessions;
  private final AuditLog audit;
  private final Clock clock;

  public PlanAbsences(
      Studios studios,
      Coaches coaches,
      Hours hours,
      HoursPlan plan,
      SessionsInTheWay sessionsInTheWay,
      CancelSessions cancelSessions,
      AuditLog audit,
      Clock clock) {
    this.studios = studios;
    this.coaches = coaches;
    this.hours = hours;
    this.plan = plan;
    this.sessionsInTheWay = sessionsInTheWay;
    this.cancelSessions = cancelSessions;
    this.audit = audit;
    this.clock = clock;
  }

  public HoursOutcome plan(Caller by, CoachId coach, ExceptionForm form, OnConflict onConflict) {
    var contradiction = form.contradiction();
    if (contradiction.isPresent()) return contradiction.get();
    var exception = form.exception(ExceptionId.next());
    var locked = coaches.lockForChange(coach);
    var ground = ground(coach, exception);

    var refusal = refuses(by, coach, locked.get());
    if (refusal.isPresent()) return refusal.get();
    var collisions = ground.collisions(locked.get().orElseThrow());
    if (!collisions.isEmpty() && onConflict == OnConflict.REFUSE) return new InTheWay(collisions);

    var planned = new PlannedException(exception, form.note(), 1, clock.instant());
    plan.add(coach, planned);
    record(by, "COACH_EXCEPTION_PLANNED", coach, exception);
    settle(by, collisions, onConflict);
    return new Planned(planned);
  }

  public HoursOutcome change(
      Caller by,
      CoachId coach,
      ExceptionId id,
      ExceptionForm.Changes changes,
      OptionalLong expected,
      OnConflict onConflict) {
    var locked = coaches.lockForChange(coach);
    var found = plan.exception(coach, id);

    var refusal = refuses(by, coach, locked.get());
    if (refusal.isPresent()) return refusal.get();
    if (found.get().isEmpty()) return new UnknownException(id);
    var before = found.get().get();
    if (differs(before, expected)) return new ChangedMeanwhile(before.version());
    var form = changes.of(before);
    var contradiction = form.contradiction();
    if (contradiction.isPresent()) return contradiction.get();

    var exception = form.exception(id);
    // A new reason or note is no new time.
    var collisions =
        sameTime(before.exception(), exception)
            ? List.<SessionInTheWay>of()
            : ground(coach, exception).collisions(locked.get().orElseThrow());
    if (!collisions.isEmpty() && onConflict == OnConflict.REFUSE) return new InTheWay(collisions);

    var planned =
        new PlannedException(exception, form.note(), before.version() + 1, before.createdAt());
    plan.change(coach, planned);
    record(by, "COACH_EXCEPTION_CHANGED", coach, exception);
    settle(by, collisions, onConflict);
    return new Planned(planned);
  }

  public HoursOutcome remove(Caller by, CoachId coach, ExceptionId id, OptionalLong expected) {
    var locked = coaches.lockForChange(coach);
    var found = plan.exception(coach, id);

    var refusal = refuses(by, coach, locked.get());
    if (refusal.isPresent()) return refusal.get();
    if (found.get().isEmpty()) return new UnknownException(id);
    if (differs(found.get().get(), expected)) {
      return new ChangedMeanwhile(found.get().get().version());
    }
    plan.remove(coach, id);
    record(by, "COACH_EXCEPTION_REMOVED", coach, found.get().get().exception());
    return new Removed();
  }

  /** Not why: that somebody was ill has no place in what can't be erased. */
  private void record(Caller by, String action, CoachId coach, AvailabilityException exception) {
    audit.record(
        by,
        new Act(
            action,
            "availability_exception",
            exception.id().value(),
            null,
            Map.of(
                "coach", coach.value().toString(),
                "startDate", exception.startDate().toString(),
                "endDate", exception.endDate().toString(),
                "isAvailable", String.valueOf(exception.isAvailable()))));
  }

  /** Coaches plan their own hours, admins everybody's. */
  static Optional<Refused> refuses(Caller by, CoachId coach, Optional<Coach> found) {
    if (found.isEmpty()) return Optional.of(new UnknownCoach(coach));
    boolean may = by.isAdmin() || by.isSystem() || by.is(coach);
    return may ? Optional.empty() : Optional.of(new NotTheirs(coach));
  }

  private static boolean differs(PlannedException found, OptionalLong expected) {
    return expected.isPresent() && expected.getAsLong() != found.version();
  }

  private static boolean sameTime(AvailabilityException one, AvailabilityException other) {
    return one.startDate().equals(other.startDate())
        && one.endDate().equals(other.endDate())
        && one.isAvailable() == other.isAvailable()
        && (one.hours() == null ? other.hours() == null : one.hours().equals(other.hours()));
  }

  /** Asks for what an exception may collide with; the coach was locked before. */
  private Ground ground(CoachId coach, AvailabilityException planned) {
    var now = clock.instant();
    // The zone comes in the same trip: some days more cover every zone, and hours over midnight.
    var from = planned.startDate().minusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    var until = planned.endDate().plusDays(3).atStartOfDay(ZoneOffset.UTC).toInstant();
    var studio = studios.current();
    var usual = hours.of(List.of(coach), planned.startDate(), planned.endDate());
    var sessions = sessionsInTheWay.lock(coach, from, until, now);
    return known ->
        Collisions.of(
            planned,
            known,
            without(planned.id(), usual, coach),
            studio.get().zone(),
            sessions.get());
  }

  /** What lies under an exception. */
  private interface Ground {
    List<SessionInTheWay> collisions(Coach coach);
  }

  private static CoachHours without(
      ExceptionId id, Later<Map<CoachId, CoachHours>> hours, CoachId coach) {
    var theirs = hours.get().getOrDefault(coach, CoachHours.NONE);
    var others = theirs.exceptions().stream().filter(one -> !one.id().equals(id)).toList();
    return new CoachHours(theirs.rules(), theirs.additions(), others);
  }

  private void settle(Caller by, List<SessionInTheWay> collisions, OnConflict onConflict) {
    if (collisions.isEmpty() || onConflict != OnConflict.CANCEL) return;
    cancelSessions.cancel(by, collisions.stream().map(SessionInTheWay::id).toList(), "COACH_AWAY");
  }
}
