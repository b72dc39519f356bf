package studio.booking.privacy.kms;

import com.google.crypto.tink.Aead;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.IncorrectKeyException;
import software.amazon.awssdk.services.kms.model.InvalidCiphertextException;
import studio.booking.privacy.domain.KekId;
import studio.booking.privacy.tink.KeyEncryption;
import studio.booking.shared.UnitOfWork.Busy;

/**
 * A key-encryption key that never leaves AWS KMS. What a data key is bound to goes along as
 * encryption context, in the form that Tink's own clients give it.
 *
 * @see <a href="https://docs.aws.amazon.com/kms/latest/developerguide/encrypt_context.html">AWS
 *     KMS: encryption context</a>
 */
public final class AwsKms implements Aead {
  private static final Logger LOG = LoggerFactory.getLogger(AwsKms.class);

  /** Somebody waits for the answer: better none than one that comes too late. */
  private static final Duration LONGEST = Duration.ofSeconds(5);

  private static final Duration LONGEST_TRY = Duration.ofSeconds(2);

  private static final String SCHEME = "aws-kms://";
  private static final Pattern ADDRESS =
      Pattern.compile("aws-kms://(arn:aws[a-z-]*:kms:([a-z0-9-]+):\\d{12}:(key|alias)/[\\w/-]+)");

  private final KmsClient client;
  private final String key;

  AwsKms(KmsClient client, String key) {
    this.client = client;
    this.key = key;
  }

  /**
   * The key at an address, by whatever credentials the AWS SDK finds around the program.
   *
   * @param address such as {@code aws-kms://arn:aws:kms:eu-central-1:111122223333:key/…}
   * @throws IllegalArgumentException when it is no such address
   */
  public static KeyEncryption at(String address) {
    var parts = ADDRESS.matcher(address);
    if (!parts.matches()) throw new IllegalArgumentException("No address of a key in AWS KMS");
    var client =
        KmsClient.builder()
            .region(Region.of(parts.group(2)))
            .httpClientBuilder(
                UrlConnectionHttpClient.builder()
                    .connectionTimeout(LONGEST_TRY)
                    .socketTimeout(LONGEST_TRY))
            .overrideConfiguration(
                settings -> settings.apiCallTimeout(LONGEST).apiCallAttemptTimeout(LONGEST_TRY))
            .build();
    return keyEncryption(client, parts.group(1));
  }

  static KeyEncryption keyEncryption(KmsClient client, String key) {
    var kek = new KekId(SCHEME + key);
    return new KeyEncryption(kek, Set.of(kek), new AwsKms(client, key));
  }

  @Override
  public byte[] encrypt(byte[] plaintext, byte[] associatedData) throws GeneralSecurityException {
    return ask(
        kms ->
            kms.encrypt(
                    request ->
                        request
                            .keyId(key)
                            .plaintext(SdkBytes.fromByteArray(plaintext))
                            .encryptionContext(context(associatedData)))
                .ciphertextBlob());
  }

  @Override
  public byte[] decrypt(byte[] ciphertext, byte[] associatedData) throws GeneralSecurityException {
    return ask(
        kms ->
            kms.decrypt(
                    request ->
                        request
                            .keyId(key)
                            .ciphertextBlob(SdkBytes.fromByteArray(ciphertext))
                            .encryptionContext(context(associatedData)))
                .plaintext());
  }

  private byte[] ask(Function<KmsClient, SdkBytes> request) throws GeneralSecurityException {
    try {
      return request.apply(client).asByteArray();
    } catch (InvalidCiphertextException | IncorrectKeyException e) {
      throw new GeneralSecurityException("AWS KMS did not encrypt this, or not for this", e);
    } catch (SdkException e) {
      // Whether it is down, throttles, or does not let us: nothing is lost, and it can be mended.
      LOG.error("AWS KMS does not answer as it should: {}", e.getMessage());
      throw new Busy("AWS KMS does not answer as it should", e);
    }
  }

  private static Map<String, String> context(byte[] associatedData) {
    return associatedData.length == 0
        ? Map.of()
        : Map.of("associatedData", HexFormat.of().formatHex(associatedData));
  }
}
