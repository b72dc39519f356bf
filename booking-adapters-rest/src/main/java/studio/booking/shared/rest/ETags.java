package studio.booking.shared.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * Strong entity tags (RFC 9110, 8.8.3), made of a resource's stored version wherever it has one.
 */
public final class ETags {
  /** Stands for a tag that was never given out, so that nothing matches it. */
  public static final long NO_VERSION = -1;

  private static final int CONTENT_BYTES = 16;
  private static final Pattern TAG = Pattern.compile("\\s*(W/)?\"([\\x21\\x23-\\x7E]*)\"\\s*");
  private static final Pattern VERSION = Pattern.compile("0|[1-9]\\d{0,17}");

  private ETags() {}

  public static String of(long version) {
    return "\"" + version + "\"";
  }

  /** For what has no version: of what it says. */
  public static String of(byte[] content) {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(content);
      return "\"" + HexFormat.of().formatHex(digest, 0, CONTENT_BYTES) + "\"";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  /**
   * The version that the caller expects by {@code If-Match}; empty when any will do. Of several
   * tags only one may be a version of ours. A weak tag never matches.
   *
   * @throws InvalidInput when the header cannot be read
   */
  public static OptionalLong expected(HttpServletRequest request) {
    var headers = request.getHeaders("If-Match");
    if (headers == null || !headers.hasMoreElements()) return OptionalLong.empty();
    var versions = new HashSet<Long>();
    while (headers.hasMoreElements()) {
      var header = headers.nextElement();
      if (header.strip().equals("*")) return OptionalLong.empty();
      // Our tags hold no comma; a foreign one that does is refused with the rest of the garbage.
      for (var part : header.split(",", -1)) {
        var tag = TAG.matcher(part);
        if (!tag.matches()) throw InvalidInput.ofParameter("If-Match", "must be an ETag or *");
        boolean ours = tag.group(1) == null && VERSION.matcher(tag.group(2)).matches();
        versions.add(ours ? Long.parseLong(tag.group(2)) : NO_VERSION);
      }
    }
    if (versions.size() > 1) versions.remove(NO_VERSION);
    if (versions.size() > 1) {
      throw InvalidInput.ofParameter("If-Match", "must name one version only");
    }
    return OptionalLong.of(versions.iterator().next());
  }
}
