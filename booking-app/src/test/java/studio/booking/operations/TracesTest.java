package studio.booking.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import studio.booking.BookingTest;
import studio.booking.demo.DemoStudios.Persona;

/** Where somebody collects traces, requests are spans of their callers' traces. */
// Known before the program starts; the collector's real address is known a moment later.
@TestPropertySource(
    properties =
        "management.opentelemetry.tracing.export.otlp.endpoint=http://localhost:1/v1/traces")
class TracesTest extends BookingTest {
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final BlockingQueue<byte[]> received = new LinkedBlockingQueue<>();

  @DynamicPropertySource
  static void collector(DynamicPropertyRegistry settings) throws IOException {
    var server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
    server.createContext(
        "/v1/traces",
        exchange -> {
          received.add(exchange.getRequestBody().readAllBytes());
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.start();
    settings.add(
        "management.opentelemetry.tracing.export.otlp.endpoint",
        () -> "http://localhost:%d/v1/traces".formatted(server.getAddress().getPort()));
    settings.add("management.opentelemetry.tracing.export.schedule-delay", () -> "50ms");
  }

  @Test
  void the_callers_trace_goes_on_and_nothing_personal_with_it() throws InterruptedException {
    var answer =
        as(Persona.CLIENT)
            .with("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01")
            .get("/api/sessions?cursor=canary");

    assertThat(answer.status()).isEqualTo(400);
    var spans = spansOf(TRACE);
    assertThat(spans).contains("/api/sessions").doesNotContain("canary", "Bearer", "eyJ");
  }

  @Test
  void the_address_of_a_calendar_does_not_leave_with_it() throws InterruptedException {
    var secret = "canary" + "-".repeat(37);
    var trace = "5" + TRACE.substring(1);

    var answer =
        anybody()
            .with("traceparent", "00-" + trace + "-00f067aa0ba902b7-01")
            .get("/api/calendars/%s.ics".formatted(secret));

    assertThat(answer.status()).isEqualTo(404);
    assertThat(spansOf(trace)).contains("/api/calendars/{secret}.ics").doesNotContain("canary");
  }

  /** What was sent until the trace was in it, as far as it is text. */
  private static String spansOf(String id) throws InterruptedException {
    var all = new ByteArrayOutputStream();
    var trace = new String(HexFormat.of().parseHex(id), StandardCharsets.ISO_8859_1);
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < until) {
      var some = received.poll(100, TimeUnit.MILLISECONDS);
      if (some != null) all.writeBytes(some);
      var text = all.toString(StandardCharsets.ISO_8859_1);
      if (text.contains(trace)) return text;
    }
    throw new AssertionError("The collector got no span of the trace");
  }
}
