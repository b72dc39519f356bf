package studio.booking.credits.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Currency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import studio.booking.shared.Money;

class PricingTest {
  private static final Currency USD = Currency.getInstance("USD");

  @Test
  void K6_four_sessions_listed_at_100_less_20_percent_cost_80() {
    assertThat(Pricing.of(usd(10_000), new BigDecimal("20"), 4))
        .isEqualTo(new Pricing(usd(10_000), new BigDecimal("20"), usd(8000), usd(2000), usd(2000)));
  }

  @ParameterizedTest
  @CsvSource({
    // Half a cent goes to the even neighbour, once, on the total.
    "1, 50, 0",
    "3, 50, 2",
    "5, 50, 2",
    "7, 50, 4",
    "999, 33.33, 666",
    "1000, 0.05, 1000",
    "1000, 0.15, 998",
    "100, 100, 0",
    "100, 0, 100",
    "1000000000000, 12.5, 875000000000"
  })
  void K6_a_price_is_rounded_half_even_once(long list, BigDecimal discount, long price) {
    var pricing = Pricing.of(usd(list), discount, 3);

    assertThat(pricing.price()).isEqualTo(usd(price));
    assertThat(pricing.saving()).isEqualTo(usd(list - price));
  }

  @Test
  void a_package_without_sessions_has_no_price_per_session() {
    assertThat(Pricing.of(usd(30_000), BigDecimal.ZERO, 0).pricePerSession()).isNull();
  }

  private static Money usd(long cents) {
    return new Money(cents, USD);
  }
}
