package studio.booking.directory.application;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.OptionalLong;
import studio.booking.audit.AuditLog;
import studio.booking.directory.domain.AssignmentId;
import studio.booking.directory.domain.Assignments;
import studio.booking.shared.Caller;
import studio.booking.shared.Rejection;
import studio.booking.shared.UseCase;

/** Takes a client out of a coach's care, at once. Doing it again changes nothing. */
@UseCase
public class EndAssignment {
  private final Assignments assignments;
  private final AuditLog audit;
  private final Clock clock;

  public EndAssignment(Assignments assignments, AuditLog audit, Clock clock) {
    this.assignments = assignments;
    this.audit = audit;
    this.clock = clock;
  }

  /** What came of it. */
  public sealed interface Outcome {
    record Ended() implements Outcome {}

    record UnknownAssignment(AssignmentId assignment) implements Outcome, Rejection {}

    /** The caller has not seen the latest version. */
    record Stale(long version) implements Outcome, Rejection {}
  }

  public Outcome end(Caller caller, AssignmentId id, OptionalLong expected) {
    var found = assignments.find(id).get();
    if (found.isEmpty()) return new Outcome.UnknownAssignment(id);
    var assignment = found.get();
    // Before the version: ending it was what raised that.
    if (assignment.endedAt() != null) return new Outcome.Ended();
    if (expected.isPresent() && expected.getAsLong() != assignment.version()) {
      return new Outcome.Stale(assignment.version());
    }
    assignments.end(assignment, clock.instant().truncatedTo(ChronoUnit.MILLIS));
    audit.record(
        caller,
        new AuditLog.Act(
            "ASSIGNMENT_ENDED",
            "assignment",
            id.value(),
            assignment.client(),
            Map.of("coach", assignment.coach().value().toString())));
    return new Outcome.Ended();
  }
}
