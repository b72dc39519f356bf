package studio.booking.scheduling.application;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import studio.booking.audit.AuditLog;
import studio.booking.audit.AuditLog.Act;
import studio.booking.directory.Studios;
import studio.booking.scheduling.domain.Addition;
import studio.booking.scheduling.domain.AdditionId;
import studio.booking.scheduling.domain.AvailabilityRule;
import studio.booking.scheduling.domain.Coaches;
import studio.booking.scheduling.domain.HoursOutcome;
import studio.booking.scheduling.domain.HoursOutcome.Added;
import studio.booking.scheduling.domain.HoursOutcome.ChangedMeanwhile;
import studio.booking.scheduling.domain.HoursOutcome.Removed;
import studio.booking.scheduling.domain.HoursOutcome.Rules;
import studio.booking.scheduling.domain.HoursOutcome.RulesOverlap;
import studio.booking.scheduling.domain.HoursOutcome.UnknownAddition;
import studio.booking.scheduling.domain.HoursPlan;
import studio.booking.scheduling.domain.LocalHours;
import studio.booking.scheduling.domain.RuleId;
import studio.booking.scheduling.domain.RuleOverlap;
import studio.booking.shared.Caller;
import studio.booking.shared.CoachId;
import studio.booking.shared.UseCase;

/** Plans a coach's weekly hours, and extra hours on single dates. */
@UseCase
public class PlanHours {
  /** Additions never change, so each has this one version. */
  public static final long ADDITION_VERSION = 1;

  private final Studios studios;
  private final Coaches coaches;
  private final HoursPlan plan;
  private final AuditLog audit;
  private final Clock clock;

  public PlanHours(Studios studios, Coaches coaches, HoursPlan plan, AuditLog audit, Clock clock) {
    this.studios = studios;
    this.coaches = coaches;
    this.plan = plan;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Weekly hours as somebody fills them in.
   *
   * @param id of the rule that this was, so that it keeps its name; null for a new one
   * @param validFrom null for today
   */
  public record Weekly(
      @Nullable RuleId id,
      DayOfWeek day,
      LocalHours hours,
      @Nullable LocalDate validFrom,
      @Nullable LocalDate validUntil) {}

  /** Replaces all of the coach's weekly hours. */
  public HoursOutcome week(Caller by, CoachId coach, List<Weekly> week, OptionalLong expected) {
    var studio = studios.current();
    var locked = coaches.lockForChange(coach);
    var before = plan.rules(coach);

    var refusal = PlanAbsences.refuses(by, coach, locked.get());
    if (refusal.isPresent()) return refusal.get();
    long version = locked.get().orElseThrow().hoursVersion();
    if (expected.isPresent() && expected.getAsLong() != version) {
      return new ChangedMeanwhile(version);
    }
    var today = studio.get().dateOf(clock.instant());
    var rules = rules(week, before.get(), today);
    var overlaps = RuleOverlap.in(rules);
    if (!overlaps.isEmpty()) return new RulesOverlap(overlaps);
    plan.replaceRules(coach, rules);
    audit.record(
        by,
        new Act(
            "COACH_WEEK_CHANGED",
            "coach",
            coach.value(),
            null,
            Map.of("rules", String.valueOf(rules.size()))));
    return new Rules(rules, version + 1);
  }

  private static List<AvailabilityRule> rules(
      List<Weekly> week, List<AvailabilityRule> before, LocalDate today) {
    var known = before.stream().map(AvailabilityRule::id).collect(Collectors.toSet());
    var kept = new HashSet<RuleId>();
    var rules = new ArrayList<AvailabilityRule>();
    for (var weekly : week) {
      boolean keeps = weekly.id() != null && known.contains(weekly.id()) && kept.add(weekly.id());
      rules.add(
          new AvailabilityRule(
              keeps && weekly.id() != null ? weekly.id() : RuleId.next(),
              weekly.day(),
              weekly.hours(),
              weekly.validFrom() == null ? firstDay(weekly, today) : weekly.validFrom(),
              weekly.validUntil()));
    }
    return rules;
  }

  /** Today, unless it would be over by then. */
  private static LocalDate firstDay(Weekly weekly, LocalDate today) {
    var until = weekly.validUntil();
    return until != null && until.isBefore(today) ? until : today;
  }

  /** Adds hours on one date. */
  public HoursOutcome add(Caller by, CoachId coach, LocalDate date, LocalHours hours) {
    var refusal = PlanAbsences.refuses(by, coach, coaches.lockForChange(coach).get());
    if (refusal.isPresent()) return refusal.get();
    var addition = new Addition(AdditionId.next(), date, hours, clock.instant());
    plan.add(coach, addition);
    record(by, "COACH_HOURS_ADDED", coach, addition);
    return new Added(addition);
  }

  public HoursOutcome remove(Caller by, CoachId coach, AdditionId id, OptionalLong expected) {
    var locked = coaches.lockForChange(coach);
    var found = plan.addition(coach, id);

    var refusal = PlanAbsences.refuses(by, coach, locked.get());
    if (refusal.isPresent()) return refusal.get();
    var addition = found.get();
    if (addition.isEmpty()) return new UnknownAddition(id);
    if (expected.isPresent() && expected.getAsLong() != ADDITION_VERSION) {
      return new ChangedMeanwhile(ADDITION_VERSION);
    }
    plan.remove(coach, id);
    record(by, "COACH_HOURS_REMOVED", coach, addition.get());
    return new Removed();
  }

  private void record(Caller by, String action, CoachId coach, Addition addition) {
    audit.record(
        by,
        new Act(
            action,
            "availability_addition",
            addition.id().value(),
            null,
            Map.of("coach", coach.value().toString(), "date", addition.date().toString())));
  }
}
