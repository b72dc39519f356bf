package studio.booking.shared.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import tools.jackson.databind.JsonNode;

/** Reads bodies of JSON, up to a mebibyte. */
final class BodyReader {
  private static final int MAX_BYTES = 1 << 20;
  private static final MediaType MERGE_PATCH =
      MediaType.parseMediaType("application/merge-patch+json");

  private final StrictJson json;

  BodyReader(StrictJson json) {
    this.json = json;
  }

  /** A body: as it came, and what the method gets. */
  record Read(@Nullable JsonNode json, @Nullable Object value) {}

  Read read(HttpServletRequest request, Route.Body body, Findings findings)
      throws IOException, HttpMediaTypeNotSupportedException {
    if (request.getContentLengthLong() > MAX_BYTES) throw tooLarge();
    // One byte more tells a body that is too large from one that just fits.
    var bytes = request.getInputStream().readNBytes(MAX_BYTES + 1);
    if (bytes.length > MAX_BYTES) throw tooLarge();
    if (bytes.length == 0 && !body.required()) return new Read(null, null);
    requireJson(request);
    var node = json.parse(bytes);
    return new Read(node, json.bind(node, body.type(), findings));
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

  private static Refused tooLarge() {
    return new Refused(ProblemCode.PAYLOAD_TOO_LARGE, "A body has 1 MiB at most.");
  }
}
