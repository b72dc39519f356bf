package studio.booking.privacy.tink;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import studio.booking.privacy.domain.BlindIndex;
import studio.booking.privacy.domain.BlindIndexes;
import studio.booking.privacy.domain.EmailAddress;
import studio.booking.privacy.domain.PhoneNumber;
import studio.booking.shared.OrganizationId;

/** HMAC-SHA256, under a key for each studio that is worked out from one secret. */
public final class HmacBlindIndexes implements BlindIndexes {
  private static final String ALGORITHM = "HmacSHA256";

  private final byte[] secret;

  /**
   * For all studios.
   *
   * @param secret with it, and the database, one can find out whether an address is in there
   */
  public HmacBlindIndexes(byte[] secret) {
    this.secret = secret.clone();
  }

  @Override
  public BlindIndex of(OrganizationId organization, EmailAddress email) {
    return of(organization, "EMAIL", email.normalized());
  }

  @Override
  public BlindIndex of(OrganizationId organization, PhoneNumber phone) {
    return of(organization, "PHONE", phone.normalized());
  }

  private BlindIndex of(OrganizationId organization, String what, String text) {
    var key = digest(secret, "blind index\n" + organization.value());
    return BlindIndex.of(digest(key, what + "\n" + text));
  }

  private static byte[] digest(byte[] key, String text) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      return mac.doFinal(text.getBytes(UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("No " + ALGORITHM, e);
    }
  }
}
