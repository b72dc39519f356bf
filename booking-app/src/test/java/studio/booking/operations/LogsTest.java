package studio.booking.operations;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.boot.logging.logback.StructuredLogEncoder;
import org.springframework.test.context.TestPropertySource;
import studio.booking.BookingTest;
import studio.booking.StudioScene;
import studio.booking.StudioScene.SignedIn;
import studio.booking.demo.DemoStudios;
import studio.booking.demo.DemoStudios.Persona;
import tools.jackson.databind.json.JsonMapper;

/** What the log says of a request, and what it must never say. */
@TestPropertySource(properties = "booking.request-limit=1s")
class LogsTest extends BookingTest {
  private static final String EMAIL = "canary@example.com";
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

  private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
  private final Kept log = new Kept();

  private static final class Kept extends AppenderBase<ILoggingEvent> {
    private final List<ILoggingEvent> lines = new CopyOnWriteArrayList<>();

    @Override
    protected void append(ILoggingEvent line) {
      line.prepareForDeferredProcessing();
      lines.add(line);
    }
  }

  @BeforeEach
  void listen() {
    log.setContext(root.getLoggerContext());
    log.start();
    root.addAppender(log);
  }

  @AfterEach
  void listenNoMore() {
    root.detachAppender(log);
  }

  @Test
  void a_line_names_the_request_the_studio_the_person_and_the_trace() throws SQLException {
    var anna = refusedFor("{\"sessionId\":\"%s\"}");

    var line = lineOfTheRefusal();

    var json = new JsonMapper().readTree(encoder().encode(line));
    assertThat(json.path("requestId").asString()).isEqualTo("my-request");
    assertThat(json.path("traceId").asString()).isEqualTo(TRACE);
    assertThat(json.path("personId").asString()).isEqualTo(anna.id());
    assertThat(json.path("organizationId").asString())
        .isEqualTo(DemoStudios.NORTH.organization().value().toString());
    assertThat(json.path("message").asString()).isNotBlank();
    assertThat(json.path("@timestamp").asString()).isNotBlank();
  }

  private static StructuredLogEncoder encoder() {
    var encoder = new StructuredLogEncoder();
    encoder.setContext(((Logger) LoggerFactory.getLogger(LogsTest.class)).getLoggerContext());
    encoder.setFormat("ecs");
    encoder.start();
    return encoder;
  }

  @Test
  void one_request_leaves_nothing_behind_for_the_next() throws SQLException {
    refusedFor("{\"sessionId\":\"%s\"}");
    log.lines.clear();

    LoggerFactory.getLogger(LogsTest.class).warn("another");

    assertThat(log.lines.getLast().getMDCPropertyMap()).isEmpty();
  }

  @Test
  void what_clients_do_wrong_is_no_warning_of_ours() {
    var owner = as(Persona.OWNER).with("X-Request-Id", "my-mistake");

    assertThat(owner.send("PUT", "/api/clients", "{}").status()).isEqualTo(405);
    assertThat(owner.get("/api/no-such-thing").status()).isEqualTo(404);
    assertThat(owner.get("/api/clients?limit=many").status()).isEqualTo(400);
    assertThat(owner.post("/api/clients", "{").status()).isEqualTo(400);

    assertThat(log.lines)
        .filteredOn(line -> "my-mistake".equals(line.getMDCPropertyMap().get("requestId")))
        .filteredOn(line -> line.getLevel().isGreaterOrEqual(Level.WARN))
        .isEmpty();
  }

