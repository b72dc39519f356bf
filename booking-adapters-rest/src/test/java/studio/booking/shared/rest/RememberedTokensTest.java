package studio.booking.shared.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;

class RememberedTokensTest {
  private final AtomicInteger checks = new AtomicInteger();

  @Test
  void aGoodTokenIsCheckedOnce() {
    var tokens = new RememberedTokens(this::good);

    var first = tokens.decode("good");

    assertThat(tokens.decode("good")).isSameAs(first);
    assertThat(checks).hasValue(1);
  }

  @Test
  void aTokenWhoseTimeIsOverIsRememberedNoLonger() {
    var tokens = new RememberedTokens(token -> expiring(token, Instant.now().minusSeconds(61)));

    tokens.decode("over");
    tokens.decode("over");

    assertThat(checks).hasValue(2);
  }

  @Test
  void aBadTokenIsNeverRemembered() {
    var tokens =
        new RememberedTokens(
            token -> {
              if (checks.incrementAndGet() == 1) throw new BadJwtException("bad");
              return good(token);
            });

    assertThatThrownBy(() -> tokens.decode("token")).isInstanceOf(BadJwtException.class);

    assertThat(tokens.decode("token")).isNotNull();
  }

  @Test
  void oneTokenIsNotTakenForAnother() {
    var tokens = new RememberedTokens(this::good);

    assertThat(tokens.decode("mine").getSubject()).isEqualTo("mine");
    assertThat(tokens.decode("yours").getSubject()).isEqualTo("yours");
  }

  private Jwt good(String token) {
    return expiring(token, Instant.now().plus(Duration.ofHours(1)));
  }

  private Jwt expiring(String token, Instant end) {
    checks.incrementAndGet();
    return Jwt.withTokenValue(token)
        .header("alg", "none")
        .subject(token)
        .issuedAt(end.minus(Duration.ofHours(1)))
        .expiresAt(end)
        .build();
  }
}
