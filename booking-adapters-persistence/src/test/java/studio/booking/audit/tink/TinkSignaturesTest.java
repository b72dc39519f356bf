package studio.booking.audit.tink;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.signature.PredefinedSignatureParameters;
import java.security.GeneralSecurityException;
import org.junit.jupiter.api.Test;
import studio.booking.audit.domain.Signature;

/** Who signed, and who did not. */
class TinkSignaturesTest {
  private static final byte[] STATEMENT = "a statement".getBytes(UTF_8);
  private static final byte[] OTHER = "another".getBytes(UTF_8);

  private final String keyset = TinkSignatures.makeKeyset();

  @Test
  void a_signature_fits_what_was_signed_and_nothing_else() {
    var signature = TinkSignatures.of(keyset).sign(STATEMENT);
    var stranger = TinkSignatures.of(TinkSignatures.makeKeyset());

    assertThat(TinkSignatures.of(keyset).fits(STATEMENT, signature)).isTrue();
    assertThat(TinkSignatures.of(keyset).fits(OTHER, signature)).isFalse();
    assertThat(stranger.fits(STATEMENT, signature)).isFalse();
    assertThat(TinkSignatures.of(keyset).fits(STATEMENT, Signature.of(new byte[0]))).isFalse();
    var bytes = signature.bytes();
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] ^= 1;
      assertThat(TinkSignatures.of(keyset).fits(STATEMENT, Signature.of(bytes))).isFalse();
      bytes[i] ^= 1;
    }
  }

  @Test
  void what_an_older_key_has_signed_is_known_again() throws GeneralSecurityException {
    var old = TinkSignatures.of(keyset).sign(STATEMENT);
    var configuration = RegistryConfiguration.get();
    var both =
        KeysetHandle.newBuilder(
                TinkJsonProtoKeysetFormat.parseKeyset(
                    keyset, configuration, InsecureSecretKeyAccess.get()))
            .addEntry(
                KeysetHandle.generateEntryFromParameters(PredefinedSignatureParameters.ED25519)
                    .withRandomId()
                    .makePrimary())
            .build();
    var rotated =
        TinkSignatures.of(
            TinkJsonProtoKeysetFormat.serializeKeyset(
                both, configuration, InsecureSecretKeyAccess.get()));

    assertThat(rotated.fits(STATEMENT, old)).isTrue();
    var made = rotated.sign(STATEMENT);
    assertThat(rotated.fits(STATEMENT, made)).isTrue();
    assertThat(TinkSignatures.of(keyset).fits(STATEMENT, made)).isFalse();
  }

  @Test
  void what_is_no_keyset_is_not_quoted() {
    assertThatThrownBy(() -> TinkSignatures.of("{\"secret\":1}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("secret")
        .hasNoCause();
  }
}
