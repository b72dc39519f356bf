package studio.booking.demo;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtTypeValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import studio.booking.shared.Ids;
import studio.booking.shared.OrganizationId;
import studio.booking.shared.PersonId;
import studio.booking.shared.Role;

/** A sign-in provider for the demo: gives everybody the token that they ask for. */
final class DemoIssuer {
  static final String ISSUER = "urn:booking:demo";
  static final String AUDIENCE = "booking";

  /** Of RFC 9068. */
  private static final String TYPE = "at+jwt";

  private static final Duration LIFETIME = Duration.ofHours(8);

  private final ECKey key;

  /** In real time: tokens go on working whatever the demo's clock says. */
  private final InstantSource realTime;

  DemoIssuer(ECKey key, InstantSource realTime) {
    this.key = key;
    this.realTime = realTime;
  }

  /** A key as text, to be kept. */
  static String newKey() {
    try {
      return new ECKeyGenerator(Curve.P_256).keyIDFromThumbprint(true).generate().toJSONString();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  static DemoIssuer of(String key, InstantSource realTime) {
    try {
      return new DemoIssuer(ECKey.parse(key), realTime);
    } catch (ParseException e) {
      throw new IllegalArgumentException("Not a key of ours", e);
    }
  }

  /** The same with another idea of what time it is. */
  DemoIssuer at(InstantSource time) {
    return new DemoIssuer(key, time);
  }

  /** A token, and until when it is good. */
  record Issued(String token, Instant expiresAt) {}

  Issued issue(OrganizationId organization, PersonId person, Set<Role> roles) {
    var now = realTime.instant();
    var expiresAt = Instant.ofEpochSecond(now.plus(LIFETIME).getEpochSecond());
    var header =
        new JWSHeader.Builder(JWSAlgorithm.ES256)
            .type(new JOSEObjectType(TYPE))
            .keyID(key.getKeyID())
            .build();
    var claims =
        new JWTClaimsSet.Builder()
            .issuer(ISSUER)
            .audience(AUDIENCE)
            .subject(person.value().toString())
            .claim("client_id", "demo")
            .claim("org", organization.value().toString())
            .claim("roles", roles.stream().map(Role::word).sorted().toList())
            .issueTime(Date.from(now))
            .expirationTime(Date.from(expiresAt))
            .jwtID(Ids.next().toString())
            .build();
    try {
      var token = new SignedJWT(header, claims);
      token.sign(new ECDSASigner(key));
      return new Issued(token.serialize(), expiresAt);
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Accepts what was issued here, and nothing else. */
  JwtDecoder decoder() {
    var decoder =
        NimbusJwtDecoder.withJwkSource(
                new ImmutableJWKSet<SecurityContext>(new JWKSet(key.toPublicJWK())))
            .jwsAlgorithm(SignatureAlgorithm.ES256)
            // Looked at below.
            .jwtProcessorCustomizer(processor -> processor.setJWSTypeVerifier((_, _) -> {}))
            .build();
    decoder.setJwtValidator(
        new DelegatingOAuth2TokenValidator<>(
            List.of(
                new JwtTypeValidator(TYPE),
                new JwtTimestampValidator(),
                new JwtIssuerValidator(ISSUER),
                new JwtAudienceValidator(AUDIENCE))));
    return decoder;
  }
}
