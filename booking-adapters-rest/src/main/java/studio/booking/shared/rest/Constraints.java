package studio.booking.shared.rest;

import jakarta.validation.Constraint;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Annotation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * What annotations, and our own habits, demand of a value that has the right type. Checked here and
 * not by a validator, so that it is reported together with what has the wrong type.
 */
final class Constraints {
  static final int LONGEST_TEXT = 1000;
  static final int LONGEST_LIST = 1000;

  private interface Check {
    void check(Object value) throws Unfit;
  }

  private final List<Check> checks = new ArrayList<>();

  /** For a value of that type; an annotation that nothing here knows is a mistake of ours. */
  static Constraints of(Class<?> type, List<Annotation> annotations) {
    var constraints = new Constraints();
    boolean sized = annotations.stream().anyMatch(Size.class::isInstance);
    if (type == String.class) {
      boolean multiLine = annotations.stream().anyMatch(MultiLine.class::isInstance);
      constraints.checks.add(value -> Characters.check((String) value, multiLine));
    }
    if (type == String.class && !sized) constraints.checks.add(size(0, LONGEST_TEXT));
    if (type == List.class && !sized) constraints.checks.add(size(0, LONGEST_LIST));
    for (var annotation : annotations) {
      var check = check(annotation);
      if (check != null) constraints.checks.add(check);
    }
    return constraints;
  }

  /** Says the first thing that is wrong; the rest would mostly be its consequences. */
  void check(Object value) throws Unfit {
    for (var check : checks) check.check(value);
  }

  private static @org.jspecify.annotations.Nullable Check check(Annotation annotation) {
    return switch (annotation) {
      case Size size -> size(size.min(), size.max());
      case NotEmpty _ -> size(1, Integer.MAX_VALUE);
      // Blank texts and missing values are refused anyway.
      case NotBlank _, NotNull _ -> null;
      case Min min -> atLeast(BigDecimal.valueOf(min.value()), true);
      case Max max -> atMost(BigDecimal.valueOf(max.value()), true);
      case DecimalMin min -> atLeast(new BigDecimal(min.value()), min.inclusive());
      case DecimalMax max -> atMost(new BigDecimal(max.value()), max.inclusive());
      case Positive _ -> atLeast(BigDecimal.ZERO, false);
      case PositiveOrZero _ -> atLeast(BigDecimal.ZERO, true);
      case Digits digits -> digits(digits.integer(), digits.fraction());
      case Pattern pattern -> pattern(pattern);
      default -> {
        if (annotation.annotationType().isAnnotationPresent(Constraint.class)) {
          throw new IllegalArgumentException("Not checked anywhere: " + annotation);
        }
        yield null;
      }
    };
  }

  private static Check size(int min, int max) {
    return value -> {
      boolean list = value instanceof List<?>;
      // As PostgreSQL counts and as the schema means it, not in halves of surrogate pairs.
      int size =
          value instanceof List<?> items
              ? items.size()
              : ((String) value).codePointCount(0, ((String) value).length());
      var unit = list ? " items" : " characters";
      if (size < min) throw new Unfit("must have at least " + min + unit);
      if (size > max) throw new Unfit("must have at most " + max + unit);
    };
  }

  private static Check atLeast(BigDecimal min, boolean inclusive) {
    return value -> {
      int order = decimal(value).compareTo(min);
      if (order < 0 || (order == 0 && !inclusive)) {
        throw new Unfit((inclusive ? "must be at least " : "must be more than ") + plain(min));
      }
    };
  }

  private static Check atMost(BigDecimal max, boolean inclusive) {
    return value -> {
      int order = decimal(value).compareTo(max);
      if (order > 0 || (order == 0 && !inclusive)) {
        throw new Unfit((inclusive ? "must be at most " : "must be less than ") + plain(max));
      }
    };
  }

  private static Check digits(int integer, int fraction) {
    return value -> {
      var number = decimal(value).stripTrailingZeros();
      if (number.precision() - number.scale() > integer || number.scale() > fraction) {
        throw new Unfit(
            "must have at most %d digits before and %d after the point"
                .formatted(integer, fraction));
      }
    };
  }

  private static Check pattern(Pattern annotation) {
    var pattern = java.util.regex.Pattern.compile(annotation.regexp());
    boolean ownWords = !annotation.message().startsWith("{");
    var message = ownWords ? annotation.message() : "must look like " + annotation.regexp();
    return value -> {
      if (!pattern.matcher((String) value).matches()) throw new Unfit(message);
    };
  }

  private static BigDecimal decimal(Object value) {
    return value instanceof BigDecimal decimal
        ? decimal
        : BigDecimal.valueOf(((Number) value).longValue());
  }

  private static String plain(BigDecimal number) {
    return number.stripTrailingZeros().toPlainString();
  }
}
