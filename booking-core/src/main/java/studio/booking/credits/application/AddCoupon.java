package studio.booking.credits.application;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.function.Function;
import studio.booking.audit.AuditLog;
import studio.booking.credits.CouponId;
import studio.booking.credits.application.CouponOutcome.Saved;
import studio.booking.credits.domain.Coupon;
import studio.booking.credits.domain.Coupons;
import studio.booking.credits.domain.Packages;
import studio.booking.directory.Studios;
import studio.booking.shared.Caller;
import studio.booking.shared.UseCase;

/** Makes a coupon. */
@UseCase
public class AddCoupon {
  private final Coupons coupons;
  private final Packages packages;
  private final Studios studios;
  private final AuditLog audit;
  private final Clock clock;

  public AddCoupon(
      Coupons coupons, Packages packages, Studios studios, AuditLog audit, Clock clock) {
    this.coupons = coupons;
    this.packages = packages;
    this.studios = studios;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Adds it.
   *
   * @param terms in the studio's currency
   */
  public CouponOutcome add(Caller caller, Function<Currency, Coupon.Terms> terms, boolean active) {
    var currency = studios.current().get().currency();
    var added = new Coupon(CouponId.next(), terms.apply(currency), 0, active, null, 1);
    var refusal = new CouponRules(added, coupons, packages).refusal();
    if (refusal != null) return refusal;

    coupons.add(added, clock.instant().truncatedTo(ChronoUnit.MILLIS));
    audit.record(caller, CouponRules.act("COUPON_ADDED", added));
    return new Saved(added);
  }
}
