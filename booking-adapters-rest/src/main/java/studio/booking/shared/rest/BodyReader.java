package studio.booking.shared.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import tools.jackson.databind.JsonNode;

/**
 * Reads bodies of JSON, up to a mebibyte, and no longer than a while; files a hundred times that.
 */
final class BodyReader {
  static final MediaType NDJSON = MediaType.parseMediaType("application/x-ndjson");

  private static final int MAX_BYTES = 1 << 20;
  private static final long MAX_FILE = 100L << 20;
  private static final int FILES_AT_ONCE = 2;
  private static final int AT_A_TIME = 1 << 13;
  private static final List<MediaType> JSON =
      List.of(MediaType.APPLICATION_JSON, MediaType.parseMediaType("application/merge-patch+json"));
  private static final List<MediaType> LINES =
      List.of(NDJSON, MediaType.parseMediaType("application/ndjson"));

  private final Semaphore files = new Semaphore(FILES_AT_ONCE);
  private final StrictJson json;
  private final Duration patience;
  private final Duration patienceForFiles;

  /**
   * Reads so.
   *
   * @param patience for a whole body: somebody who sends it byte by byte keeps others waiting
   */
  BodyReader(StrictJson json, Duration patience, Duration patienceForFiles) {
    this.json = json;
    this.patience = patience;
    this.patienceForFiles = patienceForFiles;
  }

  /** A body: as it came, and what the method gets. */
  record Read(@Nullable JsonNode json, @Nullable Object value) {}

  Read read(HttpServletRequest request, Route.Body body, Findings findings)
      throws IOException, HttpMediaTypeNotSupportedException {
    if (request.getContentLengthLong() > MAX_BYTES) throw tooLarge(MAX_BYTES);
    var bytes = new ByteArrayOutputStream();
    copy(request.getInputStream(), bytes, MAX_BYTES, patience);
    if (bytes.size() == 0 && !body.required()) return new Read(null, null);
    require(request, JSON);
    var node = json.parse(bytes.toByteArray());
    return new Read(node, json.bind(node, body.type(), findings));
  }

  /**
   * Receives a file of lines, on disk. Nothing is done with a file that did not arrive whole, and
   * nobody waits for the database meanwhile.
   */
  JsonLines<?> receive(HttpServletRequest request, Route.Body body)
      throws IOException, HttpMediaTypeNotSupportedException {
    require(request, LINES);
    if (request.getContentLengthLong() > MAX_FILE) throw tooLarge(MAX_FILE);
    if (!files.tryAcquire()) {
      throw new Refused(
          ProblemCode.OVERLOADED, "Other files are being imported: try again when they are done.");
    }
    try {
      var spool = new Spool();
      try {
        var out = spool.out();
        copy(request.getInputStream(), out, MAX_FILE, patienceForFiles);
        out.flush();
        return new JsonLines<>(
            body.type(),
            json,
            spool.in(),
            () -> {
              spool.close();
              files.release();
            });
      } catch (IOException | RuntimeException e) {
        spool.close();
        throw e;
      }
    } catch (IOException | RuntimeException e) {
      files.release();
      throw e;
    }
  }

  private static void copy(InputStream body, OutputStream to, long most, Duration patience)
      throws IOException {
    long until = System.nanoTime() + patience.toNanos();
    var some = new byte[AT_A_TIME];
    long size = 0;
    try {
      for (int read; (read = body.read(some)) >= 0; ) {
        size += read;
        if (size > most) throw tooLarge(most);
        to.write(some, 0, read);
        if (System.nanoTime() - until > 0) throw tooSlow();
      }
    } catch (IOException e) {
      // Tomcat takes whoever sends nothing for gone, unless one looks closely.
      if (NestedExceptionUtils.getMostSpecificCause(e) instanceof SocketTimeoutException) {
        throw tooSlow();
      }
      throw e;
    }
  }

  private static void require(HttpServletRequest request, List<MediaType> accepted)
      throws HttpMediaTypeNotSupportedException {
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

  private static Refused tooLarge(long most) {
    return new Refused(
        ProblemCode.PAYLOAD_TOO_LARGE, "A body has " + (most >> 20) + " MiB at most here.");
  }
}
