package studio.booking.shared.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import tools.jackson.databind.JsonNode;

/** Reads bodies of JSON, up to a mebibyte, and no longer than a while. */
final class BodyReader {
  private static final int MAX_BYTES = 1 << 20;
  private static final int AT_A_TIME = 1 << 13;
  private static final MediaType MERGE_PATCH =
      MediaType.parseMediaType("application/merge-patch+json");

  private final StrictJson json;
  private final Duration patience;

  /**
   * Reads so.
   *
   * @param patience for a whole body: somebody who sends it byte by byte keeps others waiting
   */
  BodyReader(StrictJson json, Duration patience) {
    this.json = json;
    this.patience = patience;
  }

  /** A body: as it came, and what the method gets. */
  record Read(@Nullable JsonNode json, @Nullable Object value) {}

  Read read(HttpServletRequest request, Route.Body body, Findings findings)
      throws IOException, HttpMediaTypeNotSupportedException {
    if (request.getContentLengthLong() > MAX_BYTES) throw tooLarge();
    var bytes = bytes(request.getInputStream());
    if (bytes.length == 0 && !body.required()) return new Read(null, null);
    requireJson(request);
    var node = json.parse(bytes);
    return new Read(node, json.bind(node, body.type(), findings));
  }

  private byte[] bytes(InputStream body) throws IOException {
    long until = System.nanoTime() + patience.toNanos();
    var bytes = new ByteArrayOutputStream();
    var some = new byte[AT_A_TIME];
    try {
      for (int read; (read = body.read(some)) >= 0; ) {
        bytes.write(some, 0, read);
        if (bytes.size() > MAX_BYTES) throw tooLarge();
        if (System.nanoTime() - until > 0) throw tooSlow();
      }
    } catch (IOException e) {
      // Tomcat takes whoever sends nothing for gone, unless one looks closely.
      if (NestedExceptionUtils.getMostSpecificCause(e) instanceof SocketTimeoutException) {
        throw tooSlow();
      }
      throw e;
    }
    return bytes.toByteArray();
  }

  private static void requireJson(HttpServletRequest request)
      throws HttpMediaTypeNotSupportedException {
    var accepted = List.of(MediaType.APPLICATION_JSON, MERGE_PATCH);
    var header = request.getContentType();
    try {
      var type =
          header == null ? MediaType.APPLICATION_OCTET_STREAM : MediaType.parseMediaType(header);
      var charset = type.getCharset();
      if (accepted.stream().anyMatch(type::equalsTypeAndSubtype)
          && (charset == null || charset.equals(StandardCharsets.UTF_8))) {
        return;
      }
      throw new HttpMediaTypeNotSupportedException(type, accepted);
    } catch (InvalidMediaTypeException | java.nio.charset.IllegalCharsetNameException e) {
      throw new HttpMediaTypeNotSupportedException("Not a media type");
    }
  }

  /** A form's fields would pass for parameters of the query. */
  static void requireNoForm(HttpServletRequest request) throws HttpMediaTypeNotSupportedException {
    var header = request.getContentType();
    if (header == null) return;
    var type = header.toLowerCase(Locale.ROOT);
    if (type.startsWith("application/x-www-form-urlencoded") || type.startsWith("multipart/")) {
      throw new HttpMediaTypeNotSupportedException("No forms here");
    }
  }

  private static Refused tooSlow() {
    return new Refused(ProblemCode.REQUEST_TIMEOUT, "The body did not arrive in time.");
  }

  private static Refused tooLarge() {
    return new Refused(ProblemCode.PAYLOAD_TOO_LARGE, "A body has 1 MiB at most.");
  }
}
