package studio.booking.shared.rest;

import java.net.URI;
import org.springframework.http.ResponseEntity;

/** Answers that say yes. A GET with a version answers 304 by itself when the caller has it. */
public final class Answers {
  private Answers() {}

  public static ResponseEntity<Object> ok(Object resource) {
    return ResponseEntity.ok(resource);
  }

  /** A single resource with its stored version as its ETag. */
  public static ResponseEntity<Object> ok(Object resource, long version) {
    return ResponseEntity.ok().eTag(ETags.of(version)).body(resource);
  }

  /**
   * Something new.
   *
   * @param path where it is, such as {@code /api/bookings/} and its id
   */
  public static ResponseEntity<Object> created(String path, Object resource) {
    return ResponseEntity.created(URI.create(path)).body(resource);
  }

  public static ResponseEntity<Object> created(String path, Object resource, long version) {
    return ResponseEntity.created(URI.create(path)).eTag(ETags.of(version)).body(resource);
  }

  public static ResponseEntity<Object> nothing() {
    return ResponseEntity.noContent().build();
  }
}
