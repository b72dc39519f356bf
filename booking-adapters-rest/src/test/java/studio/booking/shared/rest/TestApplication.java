package studio.booking.shared.rest;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import studio.booking.directory.SignIns;
import studio.booking.shared.OrganizationId;
import studio.booking.shared.PersonId;
import studio.booking.shared.Role;

/** The REST platform on a real server, with a controller that does nothing much. */
@SpringBootApplication
class TestApplication {
  static final OrganizationId NORTH = new OrganizationId(new UUID(0x7000, 1));
  static final OrganizationId SOUTH = new OrganizationId(new UUID(0x7000, 2));
  static final PersonId ANNA = new PersonId(new UUID(0x7000, 3));
  static final String ISSUER = "https://issuer.example";

  @Bean
  RSAKey key() throws JOSEException {
    return new RSAKeyGenerator(2048).keyID("test").generate();
  }

  @Bean
  JwtDecoder tokens(RSAKey key) throws JOSEException {
    var decoder = NimbusJwtDecoder.withPublicKey(key.toRSAPublicKey()).build();
    return token -> {
      // As Spring does when the issuer's keys cannot be had.
      if (token.equals("keys-are-down")) throw new AuthenticationServiceException("down");
      return decoder.decode(token);
    };
  }

  @Bean
  SignIns signIns() {
    var north = new SignIns.Membership(NORTH, ANNA, Set.of(Role.CLIENT));
    var south = new SignIns.Membership(SOUTH, ANNA, Set.of(Role.ADMIN));
    return new SignIns() {
      @Override
      public List<Membership> find(String issuer, String subject) {
        return switch (subject) {
          case "anna" -> List.of(north);
          case "everywhere" -> List.of(north, south);
          default -> List.of();
        };
      }

      @Override
      public boolean hasLeft(OrganizationId organization, PersonId person) {
        return false;
      }
    };
  }

  @Bean
  InMemoryUnitOfWork unitOfWork() {
    return new InMemoryUnitOfWork();
  }

  @Bean
  InMemoryIdempotencyKeys idempotencyKeys(InMemoryUnitOfWork unitOfWork) {
    return new InMemoryIdempotencyKeys(unitOfWork);
  }
}
