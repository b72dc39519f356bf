package studio.booking.shared.rest;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;

/**
 * Checks a token's signature once, and remembers for a minute that it was good: a front end sends
 * the same one with every request, and checking it takes longer than reading a booking. Whether its
 * time is over is looked at each time. A key that the provider withdraws is good for no more than
 * that minute longer.
 */
final class RememberedTokens implements JwtDecoder {
  private static final Duration REMEMBERED = Duration.ofSeconds(60);
  private static final int AT_MOST = 10_000;

  private final JwtDecoder checked;
  private final JwtTimestampValidator time = new JwtTimestampValidator();
  private final Cache<String, Jwt> good =
      Caffeine.newBuilder().expireAfterWrite(REMEMBERED).maximumSize(AT_MOST).build();

  RememberedTokens(JwtDecoder checked) {
    this.checked = checked;
  }

  @Override
  public Jwt decode(String token) {
    var remembered = good.getIfPresent(token);
    if (remembered != null && !time.validate(remembered).hasErrors()) return remembered;
    // Whoever is refused learns why from the one who checks.
    var decoded = checked.decode(token);
    good.put(token, decoded);
    return decoded;
  }
}
