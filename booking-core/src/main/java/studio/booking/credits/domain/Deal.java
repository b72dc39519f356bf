package studio.booking.credits.domain;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import studio.booking.shared.Money;

/**
 * A package at what it costs somebody and gives them, with a coupon or without.
 *
 * @param price what is to be paid
 * @param bonusCredits on top of the package's own
 * @param extraDays that whatever expires lasts longer
 */
public record Deal(
    StudioPackage sold, @Nullable Coupon coupon, Money price, int bonusCredits, int extraDays) {
  public Deal {
    if (price.amountMinor() < 0) throw new IllegalArgumentException("Less than nothing to pay");
  }

  /** The package as it is. */
  public static Deal of(StudioPackage sold) {
    return new Deal(sold, null, sold.pricing().price(), 0, 0);
  }

  /**
   * The package with a coupon; empty when it does not apply to this package, or would change
   * nothing and be used up for that.
   */
  public static Optional<Deal> of(StudioPackage sold, Coupon coupon) {
    if (!coupon.isFor(sold)) return Optional.empty();
    var terms = sold.terms();
    var price = sold.pricing().price();
    return switch (coupon.benefit()) {
      case Benefit.Percent(var percentage) ->
          // Out of the list price, so that no more than the total is rounded.
          cheaper(
              sold, coupon, terms.listPrice().lessPercents(terms.discountPercentage(), percentage));
      case Benefit.Amount(var off) ->
          off.currency().equals(price.currency())
              ? cheaper(sold, coupon, price.minusAtMost(off))
              : Optional.empty();
      case Benefit.FreePackage() -> cheaper(sold, coupon, new Money(0, price.currency()));
      case Benefit.BonusCredits(int credits) ->
          terms.sessionCount() == 0
              ? Optional.empty()
              : Optional.of(new Deal(sold, coupon, price, credits, 0));
      case Benefit.ExtraDays(int days) ->
          lastsForEver(terms)
              ? Optional.empty()
              : Optional.of(new Deal(sold, coupon, price, 0, days));
    };
  }

  private static Optional<Deal> cheaper(StudioPackage sold, Coupon coupon, Money price) {
    return price.equals(sold.pricing().price())
        ? Optional.empty()
        : Optional.of(new Deal(sold, coupon, price, 0, 0));
  }

  private static boolean lastsForEver(StudioPackage.Terms terms) {
    return (terms.sessionCount() == 0 || terms.validityDays() == null)
        && terms.allAccessDays() == null
        && terms.friendPassValidityDays() == null;
  }

  /** What the coupon takes off the package's price. */
  public Money saving() {
    return sold.pricing().price().minus(price);
  }

  /** All credits that it gives. */
  public int credits() {
    return sold.terms().sessionCount() + bonusCredits;
  }

  /** How long something lasts of which the package says so many days; null: for ever. */
  @Nullable Integer lasting(@Nullable Integer days) {
    return days == null ? null : Integer.valueOf(days + extraDays);
  }
}
