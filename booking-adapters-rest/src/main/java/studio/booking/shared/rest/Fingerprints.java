package studio.booking.shared.rest;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Tells whether two requests ask for the same, from digests that nobody can guess bodies by: those
 * hold personal data. The order of properties and white space do not count.
 */
final class Fingerprints {
  private static final String ALGORITHM = "HmacSHA256";

  private final SecretKeySpec key;

  Fingerprints(byte[] key) {
    this.key = new SecretKeySpec(key, ALGORITHM);
  }

  String of(@Nullable String query, @Nullable JsonNode body) {
    var text = new StringBuilder(query == null ? "" : query).append('\n');
    if (body != null) append(text, body);
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return HexFormat.of()
          .formatHex(mac.doFinal(text.toString().getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("No " + ALGORITHM, e);
    }
  }

  private static void append(StringBuilder text, JsonNode node) {
    if (node.isObject()) {
      var properties = new TreeMap<String, JsonNode>();
      for (var property : node.properties()) properties.put(property.getKey(), property.getValue());
      text.append('{');
      properties.forEach(
          (name, value) -> {
            // The length keeps a name apart from what follows it.
            text.append(name.length()).append(':').append(name);
            append(text, value);
          });
      text.append('}');
    } else if (node.isArray()) {
      text.append('[');
      for (var item : node) {
        append(text, item);
        text.append(',');
      }
      text.append(']');
    } else {
      text.append(node);
    }
  }
}
