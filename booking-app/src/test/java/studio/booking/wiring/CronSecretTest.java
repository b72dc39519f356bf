package studio.booking.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CronSecretTest {
  private static final String GOOD = "kX3vQ9pLr7TzWm2NbYc5";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "short",
        "your-cron-secret-goes-here",
        "ChangeMeChangeMeChangeMe",
        "aaaaaaaaaaaaaaaaaaaaaaaa",
        "example-secret-of-some-length",
        GOOD + ",short"
      })
  void L4_short_secrets_and_placeholders_are_refused_at_the_start(String secret) {
    assertThatThrownBy(() -> new BookingProperties.Cron(secret))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("CRON_SECRET")
        .hasMessageNotContaining(secret);
  }

  @Test
  void two_are_good_at_a_time_and_none_is_none() {
    assertThat(new BookingProperties.Cron(GOOD + ", " + GOOD + "2").secrets())
        .containsExactly(GOOD, GOOD + "2");
    assertThat(new BookingProperties.Cron(" ").secrets()).isEmpty();
  }
}
