package studio.booking.consent.rest;

import static studio.booking.shared.rest.ProblemCode.CONSENT_VERSION_NOT_CURRENT;
import static studio.booking.shared.rest.ProblemCode.GUARDIAN_NEEDED;
import static studio.booking.shared.rest.ProblemCode.GUARDIAN_NOT_NEEDED;
import static studio.booking.shared.rest.ProblemCode.NOT_FOUND;
import static studio.booking.shared.rest.ProblemCode.NOT_OPEN_TO_GUARDIANS;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import studio.booking.consent.ConsentType;
import studio.booking.consent.VersionNumber;
import studio.booking.consent.application.GrantConsent;
import studio.booking.consent.application.GrantConsent.Origin;
import studio.booking.consent.application.GrantOutcome.Flawed;
import studio.booking.consent.application.GrantOutcome.GuardianNeeded;
import studio.booking.consent.application.GrantOutcome.GuardianNotNeeded;
import studio.booking.consent.application.GrantOutcome.GuardianTooYoung;
import studio.booking.consent.application.GrantOutcome.NotCurrent;
import studio.booking.consent.application.GrantOutcome.NotOpenToGuardians;
import studio.booking.consent.application.GrantOutcome.Recorded;
import studio.booking.consent.application.GrantOutcome.UnknownClient;
import studio.booking.consent.application.GrantOutcome.UnknownType;
import studio.booking.consent.application.GrantOutcome.UnknownVersion;
import studio.booking.consent.application.RevokeConsent;
import studio.booking.consent.application.RevokeOutcome;
import studio.booking.consent.application.RevokeOutcome.NothingToRevoke;
import studio.booking.consent.application.RevokeOutcome.Revoked;
import studio.booking.consent.application.ShowConsents;
import studio.booking.consent.domain.ConsentMethod;
import studio.booking.consent.rest.ConsentViews.CheckView;
import studio.booking.consent.rest.ConsentViews.RequiredView;
import studio.booking.consent.rest.ConsentViews.RevokedView;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;
import studio.booking.shared.Page;
import studio.booking.shared.Role;
import studio.booking.shared.rest.Allow;
import studio.booking.shared.rest.Answer;
import studio.booking.shared.rest.Answers;
import studio.booking.shared.rest.Idempotent;
import studio.booking.shared.rest.MultiLine;
import studio.booking.shared.rest.Problems;
import studio.booking.shared.rest.Refusals;
import studio.booking.shared.rest.RequestOrigin;

/** What clients agree to. */
@RestController
@RequestMapping("/api/consent")
@Tag(name = "Consent")
class ConsentController {
  private final GrantConsent grantConsent;
  private final RevokeConsent revokeConsent;
  private final ShowConsents showConsents;

  ConsentController(
      GrantConsent grantConsent, RevokeConsent revokeConsent, ShowConsents showConsents) {
    this.grantConsent = grantConsent;
    this.revokeConsent = revokeConsent;
    this.showConsents = showConsents;
  }

  /**
   * An answer.
   *
   * @param consentVersion that was read
   * @param consentMethod {@code web_form} for the client and guardians; anything else for who
   *     records it
   * @param signatureData such as a drawing, in whatever form the front end keeps it
   * @param expiresAt when a yes ends by itself
   * @param guardianName who answered for a client who is not of age, where it is recorded
   */
  record Given(
      UUID clientId,
      @Schema(example = "photo_analysis") @Size(max = 40) ConsentType consentType,
      @Schema(example = "3.0") @Size(max = 9) VersionNumber consentVersion,
      boolean consentGranted,
      @Nullable ConsentMethod consentMethod,
      @Nullable @Size(max = 100_000) String signatureData,
      @Nullable Instant expiresAt,
      @Nullable @Size(max = 200) String guardianName) {
    GrantConsent.Wanted toDomain(RequestOrigin origin) {
      return new GrantConsent.Wanted(
          new ClientId(clientId),
          consentType,
          consentVersion,
          consentGranted,
          consentMethod,
          expiresAt,
          signatureData,
          guardianName,
          new Origin(origin.address(), origin.userAgent()));
    }
  }

  /**
   * What is taken back.
   *
   * @param reason if the client wants to say; nobody has to
   */
  record Withdrawal(
      UUID clientId,
      @Schema(example = "photo_analysis") @Size(max = 40) ConsentType consentType,
      @MultiLine @Nullable @Size(max = 1000) String reason) {}

