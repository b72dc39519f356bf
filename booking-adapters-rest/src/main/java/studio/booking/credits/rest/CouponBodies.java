package studio.booking.credits.rest;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import studio.booking.credits.PackageId;
import studio.booking.credits.domain.Coupon;
import studio.booking.credits.domain.CouponCode;
import studio.booking.credits.domain.CouponType;
import studio.booking.shared.Money;
import studio.booking.shared.Patch;

/** What admins say about coupons. */
final class CouponBodies {
  private static final String HOW_TO_WRITE_IT =
      "must be letters, digits, hyphens and underscores, 3 to 40, and not begin with a sign";
  private static final int MOST = 1_000_000;
  private static final String MOST_OF_VALUE = "1000000000000";

  private CouponBodies() {}

  /**
   * A new coupon. What is left out is without a limit; it can be used at once.
   *
   * @param code in capitals or not, that is the same
   * @param value per cent, the studio's smallest unit of money, credits or days; none for a
   *     FREE_PACKAGE
   * @param packageIds what it applies to; empty: everything
   * @param minimumPrice what a package has to cost at least without it
   */
  record NewCoupon(
      @Schema(example = "WELCOME10")
          @Size(min = 3, max = 40) @Pattern(regexp = CouponCode.FORM, message = HOW_TO_WRITE_IT) String code,
      CouponType type,
      @Nullable @Positive @DecimalMax(MOST_OF_VALUE) @Digits(integer = 13, fraction = 2) BigDecimal value,
      @Nullable @Size(max = 200) List<UUID> packageIds,
      @Nullable LocalDate validFrom,
      @Nullable LocalDate validUntil,
      @Nullable @Min(1) @Max(MOST) Integer maxRedemptions,
      @Nullable @Min(1) @Max(MOST) Integer maxPerClient,
      @Nullable Boolean firstPurchaseOnly,
      @Nullable Price minimumPrice,
      @Nullable Boolean active) {

    Coupon.Terms terms(Currency currency) {
      return new Coupon.Terms(
          codeOf(code),
          type,
          value,
          currency,
          packages(packageIds == null ? List.of() : packageIds),
          validFrom,
          validUntil,
          maxRedemptions,
          maxPerClient,
          firstPurchaseOnly != null && firstPurchaseOnly,
          minimumPrice == null ? null : minimumPrice.money());
    }

    boolean inUse() {
      return active == null || active;
    }
  }

  /** What is to change. */
  record CouponChange(
      @Schema(example = "WELCOME10")
          @Size(min = 3, max = 40) @Pattern(regexp = CouponCode.FORM, message = HOW_TO_WRITE_IT) Patch<String> code,
      Patch<CouponType> type,
      @Positive @DecimalMax(MOST_OF_VALUE) @Digits(integer = 13, fraction = 2) Patch<@Nullable BigDecimal> value,
      @Size(max = 200) Patch<List<UUID>> packageIds,
      Patch<@Nullable LocalDate> validFrom,
      Patch<@Nullable LocalDate> validUntil,
      @Min(1) @Max(MOST) Patch<@Nullable Integer> maxRedemptions,
      @Min(1) @Max(MOST) Patch<@Nullable Integer> maxPerClient,
      Patch<Boolean> firstPurchaseOnly,
      Patch<@Nullable Price> minimumPrice,
      Patch<Boolean> active) {

    Coupon.Terms applied(Coupon.Terms now) {
      return new Coupon.Terms(
          code.map(CouponBodies::codeOf).orKeep(now.code()),
          type.orKeep(now.type()),
          value.orKeep(now.value()),
          now.currency(),
          packageIds.map(CouponBodies::packages).orKeep(now.packages()),
          validFrom.orKeep(now.validFrom()),
          validUntil.orKeep(now.validUntil()),
          maxRedemptions.orKeep(now.maxRedemptions()),
          maxPerClient.orKeep(now.maxPerClient()),
          firstPurchaseOnly.orKeep(now.firstPurchaseOnly()),
          least(now.minimumPrice()));
    }

    private @Nullable Money least(@Nullable Money now) {
      var price =
          minimumPrice.orKeep(now == null ? null : new Price(now.amountMinor(), now.currency()));
      return price == null ? null : price.money();
    }
  }

  private static CouponCode codeOf(String text) {
    return new CouponCode(text.toUpperCase(Locale.ROOT));
  }

  private static Set<PackageId> packages(List<UUID> ids) {
    return ids.stream().map(PackageId::new).collect(Collectors.toSet());
  }
}
