package studio.booking.credits.domain;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import studio.booking.credits.CouponId;
import studio.booking.credits.PackageId;
import studio.booking.shared.Money;

/** Coupons for tests: one that gives something, and then what is special about it. */
public record SampleCoupon(
    String code,
    CouponType type,
    @Nullable String value,
    String currency,
    Set<PackageId> packages,
    @Nullable LocalDate from,
    @Nullable LocalDate until,
    @Nullable Integer times,
    @Nullable Integer timesPerClient,
    boolean firstOnly,
    @Nullable Long least) {

  public static SampleCoupon of(CouponType type, @Nullable String value) {
    return new SampleCoupon(
        "SPRING", type, value, "USD", Set.of(), null, null, null, null, false, null);
  }

  public SampleCoupon called(String name) {
    return new SampleCoupon(
        name,
        type,
        value,
        currency,
        packages,
        from,
        until,
        times,
        timesPerClient,
        firstOnly,
        least);
  }

  public SampleCoupon in(String other) {
    return new SampleCoupon(
        code, type, value, other, packages, from, until, times, timesPerClient, firstOnly, least);
  }

  public SampleCoupon forPackages(PackageId... ids) {
    return new SampleCoupon(
        code,
        type,
        value,
        currency,
        Set.of(ids),
        from,
        until,
        times,
        timesPerClient,
        firstOnly,
        least);
  }

  public SampleCoupon valid(@Nullable LocalDate first, @Nullable LocalDate last) {
    return new SampleCoupon(
        code,
        type,
        value,
        currency,
        packages,
        first,
        last,
        times,
        timesPerClient,
        firstOnly,
        least);
  }

  public SampleCoupon atMost(@Nullable Integer all, @Nullable Integer client) {
    return new SampleCoupon(
        code, type, value, currency, packages, from, until, all, client, firstOnly, least);
  }

  public SampleCoupon firstPurchaseOnly() {
    return new SampleCoupon(
        code, type, value, currency, packages, from, until, times, timesPerClient, true, least);
  }

  public SampleCoupon fromPrice(long minor) {
    return new SampleCoupon(
        code,
        type,
        value,
        currency,
        packages,
        from,
        until,
        times,
        timesPerClient,
        firstOnly,
        minor);
  }

  public Coupon.Terms terms() {
    var money = Currency.getInstance(currency);
    return new Coupon.Terms(
        new CouponCode(code),
        type,
        value == null ? null : new BigDecimal(value),
        money,
        packages,
        from,
        until,
        times,
        timesPerClient,
        firstOnly,
        least == null ? null : new Money(least, money));
  }

  public Coupon coupon() {
    return redeemed(0);
  }

  public Coupon redeemed(int count) {
    return new Coupon(CouponId.next(), terms(), count, true, null, 1);
  }
}
