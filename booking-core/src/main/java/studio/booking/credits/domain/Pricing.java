package studio.booking.credits.domain;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import studio.booking.shared.Money;

/**
 * What a package costs, worked out of its list price and its discount alone.
 *
 * @param price what is to be paid, rounded half-even once, on the total
 * @param pricePerSession for showing; null for a package without sessions
 */
public record Pricing(
    Money listPrice,
    BigDecimal discountPercentage,
    Money price,
    @Nullable Money pricePerSession,
    Money saving) {

  public static Pricing of(Money listPrice, BigDecimal discountPercentage, int sessions) {
    var price = listPrice.lessPercent(discountPercentage);
    return new Pricing(
        listPrice,
        discountPercentage,
        price,
        sessions > 0 ? price.dividedBy(sessions) : null,
        listPrice.minus(price));
  }
}
