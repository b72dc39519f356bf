package studio.booking.credits.rest;

import static studio.booking.shared.rest.ProblemCode.FORBIDDEN;
import static studio.booking.shared.rest.ProblemCode.PURCHASE_DIFFERS;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Currency;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import studio.booking.credits.PackageId;
import studio.booking.credits.application.ClaimOutcome.Claimed;
import studio.booking.credits.application.ClaimOutcome.ClaimedBefore;
import studio.booking.credits.application.ClaimOutcome.KnownOtherwise;
import studio.booking.credits.application.ClaimOutcome.NoClient;
import studio.booking.credits.application.ClaimOutcome.UnknownPackage;
import studio.booking.credits.application.ClaimPurchase;
import studio.booking.credits.application.ShowPurchases;
import studio.booking.credits.domain.CreditPurchase;
import studio.booking.shared.Caller;
import studio.booking.shared.Money;
import studio.booking.shared.Page;
import studio.booking.shared.Role;
import studio.booking.shared.rest.Allow;
import studio.booking.shared.rest.Answer;
import studio.booking.shared.rest.Answers;
import studio.booking.shared.rest.Idempotent;
import studio.booking.shared.rest.Problems;
import studio.booking.shared.rest.Refusals;
import studio.booking.shared.rest.TrainingRoutes;

/** What clients say they bought. */
@RestController
@TrainingRoutes
@Allow(Role.CLIENT)
@Tag(name = "Credit purchases")
class PurchaseClaimController {
  private static final String OWN = "/api/v2/my-credit-purchases";

  private final ClaimPurchase claimPurchase;
  private final ShowPurchases showPurchases;

  PurchaseClaimController(ClaimPurchase claimPurchase, ShowPurchases showPurchases) {
    this.claimPurchase = claimPurchase;
    this.showPurchases = showPurchases;
  }

  /** What was paid. */
  record Amount(@Min(1) @Max(1_000_000_000_000L) long amountMinor, Currency currency) {}

  /**
   * A payment for a package.
   *
   * @param provider who took the money, in small letters
   * @param providerTxnId what the provider calls the payment
   */
  record Claim(
      @Schema(example = "stripe")
          @Size(max = 40) @Pattern(
              regexp = "[a-z][a-z0-9_-]*",
              message = "must be small letters, digits, hyphens and underscores")
          String provider,
      @Schema(example = "pi_3Q0example")
          @Size(max = 200) @Pattern(
              regexp = "[A-Za-z0-9._-]+",
              message = "must be letters, digits, dots, hyphens and underscores")
          String providerTxnId,
      UUID packageId,
      Amount amount) {

    CreditPurchase.Claim toDomain() {
      return new CreditPurchase.Claim(
          new CreditPurchase.Transaction(provider, providerTxnId),
          new PackageId(packageId),
          new Money(amount.amountMinor(), amount.currency()));
    }
  }

  @Operation(
      summary = "Says that one paid for a package; gives nothing until the payment is confirmed")
  @PostMapping("/api/v2/credit-purchases")
  @Idempotent
  @Answer(value = PurchaseView.class, status = 201, again = 200)
  @Refusals(PURCHASE_DIFFERS)
  ResponseEntity<?> claim(Caller caller, @RequestBody Claim claim) {
    return switch (claimPurchase.claim(caller, claim.toDomain())) {
      case Claimed(var purchase) -> Answers.created(OWN, PurchaseView.of(purchase));
      case ClaimedBefore(var purchase) -> Answers.ok(PurchaseView.of(purchase));
      case UnknownPackage _ -> Problems.notFound("/packageId", "There is no such package.");
      case NoClient _ -> Problems.of(FORBIDDEN, "You are no client here.");
      case KnownOtherwise _ ->
          Problems.of(PURCHASE_DIFFERS, "This payment is known here with other details.");
    };
  }

  @Operation(summary = "What one said one paid for, newest first")
  @GetMapping(OWN)
  @Answer(value = PurchaseView.class, page = true)
  ResponseEntity<?> own(Caller caller, Page.Request page) {
    return Answers.ok(showPurchases.own(caller, page).map(PurchaseView::of));
  }
}
