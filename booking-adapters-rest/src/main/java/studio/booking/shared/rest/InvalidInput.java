package studio.booking.shared.rest;

import java.util.List;

/** The request is not valid: answered with 400 and everything that is wrong with it. */
public final class InvalidInput extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient List<InputError> errors;

  public InvalidInput(List<InputError> errors) {
    super(errors.toString(), null, false, false);
    this.errors = List.copyOf(errors);
  }

  public static InvalidInput at(String pointer, String message) {
    return new InvalidInput(List.of(InputError.at(pointer, message)));
  }

  public static InvalidInput ofParameter(String parameter, String message) {
    return new InvalidInput(List.of(InputError.ofParameter(parameter, message)));
  }

  public List<InputError> errors() {
    return errors;
  }
}
