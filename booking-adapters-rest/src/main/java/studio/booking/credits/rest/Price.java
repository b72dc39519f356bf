package studio.booking.credits.rest;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.Currency;
import studio.booking.shared.Money;

/** An amount of money as callers send it. */
record Price(@Min(0) @Max(1_000_000_000_000L) long amountMinor, Currency currency) {
  Money money() {
    return new Money(amountMinor, currency);
  }
}
