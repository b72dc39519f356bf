package studio.booking.credits.application;

import studio.booking.credits.domain.Redemption;
import studio.booking.shared.Money;
import studio.booking.shared.Rejection;

/** What came of giving a package to a client. */
public sealed interface RedeemOutcome {
  record Redeemed(Redemption redemption) implements RedeemOutcome {}

  sealed interface Refused extends RedeemOutcome, Rejection {}

  /** There is none, or none that the caller may see. */
  record UnknownPackage() implements Refused {}

  record UnknownClient() implements Refused {}

  record NotOnSale() implements Refused {}

  /**
   * Of no use to this client for this package now. Why is not told: whoever guesses codes would
   * learn which there are.
   */
  record CouponNotApplicable() implements Refused {}

  /** So much is left to pay, after the coupon. */
  record PaymentRequired(Money amount) implements Refused {}

  /** The price is not the one that was expected. */
  record PriceChanged(Money price) implements Refused {}
}
