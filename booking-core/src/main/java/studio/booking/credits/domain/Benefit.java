package studio.booking.credits.domain;

import java.math.BigDecimal;
import studio.booking.shared.Money;

/** What a coupon gives. */
public sealed interface Benefit {
  record Percent(BigDecimal percentage) implements Benefit {}

  record Amount(Money off) implements Benefit {}

  record BonusCredits(int credits) implements Benefit {}

  record FreePackage() implements Benefit {}

  record ExtraDays(int days) implements Benefit {}
}
