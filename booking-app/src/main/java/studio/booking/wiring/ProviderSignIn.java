package studio.booking.wiring;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderInitializationException;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtTypeValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.SupplierJwtDecoder;
import org.springframework.web.client.RestTemplate;

/** Sign-in with tokens of an OpenID Connect provider (RFC 9068, RFC 8725). */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = Mode.DEMO_MODE, havingValue = "false")
class ProviderSignIn {
  /** Those with a key that only the provider has. */
  private static final Set<SignatureAlgorithm> ALGORITHMS =
      Set.of(
          SignatureAlgorithm.RS256,
          SignatureAlgorithm.RS384,
          SignatureAlgorithm.RS512,
          SignatureAlgorithm.PS256,
          SignatureAlgorithm.PS384,
          SignatureAlgorithm.PS512,
          SignatureAlgorithm.ES256,
          SignatureAlgorithm.ES384,
          SignatureAlgorithm.ES512);

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** New keys are noticed within that time. Providers show them for longer before they use them. */
  private static final Duration KEYS_ASKED_EVERY = Duration.ofSeconds(5);

  @Bean
  JwtDecoder providerTokens(BookingProperties properties) {
    // Not before the first token comes: the provider may start later than we do.
    var tokens = new SupplierJwtDecoder(() -> decoder(properties.signIn()));
    return token -> {
      try {
        return tokens.decode(token);
      } catch (JwtDecoderInitializationException e) {
        // The next token tries again.
        throw new JwtException("The sign-in provider does not answer", e);
      }
    };
  }

  private static JwtDecoder decoder(BookingProperties.SignIn signIn) {
    var issuer = requireNonNull(signIn.issuerUri());
    var requests = new SimpleClientHttpRequestFactory();
    requests.setConnectTimeout(PATIENCE);
    requests.setReadTimeout(PATIENCE);
    var provider = new RestTemplate(requests);
    provider.setInterceptors(List.of(new AskedSeldom(KEYS_ASKED_EVERY)));
    var decoder =
        NimbusJwtDecoder.withIssuerLocation(issuer)
            .jwsAlgorithms(allowed -> allowed.addAll(ALGORITHMS))
            .restOperations(provider)
            .validateType(false)
            .build();
    // Providers differ in what they call an access token.
    var type = new JwtTypeValidator("at+jwt", "application/at+jwt", "JWT");
    type.setAllowEmpty(true);
    var time = new JwtTimestampValidator();
    time.setAllowEmptyExpiryClaim(false);
    decoder.setJwtValidator(
        new DelegatingOAuth2TokenValidator<>(
            List.of(
                type,
                time,
                new JwtIssuerValidator(issuer),
                new JwtAudienceValidator(requireNonNull(signIn.audience())))));
    return decoder;
  }
}
