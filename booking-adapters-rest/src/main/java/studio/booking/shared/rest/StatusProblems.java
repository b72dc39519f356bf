package studio.booking.shared.rest;

import java.util.Map;
import org.springframework.http.ProblemDetail;

/** The problems of which nothing is known but a status, from the container or the framework. */
final class StatusProblems {
  private StatusProblems() {}

  static ProblemDetail of(int status) {
    var code = code(status);
    return Problems.body(code, detail(code), Map.of());
  }

  private static ProblemCode code(int status) {
    return switch (status) {
      case 401 -> ProblemCode.UNAUTHENTICATED;
      case 403 -> ProblemCode.FORBIDDEN;
      case 404 -> ProblemCode.NOT_FOUND;
      case 405 -> ProblemCode.METHOD_NOT_ALLOWED;
      case 406 -> ProblemCode.NOT_ACCEPTABLE;
      case 408 -> ProblemCode.REQUEST_TIMEOUT;
      case 413 -> ProblemCode.PAYLOAD_TOO_LARGE;
      case 414 -> ProblemCode.URI_TOO_LONG;
      case 415 -> ProblemCode.UNSUPPORTED_MEDIA_TYPE;
      case 431 -> ProblemCode.HEADERS_TOO_LARGE;
      case 429 -> ProblemCode.RATE_LIMITED;
      case 503 -> ProblemCode.OVERLOADED;
      default -> status >= 500 ? ProblemCode.INTERNAL_ERROR : ProblemCode.MALFORMED_REQUEST;
    };
  }

  private static String detail(ProblemCode code) {
    return switch (code) {
      case NOT_FOUND -> "There is nothing at this address.";
      case METHOD_NOT_ALLOWED -> "The header Allow says which methods apply.";
      case NOT_ACCEPTABLE ->
          "Accept application/json; for calendars text/calendar, for exports application/zip.";
      case UNSUPPORTED_MEDIA_TYPE -> "Send application/json in UTF-8.";
      case MALFORMED_REQUEST -> "The request line or a header cannot be read.";
      case INTERNAL_ERROR -> "Something went wrong; quote the request id when you ask.";
      default -> code.title() + ".";
    };
  }
}
