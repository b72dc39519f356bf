package studio.booking.credits.jooq;

import static studio.booking.credits.jooq.CreditsScene.NOW;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import studio.booking.audit.AuditLog;
import studio.booking.credits.PackageId;
import studio.booking.credits.application.RedeemOutcome;
import studio.booking.credits.application.RedeemPackage;
import studio.booking.credits.application.Redeeming;
import studio.booking.credits.domain.Coupon;
import studio.booking.credits.domain.CouponType;
import studio.booking.credits.domain.Coupons;
import studio.booking.credits.domain.CreditPurchases;
import studio.booking.credits.domain.PackageKind;
import studio.booking.credits.domain.SampleCoupon;
import studio.booking.credits.domain.StudioPackage;
import studio.booking.directory.InMemoryStudios;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;
import studio.booking.shared.Money;
import studio.booking.shared.Role;
import studio.booking.shared.jooq.TestDatabase;

/** A studio with a package of four credits for 80 dollars, and coupons for it. */
final class CouponsScene {
  static final SampleCoupon FREE = SampleCoupon.of(CouponType.FREE_PACKAGE, null);

  final CreditsScene credits;
  final Coupons coupons;
  final CreditPurchases purchases;
  final List<AuditLog.Act> acts = Collections.synchronizedList(new ArrayList<>());
  final PackageId pack;
  private final TestDatabase database;

  CouponsScene(TestDatabase database) {
    this.database = database;
    this.credits = new CreditsScene(database);
    this.coupons = new JooqCoupons(database.unitOfWork());
    this.purchases = new JooqCreditPurchases(database.unitOfWork());
    this.pack = pack();
  }

  private PackageId pack() {
    var terms =
        new StudioPackage.Terms(
            "Four",
            null,
            PackageKind.CREDIT_PACK,
            null,
            4,
            180,
            null,
            false,
            null,
            false,
            Set.of(),
            new Money(10_000, Currency.getInstance("USD")),
            new BigDecimal("20"),
            0);
    var added = new StudioPackage(PackageId.next(), terms, true, null, 1);
    credits.run(
        () -> {
          new JooqPackages(database.unitOfWork()).add(List.of(added), NOW);
          return null;
        });
    return added.id();
  }

  Coupon given(SampleCoupon sample) {
    var coupon = sample.coupon();
    credits.run(
        () -> {
          coupons.add(coupon, NOW);
          return null;
        });
    return coupon;
  }

  Coupon read(Coupon coupon) {
    return credits.ask(() -> coupons.find(coupon.id()).get().orElseThrow());
  }

  /** As the client does it. */
  RedeemOutcome redeem(ClientId client, @Nullable String code) {
    return redeem(client, code, coupons);
  }

  RedeemOutcome redeem(ClientId client, @Nullable String code, Coupons coupons) {
    var caller = as(client);
    var wanted = new RedeemPackage.Wanted(pack, client, code, null, null);
    return database.unitOfWork().run(caller, () -> useCase(coupons).redeem(caller, wanted));
  }

  Caller as(ClientId client) {
    return new Caller(
        credits.studio, client.person(), Set.of(Role.CLIENT), new Caller.Request("request", null));
  }

  RedeemPackage useCase(Coupons coupons) {
    return Redeeming.on(
        new JooqPackages(database.unitOfWork()),
        coupons,
        purchases,
        new JooqRedemptions(database.unitOfWork()),
        credits.ledger,
        new InMemoryStudios(InMemoryStudios.aStudioIn(ZoneId.of("Europe/Berlin"))),
        (_, act) -> acts.add(act),
        _ -> {},
        database.unitOfWork(),
        Clock.fixed(NOW, ZoneOffset.UTC));
  }

  /** Coupons of which the counts are not those of their clients and redemptions. */
  long miscounted() {
    return credits.number(
        """
        select count(*) from credits.coupon c
        where redeemed <> (select coalesce(sum(times), 0) from credits.coupon_use u
                           where u.coupon_id = c.id)
           or redeemed <> (select count(*) from credits.redemption r where r.coupon_id = c.id)
           or redeemed > max_redemptions
        """);
  }
}
