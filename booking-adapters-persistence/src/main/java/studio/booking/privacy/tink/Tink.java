package studio.booking.privacy.tink;

import com.google.crypto.tink.Configuration;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.AeadConfig;
import java.security.GeneralSecurityException;

/** What Tink has to be told first. */
final class Tink {
  static {
    try {
      AeadConfig.register();
    } catch (GeneralSecurityException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private Tink() {}

  static Configuration aead() throws GeneralSecurityException {
    return RegistryConfiguration.get();
  }
}
