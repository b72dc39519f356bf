package studio.booking.consent;

import java.util.Comparator;
import java.util.regex.Pattern;

/**
 * The number of a version of the text that people are asked with.
 *
 * @param value two numbers and a dot, such as {@code 3.0}
 */
public record VersionNumber(String value) implements Comparable<VersionNumber> {
  // One way to write each: 3.0 and 03.0 would be two versions of one number.
  private static final Pattern FORM = Pattern.compile("(0|[1-9][0-9]{0,3})\\.(0|[1-9][0-9]{0,3})");
  private static final Comparator<VersionNumber> ORDER =
      Comparator.comparingInt((VersionNumber number) -> number.part(1))
          .thenComparingInt(number -> number.part(2));

  /**
   * @throws IllegalArgumentException when it is no such number
   */
  public VersionNumber {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("must be two numbers and a dot, such as 3.0");
    }
  }

  private int part(int which) {
    var parts = FORM.matcher(value);
    if (!parts.matches()) throw new IllegalStateException(value);
    return Integer.parseInt(parts.group(which));
  }

  @Override
  public int compareTo(VersionNumber other) {
    return ORDER.compare(this, other);
  }
}
