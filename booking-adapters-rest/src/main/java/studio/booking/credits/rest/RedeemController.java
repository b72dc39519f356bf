package studio.booking.credits.rest;

import static studio.booking.shared.rest.ProblemCode.COUPON_NOT_APPLICABLE;
import static studio.booking.shared.rest.ProblemCode.FORBIDDEN;
import static studio.booking.shared.rest.ProblemCode.PACKAGE_INACTIVE;
import static studio.booking.shared.rest.ProblemCode.PAYMENT_REQUIRED;
import static studio.booking.shared.rest.ProblemCode.PRICE_CHANGED;
import static studio.booking.shared.rest.ProblemCode.RATE_LIMITED;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import studio.booking.credits.PackageId;
import studio.booking.credits.application.RedeemOutcome;
import studio.booking.credits.application.RedeemOutcome.CouponNotApplicable;
import studio.booking.credits.application.RedeemOutcome.Redeemed;
import studio.booking.credits.application.RedeemOutcome.Refused;
import studio.booking.credits.application.RedeemPackage;
import studio.booking.credits.domain.Deal;
import studio.booking.credits.domain.PaymentMethod;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;
import studio.booking.shared.Money;
import studio.booking.shared.Role;
import studio.booking.shared.rest.Allow;
import studio.booking.shared.rest.Answer;
import studio.booking.shared.rest.Answers;
import studio.booking.shared.rest.Guessing;
import studio.booking.shared.rest.Idempotent;
import studio.booking.shared.rest.Problems;
import studio.booking.shared.rest.Refusals;
import studio.booking.shared.rest.WrongGuess;

/** Getting what a package holds. */
@RestController
@Tag(name = "Redemptions")
class RedeemController {
  private final RedeemPackage redeemPackage;
  private final Clock clock;

  RedeemController(RedeemPackage redeemPackage, Clock clock) {
    this.redeemPackage = redeemPackage;
    this.clock = clock;
  }

  /** How it was paid, as an admin says. */
  enum Method {
    CASH,
    CARD_TERMINAL,
    /** On the house. */
    COMP
  }

  /** An admin's word that it was paid. */
  record Payment(Method method, @Nullable @Size(max = 200) String reference) {}

  /**
   * A package for a client.
   *
   * @param clientId whom it is for; the caller without it
   * @param couponCode in capitals or not, that is the same
   * @param payment needed unless nothing is left to pay
   * @param expectedPrice what is to be paid, with the coupon; refused when that is something else
   */
  record Wanted(
      UUID packageId,
      @Nullable UUID clientId,
      @Nullable @Size(max = 100) String couponCode,
      @Nullable Payment payment,
      @Nullable Price expectedPrice) {}

  /**
   * What a request would lead to; nothing was written.
   *
   * @param payment how it would be paid; null when it would not be
   * @param price what it would cost; null when it did not come to that
   * @param coupon null: none, or none that applies
   */
  record DryRun(
      boolean possible,
      List<Why> refusals,
      @Nullable Paid payment,
      @Nullable Quote price,
      @Nullable CouponOffer coupon) {}

  /** One reason, with its stable code. */
  record Why(String code, String detail) {}

  /** How the price would be covered. */
  record Paid(PaymentMethod method, Money amount) {}

  /**
   * What something costs and gives.
   *
   * @param packagePrice what the package costs without the coupon
   * @param couponSaving what the coupon takes off that
   * @param due what is to be paid
   * @param credits all of them, with the coupon's
   * @param bonusCredits the coupon's
   * @param extraDays that it lasts longer with the coupon
   */
  record Quote(
      Money listPrice,
      Money packagePrice,
      Money couponSaving,
      Money due,
      int credits,
      int bonusCredits,
      int extraDays) {
    static Quote of(Deal deal) {
      var pricing = deal.sold().pricing();
      return new Quote(
          pricing.listPrice(),
          pricing.price(),
          deal.saving(),
          deal.price(),
          deal.credits(),
          deal.bonusCredits(),
          deal.extraDays());
    }
  }

  @Operation(summary = "Gives a client what a package holds, once its price is covered")
  @PostMapping("/api/packages/redeem")
  @Allow({Role.CLIENT, Role.ADMIN})
  @Idempotent
  @Guessing(property = "couponCode")
  @Answer(value = RedemptionView.class, status = 201)
  @Refusals({
    PAYMENT_REQUIRED,
    PRICE_CHANGED,
    PACKAGE_INACTIVE,
    COUPON_NOT_APPLICABLE,
    RATE_LIMITED
  })
  ResponseEntity<?> redeem(
      Caller caller,
      @RequestParam(defaultValue = "false") boolean dryRun,
      @RequestBody Wanted wanted) {
    if (wanted.clientId() == null && !caller.has(Role.CLIENT)) {
      return Problems.of(FORBIDDEN, "You are no client here: say for whom it is, with clientId.");
    }
    var client =
        wanted.clientId() == null ? caller.self().asClient() : new ClientId(wanted.clientId());
    if (!caller.isAdmin() && !caller.is(client)) {
      return Problems.of(FORBIDDEN, "Only an admin redeems a package for somebody else.");
    }
    if (!caller.isAdmin() && wanted.payment() != null) {
      return Problems.of(FORBIDDEN, "Only an admin can say that it was paid.");
    }
    var wish =
        new RedeemPackage.Wanted(
            new PackageId(wanted.packageId()),
            client,
            wanted.couponCode(),
            paid(wanted.payment()),
            wanted.expectedPrice() == null ? null : wanted.expectedPrice().money());
    return dryRun
        ? tried(redeemPackage.tryOut(caller, wish))
        : answer(redeemPackage.redeem(caller, wish));
  }

  private static RedeemPackage.@Nullable Paid paid(@Nullable Payment payment) {
    if (payment == null) return null;
    var method =
        switch (payment.method()) {
          case CASH -> PaymentMethod.CASH;
          case CARD_TERMINAL -> PaymentMethod.CARD_TERMINAL;
          case COMP -> PaymentMethod.COMP;
        };
    return new RedeemPackage.Paid(method, payment.reference());
  }

  private ResponseEntity<?> answer(RedeemOutcome outcome) {
    return switch (outcome) {
      case Redeemed(var redemption) ->
          Answers.created(
              "/api/redemptions/" + redemption.id().value(),
              RedemptionView.of(redemption, clock.instant()),
              redemption.version());
      case Refused refused -> why(refused).problem();
    };
  }

  private static ResponseEntity<?> tried(RedeemPackage.Decision decision) {
    var deal = decision.deal();
    var price = deal == null ? null : Quote.of(deal);
    var coupon = deal == null || deal.coupon() == null ? null : CouponOffer.of(deal.coupon());
    return switch (decision.outcome()) {
      case Redeemed(var it) ->
          Answers.ok(
              new DryRun(true, List.of(), new Paid(it.method(), it.pricePaid()), price, coupon));
      case Refused refused -> {
        var why = why(refused);
        yield Answers.ok(
            new DryRun(
                false, List.of(new Why(why.code().name(), why.detail())), null, price, coupon));
      }
    };
  }

  private static RedeemRefusal why(Refused refused) {
    if (refused instanceof CouponNotApplicable) WrongGuess.note();
    return RedeemRefusal.of(refused);
  }
}
