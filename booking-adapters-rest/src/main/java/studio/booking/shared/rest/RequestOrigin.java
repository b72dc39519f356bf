package studio.booking.shared.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import org.jspecify.annotations.Nullable;

/**
 * Where a request comes from. A controller that keeps it as a proof takes it as an argument.
 *
 * @param address the network address, through proxies that are trusted and no others; null when
 *     nobody knows
 * @param userAgent what the caller's program calls itself, at most 500 characters; null: nothing
 */
public record RequestOrigin(@Nullable String address, @Nullable String userAgent) {
  private static final int LONGEST = 500;

  static RequestOrigin of(HttpServletRequest request, TrustedProxies proxies) {
    var forwarded = Collections.list(request.getHeaders("X-Forwarded-For"));
    return new RequestOrigin(
        proxies.origin(request.getRemoteAddr(), forwarded), clean(request.getHeader("User-Agent")));
  }

  private static @Nullable String clean(@Nullable String text) {
    if (text == null) return null;
    var clean = text.replaceAll("\\p{Cc}", "").strip();
    if (clean.isEmpty()) return null;
    return clean.substring(0, Math.min(clean.length(), LONGEST));
  }
}
