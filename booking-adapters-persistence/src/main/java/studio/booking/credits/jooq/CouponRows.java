package studio.booking.credits.jooq;

import static studio.booking.credits.jooq.db.Tables.COUPON;

import java.util.Arrays;
import java.util.Currency;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import studio.booking.credits.CouponId;
import studio.booking.credits.PackageId;
import studio.booking.credits.domain.Coupon;
import studio.booking.credits.domain.CouponCode;
import studio.booking.credits.domain.CouponType;
import studio.booking.shared.Money;

/** Rows of credits.coupon as coupons, and back. */
final class CouponRows {
  private CouponRows() {}

  static Coupon read(Record row) {
    var currency = Currency.getInstance(row.get(COUPON.CURRENCY));
    var least = row.get(COUPON.MINIMUM_PRICE_MINOR);
    var terms =
        new Coupon.Terms(
            new CouponCode(row.get(COUPON.CODE)),
            CouponType.valueOf(row.get(COUPON.TYPE)),
            row.get(COUPON.VALUE),
            currency,
            packages(row.get(COUPON.PACKAGE_IDS)),
            row.get(COUPON.VALID_FROM),
            row.get(COUPON.VALID_UNTIL),
            row.get(COUPON.MAX_REDEMPTIONS),
            row.get(COUPON.MAX_PER_CLIENT),
            row.get(COUPON.FIRST_PURCHASE_ONLY),
            least == null ? null : new Money(least, currency));
    return new Coupon(
        new CouponId(row.get(COUPON.ID)),
        terms,
        row.get(COUPON.REDEEMED),
        row.get(COUPON.ACTIVE),
        row.get(COUPON.ARCHIVED_AT),
        row.get(COUPON.VERSION));
  }

  /** All that is written about it; how often it was redeemed is counted, never written. */
  static Map<Field<?>, @Nullable Object> columns(Coupon it) {
    var terms = it.terms();
    var columns = new HashMap<Field<?>, @Nullable Object>();
    columns.put(COUPON.CODE, terms.code().value());
    columns.put(COUPON.TYPE, terms.type().name());
    columns.put(COUPON.VALUE, terms.value());
    columns.put(COUPON.CURRENCY, terms.currency().getCurrencyCode());
    columns.put(COUPON.PACKAGE_IDS, ids(terms.packages()));
    columns.put(COUPON.VALID_FROM, terms.validFrom());
    columns.put(COUPON.VALID_UNTIL, terms.validUntil());
    columns.put(COUPON.MAX_REDEMPTIONS, terms.maxRedemptions());
    columns.put(COUPON.MAX_PER_CLIENT, terms.maxPerClient());
    columns.put(COUPON.FIRST_PURCHASE_ONLY, terms.firstPurchaseOnly());
    columns.put(
        COUPON.MINIMUM_PRICE_MINOR,
        terms.minimumPrice() == null ? null : terms.minimumPrice().amountMinor());
    columns.put(COUPON.ACTIVE, it.active());
    columns.put(COUPON.ARCHIVED_AT, it.archivedAt());
    return columns;
  }

  private static UUID[] ids(Set<PackageId> packages) {
    return packages.stream().map(PackageId::value).sorted().toArray(UUID[]::new);
  }

  private static Set<PackageId> packages(UUID[] ids) {
    return Arrays.stream(ids).map(PackageId::new).collect(Collectors.toUnmodifiableSet());
  }
}
