package studio.booking.privacy.domain;

/**
 * Something in a training profile that can't be kept as it is.
 *
 * @param pointer where in the profile, such as {@code /goals/0}
 * @param message what is expected there, as a sentence without a subject
 */
public record Flaw(String pointer, String message) {
  /** The same, of a profile that is part of something else. */
  public Flaw within(String whole) {
    return new Flaw(whole + pointer, message);
  }
}
