package studio.booking.credits.rest;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import studio.booking.credits.domain.Coupon;
import studio.booking.credits.domain.CouponType;
import studio.booking.shared.Money;

/**
 * What a coupon gives to who knows its code; not how many there are, nor how many are left.
 *
 * @param value per cent, the currency's smallest unit, credits or days; null for a free package
 * @param packageIds what it applies to; empty: everything
 * @param validUntil the studio's last date of it; null: for ever
 * @param minimumPrice what a package has to cost at least without it; null: anything
 */
record CouponOffer(
    String code,
    CouponType type,
    @Nullable BigDecimal value,
    Currency currency,
    List<UUID> packageIds,
    @Nullable LocalDate validUntil,
    @Nullable Money minimumPrice) {

  static CouponOffer of(Coupon it) {
    var terms = it.terms();
    return new CouponOffer(
        terms.code().value(),
        terms.type(),
        terms.value(),
        terms.currency(),
        CouponView.packages(terms),
        terms.validUntil(),
        terms.minimumPrice());
  }
}
