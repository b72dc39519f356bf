package studio.booking.shared.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@code Idempotency-Key}. */
final class IdempotencyHeader {
  static final String NAME = "Idempotency-Key";

  private static final Pattern VISIBLE = Pattern.compile("[\\x21-\\x7E]{1,255}");

  private IdempotencyHeader() {}

  /** The key, or null when there is none that counts: a dry run does nothing that could repeat. */
  static @Nullable String read(HttpServletRequest request, Findings findings) {
    var headers = request.getHeaders(NAME);
    List<String> keys = headers == null ? List.of() : Collections.list(headers);
    if (keys.isEmpty()) return null;
    if (keys.size() > 1 || !VISIBLE.matcher(keys.getFirst()).matches()) {
      findings.add(InputError.ofParameter(NAME, "must be 1 to 255 visible ASCII characters, once"));
      return null;
    }
    var query = QueryString.parse(request.getQueryString(), new Findings());
    boolean dryRun = query.getOrDefault("dryRun", List.of()).contains("true");
    return dryRun ? null : keys.getFirst();
  }
}
