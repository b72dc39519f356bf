package studio.booking.shared.rest;

import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/** That the word which the current request tries is a wrong one. */
public final class WrongGuess {
  private static final String ATTRIBUTE = WrongGuess.class.getName();

  private WrongGuess() {}

  /** Says so; then it counts. */
  public static void note() {
    RequestContextHolder.currentRequestAttributes()
        .setAttribute(ATTRIBUTE, true, RequestAttributes.SCOPE_REQUEST);
  }

  static boolean wasNoted() {
    return RequestContextHolder.currentRequestAttributes()
            .getAttribute(ATTRIBUTE, RequestAttributes.SCOPE_REQUEST)
        != null;
  }
}
