package studio.booking.demo;

import java.nio.file.Path;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import studio.booking.wiring.BookingProperties;
import studio.booking.wiring.SecretFile;

/** Sign-in with tokens of the demo's own. */
@DemoMode
@Configuration(proxyBeanMethods = false)
class DemoSignIn {
  private static final Path KEY = Path.of("demo-key.json");

  @Bean
  DemoIssuer demoIssuer(BookingProperties properties) {
    // Kept, so that a token still works after the program was started anew.
    var key = SecretFile.readOrMake(properties.dataDir().resolve(KEY), DemoIssuer::newKey);
    return DemoIssuer.of(key, InstantSource.system());
  }

  @Bean
  JwtDecoder demoTokens(DemoIssuer issuer) {
    return issuer.decoder();
  }
}
