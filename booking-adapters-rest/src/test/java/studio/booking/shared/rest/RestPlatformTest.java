package studio.booking.shared.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the tests of the platform share: a server, tokens, and requests. */
@SpringBootTest(
    classes = TestApplication.class,
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "booking.cors-origins=https://app.example",
      "booking.fingerprint-key=only-for-tests",
      "booking.admission.in-hand=2",
      "booking.admission.waiting=1",
      "booking.admission.patience=100ms"
    })
abstract class RestPlatformTest {
  static final HttpClient HTTP = HttpClient.newHttpClient();

  @LocalServerPort int port;
  @Autowired RSAKey key;
  @Autowired JsonMapper json;

  String client() {
    return token(claims().claim("roles", List.of("client")));
  }

  String admin() {
    return token(claims().claim("roles", List.of("admin")));
  }

  static JWTClaimsSet.Builder claims() {
    return new JWTClaimsSet.Builder()
        .issuer(TestApplication.ISSUER)
        .subject(TestApplication.ANNA.value().toString())
        .claim("org", TestApplication.NORTH.value().toString())
        .expirationTime(Date.from(Instant.now().plusSeconds(300)));
  }

  String token(JWTClaimsSet.Builder claims) {
    try {
      var jwt =
          new SignedJWT(
              new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("test").build(), claims.build());
      jwt.sign(new RSASSASigner(key));
      return jwt.serialize();
    } catch (com.nimbusds.jose.JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
  }

  HttpRequest.Builder as(String token, String path) {
    return to(path).header("Authorization", "Bearer " + token);
  }

  HttpResponse<String> get(String token, String path) {
    return send(as(token, path));
  }

  HttpResponse<String> post(String path, String body, String... headers) {
    var request = as(client(), path).header("Content-Type", "application/json");
    if (headers.length > 0) request.headers(headers);
    return send(request.POST(BodyPublishers.ofString(body)));
  }

  static HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return HTTP.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  JsonNode read(HttpResponse<String> response) {
    return json.readTree(response.body());
  }

  /** Checks that the answer is a whole problem of this kind, and gives its body. */
  JsonNode problem(HttpResponse<String> response, ProblemCode code) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(code.status());
    assertThat(response.headers().firstValue("Content-Type").orElse("?"))
        .startsWith("application/problem+json");
    var body = read(response);
    assertThat(body.path("code").asString()).isEqualTo(code.name());
    assertThat(body.path("type").asString()).isEqualTo(code.type().toString());
    assertThat(body.path("title").asString()).isEqualTo(code.title());
    assertThat(body.path("status").asInt()).isEqualTo(code.status());
    assertThat(body.path("detail").asString()).isNotBlank();
    assertThat(body.path("requestId").asString())
        .isEqualTo(response.headers().firstValue("X-Request-Id").orElse("?"));
    assertThat(response.body()).doesNotContain("java.", "springframework", "SELECT", "secret");
    return body;
  }

  static List<String> messages(JsonNode problem) {
    return problem
        .path("errors")
        .valueStream()
        .map(
            error ->
                (error.path("pointer").isNull()
                        ? error.path("parameter").asString()
                        : error.path("pointer").asString())
                    + " "
                    + error.path("message").asString())
        .toList();
  }
}
