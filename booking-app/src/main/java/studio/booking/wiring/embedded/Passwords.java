package studio.booking.wiring.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import studio.booking.wiring.SecretFile;

/** The passwords of the embedded server's roles, each worked out from one secret that is kept. */
final class Passwords {
  private static final String FILE = "postgres.secret";
  private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();

  private final byte[] secret;

  private Passwords(byte[] secret) {
    this.secret = secret;
  }

  static Passwords keptIn(Path folder) {
    var text = SecretFile.readOrMake(folder.resolve(FILE), Passwords::newSecret);
    return new Passwords(Base64.getUrlDecoder().decode(text));
  }

  private static String newSecret() {
    var secret = new byte[32];
    new SecureRandom().nextBytes(secret);
    return TEXT.encodeToString(secret);
  }

  String of(String role) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      return TEXT.encodeToString(mac.doFinal(role.getBytes(UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
