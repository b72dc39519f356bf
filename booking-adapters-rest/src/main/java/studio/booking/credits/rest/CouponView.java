package studio.booking.credits.rest;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import studio.booking.credits.PackageId;
import studio.booking.credits.domain.Coupon;
import studio.booking.credits.domain.CouponType;
import studio.booking.shared.Money;

/**
 * A coupon, as admins see it.
 *
 * @param value per cent, the currency's smallest unit, credits or days; null for a free package
 * @param packageIds what it applies to; empty: everything
 * @param validFrom the studio's first date of it; null: at once
 * @param validUntil the last; null: for ever
 * @param maxRedemptions null: any number
 * @param maxPerClient null: any number
 * @param minimumPrice what a package has to cost at least without it; null: anything
 * @param redeemed how often it was used
 */
record CouponView(
    UUID id,
    String code,
    CouponType type,
    @Nullable BigDecimal value,
    Currency currency,
    List<UUID> packageIds,
    @Nullable LocalDate validFrom,
    @Nullable LocalDate validUntil,
    @Nullable Integer maxRedemptions,
    @Nullable Integer maxPerClient,
    boolean firstPurchaseOnly,
    @Nullable Money minimumPrice,
    int redeemed,
    boolean active,
    @Nullable Instant archivedAt) {

  static CouponView of(Coupon it) {
    var terms = it.terms();
    return new CouponView(
        it.id().value(),
        terms.code().value(),
        terms.type(),
        terms.value(),
        terms.currency(),
        packages(terms),
        terms.validFrom(),
        terms.validUntil(),
        terms.maxRedemptions(),
        terms.maxPerClient(),
        terms.firstPurchaseOnly(),
        terms.minimumPrice(),
        it.redeemed(),
        it.active(),
        it.archivedAt());
  }

  static List<UUID> packages(Coupon.Terms terms) {
    return terms.packages().stream().map(PackageId::value).sorted().toList();
  }
}
