package studio.booking.shared.rest;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The trace that a request is part of, as its caller says (W3C Trace Context). */
final class TraceContext {
  static final String HEADER = "traceparent";

  /** Its name in the logging context. */
  static final String KEY = "traceId";

  // Later versions may append something; version ff there is none.
  private static final Pattern FORM =
      Pattern.compile(
          "(?:00-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}"
              + "|(?!00|ff)[0-9a-f]{2}-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}(?:-.*)?)");
  private static final String NO_TRACE = "0".repeat(32);
  private static final String NO_SPAN = "0".repeat(16);

  private TraceContext() {}

  /** The trace's id; null where the header is missing or makes no sense. */
  static @Nullable String traceOf(@Nullable String header) {
    if (header == null || header.length() > 256) return null;
    var form = FORM.matcher(header);
    if (!form.matches()) return null;
    var trace = form.group(1) != null ? form.group(1) : form.group(3);
    var span = form.group(2) != null ? form.group(2) : form.group(4);
    return NO_TRACE.equals(trace) || NO_SPAN.equals(span) ? null : trace;
  }
}
