package studio.booking.prompts.domain;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes JSON (RFC 8259) from what documents are made of. */
final class JsonText {
  private final StringBuilder out = new StringBuilder();

  private JsonText() {}

  static String of(Map<String, @Nullable Object> content) {
    var text = new JsonText();
    text.write(content);
    return text.out.toString();
  }

  private void write(@Nullable Object value) {
    switch (value) {
      case null -> out.append("null");
      case Map<?, ?> object -> object(object);
      case List<?> list -> list(list);
      case String text -> text(text);
      case BigDecimal number -> out.append(number.toPlainString());
      default -> out.append(value);
    }
  }

  private void object(Map<?, ?> object) {
    out.append('{');
    var between = "";
    for (var property : object.entrySet()) {
      out.append(between);
      text(String.valueOf(property.getKey()));
      out.append(':');
      write(property.getValue());
      between = ",";
    }
    out.append('}');
  }

  private void list(List<?> list) {
    out.append('[');
    var between = "";
    for (var item : list) {
      out.append(between);
      write(item);
      between = ",";
    }
    out.append(']');
  }

  private void text(String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char character = text.charAt(i);
      if (character == '"' || character == '\\') out.append('\\').append(character);
      else if (character < ' ') out.append("\\u%04x".formatted((int) character));
      else out.append(character);
    }
    out.append('"');
  }
}
