package studio.booking.privacy.kms;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.Aead;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kms.KmsClient;
import studio.booking.privacy.tink.KeyEncryption;
import studio.booking.privacy.tink.Keysets;
import studio.booking.shared.UnitOfWork.Busy;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Against a stand-in that speaks the protocol of AWS KMS.
 *
 * @see <a href="https://docs.aws.amazon.com/kms/latest/APIReference/API_Encrypt.html">Encrypt</a>
 */
class AwsKmsTest {
  private static final String KEY =
      "arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";

  private static final byte[] DATA_KEY = "a data key".getBytes(UTF_8);
  private static final byte[] ANNAS = "anna's".getBytes(UTF_8);

  /** What the service encrypts with, for as long as it is there. */
  private final Aead inside = Keysets.read(Keysets.make()).aead();

  private final JsonMapper json = new JsonMapper();
  private final AtomicInteger requests = new AtomicInteger();

  /** How many requests are still answered with this before it recovers. */
  private final AtomicInteger troubles = new AtomicInteger();

  private String trouble = "";
  private HttpServer server;
  private KmsClient client;
  private KeyEncryption kms;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
    client =
        KmsClient.builder()
            .region(Region.EU_CENTRAL_1)
            .endpointOverride(URI.create("http://localhost:" + server.getAddress().getPort()))
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "secret")))
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .overrideConfiguration(settings -> settings.apiCallTimeout(Duration.ofSeconds(5)))
            .build();
    kms = AwsKms.keyEncryption(client, KEY);
  }

  @AfterEach
  void stop() {
    client.close();
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    requests.incrementAndGet();
    var target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
    var request = json.readTree(exchange.getRequestBody().readAllBytes());
    int status = 200;
    String body;
    if (troubles.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
      status = trouble.equals("KMSInternalException") ? 500 : 400;
      body = "{\"__type\":\"%s\",\"message\":\"so it is\"}".formatted(trouble);
    } else {
      try {
        body = "TrentService.Encrypt".equals(target) ? encrypt(request) : decrypt(request);
      } catch (GeneralSecurityException e) {
        status = 400;
        body = "{\"__type\":\"InvalidCiphertextException\"}";
      }
    }
    exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
    exchange.sendResponseHeaders(status, body.length());
    try (var out = exchange.getResponseBody()) {
      out.write(body.getBytes(UTF_8));
    }
  }

  private String encrypt(JsonNode request) throws GeneralSecurityException {
    var blob = inside.encrypt(bytes(request, "Plaintext"), context(request));
    return "{\"KeyId\":\"%s\",\"CiphertextBlob\":\"%s\"}".formatted(KEY, text(blob));
  }

  private String decrypt(JsonNode request) throws GeneralSecurityException {
    var plain = inside.decrypt(bytes(request, "CiphertextBlob"), context(request));
    return "{\"KeyId\":\"%s\",\"Plaintext\":\"%s\"}".formatted(KEY, text(plain));
  }

  private static byte[] bytes(JsonNode request, String field) {
    assertThat(request.path("KeyId").asString()).isEqualTo(KEY);
    return Base64.getDecoder().decode(request.path(field).asString());
  }

  private static byte[] context(JsonNode request) {
    return request.path("EncryptionContext").toString().getBytes(UTF_8);
  }

  private static String text(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  @Test
  void what_it_encrypted_for_one_is_decrypted_for_them_and_nobody_else() throws Exception {
    var wrapped = kms.aead().encrypt(DATA_KEY, ANNAS);

    assertThat(kms.aead().decrypt(wrapped, ANNAS)).isEqualTo(DATA_KEY);
    assertThat(wrapped).isNotEqualTo(DATA_KEY);
    assertThatThrownBy(() -> kms.aead().decrypt(wrapped, "ben's".getBytes(UTF_8)))
        .isInstanceOf(GeneralSecurityException.class);
    assertThat(kms.current().value()).isEqualTo("aws-kms://" + KEY);
  }

  @Test
  void a_short_trouble_is_got_over() throws Exception {
    trouble = "KMSInternalException";
    troubles.set(1);

    assertThat(kms.aead().encrypt(DATA_KEY, ANNAS)).isNotEmpty();
    assertThat(requests).hasValue(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "KMSInternalException",
        "ThrottlingException",
        "AccessDeniedException",
        "DisabledException",
        "NotFoundException"
      })
  void a_service_that_does_not_serve_loses_nothing_and_says_to_try_again(String why)
      throws Exception {
    var wrapped = kms.aead().encrypt(DATA_KEY, ANNAS);
    trouble = why;
    troubles.set(100);

    assertThatThrownBy(() -> kms.aead().decrypt(wrapped, ANNAS)).isInstanceOf(Busy.class);

    troubles.set(0);
    assertThat(kms.aead().decrypt(wrapped, ANNAS)).isEqualTo(DATA_KEY);
  }

  @Test
  void nobody_there_is_busy_too() {
    server.stop(0);

    assertThatThrownBy(() -> kms.aead().encrypt(DATA_KEY, ANNAS)).isInstanceOf(Busy.class);
  }

  @Test
  void what_a_keyset_encrypted_before_is_decrypted_without_asking_the_service() throws Exception {
    var keyset = Keysets.read(Keysets.make());
    var wrapped = keyset.aead().encrypt(DATA_KEY, ANNAS);
    var both = kms.after(keyset);

    assertThat(both.aead().decrypt(wrapped, ANNAS)).isEqualTo(DATA_KEY);
    assertThat(requests).hasValue(0);
    assertThat(both.aead().decrypt(both.aead().encrypt(DATA_KEY, ANNAS), ANNAS))
        .isEqualTo(DATA_KEY);
    assertThat(requests).hasValue(2);
    assertThat(both.current()).isEqualTo(kms.current());
    assertThat(both.known()).contains(kms.current(), keyset.current());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "arn:aws:kms:eu-central-1:111122223333:key/1",
        "aws-kms://arn:aws:s3:eu-central-1:111122223333:key/1",
        "aws-kms://arn:aws:kms:eu-central-1:1:key/1",
        "gcp-kms://projects/p/locations/l/keyRings/r/cryptoKeys/k"
      })
  void what_is_no_address_of_a_key_is_refused(String address) {
    assertThatThrownBy(() -> AwsKms.at(address)).isInstanceOf(IllegalArgumentException.class);
  }
}
