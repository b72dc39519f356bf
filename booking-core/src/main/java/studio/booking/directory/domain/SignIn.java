package studio.booking.directory.domain;

/**
 * Somebody as a sign-in provider knows them.
 *
 * @param issuer the provider's address
 * @param subject the provider's name for them
 */
public record SignIn(String issuer, String subject) {
  public static final int MAX_ISSUER = 500;
  public static final int MAX_SUBJECT = 255;

  public SignIn {
    if (issuer.isBlank() || issuer.length() > MAX_ISSUER) {
      throw new IllegalArgumentException("An issuer has 1 to " + MAX_ISSUER + " characters");
    }
    if (subject.isBlank() || subject.length() > MAX_SUBJECT) {
      throw new IllegalArgumentException("A subject has 1 to " + MAX_SUBJECT + " characters");
    }
  }
}
