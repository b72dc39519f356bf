package studio.booking.privacy.tink;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.security.GeneralSecurityException;

/**
 * Key-encryption keys in a file of our own, as Tink writes keysets in JSON. Whoever has the file
 * and the key store can read everything, so they belong on different machines.
 */
public final class Keysets {
  private Keysets() {}

  /** A keyset with one new key. */
  public static String make() {
    try {
      return TinkJsonProtoKeysetFormat.serializeKeyset(
          KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, Tink.aead()),
          Tink.aead(),
          InsecureSecretKeyAccess.get());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has AES-GCM", e);
    }
  }

  /**
   * What wraps data keys by the keyset: the primary key does, any of the others unwraps.
   *
   * @throws IllegalArgumentException when it is no keyset of such keys
   */
  public static Aead read(String keyset) {
    try {
      return TinkJsonProtoKeysetFormat.parseKeyset(
              keyset, Tink.aead(), InsecureSecretKeyAccess.get())
          .getPrimitive(Tink.aead(), Aead.class);
    } catch (GeneralSecurityException | RuntimeException e) {
      // Not what it says, which may quote the keyset.
      throw new IllegalArgumentException("No keyset of keys that encrypt");
    }
  }
}
