package studio.booking.privacy.rest;

import static studio.booking.shared.rest.ProblemCode.EMAIL_TAKEN;
import static studio.booking.shared.rest.ProblemCode.ERASURE_UNDER_WAY;
import static studio.booking.shared.rest.ProblemCode.WORKS_HERE;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import studio.booking.privacy.application.HoldErasure;
import studio.booking.privacy.application.RequestErasure;
import studio.booking.privacy.application.ShowErasures;
import studio.booking.privacy.application.UndoErasure;
import studio.booking.privacy.domain.ErasureCase;
import studio.booking.privacy.domain.ErasureReason;
import studio.booking.privacy.domain.HoldReason;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;
import studio.booking.shared.Page;
import studio.booking.shared.Role;
import studio.booking.shared.rest.Allow;
import studio.booking.shared.rest.Answer;
import studio.booking.shared.rest.Answers;
import studio.booking.shared.rest.ForLeavers;
import studio.booking.shared.rest.Memberships;
import studio.booking.shared.rest.Problems;
import studio.booking.shared.rest.Refusals;

/** Clients who want to be erased (GDPR Art. 17). */
@RestController
@RequestMapping("/api")
@Tag(name = "Erasure")
class ErasureController {
  private final RequestErasure requestErasure;
  private final UndoErasure undoErasure;
  private final HoldErasure holdErasure;
  private final ShowErasures showErasures;
  private final Memberships memberships;

  ErasureController(
      RequestErasure requestErasure,
      UndoErasure undoErasure,
      HoldErasure holdErasure,
      ShowErasures showErasures,
      Memberships memberships) {
    this.requestErasure = requestErasure;
    this.undoErasure = undoErasure;
    this.holdErasure = holdErasure;
    this.showErasures = showErasures;
    this.memberships = memberships;
  }

  /** A wish to be erased. */
  record ErasureRequest(ErasureReason reason) {}

  /** Why nothing may be destroyed for now. */
  record HoldRequest(HoldReason reason) {}

  @Operation(
      summary = "Has a client leave and be erased when the grace period is over",
      description =
          "For the client themself, or an admin. At once nobody finds, reads or books them any"
              + " more, their own sign-in reaches nothing but this, and their e-mail address is"
              + " free; what they have booked ahead is cancelled within seconds, by the policy that"
              + " holds for them. From `dueAt` on what is kept of them is destroyed; ledger, proof"
              + " of consent and audit log stay under the pseudonym. Asked again, it answers with"
              + " the first and changes nothing.")
  @PostMapping("/clients/{id}/erasure")
  @Allow({Role.CLIENT, Role.ADMIN})
  @ForLeavers
  @Answer(value = ErasureView.class, status = 201)
  @Refusals(WORKS_HERE)
  ResponseEntity<?> request(
      Caller caller, @PathVariable UUID id, @RequestBody ErasureRequest wanted) {
    return switch (ask(caller, id, wanted.reason())) {
      case RequestErasure.Outcome.Left(var erasure, _) ->
          Answers.created(
              "/api/clients/%s/erasure".formatted(id), ErasureView.of(erasure), erasure.version());
      case RequestErasure.Outcome.Rejected why -> refused(why);
    };
  }

  @Operation(
      summary = "Has a client leave and be erased when the grace period is over",
      description = "Does what `POST /api/clients/{id}/erasure` does.")
  @DeleteMapping("/clients/{id}")
  @Allow({Role.CLIENT, Role.ADMIN})
  @ForLeavers
  @Answer(ErasureView.class)
  @Refusals(WORKS_HERE)
  ResponseEntity<?> delete(
      Caller caller, @PathVariable UUID id, @RequestParam ErasureReason reason) {
    return switch (ask(caller, id, reason)) {
      case RequestErasure.Outcome.Left(var erasure, _) -> shown(erasure);
      case RequestErasure.Outcome.Rejected why -> refused(why);
    };
  }

  private RequestErasure.Outcome ask(Caller caller, UUID id, ErasureReason reason) {
    var client = new ClientId(id);
    var outcome = requestErasure.request(system(caller), caller, client, reason);
    memberships.forget(client.person());
    return outcome;
  }

  private static ResponseEntity<ProblemDetail> refused(RequestErasure.Outcome.Rejected why) {
    return switch (why) {
      case RequestErasure.Outcome.UnknownClient() -> Problems.notFound("There is no such client.");
      case RequestErasure.Outcome.AlsoWorksHere() ->
          Problems.of(
              WORKS_HERE,
              "They are more than a client to the studio: first an admin has to take their other"
                  + " roles away.");
    };
  }

