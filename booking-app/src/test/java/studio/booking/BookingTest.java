package studio.booking;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import studio.booking.audit.tink.TinkSignatures;
import studio.booking.demo.DemoStudios;
import studio.booking.demo.DemoStudios.Persona;
import studio.booking.privacy.tink.Keysets;
import studio.booking.shared.jooq.TestDatabase;
import studio.booking.wiring.SecretFile;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The whole program in demo mode on a port of its own, over a migrated database; its jobs run only
 * when a test runs them. All such test classes share one program and its data, so that a test makes
 * what it looks at, and takes nobody's word for what else is there.
 *
 * <pre>{@code
 * class SessionsTest extends BookingTest {
 *   @Test
 *   void ...() {
 *     var answer = as(Persona.COACH).post("/api/sessions", "{...}");
 *     assertThat(answer.status()).isEqualTo(201);
 *     assertThat(answer.json().at("/id").asString())...
 *   }
 * }
 * }</pre>
 */
@SpringBootTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {"booking.jobs.scheduled=false", "spring.main.lazy-initialization=true"})
@TestInstance(Lifecycle.PER_CLASS)
public abstract class BookingTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  @LocalServerPort private int port;
  @Autowired protected ApplicationContext program;

  /** One per JVM, as is the program; they end with it. */
  protected static final class Database {
    private static final TestDatabase DATABASE = TestDatabase.open();

    /** Goes with it: programs with other settings read what the one before has encrypted. */
    private static final Path SECRETS = secrets();

    private static Path secrets() {
      try {
        return Files.createTempDirectory("booking-secrets");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private Database() {}

    public static TestDatabase get() {
      return DATABASE;
    }
  }

  @DynamicPropertySource
  static void settings(DynamicPropertyRegistry settings) throws IOException {
    Path folder = Files.createTempDirectory("booking-test");
    settings.add("booking.data-dir", folder::toString);
    settings.add("booking.demo", () -> "true");
    settings.add("booking.features.training", () -> "true");
    settings.add("booking.database.url", () -> Database.get().url());
    settings.add("booking.database.username", () -> TestDatabase.PROGRAM);
    settings.add("booking.database.password", () -> TestDatabase.PASSWORD);
    settings.add("booking.database.owner-username", () -> TestDatabase.OWNER);
    settings.add("booking.database.owner-password", () -> TestDatabase.PASSWORD);
    settings.add("booking.keys.keyset-file", BookingTest::keyset);
    settings.add("booking.audit.keyset-file", BookingTest::signingKeyset);
    settings.add("booking.audit.roots-folder", () -> Database.SECRETS.resolve("roots").toString());
    settings.add("booking.keys.blind-index-key", () -> "only for tests, and not for anything else");
    settings.add("booking.keys.url", () -> Database.get().keysUrl());
    settings.add("booking.keys.username", () -> TestDatabase.PROGRAM);
    settings.add("booking.keys.password", () -> TestDatabase.PASSWORD);
    settings.add("booking.keys.owner-username", () -> TestDatabase.OWNER);
    settings.add("booking.keys.owner-password", () -> TestDatabase.PASSWORD);
  }

  private static String keyset() {
    var file = Database.SECRETS.resolve("keyset.json");
    SecretFile.readOrMake(file, Keysets::make);
    return file.toString();
  }

  private static String signingKeyset() {
    var file = Database.SECRETS.resolve("signing.json");
    SecretFile.readOrMake(file, TinkSignatures::makeKeyset);
    return file.toString();
  }

  /** For tests that need many callers. */
  protected Api api() {
    return new Api(port);
  }

  /** What came back. */
  public record Reply(int status, HttpResponse<String> http) {
    /** The body, or nothing where there is none. */
    public JsonNode json() {
      return JSON.readTree(http.body());
    }

    public String body() {
      return http.body();
    }

    /** A header, or null. */
    public String header(String name) {
      return http.headers().firstValue(name).orElse(null);
    }
  }

  /** Sends requests with somebody's token, or with none. */
  public final class Client {
    private final String token;
    private final String[] headers;

    private Client(String token, String... headers) {
      this.token = token;
      this.headers = headers;
    }

    /** The same with headers: names and values in turn. */
    public Client with(String... headers) {
      return new Client(token, headers);
    }

    public Reply get(String path) {
      return send("GET", path, null);
    }

    public Reply post(String path, String json) {
      return send("POST", path, json);
    }

    public Reply put(String path, String json) {
      return send("PUT", path, json);
    }

    public Reply patch(String path, String json) {
      return send("PATCH", path, json);
    }

    public Reply delete(String path) {
      return send("DELETE", path, null);
    }

    public Reply send(String method, String path, String json) {
      var request = HttpRequest.newBuilder(address(path));
      if (token != null) request.header("Authorization", "Bearer " + token);
      if (headers.length > 0) request.headers(headers);
      if (json == null) {
        request.method(method, BodyPublishers.noBody());
      } else {
        request.header("Content-Type", "application/json");
        request.method(method, BodyPublishers.ofString(json));
      }
      try {
        var response = CLIENT.send(request.build(), BodyHandlers.ofString());
        return new Reply(response.statusCode(), response);
      } catch (IOException | InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  protected final URI address(String path) {
    return URI.create("http://localhost:" + port + path);
  }

  /** Nobody is signed in. */
  protected final Client anybody() {
    return new Client(null);
  }

  /** One of the people of the studio "north". */
  protected final Client as(Persona persona) {
    return as(DemoStudios.NORTH, persona);
  }

  protected final Client as(DemoStudios studio, Persona persona) {
    return token(
        "{\"persona\":\"%s\",\"organization\":\"%s\"}".formatted(persona.word(), studio.word()));
  }

  /** Somebody by id, of either studio. */
  protected final Client as(java.util.UUID person) {
    return token("{\"personId\":\"%s\"}".formatted(person));
  }

  /** With a token of one's own making. */
  protected final Client withToken(String token) {
    return new Client(token);
  }

  private Client token(String body) {
    var answer = anybody().post("/api/demo/tokens", body);
    if (answer.status() != 200) throw new IllegalStateException(answer.body());
    return new Client(answer.json().get("token").asString());
  }
}
