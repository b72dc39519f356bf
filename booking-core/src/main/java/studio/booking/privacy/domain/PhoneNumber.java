package studio.booking.privacy.domain;

import java.util.regex.Pattern;

/** A telephone number, as its owner writes it. */
public record PhoneNumber(String value) {
  private static final Pattern FORM = Pattern.compile("\\+?[0-9 ()./-]{3,40}");
  private static final Pattern NO_DIGIT = Pattern.compile("[^0-9]");
  private static final int FEWEST_DIGITS = 3;

  public PhoneNumber {
    if (!FORM.matcher(value).matches() || digits(value).length() < FEWEST_DIGITS) {
      throw new IllegalArgumentException("must be a telephone number");
    }
  }

  /** The same for all ways of writing one number: its digits, and a plus where there is one. */
  public String normalized() {
    return (value.startsWith("+") ? "+" : "") + digits(value);
  }

  private static String digits(String text) {
    return NO_DIGIT.matcher(text).replaceAll("");
  }

  /** Not the number: that has no place in logs. */
  @Override
  public String toString() {
    return "a telephone number";
  }
}
