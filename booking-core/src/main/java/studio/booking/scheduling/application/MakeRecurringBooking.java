package studio.booking.scheduling.application;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import studio.booking.audit.AuditLog;
import studio.booking.audit.AuditLog.Act;
import studio.booking.directory.Studio;
import studio.booking.directory.Studios;
import studio.booking.scheduling.Payments;
import studio.booking.scheduling.RecurringBookingId;
import studio.booking.scheduling.domain.Coach;
import studio.booking.scheduling.domain.Coaches;
import studio.booking.scheduling.domain.OccurrenceOutcome;
import studio.booking.scheduling.domain.Recurrence;
import studio.booking.scheduling.domain.RecurrenceRule;
import studio.booking.scheduling.domain.RecurringBooking;
import studio.booking.scheduling.domain.RecurringBookings;
import studio.booking.scheduling.domain.RecurringOutcome;
import studio.booking.scheduling.domain.RecurringOutcome.AnotherCoachs;
import studio.booking.scheduling.domain.RecurringOutcome.BeginsInThePast;
import studio.booking.scheduling.domain.RecurringOutcome.Done;
import studio.booking.scheduling.domain.RecurringOutcome.EndsOtherwise;
import studio.booking.scheduling.domain.RecurringOutcome.InConflict;
import studio.booking.scheduling.domain.RecurringOutcome.NeverFalls;
import studio.booking.scheduling.domain.RecurringOutcome.NoCost;
import studio.booking.scheduling.domain.RecurringOutcome.NotGiven;
import studio.booking.scheduling.domain.RecurringOutcome.Refused;
import studio.booking.scheduling.domain.RecurringOutcome.UnknownClient;
import studio.booking.scheduling.domain.RecurringOutcome.UnknownCoach;
import studio.booking.scheduling.domain.RecurringOutcome.UnknownSessionType;
import studio.booking.scheduling.domain.RecurringOutcome.UnreadableRule;
import studio.booking.scheduling.domain.RecurringOutcome.UnsupportedRule;
import studio.booking.scheduling.domain.RecurringOutcome.WhichType;
import studio.booking.scheduling.domain.RecurringWish;
import studio.booking.scheduling.domain.RuleCalendar;
import studio.booking.scheduling.domain.RuleReading;
import studio.booking.scheduling.domain.SessionKind;
import studio.booking.scheduling.domain.SessionType;
import studio.booking.scheduling.domain.SessionTypes;
import studio.booking.shared.Caller;
import studio.booking.shared.Later;
import studio.booking.shared.UnitOfWork;
import studio.booking.shared.UseCase;

/**
 * Gives a client the same session again and again, as far ahead as sessions are made, or says why
 * not: as a whole, or date by date.
 */
@UseCase
public class MakeRecurringBooking {
  private static final Duration DAY = Duration.ofDays(1);

  private final Studios studios;
  private final Coaches coaches;
  private final SessionTypes types;
  private final Payments payments;
  private final WrittenPattern patterns;
  private final RuleCalendar calendar;
  private final OccurrenceMaker maker;
  private final RecurringBookings recurringBookings;
  private final OccurrenceRegister register;
  private final AuditLog audit;
  private final UnitOfWork unit;
  private final Clock clock;

  MakeRecurringBooking(
      Studios studios,
      Coaches coaches,
      SessionTypes types,
      Payments payments,
      WrittenPattern patterns,
      RuleCalendar calendar,
      OccurrenceMaker maker,
      RecurringBookings recurringBookings,
      OccurrenceRegister register,
      AuditLog audit,
      UnitOfWork unit,
      Clock clock) {
    this.studios = studios;
    this.coaches = coaches;
    this.types = types;
    this.payments = payments;
    this.patterns = patterns;
    this.calendar = calendar;
    this.maker = maker;
    this.recurringBookings = recurringBookings;
    this.register = register;
    this.audit = audit;
    this.unit = unit;
    this.clock = clock;
  }

  /** A client makes it for themself, a coach for sessions of their own, an admin for anybody. */
  public RecurringOutcome make(Caller by, RecurringWish wish) {
    var now = clock.instant();
    var outcome = decide(by, wish, now);
    if (outcome instanceof Done(var recurring, var dates)) {
      var today = now.atZone(recurring.recurrence().zone()).toLocalDate();
      recurringBookings.add(recurring, today);
      register.enter(by, dates, now);
      audit.record(by, act(recurring));
    }
    return outcome;
  }

