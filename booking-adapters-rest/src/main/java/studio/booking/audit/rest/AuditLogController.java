package studio.booking.audit.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import studio.booking.audit.application.ReadAuditLog;
import studio.booking.audit.domain.Entries;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;
import studio.booking.shared.Page;
import studio.booking.shared.PersonId;
import studio.booking.shared.Role;
import studio.booking.shared.rest.Allow;
import studio.booking.shared.rest.InvalidInput;

@RestController
@RequestMapping("/api/audit-log")
@Tag(name = "Audit log")
class AuditLogController {
  private final ReadAuditLog readAuditLog;

  AuditLogController(ReadAuditLog readAuditLog) {
    this.readAuditLog = readAuditLog;
  }

  /** How an act ended. */
  enum Outcome {
    ALLOWED,
    REFUSED
  }

  /**
   * An entry.
   *
   * @param number that it was sealed with: the studio's entries are counted without gaps; null
   *     until it is sealed, which takes less than a minute
   * @param actor null when the program itself acted, or nobody was signed in
   * @param client whose data or money it was about, if anybody's
   */
  record EntryView(
      UUID id,
      @Nullable Long number,
      Instant at,
      @Nullable PersonId actor,
      Role actorRole,
      String action,
      boolean refused,
      String subjectType,
      @Nullable UUID subjectId,
      @Nullable ClientId client,
      @Nullable String requestId,
      Map<String, String> details) {
    static EntryView of(Entries.Listed listed) {
      var entry = listed.entry();
      return new EntryView(
          entry.id(),
          listed.number(),
          entry.at(),
          entry.actor(),
          entry.actorRole(),
          entry.action(),
          entry.refused(),
          entry.subjectType(),
          entry.subjectId(),
          entry.client(),
          entry.requestId(),
          entry.details());
    }
  }

  @Operation(summary = "Lists who did what, or tried to, latest first")
  @GetMapping
  @Allow(Role.ADMIN)
  Page<EntryView> list(
      Caller caller,
      @RequestParam(required = false) @Nullable UUID clientId,
      @RequestParam(required = false) @Nullable UUID actorId,
      @RequestParam(required = false) @Nullable @Pattern(regexp = "[A-Z][A-Z_]{1,63}") String action,
      @RequestParam(required = false) @Nullable Outcome outcome,
      @Parameter(description = "Of this instant or later") @RequestParam(required = false)
          @Nullable Instant from,
      @Parameter(description = "Before this instant") @RequestParam(required = false)
          @Nullable Instant to,
      Page.Request page) {
    if (from != null && to != null && to.isBefore(from)) {
      throw InvalidInput.ofParameter("to", "must not be before from");
    }
    var filter =
        new Entries.Filter(
            clientId == null ? null : new ClientId(clientId),
            actorId == null ? null : new PersonId(actorId),
            action,
            outcome == null ? null : outcome == Outcome.REFUSED,
            from,
            to);
    return readAuditLog.read(caller, filter, page).map(EntryView::of);
  }
}
