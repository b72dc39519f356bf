package studio.booking.wiring;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpRequest;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;

/**
 * Gives the same answer for some seconds. Every token with a key that we do not know makes us look
 * for new ones, and strangers can make up as many tokens as they like.
 */
final class AskedSeldom implements ClientHttpRequestInterceptor {
  private final Duration every;
  private final Map<URI, Kept> answers = new HashMap<>();

  AskedSeldom(Duration every) {
    this.every = every;
  }

  private record Kept(HttpStatusCode status, HttpHeaders headers, String body, long at) {}

  @Override
  public synchronized ClientHttpResponse intercept(
      HttpRequest request, byte[] body, ClientHttpRequestExecution execution) throws IOException {
    var known = answers.get(request.getURI());
    if (known != null && System.nanoTime() - known.at() < every.toNanos()) return answer(known);
    try (var response = execution.execute(request, body)) {
      var kept =
          new Kept(
              response.getStatusCode(),
              response.getHeaders(),
              new String(response.getBody().readAllBytes(), UTF_8),
              System.nanoTime());
      // Trouble may be over the next moment.
      if (kept.status().is2xxSuccessful()) answers.put(request.getURI(), kept);
      return answer(kept);
    }
  }

  private static ClientHttpResponse answer(Kept kept) {
    return new ClientHttpResponse() {
      @Override
      public HttpStatusCode getStatusCode() {
        return kept.status();
      }

      @Override
      public String getStatusText() {
        return kept.status().toString();
      }

      @Override
      public HttpHeaders getHeaders() {
        return kept.headers();
      }

      @Override
      public InputStream getBody() {
        return new ByteArrayInputStream(kept.body().getBytes(UTF_8));
      }

      @Override
      public void close() {
        // Nothing is open.
      }
    };
  }
}
