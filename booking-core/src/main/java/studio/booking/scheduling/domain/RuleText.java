package studio.booking.scheduling.domain;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import studio.booking.scheduling.domain.RecurrenceRule.Bound;
import studio.booking.scheduling.domain.RecurrenceRule.Frequency;
import studio.booking.scheduling.domain.RecurrenceRule.Weekday;

/** Reads back what {@link RecurrenceRule#toString} wrote, and nothing else. */
public final class RuleText {
  private RuleText() {}

  /**
   * The rule of a text of ours.
   *
   * @throws IllegalArgumentException when it is no such text
   */
  public static RecurrenceRule read(String text) {
    Map<String, String> parts = new HashMap<>();
    for (var part : text.split(";", -1)) {
      int equals = part.indexOf('=');
      if (equals < 0) throw new IllegalArgumentException(part);
      parts.put(part.substring(0, equals), part.substring(equals + 1));
    }
    var rule =
        new RecurrenceRule(
            Frequency.valueOf(parts.getOrDefault("FREQ", "")),
            Integer.parseInt(parts.getOrDefault("INTERVAL", "1")),
            bound(parts),
            list(parts, "BYMONTH", Integer::valueOf),
            list(parts, "BYMONTHDAY", Integer::valueOf),
            list(parts, "BYDAY", RuleText::weekday),
            list(parts, "BYSETPOS", Integer::valueOf),
            day(parts.getOrDefault("WKST", "MO")));
    if (!rule.toString().equals(text)) throw new IllegalArgumentException(text);
    return rule;
  }

  private static Bound bound(Map<String, String> parts) {
    var count = parts.get("COUNT");
    if (count != null) return new Bound.Times(Integer.parseInt(count));
    var until = parts.get("UNTIL");
    return until == null
        ? new Bound.Forever()
        : new Bound.Until(LocalDate.parse(until, DateTimeFormatter.BASIC_ISO_DATE));
  }

  private static <T> List<T> list(Map<String, String> parts, String part, Function<String, T> one) {
    var values = parts.get(part);
    if (values == null) return List.of();
    return Arrays.stream(values.split(",", -1)).map(one).toList();
  }

  private static Weekday weekday(String text) {
    int letters = text.length() - 2;
    if (letters < 0) throw new IllegalArgumentException(text);
    var number = text.substring(0, letters);
    return new Weekday(
        number.isEmpty() ? 0 : Integer.parseInt(number), day(text.substring(letters)));
  }

  private static DayOfWeek day(String twoLetters) {
    return Arrays.stream(DayOfWeek.values())
        .filter(day -> day.name().startsWith(twoLetters))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(twoLetters));
  }
}
