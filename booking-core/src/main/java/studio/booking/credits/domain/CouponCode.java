package studio.booking.credits.domain;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What somebody types in to use a coupon. Kept in capitals: case makes no difference. */
public record CouponCode(String value) {
  /**
   * How a code may be written. Plain letters alone: others change in number when they are made
   * capitals, or look like these.
   */
  public static final String FORM = "[A-Za-z0-9][A-Za-z0-9_-]{2,39}";

  private static final Pattern WRITTEN = Pattern.compile(FORM);

  public CouponCode {
    if (!WRITTEN.matcher(value).matches() || !value.equals(value.toUpperCase(Locale.ROOT))) {
      throw new IllegalArgumentException("No code of a coupon");
    }
  }

  /** A code as somebody typed it; empty when none can be like that. */
  public static Optional<CouponCode> typed(String text) {
    return WRITTEN.matcher(text).matches()
        ? Optional.of(new CouponCode(text.toUpperCase(Locale.ROOT)))
        : Optional.empty();
  }
}
