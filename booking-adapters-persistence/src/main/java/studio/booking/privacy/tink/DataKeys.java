package studio.booking.privacy.tink;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.security.GeneralSecurityException;
import studio.booking.privacy.domain.Ciphertext;
import studio.booking.privacy.domain.KeyId;
import studio.booking.privacy.domain.KeyStore.WrappedKey;
import studio.booking.shared.ClientId;
import studio.booking.shared.OrganizationId;

/**
 * Data keys, as keysets of Tink. The wrapping is bound to whose key it is: put into another's row,
 * it opens nothing.
 */
record DataKeys(KeyEncryption keyEncryption) {
  /** Whose key. */
  record Owner(OrganizationId organization, ClientId client, KeyId id) {
    byte[] identity() {
      return String.join(
              "\n",
              "data key",
              organization.value().toString(),
              client.value().toString(),
              id.value().toString())
          .getBytes(UTF_8);
    }
  }

  static KeysetHandle make() throws GeneralSecurityException {
    return KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, Tink.aead());
  }

  WrappedKey wrap(Owner owner, KeysetHandle key) throws GeneralSecurityException {
    var wrapped =
        TinkProtoKeysetFormat.serializeEncryptedKeyset(
            key, keyEncryption.aead(), owner.identity(), Tink.aead());
    return new WrappedKey(owner.id(), Ciphertext.of(wrapped), keyEncryption.current());
  }

  KeysetHandle unwrap(Owner owner, WrappedKey key) throws GeneralSecurityException {
    return TinkProtoKeysetFormat.parseEncryptedKeyset(
        key.key().bytes(), keyEncryption.aead(), owner.identity(), Tink.aead());
  }
}
