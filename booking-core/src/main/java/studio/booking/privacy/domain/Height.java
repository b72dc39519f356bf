package studio.booking.privacy.domain;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** How tall somebody is. Kept in whole millimetres, which tell tenths of an inch apart. */
public record Height(int millimetres) {
  private static final BigDecimal INCH = new BigDecimal("25.4");

  public static Height ofInches(BigDecimal inches) {
    return new Height(inches.multiply(INCH).setScale(0, RoundingMode.HALF_EVEN).intValueExact());
  }

  public BigDecimal inches() {
    return BigDecimal.valueOf(millimetres).divide(INCH, 1, RoundingMode.HALF_EVEN);
  }
}
