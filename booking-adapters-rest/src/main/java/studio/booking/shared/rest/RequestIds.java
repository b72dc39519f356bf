package studio.booking.shared.rest;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import studio.booking.shared.Caller;
import studio.booking.shared.Ids;

/** The name of the request that this thread answers, the same in logs, answers and the audit. */
public final class RequestIds {
  static final String HEADER = "X-Request-Id";

  /** Its name in the logging context. */
  static final String KEY = "requestId";

  private static final String ORGANIZATION = "organizationId";
  private static final String PERSON = "personId";

  // Nothing that could break a log line or an answer.
  private static final Pattern SANE = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  private RequestIds() {}

  public static String current() {
    var id = MDC.get(KEY);
    return id == null ? "none" : id;
  }

  /** Has the rest of this request's log lines say, by ids only, who asks. */
  static void log(Caller caller) {
    MDC.put(ORGANIZATION, caller.organization().value().toString());
    if (caller.person() != null) MDC.put(PERSON, caller.person().value().toString());
  }

  static void forget() {
    for (var key : List.of(KEY, ORGANIZATION, PERSON, TraceContext.KEY)) MDC.remove(key);
  }

  /** What the caller calls the request, where that is a sane name, and else a new one. */
  static String from(@Nullable String header) {
    return header != null && SANE.matcher(header).matches() ? header : Ids.next().toString();
  }
}
