package studio.booking.audit.tink;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.PublicKeySign;
import com.google.crypto.tink.PublicKeyVerify;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.signature.PredefinedSignatureParameters;
import com.google.crypto.tink.signature.SignatureConfig;
import java.security.GeneralSecurityException;
import studio.booking.audit.domain.Signature;
import studio.booking.audit.domain.Signatures;

/**
 * Ed25519 with the keys of a keyset: the primary one signs, and each of them is known again. A
 * signature says which key it is of.
 */
public final class TinkSignatures implements Signatures {
  static {
    try {
      SignatureConfig.register();
    } catch (GeneralSecurityException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final PublicKeySign sign;
  private final PublicKeyVerify verify;

  private TinkSignatures(PublicKeySign sign, PublicKeyVerify verify) {
    this.sign = sign;
    this.verify = verify;
  }

  /** A keyset with one new key, as Tink writes keysets in JSON. */
  public static String makeKeyset() {
    try {
      return TinkJsonProtoKeysetFormat.serializeKeyset(
          KeysetHandle.generateNew(
              PredefinedSignatureParameters.ED25519, RegistryConfiguration.get()),
          RegistryConfiguration.get(),
          InsecureSecretKeyAccess.get());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Tink has Ed25519", e);
    }
  }

  /**
   * What signs by a keyset.
   *
   * @throws IllegalArgumentException when it is no keyset of such keys
   */
  public static TinkSignatures of(String keyset) {
    try {
      var configuration = RegistryConfiguration.get();
      var handle =
          TinkJsonProtoKeysetFormat.parseKeyset(
              keyset, configuration, InsecureSecretKeyAccess.get());
      return new TinkSignatures(
          handle.getPrimitive(configuration, PublicKeySign.class),
          handle.getPublicKeysetHandle().getPrimitive(configuration, PublicKeyVerify.class));
    } catch (GeneralSecurityException | RuntimeException e) {
      // Not what it says, which may quote the keyset.
      throw new IllegalArgumentException("No keyset of keys that sign");
    }
  }

  @Override
  public Signature sign(byte[] statement) {
    try {
      return Signature.of(sign.sign(statement));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("It can't be signed", e);
    }
  }

  @Override
  public boolean fits(byte[] statement, Signature signature) {
    try {
      verify.verify(signature.bytes(), statement);
      return true;
    } catch (GeneralSecurityException e) {
      return false;
    }
  }
}
