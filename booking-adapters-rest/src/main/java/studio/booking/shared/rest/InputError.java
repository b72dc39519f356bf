package studio.booking.shared.rest;

import org.jspecify.annotations.Nullable;

/**
 * Something in a request that is not as it should be. Either place is given.
 *
 * @param pointer where in the body, as a JSON pointer such as {@code /places/0/label}
 * @param parameter which query parameter, path variable or header
 * @param message what is expected there, as a sentence without a subject
 */
public record InputError(@Nullable String pointer, @Nullable String parameter, String message) {

  public static InputError at(String pointer, String message) {
    return new InputError(pointer, null, message);
  }

  public static InputError ofParameter(String parameter, String message) {
    return new InputError(null, parameter, message);
  }
}
