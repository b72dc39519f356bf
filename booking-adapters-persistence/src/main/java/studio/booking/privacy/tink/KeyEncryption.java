package studio.booking.privacy.tink;

import com.google.crypto.tink.Aead;
import java.security.GeneralSecurityException;
import java.util.HashSet;
import java.util.Set;
import studio.booking.privacy.domain.KekId;

/**
 * What encrypts data keys: one key-encryption key does now, and others still decrypt what they
 * encrypted before.
 *
 * @param current the one that encrypts
 * @param known all that decrypt
 */
public record KeyEncryption(KekId current, Set<KekId> known, Aead aead) {
  public KeyEncryption {
    known = Set.copyOf(known);
    if (!known.contains(current)) throw new IllegalArgumentException("It must decrypt as well");
  }

  /** The same, which also decrypts what another one encrypted. */
  public KeyEncryption after(KeyEncryption before) {
    var all = new HashSet<>(known);
    all.addAll(before.known);
    return new KeyEncryption(current, all, new OneAfterTheOther(aead, before.aead));
  }

  private record OneAfterTheOther(Aead now, Aead before) implements Aead {
    @Override
    public byte[] encrypt(byte[] plaintext, byte[] associatedData) throws GeneralSecurityException {
      return now.encrypt(plaintext, associatedData);
    }

    @Override
    public byte[] decrypt(byte[] ciphertext, byte[] associatedData)
        throws GeneralSecurityException {
      try {
        // Where the keys are at hand, it costs nothing to try.
        return before.decrypt(ciphertext, associatedData);
      } catch (GeneralSecurityException e) {
        return now.decrypt(ciphertext, associatedData);
      }
    }
  }
}
