package studio.booking.privacy;

import java.util.regex.Pattern;

/**
 * What another system called something. It is kept in clear, to be known again, so it has to be an
 * id, and nobody's name or address.
 */
public record ImportedId(String value) {
  private static final Pattern FORM = Pattern.compile("[0-9A-Za-z._:-]{1,100}");

  /** Random, whatever else may be read into its digits. */
  private static final Pattern RANDOM =
      Pattern.compile("\\p{XDigit}{8}-(?:\\p{XDigit}{4}-){3}\\p{XDigit}{12}");

  public ImportedId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "must be 1 to 100 letters without accents, digits and . _ : -");
    }
  }

  /** Whether it tells who somebody is. */
  public boolean tells(PersonalWords.Search who) {
    return !RANDOM.matcher(value).matches() && !who.in(value).isEmpty();
  }
}
