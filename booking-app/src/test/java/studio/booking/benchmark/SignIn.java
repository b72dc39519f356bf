package studio.booking.benchmark;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

/** An OpenID Connect provider as small as can be, whose tokens the program accepts. */
final class SignIn implements AutoCloseable {
  static final String AUDIENCE = "booking";

  private final KeyPair key;
  private final HttpServer server;

  private SignIn(KeyPair key, HttpServer server) {
    this.key = key;
    this.server = server;
  }

  static SignIn start() throws IOException, GeneralSecurityException {
    var keys = KeyPairGenerator.getInstance("RSA");
    keys.initialize(2048);
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    var signIn = new SignIn(keys.generateKeyPair(), server);
    server.createContext(
        "/.well-known/openid-configuration",
        exchange ->
            answer(
                exchange,
                """
                {"issuer":"%s","jwks_uri":"%s/keys"}\
                """
                    .formatted(signIn.issuer(), signIn.issuer())));
    server.createContext("/keys", exchange -> answer(exchange, signIn.keys()));
    server.start();
    return signIn;
  }

  String issuer() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private String keys() {
    var publicKey = (RSAPublicKey) key.getPublic();
    return """
    {"keys":[{"kty":"RSA","use":"sig","alg":"RS256","kid":"only","n":"%s","e":"%s"}]}\
    """
        .formatted(number(publicKey.getModulus()), number(publicKey.getPublicExponent()));
  }

  /** A token of the person, good for longer than any benchmark. */
  String token(UUID studio, UUID person, String role) {
    var now = Instant.now();
    var content =
        base64("{\"alg\":\"RS256\",\"typ\":\"at+jwt\",\"kid\":\"only\"}".getBytes(UTF_8))
            + "."
            + base64(
                """
                {"iss":"%s","aud":"%s","sub":"%s","org":"%s","roles":["%s"],"iat":%d,"exp":%d}\
                """
                    .formatted(
                        issuer(),
                        AUDIENCE,
                        person,
                        studio,
                        role,
                        now.getEpochSecond(),
                        now.plus(Duration.ofHours(2)).getEpochSecond())
                    .getBytes(UTF_8));
    try {
      var signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(key.getPrivate());
      signature.update(content.getBytes(UTF_8));
      return content + "." + base64(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static final java.nio.charset.Charset UTF_8 = StandardCharsets.UTF_8;

  private static String number(BigInteger number) {
    var bytes = number.toByteArray();
    // The sign has a byte of its own if the number fills all the others.
    int from = bytes[0] == 0 ? 1 : 0;
    return base64(java.util.Arrays.copyOfRange(bytes, from, bytes.length));
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static void answer(HttpExchange exchange, String json) throws IOException {
    try (exchange) {
      var body = json.getBytes(UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