  @Operation(summary = "Shows how far a client's last erasure has come, to them and to admins")
  @GetMapping("/clients/{id}/erasure")
  @Allow({Role.CLIENT, Role.ADMIN})
  @ForLeavers
  @Answer(ErasureView.class)
  ResponseEntity<?> show(Caller caller, @PathVariable UUID id) {
    return showErasures
        .of(caller, new ClientId(id))
        .<ResponseEntity<?>>map(ErasureController::shown)
        .orElseGet(ErasureController::unknown);
  }

  @Operation(
      summary = "Undoes an erasure",
      description =
          "For the client themself, or an admin, until it is begun. The client is there again with"
              + " all that is kept of them; what was cancelled stays so. When somebody else has"
              + " registered with the same e-mail address in the meantime, it cannot be undone.")
  @DeleteMapping("/clients/{id}/erasure")
  @Allow({Role.CLIENT, Role.ADMIN})
  @ForLeavers
  @Answer(ErasureView.class)
  @Refusals({EMAIL_TAKEN, ERASURE_UNDER_WAY})
  ResponseEntity<?> undo(Caller caller, @PathVariable UUID id) {
    var client = new ClientId(id);
    var outcome = undoErasure.undo(system(caller), caller, client);
    memberships.forget(client.person());
    return switch (outcome) {
      case UndoErasure.Outcome.Stays(var erasure) -> shown(erasure);
      case UndoErasure.Outcome.UnknownErasure() -> unknown();
      case UndoErasure.Outcome.TooLate(var erasure) -> tooLate(erasure);
      case UndoErasure.Outcome.EmailTaken() ->
          Problems.of(
              EMAIL_TAKEN,
              "Another client has registered with their e-mail address: change that one's first.");
    };
  }

  @Operation(
      summary = "Keeps a client's data from being destroyed for now",
      description =
          "While a law or a court wants them (Art. 17(3)). Nobody finds the client all the while.")
  @PutMapping("/clients/{id}/erasure/hold")
  @Allow(Role.ADMIN)
  @Answer(ErasureView.class)
  @Refusals(ERASURE_UNDER_WAY)
  ResponseEntity<?> hold(Caller caller, @PathVariable UUID id, @RequestBody HoldRequest wanted) {
    return held(holdErasure.hold(system(caller), caller, new ClientId(id), wanted.reason()));
  }

  @Operation(
      summary = "Lets a held erasure go on",
      description = "When its time is over, it is done at once.")
  @DeleteMapping("/clients/{id}/erasure/hold")
  @Allow(Role.ADMIN)
  @Answer(ErasureView.class)
  @Refusals(ERASURE_UNDER_WAY)
  ResponseEntity<?> release(Caller caller, @PathVariable UUID id) {
    return held(holdErasure.release(system(caller), caller, new ClientId(id)));
  }

  private static ResponseEntity<?> held(HoldErasure.Outcome outcome) {
    return switch (outcome) {
      case HoldErasure.Outcome.Stands(var erasure) -> shown(erasure);
      case HoldErasure.Outcome.UnknownErasure() -> unknown();
      case HoldErasure.Outcome.TooLate(var erasure) -> tooLate(erasure);
    };
  }

  @Operation(summary = "Lists erasures in the order in which they were asked for")
  @GetMapping("/admin/erasures")
  @Allow(Role.ADMIN)
  @Answer(value = ErasureView.class, page = true)
  ResponseEntity<?> list(
      Caller caller,
      @RequestParam(required = false) ErasureCase.@Nullable Status status,
      Page.Request page) {
    return Answers.ok(showErasures.list(caller, status, page).map(ErasureView::of));
  }

  private static ResponseEntity<Object> shown(ErasureCase erasure) {
    return Answers.ok(ErasureView.of(erasure), erasure.version());
  }

  private static ResponseEntity<ProblemDetail> unknown() {
    return Problems.notFound("There is no erasure of such a client.");
  }

  private static ResponseEntity<ProblemDetail> tooLate(ErasureCase erasure) {
    return Problems.of(
        ERASURE_UNDER_WAY,
        "It is being destroyed, or was, since %s: nothing brings it back."
            .formatted(erasure.request().dueAt()));
  }

  /** Who does it, once it is known who asks. */
  private static Caller system(Caller caller) {
    return Caller.system(caller.organization(), caller.request().id());
  }
}
