package studio.booking.credits.application;

import java.time.Clock;
import java.util.Optional;
import studio.booking.credits.CouponId;
import studio.booking.credits.domain.Coupon;
import studio.booking.credits.domain.CouponCode;
import studio.booking.credits.domain.Coupons;
import studio.booking.directory.Studios;
import studio.booking.shared.Caller;
import studio.booking.shared.Page;
import studio.booking.shared.Query;

/** Shows the studio's coupons to admins, and one of them to whoever knows its code. */
@Query
public class ShowCoupons {
  private final Coupons coupons;
  private final Studios studios;
  private final Clock clock;

  public ShowCoupons(Coupons coupons, Studios studios, Clock clock) {
    this.coupons = coupons;
    this.studios = studios;
    this.clock = clock;
  }

  public Page<Coupon> list(Caller caller, Page.Request page) {
    return coupons.list(page).get();
  }

  /** Also one that is archived. */
  public Optional<Coupon> find(Caller caller, CouponId id) {
    return coupons.find(id).get();
  }

  /** The one with this code, if the caller can use it now; empty whyever not. */
  public Optional<Coupon> usable(Caller caller, String code) {
    var typed = CouponCode.typed(code);
    if (typed.isEmpty()) return Optional.empty();
    var studio = studios.current();
    var coupon = coupons.find(typed.get());
    var bearer = coupons.bearer(caller.self().asClient(), typed.get());
    var today = studio.get().dateOf(clock.instant());
    return coupon.get().filter(it -> it.isFor(bearer.get(), today));
  }
}
