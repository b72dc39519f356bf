package studio.booking.directory.application;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import studio.booking.audit.AuditLog;
import studio.booking.directory.People;
import studio.booking.directory.Studios;
import studio.booking.directory.domain.Assignment;
import studio.booking.directory.domain.AssignmentId;
import studio.booking.directory.domain.Assignments;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;
import studio.booking.shared.CoachId;
import studio.booking.shared.Ids;
import studio.booking.shared.PersonId;
import studio.booking.shared.Rejection;
import studio.booking.shared.Role;
import studio.booking.shared.UseCase;

/** Puts a client in a coach's care. */
@UseCase
public class AssignClient {
  private final People people;
  private final Studios studios;
  private final Assignments assignments;
  private final AuditLog audit;
  private final Clock clock;

  public AssignClient(
      People people, Studios studios, Assignments assignments, AuditLog audit, Clock clock) {
    this.people = people;
    this.studios = studios;
    this.assignments = assignments;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * What is wanted.
   *
   * @param startsOn the first date, or null for the studio's today
   * @param endsOn the last date, or null for no end
   */
  public record Wanted(
      CoachId coach, ClientId client, @Nullable LocalDate startsOn, @Nullable LocalDate endsOn) {}

  /** What came of it. */
  public sealed interface Outcome {
    record Assigned(Assignment assignment) implements Outcome {}

    /** No active coach of the studio. */
    record UnknownCoach(CoachId coach) implements Outcome, Rejection {}

    /** No active client of the studio. */
    record UnknownClient(ClientId client) implements Outcome, Rejection {}

    record EndsBeforeItStarts(LocalDate startsOn) implements Outcome, Rejection {}

    /** The client is in the coach's care at that time already. */
    record Overlaps(Assignment other) implements Outcome, Rejection {}
  }

  public Outcome assign(Caller caller, Wanted wanted) {
    var known = people.find(List.of(wanted.coach().person(), wanted.client().person()));
    var studio = studios.current();
    var others = assignments.between(wanted.coach(), wanted.client());

    var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    var startsOn = wanted.startsOn() == null ? studio.get().dateOf(now) : wanted.startsOn();
    var endsOn = wanted.endsOn();
    if (endsOn != null && endsOn.isBefore(startsOn)) {
      return new Outcome.EndsBeforeItStarts(startsOn);
    }
    if (!is(known.get(), wanted.coach().person(), Role.COACH)) {
      return new Outcome.UnknownCoach(wanted.coach());
    }
    if (!is(known.get(), wanted.client().person(), Role.CLIENT)) {
      return new Outcome.UnknownClient(wanted.client());
    }
    for (var other : others.get()) {
      if (other.overlaps(startsOn, endsOn)) return new Outcome.Overlaps(other);
    }
    var assignment =
        new Assignment(
            new AssignmentId(Ids.next()),
            wanted.coach(),
            wanted.client(),
            startsOn,
            endsOn,
            caller.self(),
            now,
            null,
            1);
    assignments.add(assignment);
    audit.record(caller, act(assignment));
    return new Outcome.Assigned(assignment);
  }

  private static boolean is(Map<PersonId, People.Person> known, PersonId id, Role role) {
    var person = known.get(id);
    return person != null && person.active() && person.has(role);
  }

  private static AuditLog.Act act(Assignment assignment) {
    var details = new TreeMap<String, String>();
    details.put("coach", assignment.coach().value().toString());
    details.put("startsOn", assignment.startsOn().toString());
    if (assignment.endsOn() != null) details.put("endsOn", assignment.endsOn().toString());
    return new AuditLog.Act(
        "CLIENT_ASSIGNED", "assignment", assignment.id().value(), assignment.client(), details);
  }
}