  @Test
  void no_address_no_token_and_no_words_of_a_person_come_into_the_log()
      throws SQLException, IOException {
    var token = "canary.token.of-somebody";
    withToken(token).get("/api/me?email=" + EMAIL);
    var owner = as(Persona.OWNER);
    owner.get("/api/clients?email=" + EMAIL);
    owner.get("/api/clients/" + EMAIL);
    owner.post("/api/clients", "{\"email\":\"%s\"}".formatted(EMAIL));
    owner.post("/api/clients", "{\"email\":\"%s".formatted(EMAIL));
    owner.with("Idempotency-Key", EMAIL).post("/api/bookings", "{}");
    owner.with("X-Request-Id", EMAIL, "traceparent", EMAIL).get("/api/me");
    owner.with("Accept", EMAIL).get("/api/me");
    owner.send("PUT", "/api/clients?email=" + EMAIL, "{}");
    unreadable("GET /api/clients?email=" + EMAIL + "&x=\"<\u0001> HTTP/1.1");
    unreadable("GET /api/clients HTTP/1.1\r\nX-Mail\u0000: " + EMAIL);
    // Goes as far as the database, and fails there.
    refusedFor("{\"sessionId\":\"%s\",\"note\":\"" + EMAIL + "\"}");
    refusedFor("{\"sessionId\":\"%s\"}");

    assertThat(lineOfTheRefusal()).isNotNull();
    assertThat(log.lines)
        .allSatisfy(
            line -> assertThat(everythingOf(line)).doesNotContain("canary", "Bearer ", "eyJ"));
  }

  @Test
  void the_address_of_a_calendar_comes_into_no_log() throws SQLException {
    var anna = new StudioScene(api()).client(0);
    var url =
        api()
            .send("POST", anna.token(), "/api/my-calendar", null)
            .mustBe(201)
            .json()
            .path("url")
            .asString();
    var path = java.net.URI.create(url).getPath();
    var secret = path.replaceAll(".*/|\\.ics", "");
    assertThat(secret).hasSize(43);

    api().get(null, path).mustBe(200);
    api().get(null, path + "?x=1").mustBe(400);
    api().send("PUT", null, path, "{}").mustBe(405);
    api().get(null, path.replace(".ics", "")).mustBe(404);
    api().send("GET", null, path, null, "Accept", "text/html").mustBe(406);
    for (var table : List.of("directory.calendar_address", "scheduling.booking")) {
      try (var somebody = Database.get().superuser().getConnection();
          var lock = somebody.createStatement()) {
        somebody.setAutoCommit(false);
        lock.execute("lock table " + table + " in access exclusive mode");
        api().get(null, path).mustBe(503);
        somebody.rollback();
      }
    }

    assertThat(lineOfTheRefusal()).isNotNull();
    assertThat(log.lines).allSatisfy(line -> assertThat(everythingOf(line)).doesNotContain(secret));
  }

  private static String everythingOf(ILoggingEvent line) {
    var failure = line.getThrowableProxy();
    return line.getFormattedMessage()
        + line.getMDCPropertyMap()
        + (failure == null ? "" : ThrowableProxyUtil.asString(failure));
  }

  private ILoggingEvent lineOfTheRefusal() {
    return log.lines.stream()
        .filter(line -> line.getFormattedMessage().startsWith("Refused"))
        .findFirst()
        .orElseThrow();
  }

  /** Has a client try to book while somebody holds on to their account. */
  private SignedIn refusedFor(String body) throws SQLException {
    var scene = new StudioScene(api());
    var type = scene.classType();
    var session = scene.aClass(type, scene.coach(type), StudioScene.in(5, 0), 3);
    var anna = scene.client(1);
    try (var somebody = Database.get().superuser().getConnection();
        var lock = somebody.createStatement()) {
      somebody.setAutoCommit(false);
      lock.execute(
          "select 1 from credits.account where client_id = '%s' for update".formatted(anna.id()));
      api()
          .post(
              anna.token(),
              "/api/bookings",
              body.formatted(session),
              "X-Request-Id",
              "my-request",
              "traceparent",
              "00-" + TRACE + "-00f067aa0ba902b7-01");
      somebody.rollback();
    }
    return anna;
  }

  private void unreadable(String head) throws IOException {
    try (var socket = new Socket("localhost", address("/").getPort())) {
      socket.setSoTimeout(5_000);
      var text = head + "\r\nHost: localhost\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
      socket.getInputStream().readAllBytes();
    }
  }
}
