package studio.booking.privacy.tink;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeyStatus;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.security.GeneralSecurityException;
import java.util.HashSet;
import studio.booking.privacy.domain.KekId;

/**
 * Key-encryption keys in a file of our own, as Tink writes keysets in JSON. Whoever has the file
 * and the key store can read everything, so they belong on different machines.
 */
public final class Keysets {
  private Keysets() {}

  /** A keyset with one new key. */
  public static String make() {
    try {
      return write(KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, Tink.aead()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has AES-GCM", e);
    }
  }

  /**
   * The same with a key more, which decrypts and does not encrypt yet: every instance has to know
   * it before one of them uses it.
   *
   * @throws IllegalArgumentException when it is no keyset of such keys
   */
  public static String withNewKey(String keyset) {
    return change(
        keyset,
        handle ->
            KeysetHandle.newBuilder(handle)
                .addEntry(
                    KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                        .withRandomId())
                .build());
  }

  /**
   * The same, in which the newest key encrypts from now on.
   *
   * @throws IllegalArgumentException when it is no keyset of such keys
   */
  public static String withNewestInUse(String keyset) {
    return change(
        keyset,
        handle -> {
          var builder = KeysetHandle.newBuilder(handle);
          builder.getAt(handle.size() - 1).makePrimary();
          return builder.build();
        });
  }

  /**
   * The same with no key but the one that encrypts.
   *
   * @throws IllegalArgumentException when it is no keyset of such keys
   */
  public static String withoutFormerKeys(String keyset) {
    return change(
        keyset,
        handle ->
            KeysetHandle.newBuilder()
                .addEntry(
                    KeysetHandle.importKey(handle.getPrimary().getKey())
                        .withFixedId(handle.getPrimary().getId())
                        .makePrimary())
                .build());
  }

  /**
   * What wraps data keys by the keyset: the primary key does, any of the others unwraps.
   *
   * @throws IllegalArgumentException when it is no keyset of such keys
   */
  public static KeyEncryption read(String keyset) {
    try {
      var handle = parse(keyset);
      var known = new HashSet<KekId>();
      for (int i = 0; i < handle.size(); i++) {
        if (handle.getAt(i).getStatus() == KeyStatus.ENABLED) known.add(kek(handle.getAt(i)));
      }
      return new KeyEncryption(
          kek(handle.getPrimary()), known, handle.getPrimitive(Tink.aead(), Aead.class));
    } catch (GeneralSecurityException | RuntimeException e) {
      throw none();
    }
  }

  private static KekId kek(KeysetHandle.Entry entry) {
    return new KekId("keyset:" + Integer.toUnsignedString(entry.getId()));
  }

  private interface Change {
    KeysetHandle apply(KeysetHandle handle) throws GeneralSecurityException;
  }

  private static String change(String keyset, Change change) {
    try {
      return write(change.apply(parse(keyset)));
    } catch (GeneralSecurityException | RuntimeException e) {
      throw none();
    }
  }

  private static KeysetHandle parse(String keyset) throws GeneralSecurityException {
    return TinkJsonProtoKeysetFormat.parseKeyset(
        keyset, Tink.aead(), InsecureSecretKeyAccess.get());
  }

  private static String write(KeysetHandle handle) throws GeneralSecurityException {
    return TinkJsonProtoKeysetFormat.serializeKeyset(
        handle, Tink.aead(), InsecureSecretKeyAccess.get());
  }

  /** Not what Tink says, which may quote the keyset. */
  private static IllegalArgumentException none() {
    return new IllegalArgumentException("No keyset of keys that encrypt");
  }
}
