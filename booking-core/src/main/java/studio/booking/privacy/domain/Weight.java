package studio.booking.privacy.domain;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** How heavy somebody is. Kept in whole grams, which tell hundredths of a pound apart. */
public record Weight(int grams) {
  private static final BigDecimal POUND = new BigDecimal("453.59237");

  public static Weight ofPounds(BigDecimal pounds) {
    return new Weight(pounds.multiply(POUND).setScale(0, RoundingMode.HALF_EVEN).intValueExact());
  }

  public BigDecimal pounds() {
    return BigDecimal.valueOf(grams).divide(POUND, 2, RoundingMode.HALF_EVEN);
  }

  /** In kilogrammes over square metres of a height. */
  BigDecimal per(Height height) {
    // Grams over square millimetres are thousandfold too small.
    return BigDecimal.valueOf(grams)
        .multiply(BigDecimal.valueOf(1000))
        .divide(BigDecimal.valueOf(height.millimetres()).pow(2), 1, RoundingMode.HALF_EVEN);
  }
}
