package studio.booking.credits.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import studio.booking.credits.PackageId;
import studio.booking.credits.RedemptionId;
import studio.booking.credits.application.RevokeRedemption;
import studio.booking.credits.application.ShowRedemptions;
import studio.booking.credits.domain.RedemptionStatus;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;
import studio.booking.shared.Page;
import studio.booking.shared.Role;
import studio.booking.shared.rest.Allow;
import studio.booking.shared.rest.Answer;
import studio.booking.shared.rest.Answers;
import studio.booking.shared.rest.Idempotent;
import studio.booking.shared.rest.Problems;

/** Which packages clients were given. */
@RestController
@Tag(name = "Redemptions")
class RedemptionController {
  private final ShowRedemptions showRedemptions;
  private final RevokeRedemption revokeRedemption;
  private final Clock clock;

  RedemptionController(
      ShowRedemptions showRedemptions, RevokeRedemption revokeRedemption, Clock clock) {
    this.showRedemptions = showRedemptions;
    this.revokeRedemption = revokeRedemption;
    this.clock = clock;
  }

  /** Why it is taken back; in the studio's words, not about a person. */
  record Revocation(@Size(max = 500) String reason) {}

  /** How many were taken back: 0 when it was so before. */
  record Revoked(int revoked) {}

  @Operation(
      summary = "Redemptions, newest first; a coach sees assigned clients' and own packages'")
  @GetMapping("/api/redemptions")
  @Allow({Role.CLIENT, Role.COACH, Role.ADMIN})
  @Answer(value = RedemptionView.class, page = true)
  ResponseEntity<?> list(
      Caller caller,
      @RequestParam(required = false) @Nullable UUID clientId,
      @RequestParam(required = false) @Nullable UUID packageId,
      @RequestParam(required = false) @Nullable RedemptionStatus status,
      Page.Request page) {
    var now = clock.instant();
    return Answers.ok(
        showRedemptions
            .list(
                caller,
                clientId == null ? null : new ClientId(clientId),
                packageId == null ? null : new PackageId(packageId),
                status,
                page)
            .map(it -> RedemptionView.of(it, now)));
  }

  @Operation(summary = "One redemption")
  @GetMapping("/api/redemptions/{id}")
  @Allow({Role.CLIENT, Role.COACH, Role.ADMIN})
  @Answer(RedemptionView.class)
  ResponseEntity<?> find(Caller caller, @PathVariable UUID id) {
    return showRedemptions
        .find(caller, new RedemptionId(id))
        .<ResponseEntity<?>>map(
            it -> Answers.ok(RedemptionView.of(it, clock.instant()), it.version()))
        .orElseGet(() -> Problems.notFound("There is no such redemption."));
  }

  @Operation(
      summary = "The days on which its All Access pass was used, newest first",
      description =
          "Each with the booking that it paid for. A day that was given back is one of them, with"
              + " when that was.")
  @GetMapping("/api/redemptions/{id}/all-access-usage")
  @Allow({Role.CLIENT, Role.COACH, Role.ADMIN})
  @Answer(value = PassUseView.class, page = true)
  ResponseEntity<?> allAccessUsage(Caller caller, @PathVariable UUID id, Page.Request page) {
    return showRedemptions
        .uses(caller, new RedemptionId(id), page)
        .<ResponseEntity<?>>map(found -> Answers.ok(found.map(PassUseView::of)))
        .orElseGet(() -> Problems.notFound("There is no such redemption."));
  }

  @Operation(summary = "A client's redemptions, newest first")
  @GetMapping("/api/members/{id}/redemptions")
  @Allow({Role.CLIENT, Role.COACH, Role.ADMIN})
  @Answer(value = RedemptionView.class, page = true)
  ResponseEntity<?> ofClient(Caller caller, @PathVariable UUID id, Page.Request page) {
    var now = clock.instant();
    return showRedemptions
        .ofClient(caller, new ClientId(id), page)
        .<ResponseEntity<?>>map(found -> Answers.ok(found.map(it -> RedemptionView.of(it, now))))
        .orElseGet(() -> Problems.notFound("There is no such client."));
  }

  @Operation(summary = "Takes a redemption back: what is left of it goes, paid bookings stay")
  @PostMapping("/api/redemptions/{id}/revoke")
  @Allow(Role.ADMIN)
  @Idempotent
  @Answer(Revoked.class)
  ResponseEntity<?> revoke(
      Caller caller, @PathVariable UUID id, @RequestBody Revocation revocation) {
    return revokeRedemption
        .revoke(caller, new RedemptionId(id), revocation.reason())
        .<ResponseEntity<?>>map(count -> Answers.ok(new Revoked(count)))
        .orElseGet(() -> Problems.notFound("There is no such redemption."));
  }
}
