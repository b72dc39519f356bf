package studio.booking.demo;

import studio.booking.shared.Rejection;

/** For what cannot be refused in a demo: a refusal would roll back all of it without a word. */
final class Done {
  private Done() {}

  static <T> T done(T outcome) {
    if (outcome instanceof Rejection) {
      throw new IllegalStateException("The demo does not work out: " + outcome);
    }
    return outcome;
  }
}
