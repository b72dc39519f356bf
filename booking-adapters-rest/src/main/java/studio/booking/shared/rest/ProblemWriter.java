package studio.booking.shared.rest;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.json.JsonMapper;

/** Writes problems where there is no controller yet: in filters and sign-in. */
final class ProblemWriter {
  private final JsonMapper json;
  private final DeclineTeller declines;

  ProblemWriter(JsonMapper json, DeclineTeller declines) {
    this.json = json;
    this.declines = declines;
  }

  void write(
      HttpServletRequest request,
      HttpServletResponse response,
      ResponseEntity<ProblemDetail> problem)
      throws IOException {
    var body = problem.getBody();
    if (body == null || response.isCommitted()) return;
    declines.tell(body);
    body.setInstance(instance(request.getRequestURI()));
    response.setStatus(problem.getStatusCode().value());
    problem.getHeaders().forEach((name, values) -> response.setHeader(name, values.getFirst()));
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.getOutputStream().write(json.writeValueAsBytes(body));
  }

  /** The address as it was sent; null where it is none. */
  static @Nullable URI instance(@Nullable String path) {
    try {
      return path == null ? null : new URI(path);
    } catch (URISyntaxException e) {
      return null;
    }
  }
}
