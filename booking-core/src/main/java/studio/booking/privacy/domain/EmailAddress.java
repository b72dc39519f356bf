package studio.booking.privacy.domain;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** An e-mail address, as its owner writes it. */
public record EmailAddress(String value) {
  /** The longest that mail can be sent to (RFC 5321, 4.5.3.1.3, without its brackets). */
  public static final int LONGEST = 254;

  // What a mail server makes of it, only that server knows: no more than the form is checked.
  private static final Pattern FORM =
      Pattern.compile("[^\\s@,;<>()\\[\\]\\\\\"]{1,64}@[^\\s@,;<>()\\[\\]\\\\\"]{1,255}");

  public EmailAddress {
    if (value.length() > LONGEST || !FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("must be an e-mail address");
    }
  }

  /** The same for all ways of writing one address. */
  public String normalized() {
    return Normalizer.normalize(value, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
  }

  /** Not the address: that has no place in logs. */
  @Override
  public String toString() {
    return "an e-mail address";
  }
}
