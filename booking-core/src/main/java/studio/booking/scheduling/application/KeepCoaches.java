package studio.booking.scheduling.application;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import studio.booking.audit.AuditLog;
import studio.booking.audit.AuditLog.Act;
import studio.booking.audit.Differences;
import studio.booking.directory.People;
import studio.booking.scheduling.SessionTypeId;
import studio.booking.scheduling.domain.Coach;
import studio.booking.scheduling.domain.CoachOutcome;
import studio.booking.scheduling.domain.CoachOutcome.ChangedMeanwhile;
import studio.booking.scheduling.domain.CoachOutcome.IsCoachAlready;
import studio.booking.scheduling.domain.CoachOutcome.Kept;
import studio.booking.scheduling.domain.CoachOutcome.UnknownCoach;
import studio.booking.scheduling.domain.CoachOutcome.UnknownPerson;
import studio.booking.scheduling.domain.CoachOutcome.UnknownTypes;
import studio.booking.scheduling.domain.Coaches;
import studio.booking.scheduling.domain.SessionType;
import studio.booking.scheduling.domain.SessionTypes;
import studio.booking.shared.Caller;
import studio.booking.shared.CoachId;
import studio.booking.shared.Ids;
import studio.booking.shared.Patch;
import studio.booking.shared.PersonId;
import studio.booking.shared.Role;
import studio.booking.shared.UseCase;

/** Keeps the list of who gives sessions, which, and for how much. */
@UseCase
public class KeepCoaches {
  private final Coaches coaches;
  private final SessionTypes types;
  private final People people;
  private final AuditLog audit;
  private final Clock clock;

  public KeepCoaches(
      Coaches coaches, SessionTypes types, People people, AuditLog audit, Clock clock) {
    this.coaches = coaches;
    this.types = types;
    this.people = people;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Makes somebody a coach.
   *
   * @param person whom; null for somebody who is new to the studio
   */
  public CoachOutcome add(
      Caller by, @Nullable PersonId person, String displayName, List<SessionTypeId> given) {
    var id = person == null ? new PersonId(Ids.next()) : person;
    var known = people.find(List.of(id));
    var coach = coaches.byId(List.of(id.asCoach()));
    var unknown = unknown(given, types.byId(given).get());

    if (person != null && !known.get().containsKey(id)) return new UnknownPerson(person);
    if (coach.get().containsKey(id.asCoach())) return new IsCoachAlready(id.asCoach());
    if (unknown.isPresent()) return unknown.get();

    if (person == null) people.add(id, Set.of(Role.COACH));
    else people.grant(id, Role.COACH);
    var added =
        new Coach(
            id.asCoach(), displayName, new HashSet<>(given), Map.of(), true, 1, 1, clock.instant());
    coaches.add(added);
    record(by, "COACH_ADDED", added, Map.of());
    return new Kept(added);
  }

  /** What is to be different about a coach. */
  public record Changes(
      Patch<String> displayName, Patch<List<SessionTypeId>> sessionTypeIds, Patch<Boolean> active) {

    private Coach of(Coach coach) {
      var types =
          sessionTypeIds instanceof Patch.Set<List<SessionTypeId>>(var given)
              ? new HashSet<>(given)
              : coach.types();
      return new Coach(
          coach.id(),
          displayName.orKeep(coach.displayName()),
          types,
          coach.rates(),
          active.orKeep(coach.active()),
          coach.version(),
          coach.hoursVersion(),
          coach.createdAt());
    }
  }

  public CoachOutcome change(Caller by, CoachId id, Changes changes, OptionalLong expected) {
    var given =
        changes.sessionTypeIds() instanceof Patch.Set<List<SessionTypeId>>(var types)
            ? types
            : List.<SessionTypeId>of();
    return rework(by, id, given, expected, "COACH_CHANGED", changes::of);
  }

  /** What a session type costs with a coach, in credits. */
  public record Rate(SessionTypeId sessionTypeId, int creditCost) {}

  /** Replaces all of a coach's rates, each for another type. */
  public CoachOutcome rates(Caller by, CoachId id, List<Rate> rates, OptionalLong expected) {
    var byType = new LinkedHashMap<SessionTypeId, Integer>();
    for (var rate : rates) byType.put(rate.sessionTypeId(), rate.creditCost());
    return rework(
        by,
        id,
        rates.stream().map(Rate::sessionTypeId).toList(),
        expected,
        "COACH_RATES_CHANGED",
        coach ->
            new Coach(
                coach.id(),
                coach.displayName(),
                coach.types(),
                byType,
                coach.active(),
                coach.version(),
                coach.hoursVersion(),
                coach.createdAt()));
  }

  private CoachOutcome rework(
      Caller by,
      CoachId id,
      List<SessionTypeId> named,
      OptionalLong expected,
      String action,
      UnaryOperator<Coach> reworked) {
    var found = coaches.byId(List.of(id));
    var unknown = unknown(named, types.byId(named).get());

    var before = found.get().get(id);
    if (before == null) return new UnknownCoach(id);
    if (expected.isPresent() && expected.getAsLong() != before.version()) {
      return new ChangedMeanwhile(before.version());
    }
    if (unknown.isPresent()) return unknown.get();
    var after = reworked.apply(before);
    if (after.equals(before)) return new Kept(before);
    after = after.next();
    coaches.change(before, after);
    record(by, action, after, differences(before, after));
    return new Kept(after);
  }

  private static Map<String, String> differences(Coach before, Coach after) {
    return Differences.between(before, after)
        .text("displayName", Coach::displayName)
        .all("sessionTypeIds", coach -> coach.types().stream().map(SessionTypeId::value).toList())
        .all(
            "rates",
            coach ->
                coach.rates().entrySet().stream()
                    .map(rate -> rate.getKey().value() + "=" + rate.getValue())
                    .toList())
        .value("active", Coach::active)
        .details();
  }

  private static Optional<UnknownTypes> unknown(
      List<SessionTypeId> named, Map<SessionTypeId, SessionType> found) {
    var positions = new ArrayList<Integer>();
    for (int i = 0; i < named.size(); i++) {
      if (!found.containsKey(named.get(i))) positions.add(i);
    }
    return positions.isEmpty() ? Optional.empty() : Optional.of(new UnknownTypes(positions));
  }

  private void record(Caller by, String action, Coach coach, Map<String, String> details) {
    audit.record(by, new Act(action, "coach", coach.id().value(), null, details));
  }
}
