package studio.booking.shared.rest;

/** A value is not what it should be; the message says what is expected, as "must be ...". */
final class Unfit extends Exception {
  private static final long serialVersionUID = 1;

  Unfit(String message) {
    super(message, null, false, false);
  }

  String expected() {
    return String.valueOf(getMessage());
  }
}
