package studio.booking.credits.rest;

import static studio.booking.shared.rest.ProblemCode.COUPON_NOT_APPLICABLE;
import static studio.booking.shared.rest.ProblemCode.NOT_FOUND;
import static studio.booking.shared.rest.ProblemCode.PACKAGE_INACTIVE;
import static studio.booking.shared.rest.ProblemCode.PAYMENT_REQUIRED;
import static studio.booking.shared.rest.ProblemCode.PRICE_CHANGED;

import java.util.Map;
import org.springframework.http.ResponseEntity;
import studio.booking.credits.application.RedeemOutcome.CouponNotApplicable;
import studio.booking.credits.application.RedeemOutcome.NotOnSale;
import studio.booking.credits.application.RedeemOutcome.PaymentRequired;
import studio.booking.credits.application.RedeemOutcome.PriceChanged;
import studio.booking.credits.application.RedeemOutcome.Refused;
import studio.booking.credits.application.RedeemOutcome.UnknownClient;
import studio.booking.credits.application.RedeemOutcome.UnknownPackage;
import studio.booking.shared.rest.ProblemCode;
import studio.booking.shared.rest.Problems;

/** Why a package is not given, told alike by a request and by its dry run. */
record RedeemRefusal(ProblemCode code, String detail, Map<String, ?> members) {

  static RedeemRefusal of(Refused refused) {
    return switch (refused) {
      case UnknownPackage _ -> unknown("/packageId", "There is no such package.");
      case UnknownClient _ -> unknown("/clientId", "There is no such client.");
      case NotOnSale _ ->
          new RedeemRefusal(PACKAGE_INACTIVE, "The package is not on sale.", Map.of());
      case CouponNotApplicable _ ->
          new RedeemRefusal(
              COUPON_NOT_APPLICABLE,
              "The coupon cannot be used for this now.",
              Map.of("pointer", "/couponCode"));
      case PaymentRequired(var amount) ->
          new RedeemRefusal(
              PAYMENT_REQUIRED, "The price has to be paid first.", Map.of("amount", amount));
      case PriceChanged(var price) ->
          new RedeemRefusal(
              PRICE_CHANGED, "The price is no longer the expected one.", Map.of("price", price));
    };
  }

  private static RedeemRefusal unknown(String pointer, String detail) {
    return new RedeemRefusal(NOT_FOUND, detail, Map.of("pointer", pointer));
  }

  ResponseEntity<?> problem() {
    return Problems.of(code, detail, members);
  }
}
