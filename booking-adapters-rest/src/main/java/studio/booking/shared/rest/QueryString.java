package studio.booking.shared.rest;

import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a query, from its own text: a servlet would mix those of a form's body in, and
 * make do with what cannot be decoded.
 */
final class QueryString {
  private QueryString() {}

  static Map<String, List<String>> parse(@Nullable String query, Findings findings) {
    var parameters = new LinkedHashMap<String, List<String>>();
    if (query == null || query.isEmpty()) return parameters;
    for (var pair : query.split("&", -1)) {
      if (pair.isEmpty()) continue;
      int equals = pair.indexOf('=');
      var name = decoded(equals < 0 ? pair : pair.substring(0, equals));
      var value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
      if (name == null) {
        findings.add(InputError.ofParameter("?", "must have names that are URL-encoded UTF-8"));
      } else if (value == null) {
        findings.add(InputError.ofParameter(name, "must be URL-encoded UTF-8"));
      } else {
        parameters.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
      }
    }
    return parameters;
  }

  private static @Nullable String decoded(String text) {
    try {
      // Byte by byte first, because the decoder would put question marks for what is no UTF-8.
      var bytes = URLDecoder.decode(text, StandardCharsets.ISO_8859_1);
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes.getBytes(StandardCharsets.ISO_8859_1)))
          .toString();
    } catch (IllegalArgumentException | CharacterCodingException e) {
      return null;
    }
  }
}
