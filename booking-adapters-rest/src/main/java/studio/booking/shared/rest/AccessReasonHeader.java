package studio.booking.shared.rest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads why somebody wants to see what is personal. */
final class AccessReasonHeader {
  static final String NAME = "X-Access-Reason";

  /** The same in the query, for those who can't set headers. */
  static final String PARAMETER = "reason";

  static final int LONGEST = 200;

  private AccessReasonHeader() {}

  /**
   * The reason, or null when there is none.
   *
   * @param parameters of the query that are called so
   */
  static @Nullable String read(
      HttpServletRequest request, List<String> parameters, Findings findings) {
    var headers = request.getHeaders(NAME);
    var all = new ArrayList<>(parameters);
    if (headers != null) {
      for (var header : Collections.list(headers)) all.add(asMeant(header));
    }
    if (all.isEmpty()) return null;
    var reason = all.getFirst().strip();
    if (all.size() > 1 || reason.isEmpty() || reason.codePointCount(0, reason.length()) > LONGEST) {
      findings.add(InputError.ofParameter(NAME, "must be 1 to 200 characters, once"));
      return null;
    }
    try {
      Characters.check(reason, false);
      return reason;
    } catch (Unfit e) {
      findings.add(InputError.ofParameter(NAME, e.expected()));
      return null;
    }
  }

  /** Servers read headers as Latin-1, and most programs write them in UTF-8. */
  private static String asMeant(String header) {
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(header.getBytes(ISO_8859_1))).toString();
    } catch (CharacterCodingException e) {
      return header;
    }
  }
}
