package studio.booking.credits.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import studio.booking.credits.PackageId;
import studio.booking.directory.InMemoryStudios;
import studio.booking.shared.ClientId;
import studio.booking.shared.Ids;
import studio.booking.shared.Money;
import studio.booking.shared.PersonId;

class DealTest {
  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

  @ParameterizedTest
  @CsvSource({
    // currency, list price, the package's discount, type, value, what is to be paid
    "USD, 10000, 20, PERCENT, 10, 7200",
    "USD, 10000, 20, AMOUNT, 1500, 6500",
    "USD, 10000, 20, FREE_PACKAGE, , 0",
    "USD, 10000, 0, PERCENT, 100, 0",
    "USD, 10000, 0, PERCENT, 0.01, 9999",
    "USD, 10000, 0, PERCENT, 33.33, 6667",
    // Half a cent goes to the even neighbour.
    "USD, 5, 0, PERCENT, 50, 2",
    "USD, 7, 0, PERCENT, 50, 4",
    "USD, 25, 0, PERCENT, 10, 22",
    "USD, 35, 0, PERCENT, 10, 32",
    // Rounded once, on the total: out of the rounded prices 4, 8 and 2 this would be 2, 6 and 0.
    "USD, 7, 50, PERCENT, 50, 2",
    "USD, 5, 50, PERCENT, 75, 1",
    "USD, 15, 50, PERCENT, 20, 6",
    "USD, 999, 33.33, PERCENT, 12.5, 583",
    // Never less than nothing.
    "USD, 1000, 0, AMOUNT, 1000, 0",
    "USD, 1000, 50, AMOUNT, 501, 0",
    "USD, 1000, 0, AMOUNT, 1000000000000, 0",
    // A currency without a smaller unit: the yen itself is rounded, and counted off.
    "JPY, 12000, 0, PERCENT, 15, 10200",
    "JPY, 999, 0, PERCENT, 50, 500",
    "JPY, 1001, 0, PERCENT, 50, 500",
    "JPY, 12000, 0, AMOUNT, 500, 11500",
    // One with a thousand fils.
    "KWD, 12345, 0, PERCENT, 10, 11110",
    "KWD, 12355, 0, PERCENT, 10, 11120",
    "KWD, 30000, 10, AMOUNT, 1250, 25750",
    "KWD, 1, 0, PERCENT, 50, 0",
    "USD, 1000000000000, 12.5, PERCENT, 12.5, 765625000000"
  })
  void K6_a_price_with_a_coupon_is_exact_and_rounded_once(
      String currency,
      long list,
      BigDecimal discount,
      CouponType type,
      @Nullable String value,
      long due) {
    var sold = pack(new Money(list, Currency.getInstance(currency)), discount, 4, 30);

    var deal = Deal.of(sold, SampleCoupon.of(type, value).in(currency).coupon()).orElseThrow();

    assertThat(deal.price()).isEqualTo(new Money(due, Currency.getInstance(currency)));
    assertThat(deal.saving()).isEqualTo(sold.pricing().price().minus(deal.price()));
    assertThat(deal.credits()).isEqualTo(4);
  }

  /** Compared with fractions, which round nothing until the end. */
  @Test
  void K6_whatever_the_price_it_is_the_exact_one_rounded() {
    long seed = System.nanoTime();
    var random = new Random(seed);
    for (int round = 0; round < 20_000; round++) {
      long list = random.nextLong(1_000_000);
      // Every other time quarters, which end in halves often enough to be rounded either way.
      int step = round % 2 == 0 ? 1 : 2_500;
      var discount = BigDecimal.valueOf((long) step * random.nextInt(10_000 / step), 2);
      var percent = BigDecimal.valueOf((long) step * (1 + random.nextInt(10_000 / step)), 2);
      var sold = pack(usd(list), discount, 4, 30);
      var coupon = SampleCoupon.of(CouponType.PERCENT, percent.toPlainString()).coupon();

      long numerator =
          list
              * (10_000 - discount.movePointRight(2).longValueExact())
              * (10_000 - percent.movePointRight(2).longValueExact());
      long exact =
          BigDecimal.valueOf(numerator)
              .divide(BigDecimal.valueOf(100_000_000), 0, RoundingMode.HALF_EVEN)
              .longValueExact();

      var price = Deal.of(sold, coupon).map(Deal::price).orElse(sold.pricing().price());
      assertThat(price.amountMinor())
          .as("seed %d: %d less %s and %s", seed, list, discount, percent)
          .isEqualTo(exact);
      assertThat(price.amountMinor()).isBetween(0L, sold.pricing().price().amountMinor());
    }
  }

  @Test
  void a_bonus_comes_on_top_at_the_same_price() {
    var deal = deal(pack(usd(8000), 4, 30), CouponType.BONUS_CREDITS, "2");

    assertThat(deal.price()).isEqualTo(usd(8000));
    assertThat(deal.credits()).isEqualTo(6);
    assertThat(redeemed(deal).creditsAdded()).isEqualTo(6);
    assertThat(redeemed(deal).lot().added()).isEqualTo(6);
  }

