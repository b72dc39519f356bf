package studio.booking.shared.rest;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/** Reads values from the one way in which each may be written. */
final class Texts {
  private static final Pattern UUID_FORM =
      Pattern.compile("\\p{XDigit}{8}-(\\p{XDigit}{4}-){3}\\p{XDigit}{12}");
  private static final Pattern DATE_FORM = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
  private static final Pattern TIME_FORM = Pattern.compile("\\d{2}:\\d{2}(:\\d{2})?");
  private static final Pattern WHOLE = Pattern.compile("-?(0|[1-9]\\d{0,18})");
  private static final Pattern DECIMAL = Pattern.compile("-?(0|[1-9]\\d{0,18})(\\.\\d{1,18})?");
  private static final DateTimeFormatter INSTANT =
      DateTimeFormatter.ISO_OFFSET_DATE_TIME.withResolverStyle(ResolverStyle.STRICT);
  private static final Set<String> ZONES = ZoneId.getAvailableZoneIds();
  private static final int LONGEST = 100;

  private Texts() {}

  /**
   * Whether {@link #parse} knows the type: all that JSON writes as a text, but texts themselves.
   */
  static boolean knows(Class<?> type) {
    return type == UUID.class
        || type == Instant.class
        || type == LocalDate.class
        || type == LocalTime.class
        || type == Duration.class
        || type == ZoneId.class
        || type == Currency.class
        || type.isEnum();
  }

  /** Reads what is written as a text in JSON as well. */
  static Object parse(Class<?> type, String text) throws Unfit {
    if (type.isEnum()) return word(type, text);
    if (text.length() > LONGEST) throw new Unfit(expected(type));
    try {
      if (type == UUID.class && UUID_FORM.matcher(text).matches()) return UUID.fromString(text);
      if (type == Instant.class) return instant(text);
      if (type == LocalDate.class && DATE_FORM.matcher(text).matches()) return date(text);
      if (type == LocalTime.class && TIME_FORM.matcher(text).matches()) {
        return LocalTime.parse(text);
      }
      if (type == Duration.class) return Duration.parse(text);
      if (type == ZoneId.class && ZONES.contains(text)) return ZoneId.of(text);
      if (type == Currency.class) return Currency.getInstance(text);
    } catch (DateTimeException | IllegalArgumentException e) {
      throw new Unfit(expected(type));
    }
    throw new Unfit(expected(type));
  }

  /** Reads a parameter, in which numbers and booleans are texts too. */
  static Object parameter(Class<?> type, String text) throws Unfit {
    if (type == String.class) return text;
    if (type == Boolean.class) {
      if (text.equals("true")) return true;
      if (text.equals("false")) return false;
      throw new Unfit("must be true or false");
    }
    if (type == Integer.class || type == Long.class) {
      if (!WHOLE.matcher(text).matches()) throw new Unfit(Numbers.WHOLE);
      return Numbers.whole(type, new BigInteger(text));
    }
    if (type == BigDecimal.class) {
      if (!DECIMAL.matcher(text).matches()) throw new Unfit(Numbers.NUMBER);
      return new BigDecimal(text);
    }
    return parse(type, text);
  }

  private static Instant instant(String text) throws Unfit {
    var instant = OffsetDateTime.parse(text, INSTANT).toInstant().truncatedTo(ChronoUnit.MILLIS);
    int year = instant.atOffset(java.time.ZoneOffset.UTC).getYear();
    if (year < 1970 || year > 2200) throw new Unfit("must be between the years 1970 and 2200");
    return instant;
  }

  private static LocalDate date(String text) throws Unfit {
    var date = LocalDate.parse(text);
    if (date.getYear() < 1900 || date.getYear() > 2200) {
      throw new Unfit("must be between the years 1900 and 2200");
    }
    return date;
  }

  private static Object word(Class<?> type, String text) throws Unfit {
    var constant = Words.of(type).get(text);
    if (constant == null) {
      throw new Unfit("must be one of " + String.join(", ", Words.of(type).keySet()));
    }
    return constant;
  }

  private static String expected(Class<?> type) {
    return switch (type.getSimpleName()) {
      case "UUID" -> "must be a UUID";
      case "Instant" -> "must be an instant with an offset, such as 2026-03-29T10:00:00Z";
      case "LocalDate" -> "must be a date, such as 2026-03-29";
      case "LocalTime" -> "must be a time of day, such as 10:00";
      case "Duration" -> "must be a duration, such as P7D or PT2H";
      case "ZoneId" -> "must be an IANA time zone, such as Europe/Berlin";
      case "Currency" -> "must be an ISO 4217 code, such as USD";
      default -> "must be something else";
    };
  }
}
