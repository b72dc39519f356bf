package studio.booking.credits.application;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import studio.booking.audit.AuditLog;
import studio.booking.credits.CouponId;
import studio.booking.credits.application.CouponOutcome.Refused;
import studio.booking.credits.application.CouponOutcome.Saved;
import studio.booking.credits.application.CouponOutcome.Stale;
import studio.booking.credits.application.CouponOutcome.UnknownCoupon;
import studio.booking.credits.domain.Coupon;
import studio.booking.credits.domain.Coupons;
import studio.booking.credits.domain.Packages;
import studio.booking.shared.Caller;
import studio.booking.shared.UseCase;

/** Changes what a coupon gives, or withdraws it for good. What was redeemed stays as it was. */
@UseCase
public class ChangeCoupon {
  private final Coupons coupons;
  private final Packages packages;
  private final AuditLog audit;
  private final Clock clock;

  public ChangeCoupon(Coupons coupons, Packages packages, AuditLog audit, Clock clock) {
    this.coupons = coupons;
    this.packages = packages;
    this.audit = audit;
    this.clock = clock;
  }

  /** What is to be another way: the terms, and whether it can be used. */
  public record Change(UnaryOperator<Coupon.Terms> terms, UnaryOperator<Boolean> active) {}

  /**
   * Changes it.
   *
   * @param expected the version that the caller knows; empty: any
   */
  public CouponOutcome change(Caller caller, CouponId id, OptionalLong expected, Change change) {
    var found = coupons.lock(id).get().orElse(null);
    var refusal = refusal(found, expected);
    if (found == null || refusal != null) {
      return refusal == null ? new UnknownCoupon() : refusal;
    }
    var changed =
        new Coupon(
            id,
            change.terms().apply(found.terms()),
            found.redeemed(),
            change.active().apply(found.active()),
            null,
            found.version() + 1);
    var rules = new CouponRules(changed, coupons, packages).refusal();
    if (rules != null) return rules;

    coupons.save(changed);
    audit.record(caller, CouponRules.changed(found, changed));
    return new Saved(changed);
  }

  /** Withdraws it; its code may be another's from now on. */
  public CouponOutcome archive(Caller caller, CouponId id, OptionalLong expected) {
    var found = coupons.lock(id).get().orElse(null);
    var refusal = refusal(found, expected);
    if (found == null || refusal != null) {
      return refusal == null ? new UnknownCoupon() : refusal;
    }
    var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    var archived = new Coupon(id, found.terms(), found.redeemed(), false, now, found.version() + 1);
    coupons.save(archived);
    audit.record(caller, CouponRules.act("COUPON_ARCHIVED", archived));
    return new Saved(archived);
  }

  private static @Nullable Refused refusal(@Nullable Coupon found, OptionalLong expected) {
    if (found == null || found.isArchived()) return new UnknownCoupon();
    if (expected.isPresent() && expected.getAsLong() != found.version()) return new Stale();
    return null;
  }
}
