package studio.booking.directory.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretTest {
  private final Secret secret = Secret.next(new SecureRandom());

  @Test
  void what_is_handed_out_can_be_read_again_and_needs_no_escaping() {
    assertThat(secret.text()).matches("[A-Za-z0-9_-]{43}");
    assertThat(Secret.read(secret.text()).orElseThrow().digest()).isEqualTo(secret.digest());
  }

  @Test
  void no_two_are_alike_and_none_shows_in_a_log() {
    var seen = new HashSet<String>();
    for (int i = 0; i < 1000; i++) seen.add(Secret.next(new SecureRandom()).text());

    assertThat(seen).hasSize(1000);
    assertThat("" + secret + secret.digest()).doesNotContain(secret.text());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "north", "0191d9a0-7c1e-7000-8000-000000000001"})
  void anything_else_is_no_secret(String text) {
    assertThat(Secret.read(text)).isEmpty();
    assertThat(Secret.read(secret.text() + "x" + text)).isEmpty();
  }
}
