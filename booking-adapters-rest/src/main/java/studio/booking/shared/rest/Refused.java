package studio.booking.shared.rest;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;

/** A problem found before the controller was reached. */
final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1;
  private static final int RETRY_AFTER_SECONDS = 10;

  private final ProblemCode code;
  private final String detail;
  private final transient Map<String, ? extends @Nullable Object> members;

  Refused(ProblemCode code, String detail) {
    this(code, detail, Map.of());
  }

  Refused(ProblemCode code, String detail, Map<String, ? extends @Nullable Object> members) {
    super(code.name(), null, false, false);
    this.code = code;
    this.detail = detail;
    this.members = members;
  }

  ProblemCode code() {
    return code;
  }

  ResponseEntity<ProblemDetail> answer() {
    return code == ProblemCode.OVERLOADED
        ? Problems.overloaded(RETRY_AFTER_SECONDS, detail)
        : Problems.of(code, detail, members);
  }
}
