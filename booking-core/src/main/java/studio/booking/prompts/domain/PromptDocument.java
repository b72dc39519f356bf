package studio.booking.prompts.domain;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A master prompt as somebody sent it. It is JSON, read strictly, and nothing else is known of it.
 *
 * @param text the whole as it is kept
 * @param content the same as maps, lists, texts, booleans, whole and decimal numbers
 */
public record PromptDocument(String text, Map<String, @Nullable Object> content) {

  /** One that is made here. */
  public static PromptDocument of(Map<String, @Nullable Object> content) {
    return new PromptDocument(JsonText.of(content), content);
  }

  /** What is at a place, or null. */
  public @Nullable Object at(String... path) {
    Object here = content;
    for (var name : path) {
      if (!(here instanceof Map<?, ?> object)) return null;
      here = object.get(name);
      if (here == null) return null;
    }
    return here;
  }

  /** The text at a place; empty where there is something else. */
  public Optional<String> textAt(String... path) {
    return at(path) instanceof String found ? Optional.of(found) : Optional.empty();
  }

  /** The number at a place; empty where there is something else. */
  public Optional<BigDecimal> numberAt(String... path) {
    return switch (at(path)) {
      case BigDecimal found -> Optional.of(found);
      case BigInteger found -> Optional.of(new BigDecimal(found));
      case null, default -> Optional.empty();
    };
  }

  /** The list at a place; empty where there is something else. */
  public List<?> listAt(String... path) {
    return at(path) instanceof List<?> found ? found : List.of();
  }

  /** Whether it has something that only a machine of learning would write or want. */
  public boolean hasAiFields() {
    return at("meta") instanceof Map<?, ?> meta
        && meta.keySet().stream().anyMatch(name -> String.valueOf(name).startsWith("ai_"));
  }

  /** Shows each text with its pointer. */
  public void texts(BiConsumer<String, String> seen) {
    texts("", content, seen);
  }

  private static void texts(
      String pointer, @Nullable Object value, BiConsumer<String, String> seen) {
    switch (value) {
      case String text -> seen.accept(pointer, text);
      case Map<?, ?> object ->
          object.forEach(
              (name, inside) -> texts(pointer + "/" + escaped(String.valueOf(name)), inside, seen));
      case List<?> list -> {
        for (int i = 0; i < list.size(); i++) texts(pointer + "/" + i, list.get(i), seen);
      }
      case null, default -> {
        // Nothing to read.
      }
    }
  }

  /** How many values it has, counted no further than one past the limit. */
  public int values(int limit) {
    return values(content, limit);
  }

  private static int values(@Nullable Object value, int limit) {
    int count = 1;
    if (value instanceof Map<?, ?> object) {
      for (var inside : object.values()) {
        if (count > limit) break;
        count += values(inside, limit - count);
      }
    } else if (value instanceof List<?> list) {
      for (var inside : list) {
        if (count > limit) break;
        count += values(inside, limit - count);
      }
    }
    return count;
  }

  /** A name as part of a JSON pointer (RFC 6901). */
  public static String escaped(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }

  /** Nothing of it: that has no place in logs. */
  @Override
  public String toString() {
    return "a master prompt";
  }
}
