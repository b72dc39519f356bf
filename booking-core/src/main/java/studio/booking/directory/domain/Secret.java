package studio.booking.directory.domain;

import java.util.Base64;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * 256 random bits as a text that may stand in an address. Whoever has the text may do what it is
 * for, so it is shown once and never kept or logged.
 */
public final class Secret {
  private static final int BYTES = 32;
  private static final Pattern TEXT = Pattern.compile("[A-Za-z0-9_-]{43}");

  private final String text;

  private Secret(String text) {
    this.text = text;
  }

  /**
   * A new one.
   *
   * @param chance one that nobody can foresee
   */
  public static Secret next(RandomGenerator chance) {
    var bytes = new byte[BYTES];
    chance.nextBytes(bytes);
    return new Secret(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /** Reads a {@link #text()}; empty when it is none. */
  public static Optional<Secret> read(String text) {
    return TEXT.matcher(text).matches() ? Optional.of(new Secret(text)) : Optional.empty();
  }

  public String text() {
    return text;
  }

  public Digest digest() {
    return Digest.of(text);
  }

  /** Not the secret: this may end up in a log. */
  @Override
  public String toString() {
    return "Secret";
  }
}
