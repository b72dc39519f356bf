package studio.booking.credits.domain;

/** What kind of thing a coupon gives, and so what its value counts. */
public enum CouponType {
  /** Per cent of the price. */
  PERCENT,
  /** An amount off the price, in the smallest unit of the studio's currency. */
  AMOUNT,
  /** Credits on top of the package's own. */
  BONUS_CREDITS,
  /** The package for nothing; there is no value. */
  FREE_PACKAGE,
  /** Days more until what the package gives expires. */
  EXTRA_DAYS
}
