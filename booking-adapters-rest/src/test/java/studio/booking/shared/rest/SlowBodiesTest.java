package studio.booking.shared.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

@TestPropertySource(
    properties = {"booking.body-limit=1s", "server.tomcat.connection-timeout=600ms"})
class SlowBodiesTest extends RestPlatformTest {
  private static final String BODY = "{\"name\":\"slow\",\"places\":1,\"coachId\":null}";

  @Test
  void a_body_that_comes_byte_by_byte_is_not_waited_for() throws IOException {
    assertRefused(Duration.ofMillis(100));
  }

  @Test
  void a_body_that_does_not_come_is_not_waited_for() throws IOException {
    assertRefused(Duration.ofSeconds(20));
  }

  @Test
  void a_body_that_takes_a_while_is_fine() throws IOException {
    assertThat(answer(Duration.ofMillis(15))).startsWith("HTTP/1.1 201");
  }

  private void assertRefused(Duration between) throws IOException {
    long start = System.nanoTime();
    var answer = answer(between);

    assertThat(answer).startsWith("HTTP/1.1 408").contains("\"code\":\"REQUEST_TIMEOUT\"");
    assertThat(answer.toLowerCase(java.util.Locale.ROOT)).contains("connection: close");
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(4));
  }

  private String answer(Duration betweenBytes) throws IOException {
    try (var socket = new Socket("localhost", port)) {
      socket.setSoTimeout(10_000);
      var head =
          """
          POST /api/things HTTP/1.1\r
          Host: localhost\r
          Authorization: Bearer %s\r
          Content-Type: application/json\r
          Content-Length: %d\r
          \r
          """
              .formatted(client(), BODY.length());
      var out = socket.getOutputStream();
      out.write(head.getBytes(StandardCharsets.US_ASCII));
      out.write(BODY.charAt(0));
      out.flush();
      var trickle = Thread.ofVirtual().start(() -> trickle(socket, betweenBytes));
      try {
        return whole(socket);
      } finally {
        trickle.interrupt();
      }
    }
  }

  private static void trickle(Socket socket, Duration between) {
    try {
      for (int i = 1; i < BODY.length(); i++) {
        Thread.sleep(between);
        socket.getOutputStream().write(BODY.charAt(i));
      }
    } catch (IOException | InterruptedException _) {
      // It has its answer.
    }
  }

  /** The head and what of the body comes with it. */
  private static String whole(Socket socket) throws IOException {
    var answer = new StringBuilder();
    var some = new byte[8192];
    try {
      for (int read; (read = socket.getInputStream().read(some)) > 0; ) {
        answer.append(new String(some, 0, read, StandardCharsets.UTF_8));
        if (answer.indexOf("}") > 0) break;
      }
    } catch (SocketException e) {
      // Closed on us while we were still sending.
      if (answer.isEmpty()) throw e;
    }
    return answer.toString();
  }
}
