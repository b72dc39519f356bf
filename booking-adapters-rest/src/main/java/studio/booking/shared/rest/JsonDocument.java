package studio.booking.shared.rest;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A body that is a document: any object, for those who look into it themselves. Its numbers are of
 * a size that can be reckoned with, and its texts and names are of characters that can be kept.
 *
 * @param content maps, lists, texts, booleans, whole ({@link java.math.BigInteger}) and decimal
 *     numbers
 */
public record JsonDocument(JsonNode json, Map<String, @Nullable Object> content) {

  /** The whole as it is kept, and read again by everybody. */
  public String text() {
    return json.toString();
  }

  /** Nothing of it: who knows what it says. */
  @Override
  public String toString() {
    return "a document";
  }

  /** What the document is made of, with everything that nobody can use added to the findings. */
  static @Nullable JsonDocument read(JsonNode node, String pointer, Findings findings) {
    if (!node.isObject()) {
      findings.at(pointer, "must be an object");
      return null;
    }
    int before = findings.found();
    var content = object(node, pointer, findings);
    return findings.found() == before ? new JsonDocument(node, content) : null;
  }

  private static Map<String, @Nullable Object> object(
      JsonNode node, String pointer, Findings findings) {
    var content = new LinkedHashMap<String, @Nullable Object>();
    for (var property : node.properties()) {
      var name = property.getKey();
      var place = pointer + "/" + name.replace("~", "~0").replace("/", "~1");
      try {
        Characters.check(name, false);
        content.put(name, value(property.getValue(), place, findings));
      } catch (Unfit e) {
        // Not at its own place: that could not be written down.
        findings.at(pointer, "has a name that " + e.expected());
      }
    }
    return Collections.unmodifiableMap(content);
  }

  private static @Nullable Object value(JsonNode node, String pointer, Findings findings) {
    return switch (node.getNodeType()) {
      case OBJECT -> object(node, pointer, findings);
      case ARRAY -> {
        List<@Nullable Object> items = new ArrayList<>(node.size());
        for (int i = 0; i < node.size(); i++) {
          items.add(value(node.get(i), pointer + "/" + i, findings));
        }
        yield Collections.unmodifiableList(items);
      }
      case BOOLEAN -> node.booleanValue();
      case NULL -> null;
      default -> scalar(node, pointer, findings);
    };
  }

  private static @Nullable Object scalar(JsonNode node, String pointer, Findings findings) {
    try {
      if (node.isNumber()) return number(Numbers.decimal(node));
      var text = node.asString();
      Characters.check(text, true);
      return text;
    } catch (Unfit e) {
      findings.at(pointer, e.expected());
      return null;
    }
  }

  /** A number without a fraction is whole, however it is written. */
  private static Object number(BigDecimal value) {
    var plain = value.stripTrailingZeros();
    return plain.scale() <= 0 ? plain.toBigInteger() : value;
  }
}
