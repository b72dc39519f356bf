package studio.booking.credits.domain;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import studio.booking.credits.CouponId;
import studio.booking.credits.PackageId;
import studio.booking.shared.Money;

/**
 * A promise of the studio to whoever knows its code.
 *
 * @param redeemed how often it was used; a use stays one when its redemption is taken back
 * @param active whether it can be used
 * @param archivedAt when it was withdrawn for good
 */
public record Coupon(
    CouponId id,
    Terms terms,
    int redeemed,
    boolean active,
    @Nullable Instant archivedAt,
    long version) {

  /**
   * What it gives, to whom, for what and how often.
   *
   * @param value what it counts follows from the type; null for one that has none
   * @param currency in which the value and the lowest price are meant: the studio's
   * @param packages what it applies to; empty: everything
   * @param validFrom the studio's first date of it; null: at once
   * @param validUntil the last; null: for ever
   * @param maxRedemptions by all together; null: any number
   * @param maxPerClient null: any number
   * @param firstPurchaseOnly only for who has redeemed nothing yet
   * @param minimumPrice what the package has to cost at least without it; null: anything
   */
  public record Terms(
      CouponCode code,
      CouponType type,
      @Nullable BigDecimal value,
      Currency currency,
      Set<PackageId> packages,
      @Nullable LocalDate validFrom,
      @Nullable LocalDate validUntil,
      @Nullable Integer maxRedemptions,
      @Nullable Integer maxPerClient,
      boolean firstPurchaseOnly,
      @Nullable Money minimumPrice) {
    public Terms {
      packages = Set.copyOf(packages);
      value = plain(value);
    }

    /** 20 instead of 20.00, and never 2E+1. */
    private static @Nullable BigDecimal plain(@Nullable BigDecimal value) {
      if (value == null) return null;
      var stripped = value.stripTrailingZeros();
      return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /** Only for terms without a {@link #flawOf flaw}. */
    Benefit benefit() {
      return switch (type) {
        case PERCENT -> new Benefit.Percent(counted());
        case AMOUNT -> new Benefit.Amount(new Money(counted().longValueExact(), currency));
        case BONUS_CREDITS -> new Benefit.BonusCredits(counted().intValueExact());
        case FREE_PACKAGE -> new Benefit.FreePackage();
        case EXTRA_DAYS -> new Benefit.ExtraDays(counted().intValueExact());
      };
    }

    private BigDecimal counted() {
      return Objects.requireNonNull(value, "A coupon that counts nothing");
    }
  }

  private static final int MOST_CREDITS = 10_000;
  private static final int MOST_DAYS = 3650;

  /** What of the terms does not go together. */
  public enum Flaw {
    NO_VALUE("/value", "is needed for this type"),
    VALUE_OF_NOTHING("/value", "must be left out: a FREE_PACKAGE has none"),
    NO_PERCENTAGE("/value", "must be at most 100 for a PERCENT"),
    NOT_WHOLE("/value", "must be a whole number for this type"),
    TOO_MANY_CREDITS("/value", "must be at most " + MOST_CREDITS + " for BONUS_CREDITS"),
    TOO_MANY_DAYS("/value", "must be at most " + MOST_DAYS + " for EXTRA_DAYS"),
    ENDS_BEFORE_IT_BEGINS("/validUntil", "must not be before validFrom");

    private final String pointer;
    private final String message;

    Flaw(String pointer, String message) {
      this.pointer = pointer;
      this.message = message;
    }

    /** Where, as a JSON pointer. */
    public String pointer() {
      return pointer;
    }

    public String message() {
      return message;
    }
  }

  /** The first thing that is wrong with terms, or null. */
  public static @Nullable Flaw flawOf(Terms terms) {
    var from = terms.validFrom();
    var until = terms.validUntil();
    if (from != null && until != null && until.isBefore(from)) return Flaw.ENDS_BEFORE_IT_BEGINS;
    var value = terms.value();
    if (terms.type() == CouponType.FREE_PACKAGE) {
      return value == null ? null : Flaw.VALUE_OF_NOTHING;
    }
    if (value == null || value.signum() <= 0) return Flaw.NO_VALUE;
    return switch (terms.type()) {
      case FREE_PACKAGE -> null;
      case PERCENT -> atMost(100, value, Flaw.NO_PERCENTAGE);
      case AMOUNT -> whole(value);
      case BONUS_CREDITS -> wholeAtMost(MOST_CREDITS, value, Flaw.TOO_MANY_CREDITS);
      case EXTRA_DAYS -> wholeAtMost(MOST_DAYS, value, Flaw.TOO_MANY_DAYS);
    };
  }

  private static @Nullable Flaw wholeAtMost(int most, BigDecimal value, Flaw otherwise) {
    var flaw = whole(value);
    return flaw != null ? flaw : atMost(most, value, otherwise);
  }

  private static @Nullable Flaw atMost(int most, BigDecimal value, Flaw otherwise) {
    return value.compareTo(BigDecimal.valueOf(most)) > 0 ? otherwise : null;
  }

  private static @Nullable Flaw whole(BigDecimal value) {
    return value.scale() > 0 ? Flaw.NOT_WHOLE : null;
  }

  /**
   * What is to be known of a client.
   *
   * @param uses how often they have used this coupon
   * @param hasRedeemed whether they ever got a package, also one that was taken back
   */
  public record Bearer(int uses, boolean hasRedeemed) {}

  /** Whether somebody can use it for something on this date of the studio. */
  public boolean isFor(Bearer bearer, LocalDate today) {
    return active
        && !isArchived()
        && (terms.validFrom() == null || !today.isBefore(terms.validFrom()))
        && (terms.validUntil() == null || !today.isAfter(terms.validUntil()))
        && (terms.maxRedemptions() == null || redeemed < terms.maxRedemptions())
        && (terms.maxPerClient() == null || bearer.uses() < terms.maxPerClient())
        && !(terms.firstPurchaseOnly() && bearer.hasRedeemed());
  }

  /** Whether it can be used for this package. */
  boolean isFor(StudioPackage sold) {
    var least = terms.minimumPrice();
    var price = sold.pricing().price();
    return (terms.packages().isEmpty() || terms.packages().contains(sold.id()))
        && (least == null
            || (least.currency().equals(price.currency())
                && price.amountMinor() >= least.amountMinor()));
  }

  public Benefit benefit() {
    return terms.benefit();
  }

  public boolean isArchived() {
    return archivedAt != null;
  }
}
