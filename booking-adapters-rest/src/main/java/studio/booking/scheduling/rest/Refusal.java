package studio.booking.scheduling.rest;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import studio.booking.shared.rest.ProblemCode;
import studio.booking.shared.rest.Problems;

/**
 * Why something is refused, told alike by a request and by its dry run.
 *
 * @param detail a sentence for people, with what to do next where that is known
 * @param members more for programs to act on
 */
record Refusal(ProblemCode code, String detail, Map<String, ? extends @Nullable Object> members) {

  Refusal(ProblemCode code, String detail) {
    this(code, detail, Map.of());
  }

  /** An id in the body that names nothing which the caller may see. */
  static Refusal unknown(String pointer, String detail) {
    return new Refusal(ProblemCode.NOT_FOUND, detail, Map.of("pointer", pointer));
  }

  ResponseEntity<ProblemDetail> problem() {
    return Problems.of(code, detail, members);
  }

  DryRun.Why why() {
    return new DryRun.Why(code.name(), detail);
  }
}
