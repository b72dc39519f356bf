package studio.booking.shared.rest;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import studio.booking.shared.Ids;

/** The name of the request that this thread answers, the same in logs, answers and the audit. */
public final class RequestIds {
  static final String HEADER = "X-Request-Id";

  /** Its name in the logging context. */
  static final String KEY = "requestId";

  // Nothing that could break a log line or an answer.
  private static final Pattern SANE = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  private RequestIds() {}

  public static String current() {
    var id = MDC.get(KEY);
    return id == null ? "none" : id;
  }

  /** What the caller calls the request, where that is a sane name, and else a new one. */
  static String from(@Nullable String header) {
    return header != null && SANE.matcher(header).matches() ? header : Ids.next().toString();
  }
}
