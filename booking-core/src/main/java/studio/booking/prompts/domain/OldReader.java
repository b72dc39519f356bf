package studio.booking.prompts.domain;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a document that no schema has looked at. Nothing, null and a blank text are the same; a
 * number may be written as a text, and the other way round. What is of another kind is noted, and
 * so is what was never asked for.
 */
final class OldReader {
  /** More than this of a document that is made of things without a place need not be told. */
  private static final int MOST_LEFT_OUT = 20;

  /** Of anything in anybody's life. */
  private static final int FIRST_YEAR = 1900;

  private static final int LAST_YEAR = 2200;

  private static final Pattern SPACE = Pattern.compile("[\\s\\u00a0\\u2028\\u2029]+");
  private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,12}(?:\\.\\d{1,12})?");
  private static final Pattern DATE = Pattern.compile("(\\d{4}-\\d{2}-\\d{2})(?:[T ].*)?");

  private final Map<String, @Nullable Object> content;
  private final Map<String, Violation> faults = new LinkedHashMap<>();
  private final Set<String> asked = new HashSet<>();
  private final Map<String, List<Integer>> positions = new LinkedHashMap<>();

  OldReader(PromptDocument document) {
    this.content = document.content();
  }

  /** By their places. */
  Map<String, Violation> faults() {
    return faults;
  }

  void fault(String pointer, String rule, String detail) {
    faults.putIfAbsent(pointer, new Violation(pointer, rule, detail));
  }

  /** In one line, and without spaces around it. */
  @Nullable String text(String pointer, int longest) {
    return text(pointer, at(pointer), longest);
  }

  private @Nullable String text(String pointer, @Nullable Object value, int longest) {
    var text =
        switch (value) {
          case null -> "";
          case String some -> SPACE.matcher(some).replaceAll(" ").strip();
          case BigDecimal number -> number.toPlainString();
          case BigInteger number -> number.toString();
          default -> {
            fault(pointer, "type", "must be a text");
            yield "";
          }
        };
    if (text.length() > longest) {
      fault(pointer, "maxLength", "must have %d characters at most".formatted(longest));
      return null;
    }
    return text.isEmpty() ? null : text;
  }

  @Nullable BigDecimal number(String pointer) {
    return switch (at(pointer)) {
      case null -> null;
      case BigDecimal number -> number;
      case BigInteger number -> new BigDecimal(number);
      case String text when text.isBlank() -> null;
      case String text when NUMBER.matcher(text.strip()).matches() -> new BigDecimal(text.strip());
      default -> {
        fault(pointer, "type", "must be a number");
        yield null;
      }
    };
  }

  /** Without its fraction. */
  @Nullable BigInteger whole(String pointer) {
    var number = number(pointer);
    return number == null ? null : number.setScale(0, RoundingMode.FLOOR).toBigInteger();
  }

  @Nullable LocalDate date(String pointer) {
    var text = text(pointer, 40);
    if (text == null) return null;
    var form = DATE.matcher(text);
    try {
      var date = form.matches() ? LocalDate.parse(form.group(1)) : null;
      if (date != null && date.getYear() >= FIRST_YEAR && date.getYear() <= LAST_YEAR) return date;
    } catch (DateTimeException e) {
      // Told below.
    }
    fault(pointer, "format", "must be a date such as 1990-04-01");
    return null;
  }

  /** Each text once; one alone is as good as a list of it. */
  List<String> texts(String pointer, int most, int longest) {
    var value = at(pointer);
    var items = value instanceof List<?> list ? list : value == null ? List.of() : List.of(value);
    if (value instanceof Map<?, ?>) {
      fault(pointer, "type", "must be a list of texts");
      return List.of();
    }
    var texts = new ArrayList<String>();
    var from = new ArrayList<Integer>();
    for (int i = 0; i < items.size(); i++) {
      var place = value instanceof List<?> ? pointer + "/" + i : pointer;
      var text = text(place, items.get(i), longest);
      if (text == null || texts.contains(text)) continue;
      texts.add(text);
      from.add(value instanceof List<?> ? i : -1);
      if (texts.size() > most) {
        fault(pointer, "maxItems", "must have %d items at most".formatted(most));
        break;
      }
    }
    positions.put(pointer, from);
    return texts;
  }

  /** Where a place among the texts of a list was, before some of them were left out. */
  String origin(String pointer) {
    int end = pointer.lastIndexOf('/');
    var from = end < 0 ? null : positions.get(pointer.substring(0, end));
    if (from == null) return pointer;
    int index = Integer.parseInt(pointer.substring(end + 1));
    if (index >= from.size()) return pointer;
    return from.get(index) < 0
        ? pointer.substring(0, end)
        : pointer.substring(0, end + 1) + from.get(index);
  }

  /** Whether there is an object with anything in it. */
  boolean has(String pointer) {
    var value = at(pointer);
    if (!says(value)) return false;
    if (value instanceof Map<?, ?>) return true;
    fault(pointer, "type", "must be an object");
    return false;
  }

  /** It is known, and not needed. */
  void skip(String... pointers) {
    asked.addAll(List.of(pointers));
  }

  private @Nullable Object at(String pointer) {
    asked.add(pointer);
    Object here = content;
    var so = new StringBuilder();
    for (var name : pointer.substring(1).split("/", -1)) {
      if (!(here instanceof Map<?, ?> object)) {
        fault(so.toString(), "type", "must be an object");
        return null;
      }
      so.append('/').append(name);
      here = object.get(name);
      if (here == null) return null;
    }
    return here;
  }

  /** What says something, and was never asked for. */
  List<Violation> leftOut() {
    var found = new ArrayList<Violation>();
    leftOut("", content, found);
    return found;
  }

  private void leftOut(String pointer, Map<?, ?> object, List<Violation> found) {
    for (var property : object.entrySet()) {
      if (found.size() >= MOST_LEFT_OUT) return;
      var place = pointer + "/" + PromptDocument.escaped(String.valueOf(property.getKey()));
      var value = property.getValue();
      if (value instanceof Map<?, ?> inside && isOnTheWay(place)) leftOut(place, inside, found);
      else if (!asked.contains(place) && says(value)) {
        found.add(new Violation(place, "leftOut", "is kept in the original only"));
      }
    }
  }

  private boolean isOnTheWay(String place) {
    return asked.stream().anyMatch(pointer -> pointer.startsWith(place + "/"));
  }

  private static boolean says(@Nullable Object value) {
    return switch (value) {
      case null -> false;
      case String text -> !text.isBlank();
      case Map<?, ?> object -> object.values().stream().anyMatch(OldReader::says);
      case List<?> list -> list.stream().anyMatch(OldReader::says);
      default -> true;
    };
  }
}
