package studio.booking;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls the API as a front end does. */
public final class Api {
  private static final JsonMapper JSON = new JsonMapper();

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();
  private final URI base;

  public Api(int port) {
    this.base = URI.create("http://localhost:" + port);
  }

  /** What came back. */
  public record Answer(int status, String text, HttpResponse<String> response) {
    public JsonNode json() {
      return JSON.readTree(text);
    }

    /** The code of a problem. */
    public String code() {
      return json().path("code").asString("");
    }

    public String id() {
      return json().path("id").asString();
    }

    public @Nullable String header(String name) {
      return response.headers().firstValue(name).orElse(null);
    }

    /** This answer, if it has that status. */
    public Answer mustBe(int expected) {
      if (status != expected) {
        throw new AssertionError("%d instead of %d: %s".formatted(status, expected, text));
      }
      return this;
    }

    @Override
    public String toString() {
      return status + " " + text;
    }
  }

  public Answer get(@Nullable String token, String path) {
    return send("GET", token, path, null);
  }

  public Answer post(@Nullable String token, String path, String body, String... headers) {
    return send("POST", token, path, body, headers);
  }

  public Answer put(String token, String path, String body, String... headers) {
    return send("PUT", token, path, body, headers);
  }

  public Answer patch(String token, String path, String body, String... headers) {
    return send("PATCH", token, path, body, headers);
  }

  public Answer delete(String token, String path, String... headers) {
    return send("DELETE", token, path, null, headers);
  }

  /**
   * Any request.
   *
   * @param headers names and values in turn
   */
  public Answer send(
      String method,
      @Nullable String token,
      String path,
      @Nullable String body,
      String... headers) {
    var request =
        HttpRequest.newBuilder(base.resolve(path))
            .timeout(Duration.ofSeconds(60))
            .method(
                method,
                body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body));
    if (token != null) request.header("Authorization", "Bearer " + token);
    if (body != null) request.setHeader("Content-Type", "application/json");
    for (int i = 0; i < headers.length; i += 2) request.setHeader(headers[i], headers[i + 1]);
    try {
      var response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
      return new Answer(response.statusCode(), response.body(), response);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** A token for one of the demo's people, such as {@code admin}. */
  public String persona(String persona) {
    return token("{\"persona\":\"%s\"}".formatted(persona));
  }

  /** A token for one of the people of a demo studio. */
  public String persona(String persona, String organization) {
    return token("{\"persona\":\"%s\",\"organization\":\"%s\"}".formatted(persona, organization));
  }

  /** A token for anybody. */
  public String person(String id) {
    return token("{\"personId\":\"%s\"}".formatted(id));
  }

  private String token(String body) {
    return post(null, "/api/demo/tokens", body).mustBe(200).json().path("token").asString();
  }

  /** All at once, each on a thread of its own. */
  public static <T> List<T> atOnce(List<Callable<T>> calls) {
    var together = new CyclicBarrier(calls.size());
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var running = new ArrayList<java.util.concurrent.Future<T>>();
      for (var call : calls) {
        running.add(
            threads.submit(
                () -> {
                  together.await();
                  return call.call();
                }));
      }
      var results = new ArrayList<T>();
      for (var one : running) results.add(one.get());
      return results;
    } catch (ExecutionException e) {
      throw new AssertionError(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