  /** What {@link #make} would say. Nothing is written. */
  public RecurringOutcome tryOut(Caller by, RecurringWish wish) {
    unit.undo();
    return decide(by, wish, clock.instant());
  }

  private RecurringOutcome decide(Caller by, RecurringWish wish, Instant now) {
    if (!by.isAdmin() && !by.isSystem() && !by.is(wish.client()) && !by.is(wish.coach())) {
      return new AnotherCoachs(wish.coach());
    }
    var current = studios.current();
    var givers = coaches.lockForBooking(Set.of(wish.coach()));
    var kinds = kinds(wish);
    var purses = payments.look(Set.of(wish.client()));

    var studio = current.get();
    var coach = givers.get().get(wish.coach());
    if (coach == null) return new UnknownCoach(wish.coach());
    var meant = kinds.get();
    if (wish.type() != null && meant.isEmpty()) return new UnknownSessionType(wish.type());
    if (meant.size() != 1) return new WhichType(meant.size());
    var type = meant.getFirst();
    if (purses.get().open(wish.client()).isEmpty()) return new UnknownClient(wish.client());
    return refused(wish, studio, coach, type, now)
        .<RecurringOutcome>map(refusal -> refusal)
        .orElseGet(() -> read(by, wish, studio, type, now));
  }

  /** The type that is meant, or all that might be. */
  private Later<List<SessionType>> kinds(RecurringWish wish) {
    if (wish.type() != null) {
      var type = wish.type();
      return types
          .byId(Set.of(type))
          .map((Map<?, SessionType> found) -> List.copyOf(found.values()));
    }
    return types
        .givenBy(wish.coach())
        .map(
            given ->
                given.stream()
                    .filter(type -> type.active() && type.kind() == SessionKind.ONE_ON_ONE)
                    .toList());
  }

  private static Optional<Refused> refused(
      RecurringWish wish, Studio studio, Coach coach, SessionType type, Instant now) {
    var length = Duration.between(wish.startTime(), wish.endTime());
    // Over midnight.
    if (!length.isPositive()) length = length.plus(DAY);
    if (!length.equals(type.duration())) {
      return Optional.of(new EndsOtherwise(wish.startTime().plus(type.duration())));
    }
    var today = studio.dateOf(now);
    if (wish.startDate().isBefore(today)) return Optional.of(new BeginsInThePast(today));
    if (!coach.gives(type)) return Optional.of(new NotGiven(coach.id(), type.id()));
    if (coach.cost(type) == null) return Optional.of(new NoCost(type.id()));
    return Optional.empty();
  }

  private RecurringOutcome read(
      Caller by, RecurringWish wish, Studio studio, SessionType type, Instant now) {
    return switch (patterns.read(wish, studio.zone())) {
      case RuleReading.Malformed(var why) -> new UnreadableRule(why);
      case RuleReading.Unsupported(var part) -> new UnsupportedRule(part);
      case RuleReading.Read(var rule) when !patterns.everFalls(rule, wish) -> new NeverFalls();
      case RuleReading.Read(var rule) ->
          dates(by, wish, studio, recurring(by, wish, rule, type, studio, now), now);
    };
  }

  private static RecurringBooking recurring(
      Caller by,
      RecurringWish wish,
      RecurrenceRule rule,
      SessionType type,
      Studio studio,
      Instant now) {
    var recurrence =
        new Recurrence(rule, wish.startDate(), wish.startTime(), type.duration(), studio.zone());
    return new RecurringBooking(
        RecurringBookingId.next(),
        wish.client(),
        wish.coach(),
        type.id(),
        recurrence,
        wish.endDate(),
        RecurringBooking.Status.ACTIVE,
        by.person(),
        1,
        now);
  }

  private RecurringOutcome dates(
      Caller by, RecurringWish wish, Studio studio, RecurringBooking recurring, Instant now) {
    var until = studio.dateOf(now).plusWeeks(DatesAhead.USUAL_WEEKS);
    var ahead = new DatesAhead(calendar, until, now, List.of());
    ahead.add(recurring);
    var outcomes = maker.decide(by, studio, ahead.due(), now);
    boolean conflict = outcomes.stream().anyMatch(OccurrenceOutcome.Skipped.class::isInstance);
    return conflict && !wish.skipConflicts()
        ? new InConflict(outcomes)
        : new Done(recurring, outcomes);
  }

  private static Act act(RecurringBooking recurring) {
    return new Act(
        "RECURRING_BOOKING_MADE",
        "recurring-booking",
        recurring.id().value(),
        recurring.client(),
        Map.of("rule", recurring.recurrence().rule().toString()));
  }
}
