package studio.booking.shared.rest;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with a request, so that it is all said at once. */
final class Findings {
  /** A body made of errors does not get an answer of the same size. */
  private static final int MAX = 100;

  private final List<InputError> errors = new ArrayList<>();
  private int found;

  void add(InputError error) {
    found++;
    if (errors.size() < MAX) errors.add(error);
  }

  void at(String pointer, String message) {
    add(InputError.at(pointer, message));
  }

  /** How many there were; more than are kept, perhaps. */
  int found() {
    return found;
  }

  List<InputError> errors() {
    return errors;
  }

  void throwIfAny() {
    if (found > 0) throw new InvalidInput(errors);
  }
}
