package studio.booking.demo;

import static studio.booking.demo.Done.done;

import java.math.BigDecimal;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import studio.booking.credits.application.AddCoupon;
import studio.booking.credits.application.ChangePackage;
import studio.booking.credits.application.RedeemPackage;
import studio.booking.credits.application.RedeemPackage.Paid;
import studio.booking.credits.application.RedeemPackage.Wanted;
import studio.booking.credits.application.ShowPackages;
import studio.booking.credits.domain.Coupon;
import studio.booking.credits.domain.CouponCode;
import studio.booking.credits.domain.CouponType;
import studio.booking.credits.domain.PackageKind;
import studio.booking.credits.domain.Packages;
import studio.booking.credits.domain.PaymentMethod;
import studio.booking.credits.domain.StudioPackage;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;
import studio.booking.shared.Page;

/** Puts a demo studio's packages on sale, with a coupon of each type, and sells some. */
@Component
@DemoMode
class DemoSales {
  private static final int ENOUGH = 10;

  private final ShowPackages showPackages;
  private final ChangePackage changePackage;
  private final AddCoupon addCoupon;
  private final RedeemPackage redeemPackage;

  DemoSales(
      ShowPackages showPackages,
      ChangePackage changePackage,
      AddCoupon addCoupon,
      RedeemPackage redeemPackage) {
    this.showPackages = showPackages;
    this.changePackage = changePackage;
    this.addCoupon = addCoupon;
    this.redeemPackage = redeemPackage;
  }

  /** Puts everything on sale, makes coupons, and sells ten credits to each of them. */
  void open(Caller owner, List<ClientId> regulars) {
    var packages = allPackages(owner);
    for (var one : packages) {
      changePackage.change(
          owner,
          one.id(),
          OptionalLong.empty(),
          new ChangePackage.Change(UnaryOperator.identity(), _ -> true));
    }
    coupon(owner, "TRYUS", CouponType.FREE_PACKAGE, null, withCredits(packages, 1), 1);
    coupon(owner, "SPRING10", CouponType.PERCENT, "10", null, null);
    coupon(owner, "FIFTEEN", CouponType.AMOUNT, "1500", null, null);
    coupon(owner, "PLUS2", CouponType.BONUS_CREDITS, "2", withCredits(packages, ENOUGH), null);
    coupon(owner, "WEEKMORE", CouponType.EXTRA_DAYS, "7", null, null);
    for (var client : regulars) sell(owner, withCredits(packages, ENOUGH), client);
  }

  private void coupon(
      Caller owner,
      String code,
      CouponType type,
      @Nullable String value,
      @Nullable StudioPackage only,
      @Nullable Integer maxPerClient) {
    done(
        addCoupon.add(
            owner,
            currency ->
                new Coupon.Terms(
                    new CouponCode(code),
                    type,
                    value == null ? null : new BigDecimal(value),
                    currency,
                    only == null ? Set.of() : Set.of(only.id()),
                    null,
                    null,
                    null,
                    maxPerClient,
                    false,
                    null),
            true));
  }

  private List<StudioPackage> allPackages(Caller owner) {
    var page = new Page.Request(null, Page.Request.MAX_LIMIT);
    return showPackages.list(owner, Packages.Filter.NONE, page).items();
  }

  /**
   * Everybody gets ten credits, but the second client: with one it soon is not enough. The third
   * comes on an All Access pass besides, the fourth is elite and has a friend pass.
   */
  void sell(Caller owner, List<ClientId> clients) {
    var packages = allPackages(owner);
    var single = withCredits(packages, 1);
    var ten = withCredits(packages, ENOUGH);
    for (int i = 0; i < clients.size(); i++) sell(owner, i == 1 ? single : ten, clients.get(i));
    sell(owner, of(packages, PackageKind.ALL_ACCESS), clients.get(2));
    sell(owner, of(packages, PackageKind.ELITE), clients.get(3));
  }

  private void sell(Caller owner, StudioPackage sold, ClientId client) {
    done(
        redeemPackage.redeem(
            owner,
            new Wanted(sold.id(), client, null, new Paid(PaymentMethod.CASH, "demo"), null)));
  }

  private static StudioPackage of(List<StudioPackage> packages, PackageKind kind) {
    return packages.stream().filter(one -> one.terms().kind() == kind).findFirst().orElseThrow();
  }

  private static StudioPackage withCredits(List<StudioPackage> packages, int credits) {
    return packages.stream()
        .filter(one -> one.terms().sessionCount() == credits)
        .findFirst()
        .orElseThrow();
  }
}
