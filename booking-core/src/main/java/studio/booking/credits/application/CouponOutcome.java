package studio.booking.credits.application;

import studio.booking.credits.PackageId;
import studio.booking.credits.domain.Coupon;
import studio.booking.shared.Rejection;

/** What came of adding or changing a coupon. */
public sealed interface CouponOutcome {
  record Saved(Coupon saved) implements CouponOutcome {}

  sealed interface Refused extends CouponOutcome, Rejection {}

  /** There is none, or it is archived. */
  record UnknownCoupon() implements Refused {}

  record UnknownPackage(PackageId packageId) implements Refused {}

  /** Another coupon of the studio has the code. */
  record CodeTaken() implements Refused {}

  /** It has changed in the meantime. */
  record Stale() implements Refused {}

  /** It was redeemed more often than it now may be. */
  record RedeemedMoreOften(int redeemed) implements Refused {}

  /** The lowest price is in another currency than the coupon. */
  record WrongCurrency(String currency) implements Refused {}

  record Flawed(Coupon.Flaw flaw) implements Refused {}
}
