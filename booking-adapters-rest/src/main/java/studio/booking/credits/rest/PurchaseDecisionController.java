package studio.booking.credits.rest;

import static studio.booking.shared.rest.ProblemCode.PURCHASE_DECIDED;
import static studio.booking.shared.rest.ProblemCode.PURCHASE_DIFFERS;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Size;
import java.util.Locale;
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
import studio.booking.credits.CreditPurchaseId;
import studio.booking.credits.application.DecideOnPurchase;
import studio.booking.credits.application.DecisionOutcome;
import studio.booking.credits.application.DecisionOutcome.AnotherAmount;
import studio.booking.credits.application.DecisionOutcome.Decided;
import studio.booking.credits.application.DecisionOutcome.DecidedOtherwise;
import studio.booking.credits.application.DecisionOutcome.UnknownPurchase;
import studio.booking.credits.application.ShowPurchases;
import studio.booking.credits.domain.PurchaseStatus;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;
import studio.booking.shared.Page;
import studio.booking.shared.Role;
import studio.booking.shared.rest.Allow;
import studio.booking.shared.rest.Answer;
import studio.booking.shared.rest.Answers;
import studio.booking.shared.rest.Idempotent;
import studio.booking.shared.rest.Problems;
import studio.booking.shared.rest.Refusals;

/** Whether clients did pay what they say. */
@RestController
@RequestMapping("/api/admin/credit-purchases")
@Allow(Role.ADMIN)
@Tag(name = "Credit purchases")
class PurchaseDecisionController {
  private final ShowPurchases showPurchases;
  private final DecideOnPurchase decideOnPurchase;

  PurchaseDecisionController(ShowPurchases showPurchases, DecideOnPurchase decideOnPurchase) {
    this.showPurchases = showPurchases;
    this.decideOnPurchase = decideOnPurchase;
  }

  /** Why it is not so; the client reads it. */
  record Rejection(@Size(max = 500) String reason) {}

  @Operation(summary = "What clients said they paid for, newest first")
  @GetMapping
  @Answer(value = PurchaseView.class, page = true)
  ResponseEntity<?> list(
      Caller caller,
      @RequestParam(required = false) @Nullable UUID clientId,
      @RequestParam(required = false) @Nullable PurchaseStatus status,
      Page.Request page) {
    var client = clientId == null ? null : new ClientId(clientId);
    return Answers.ok(showPurchases.all(caller, client, status, page).map(PurchaseView::of));
  }

  @Operation(summary = "Confirms that a client did pay: it covers one redemption from now on")
  @PostMapping("/{id}/confirm")
  @Idempotent
  @Answer(PurchaseView.class)
  @Refusals(PURCHASE_DECIDED)
  ResponseEntity<?> confirm(Caller caller, @PathVariable UUID id) {
    return answer(decideOnPurchase.confirm(caller, new CreditPurchaseId(id)));
  }

  @Operation(summary = "Says that a client did not pay, and why")
  @PostMapping("/{id}/reject")
  @Idempotent
  @Answer(PurchaseView.class)
  @Refusals(PURCHASE_DECIDED)
  ResponseEntity<?> reject(Caller caller, @PathVariable UUID id, @RequestBody Rejection rejection) {
    return answer(decideOnPurchase.reject(caller, new CreditPurchaseId(id), rejection.reason()));
  }

  private static ResponseEntity<?> answer(DecisionOutcome outcome) {
    return switch (outcome) {
      case Decided(var purchase) -> Answers.ok(PurchaseView.of(purchase));
      case UnknownPurchase _ -> Problems.notFound("There is no such purchase.");
      case DecidedOtherwise(var status) ->
          Problems.of(
              PURCHASE_DECIDED,
              "It is %s already.".formatted(status.name().toLowerCase(Locale.ROOT)),
              Map.of("decided", status));
      case AnotherAmount(var claimed) ->
          Problems.of(
              PURCHASE_DIFFERS, "The client said another amount.", Map.of("claimed", claimed));
    };
  }
}
