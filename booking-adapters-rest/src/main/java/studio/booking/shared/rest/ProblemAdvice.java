package studio.booking.shared.rest;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import studio.booking.shared.Cursor;
import studio.booking.shared.UnitOfWork;

/** Makes a problem of everything that is thrown, and keeps to itself what is nobody's business. */
@RestControllerAdvice
class ProblemAdvice extends ResponseEntityExceptionHandler {
  private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);
  private static final int RETRY_AFTER_SECONDS = 1;

  @ExceptionHandler
  ResponseEntity<ProblemDetail> refused(Refused e) {
    return e.answer();
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> invalid(InvalidInput e) {
    return Problems.invalid(e.errors());
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> malformed(StrictJson.Malformed e) {
    return Problems.of(ProblemCode.MALFORMED_JSON, String.valueOf(e.getMessage()));
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> malformed(Cursor.Malformed e) {
    return Problems.invalid(
        java.util.List.of(InputError.ofParameter("cursor", "must be a nextCursor of this list")));
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> busy(UnitOfWork.Busy e) {
    LOG.warn("Refused, as the database is busy: {}", e.getMessage());
    return Problems.overloaded(RETRY_AFTER_SECONDS);
  }

  /** A bug, or something that is down. The log knows more, under the same request id. */
  @ExceptionHandler
  ResponseEntity<ProblemDetail> failed(Exception e) {
    LOG.error("A request failed", e);
    return Problems.of(
        ProblemCode.INTERNAL_ERROR, "Something went wrong; quote the request id when you ask.");
  }

  /** What Spring itself refuses: its status, in our words. */
  @Override
  protected @Nullable ResponseEntity<Object> handleExceptionInternal(
      Exception e,
      @Nullable Object body,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    if (status.is5xxServerError()) LOG.error("A request failed", e);
    var problem = StatusProblems.of(status.value());
    // Not with Spring's own media types: what it accepts instead is worth saying, though.
    return ResponseEntity.status(problem.getStatus())
        .headers(headers)
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(problem);
  }
}
