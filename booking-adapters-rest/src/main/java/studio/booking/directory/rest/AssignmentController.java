package studio.booking.directory.rest;

import static studio.booking.shared.rest.ProblemCode.ASSIGNMENT_EXISTS;
import static studio.booking.shared.rest.ProblemCode.PRECONDITION_FAILED;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import studio.booking.directory.application.AssignClient;
import studio.booking.directory.application.AssignClient.Outcome.Assigned;
import studio.booking.directory.application.AssignClient.Outcome.EndsBeforeItStarts;
import studio.booking.directory.application.AssignClient.Outcome.Overlaps;
import studio.booking.directory.application.AssignClient.Outcome.UnknownClient;
import studio.booking.directory.application.AssignClient.Outcome.UnknownCoach;
import studio.booking.directory.application.EndAssignment;
import studio.booking.directory.application.EndAssignment.Outcome.Ended;
import studio.booking.directory.application.EndAssignment.Outcome.Stale;
import studio.booking.directory.application.EndAssignment.Outcome.UnknownAssignment;
import studio.booking.directory.application.ListAssignments;
import studio.booking.directory.domain.Assignment;
import studio.booking.directory.domain.AssignmentId;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;
import studio.booking.shared.CoachId;
import studio.booking.shared.Page;
import studio.booking.shared.PersonId;
import studio.booking.shared.Role;
import studio.booking.shared.rest.Allow;
import studio.booking.shared.rest.Answer;
import studio.booking.shared.rest.Answers;
import studio.booking.shared.rest.Idempotent;
import studio.booking.shared.rest.IfMatch;
import studio.booking.shared.rest.Problems;
import studio.booking.shared.rest.Refusals;

/** Which coach looks after which client. */
@RestController
@RequestMapping("/api/trainer-client-assignments")
@Tag(name = "Assignments")
class AssignmentController {
  private final AssignClient assignClient;
  private final EndAssignment endAssignment;
  private final ListAssignments listAssignments;

  AssignmentController(
      AssignClient assignClient, EndAssignment endAssignment, ListAssignments listAssignments) {
    this.assignClient = assignClient;
    this.endAssignment = endAssignment;
    this.listAssignments = listAssignments;
  }

  /**
   * What is wanted.
   *
   * @param startsOn the first date, the studio's; today without it
   * @param endsOn the last date; none without it
   */
  record NewAssignment(
      UUID coachId, UUID clientId, @Nullable LocalDate startsOn, @Nullable LocalDate endsOn) {}

  /**
   * An assignment.
   *
   * @param endedAt when it was ended by hand; from then on it gives no access, whatever its dates
   */
  record AssignmentView(
      AssignmentId id,
      CoachId coachId,
      ClientId clientId,
      LocalDate startsOn,
      @Nullable LocalDate endsOn,
      PersonId createdBy,
      Instant createdAt,
      @Nullable Instant endedAt) {
    static AssignmentView of(Assignment assignment) {
      return new AssignmentView(
          assignment.id(),
          assignment.coach(),
          assignment.client(),
          assignment.startsOn(),
          assignment.endsOn(),
          assignment.createdBy(),
          assignment.createdAt(),
          assignment.endedAt());
    }
  }

  @Operation(
      summary = "Puts a client in a coach's care",
      description =
          "The coach then sees what belongs to the client, from the first to the last date.")
  @PostMapping
  @Allow(Role.ADMIN)
  @Idempotent
  @Answer(value = AssignmentView.class, status = 201)
  @Refusals(ASSIGNMENT_EXISTS)
  ResponseEntity<?> assign(Caller caller, @RequestBody NewAssignment wanted) {
    var outcome =
        assignClient.assign(
            caller,
            new AssignClient.Wanted(
                new CoachId(wanted.coachId()),
                new ClientId(wanted.clientId()),
                wanted.startsOn(),
                wanted.endsOn()));
    return switch (outcome) {
      case Assigned(var assignment) ->
          Answers.created(
              "/api/trainer-client-assignments/" + assignment.id().value(),
              AssignmentView.of(assignment),
              assignment.version());
      case UnknownCoach _ -> Problems.notFound("/coachId", "There is no such coach.");
      case UnknownClient _ -> Problems.notFound("/clientId", "There is no such client.");
      case EndsBeforeItStarts(var startsOn) ->
          Problems.invalid("/endsOn", "must not be before the first date, " + startsOn);
      case Overlaps(var other) ->
          Problems.of(
              ASSIGNMENT_EXISTS,
              "The client is in this coach's care at that time already.",
              Map.of("assignmentId", other.id().value()));
    };
  }

  @Operation(summary = "Lists who looks after whom, and who did")
  @GetMapping
  @Allow(Role.ADMIN)
  Page<AssignmentView> list(
      Caller caller,
      @RequestParam(required = false) @Nullable UUID coachId,
      @RequestParam(required = false) @Nullable UUID clientId,
      Page.Request page) {
    return listAssignments
        .list(
            caller,
            coachId == null ? null : new CoachId(coachId),
            clientId == null ? null : new ClientId(clientId),
            page)
        .map(AssignmentView::of);
  }

  @Operation(summary = "Shows an assignment")
  @GetMapping("/{id}")
  @Allow(Role.ADMIN)
  @Answer(AssignmentView.class)
  ResponseEntity<?> show(Caller caller, @PathVariable UUID id) {
    var found = listAssignments.find(caller, new AssignmentId(id));
    if (found.isEmpty()) return Problems.notFound("There is no such assignment.");
    return Answers.ok(AssignmentView.of(found.get()), found.get().version());
  }

  @Operation(summary = "Takes a client out of a coach's care, at once; again changes nothing")
  @DeleteMapping("/{id}")
  @Allow(Role.ADMIN)
  @Answer(value = Void.class, status = 204)
  ResponseEntity<?> end(Caller caller, @PathVariable UUID id, @IfMatch OptionalLong expected) {
    return switch (endAssignment.end(caller, new AssignmentId(id), expected)) {
      case Ended() -> Answers.nothing();
      case UnknownAssignment _ -> Problems.notFound("There is no such assignment.");
      case Stale _ ->
          Problems.of(PRECONDITION_FAILED, "The assignment has been changed in the meantime.");
    };
  }
}
