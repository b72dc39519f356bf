package studio.booking.shared;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/**
 * An exact amount of money.
 *
 * @param amountMinor in the currency's smallest unit, such as cents
 */
public record Money(long amountMinor, Currency currency) {

  public Money minus(Money other) {
    requireSame(other);
    return new Money(Math.subtractExact(amountMinor, other.amountMinor), currency);
  }

  /** This less another amount, but never less than nothing. */
  public Money minusAtMost(Money other) {
    var left = minus(other);
    return left.amountMinor < 0 ? new Money(0, currency) : left;
  }

  /** This less a percentage of it, rounded half-even once. */
  public Money lessPercent(BigDecimal percent) {
    return times(left(percent));
  }

  /** This less a percentage, and of what is left less another, rounded half-even once. */
  public Money lessPercents(BigDecimal first, BigDecimal second) {
    return times(left(first).multiply(left(second)));
  }

  private static BigDecimal left(BigDecimal percent) {
    return BigDecimal.valueOf(100).subtract(percent).movePointLeft(2);
  }

  private Money times(BigDecimal factor) {
    return new Money(
        BigDecimal.valueOf(amountMinor)
            .multiply(factor)
            .setScale(0, RoundingMode.HALF_EVEN)
            .longValueExact(),
        currency);
  }

  /** One of so many equal parts, rounded half-even: for showing, not for adding up again. */
  public Money dividedBy(int parts) {
    return new Money(
        BigDecimal.valueOf(amountMinor)
            .divide(BigDecimal.valueOf(parts), 0, RoundingMode.HALF_EVEN)
            .longValueExact(),
        currency);
  }

  private void requireSame(Money other) {
    if (!currency.equals(other.currency)) {
      throw new IllegalArgumentException(currency + " is not " + other.currency);
    }
  }
}
