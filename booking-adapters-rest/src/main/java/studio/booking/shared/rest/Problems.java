package studio.booking.shared.rest;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;

/** Answers that say no (RFC 9457). */
public final class Problems {
  private Problems() {}

  /**
   * The plain kind.
   *
   * @param detail what is the matter this time, as a sentence for people; never what a database or
   *     library said
   */
  public static ResponseEntity<ProblemDetail> of(ProblemCode code, String detail) {
    return of(code, detail, Map.of());
  }

  /** With more members, for programs to act on, such as {@code waitlistOpen}. */
  public static ResponseEntity<ProblemDetail> of(
      ProblemCode code, String detail, Map<String, ? extends @Nullable Object> members) {
    return ResponseEntity.status(code.status())
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(body(code, detail, members));
  }

  /** There is no such thing, or none that the caller may see. */
  public static ResponseEntity<ProblemDetail> notFound(String detail) {
    return of(ProblemCode.NOT_FOUND, detail);
  }

  /** An id in the body that names nothing; the pointer says which. */
  public static ResponseEntity<ProblemDetail> notFound(String pointer, String detail) {
    return of(ProblemCode.NOT_FOUND, detail, Map.of("pointer", pointer));
  }

  public static ResponseEntity<ProblemDetail> invalid(String pointer, String message) {
    return invalid(List.of(InputError.at(pointer, message)));
  }

  public static ResponseEntity<ProblemDetail> invalid(List<InputError> errors) {
    return of(ProblemCode.VALIDATION_FAILED, counted(errors), Map.of("errors", errors));
  }

  static String counted(List<InputError> errors) {
    return counted(errors.size());
  }

  static String counted(int errors) {
    return errors == 1 ? "One thing is not valid." : errors + " things are not valid.";
  }

  /** Too much to do; the same request may be sent again after so many seconds. */
  static ResponseEntity<ProblemDetail> overloaded(int retryAfterSeconds) {
    return overloaded(retryAfterSeconds, "Please try again in a moment.");
  }

  static ResponseEntity<ProblemDetail> overloaded(int retryAfterSeconds, String detail) {
    return ResponseEntity.status(ProblemCode.OVERLOADED.status())
        .header(HttpHeaders.RETRY_AFTER, String.valueOf(retryAfterSeconds))
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(body(ProblemCode.OVERLOADED, detail, Map.of()));
  }

  /** More than is allowed; after so many seconds it is not. */
  static ResponseEntity<ProblemDetail> tooMany(long retryAfterSeconds, String detail) {
    return ResponseEntity.status(ProblemCode.RATE_LIMITED.status())
        .header(HttpHeaders.RETRY_AFTER, String.valueOf(retryAfterSeconds))
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(body(ProblemCode.RATE_LIMITED, detail, Map.of()));
  }

  static ProblemDetail body(
      ProblemCode code, String detail, Map<String, ? extends @Nullable Object> members) {
    var problem = ProblemDetail.forStatusAndDetail(HttpStatusCode.valueOf(code.status()), detail);
    problem.setType(code.type());
    problem.setTitle(code.title());
    problem.setProperty("code", code.name());
    problem.setProperty("requestId", RequestIds.current());
    members.forEach(problem::setProperty);
    return problem;
  }
}