  @Test
  void extra_days_lengthen_all_that_ends_and_nothing_else() {
    var terms = terms(PackageKind.ELITE, usd(8000), BigDecimal.ZERO, 4, null, 30, true, 10);
    var deal =
        deal(new StudioPackage(PackageId.next(), terms, true, null, 1), CouponType.EXTRA_DAYS, "5");

    var redemption = redeemed(deal);

    assertThat(redemption.creditsExpireAt()).isNull();
    // Berlin: the ends of 26 December and of 6 December.
    assertThat(redemption.allAccessExpiresAt()).isEqualTo("2026-12-26T23:00:00Z");
    assertThat(redemption.friendPass().expiresAt()).isEqualTo("2026-12-06T23:00:00Z");
    assertThat(redemption.pricePaid()).isEqualTo(usd(8000));
  }

  @Test
  void what_would_change_nothing_does_not_apply() {
    var free = pack(usd(0), 4, 30);
    var forEver = pack(usd(8000), 4, null);
    var pass =
        new StudioPackage(
            PackageId.next(),
            terms(PackageKind.ALL_ACCESS, usd(8000), BigDecimal.ZERO, 0, null, 30, false, null),
            true,
            null,
            1);

    assertThat(Deal.of(free, SampleCoupon.of(CouponType.PERCENT, "10").coupon())).isEmpty();
    assertThat(Deal.of(free, SampleCoupon.of(CouponType.AMOUNT, "10").coupon())).isEmpty();
    assertThat(Deal.of(free, SampleCoupon.of(CouponType.FREE_PACKAGE, null).coupon())).isEmpty();
    assertThat(Deal.of(forEver, SampleCoupon.of(CouponType.EXTRA_DAYS, "1").coupon())).isEmpty();
    assertThat(Deal.of(pass, SampleCoupon.of(CouponType.BONUS_CREDITS, "1").coupon())).isEmpty();
    assertThat(Deal.of(pass, SampleCoupon.of(CouponType.EXTRA_DAYS, "1").coupon())).isPresent();
    // A tenth of a cent.
    assertThat(Deal.of(pack(usd(1), 1, 1), SampleCoupon.of(CouponType.PERCENT, "10").coupon()))
        .isEmpty();
  }

  @Test
  void a_coupon_is_for_its_packages_from_its_lowest_price_in_its_currency() {
    var pack = pack(usd(8000), 4, 30);
    var other = pack(usd(8000), 4, 30);
    var tenth = SampleCoupon.of(CouponType.PERCENT, "10");

    assertThat(Deal.of(pack, tenth.forPackages(pack.id()).coupon())).isPresent();
    assertThat(Deal.of(other, tenth.forPackages(pack.id()).coupon())).isEmpty();
    assertThat(Deal.of(pack, tenth.fromPrice(8000).coupon())).isPresent();
    assertThat(Deal.of(pack, tenth.fromPrice(8001).coupon())).isEmpty();
    // The lowest price is compared with what the package costs, not with its list price.
    assertThat(
            Deal.of(pack(usd(10_000), new BigDecimal("20"), 4, 30), tenth.fromPrice(8001).coupon()))
        .isEmpty();
    assertThat(Deal.of(pack, tenth.in("EUR").coupon())).isPresent();
    assertThat(Deal.of(pack, tenth.in("EUR").fromPrice(1).coupon())).isEmpty();
    assertThat(Deal.of(pack, SampleCoupon.of(CouponType.AMOUNT, "1").in("EUR").coupon())).isEmpty();
  }

  private static Deal deal(StudioPackage sold, CouponType type, String value) {
    return Deal.of(sold, SampleCoupon.of(type, value).coupon()).orElseThrow();
  }

  private static Redemption redeemed(Deal deal) {
    return Redemption.of(
        deal,
        new ClientId(Ids.next()),
        new Redemption.Payment(PaymentMethod.CASH, deal.price(), null, null),
        InMemoryStudios.aStudioIn(ZoneId.of("Europe/Berlin")),
        new PersonId(Ids.next()),
        NOW);
  }

  private static StudioPackage pack(Money price, int sessions, @Nullable Integer days) {
    return pack(price, BigDecimal.ZERO, sessions, days);
  }

  private static StudioPackage pack(
      Money price, BigDecimal discount, int sessions, @Nullable Integer days) {
    var terms = terms(PackageKind.CREDIT_PACK, price, discount, sessions, days, null, false, null);
    return new StudioPackage(PackageId.next(), terms, true, null, 1);
  }

  private static StudioPackage.Terms terms(
      PackageKind kind,
      Money price,
      BigDecimal discount,
      int sessions,
      @Nullable Integer days,
      @Nullable Integer allAccessDays,
      boolean friendPass,
      @Nullable Integer friendPassDays) {
    return new StudioPackage.Terms(
        "A package",
        null,
        kind,
        null,
        sessions,
        days,
        allAccessDays,
        friendPass,
        friendPassDays,
        false,
        Set.of(),
        price,
        discount,
        0);
  }

  private static Money usd(long cents) {
    return new Money(cents, Currency.getInstance("USD"));
  }
}