  @Operation(
      summary = "Answers yes or no to one thing, with the text in force",
      description =
          "Takes the place of the answer before. Clients answer for themselves, in the web form,"
              + " and so do guardians for wards who are not of age; a coach of theirs and admins"
              + " record what clients told them by other means, and who did is kept.")
  @PostMapping("/grant")
  @Allow({Role.CLIENT, Role.COACH, Role.ADMIN})
  @Idempotent
  @Answer(value = ConsentView.class, status = 201)
  @Refusals({
    CONSENT_VERSION_NOT_CURRENT,
    GUARDIAN_NEEDED,
    GUARDIAN_NOT_NEEDED,
    NOT_OPEN_TO_GUARDIANS
  })
  ResponseEntity<?> grant(Caller caller, RequestOrigin origin, @RequestBody Given given) {
    return switch (grantConsent.grant(caller, given.toDomain(origin))) {
      case Recorded(var answer) ->
          Answers.created("/api/consent/" + given.clientId(), ConsentView.of(answer));
      case Flawed(String pointer, String message) -> Problems.invalid(pointer, message);
      case UnknownType _ -> unknownType();
      case UnknownVersion _ -> Problems.invalid("/consentVersion", "must be one of the versions");
      case UnknownClient _ -> unknownClient();
      case NotCurrent(var current) ->
          Problems.of(
              CONSENT_VERSION_NOT_CURRENT,
              "Version %s is in force.".formatted(current.value()),
              Map.of("consentVersion", current.value()));
      case GuardianNeeded(int age) ->
          Problems.of(
              GUARDIAN_NEEDED,
              ("Under %d somebody else agrees: a guardian who signs in, or one whom a coach or an"
                      + " admin records with guardianName.")
                  .formatted(age),
              Map.of("guardianAge", age));
      case GuardianNotNeeded(int age) -> notNeeded(age);
      case GuardianTooYoung(int age) ->
          Problems.of(
              GUARDIAN_NEEDED,
              "Who is under %d agrees for nobody else either.".formatted(age),
              Map.of("guardianAge", age));
      case NotOpenToGuardians(var type) ->
          Problems.of(
              NOT_OPEN_TO_GUARDIANS,
              "Nobody can agree to %s for somebody who is not of age.".formatted(type.value()));
    };
  }

  @Operation(
      summary = "Takes a consent back; it counts no more from the next request on",
      description =
          "Where there is nothing to take back, \"revoked\" is 0. Guardians take back what"
              + " guardians gave, and everything of wards who are not of age.")
  @PostMapping("/revoke")
  @Allow({Role.CLIENT, Role.COACH, Role.ADMIN})
  @Idempotent
  @Answer(RevokedView.class)
  @Refusals(GUARDIAN_NOT_NEEDED)
  ResponseEntity<?> revoke(Caller caller, @RequestBody Withdrawal withdrawal) {
    var client = new ClientId(withdrawal.clientId());
    var reason = withdrawal.reason() == null ? "" : withdrawal.reason().strip();
    var outcome =
        revokeConsent.revoke(
            caller, client, withdrawal.consentType(), reason.isEmpty() ? null : reason);
    return switch (outcome) {
      case Revoked _ -> Answers.ok(new RevokedView(1));
      case NothingToRevoke _ -> Answers.ok(new RevokedView(0));
      case RevokeOutcome.UnknownType _ -> unknownType();
      case RevokeOutcome.UnknownClient _ -> unknownClient();
      case RevokeOutcome.GuardianNotNeeded(int age) -> notNeeded(age);
    };
  }

  private static ResponseEntity<?> notNeeded(int age) {
    return Problems.of(
        GUARDIAN_NOT_NEEDED,
        "Guardians answer for clients who are known to be under %d; this one answers alone."
            .formatted(age),
        Map.of("guardianAge", age));
  }

  private static ResponseEntity<?> unknownType() {
    return Problems.invalid("/consentType", "must be one of the studio's types");
  }

  private static ResponseEntity<?> unknownClient() {
    return Problems.notFound("/clientId", "There is no such client.");
  }

  @Operation(summary = "All answers of a client with their texts, newest first")
  @GetMapping("/{clientId}")
  @Allow({Role.CLIENT, Role.COACH, Role.ADMIN})
  @Answer(value = ConsentView.class, page = true)
  ResponseEntity<?> list(Caller caller, @PathVariable UUID clientId, Page.Request page) {
    return showConsents
        .of(caller, new ClientId(clientId), page)
        .<ResponseEntity<?>>map(found -> Answers.ok(found.map(ConsentView::of)))
        .orElseGet(() -> Problems.notFound("There is no such client."));
  }

  @Operation(summary = "Whether a client agrees to something now, and if not, why")
  @GetMapping("/check/{clientId}/{consentType}")
  @Allow({Role.CLIENT, Role.COACH, Role.ADMIN})
  @Answer(CheckView.class)
  ResponseEntity<?> check(
      Caller caller, @PathVariable UUID clientId, @PathVariable ConsentType consentType) {
    return showConsents
        .check(caller, new ClientId(clientId), consentType)
        .<ResponseEntity<?>>map(standing -> Answers.ok(CheckView.of(standing)))
        .orElseGet(() -> Problems.notFound("There is no such client or type."));
  }

  @Operation(
      summary = "What one has still to answer, with the text in force",
      description =
          "What was never answered, has expired, or has to be agreed to anew. Who said no is not"
              + " asked again. With a clientId, what one has to answer for a ward.")
  @GetMapping("/required")
  @Allow(Role.CLIENT)
  @Answer(value = RequiredView.class, page = true)
  @Refusals(NOT_FOUND)
  ResponseEntity<?> required(
      Caller caller, @RequestParam(required = false) @Nullable UUID clientId, Page.Request page) {
    var client = clientId == null ? caller.self().asClient() : new ClientId(clientId);
    return showConsents
        .required(caller, client, page)
        .<ResponseEntity<?>>map(found -> Answers.ok(found.map(RequiredView::of)))
        .orElseGet(() -> Problems.notFound("There is no such client."));
  }
}
