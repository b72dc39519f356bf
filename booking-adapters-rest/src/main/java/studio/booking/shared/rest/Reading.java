package studio.booking.shared.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import studio.booking.shared.Caller;
import tools.jackson.databind.JsonNode;

/**
 * What was read from a request before its controller is called.
 *
 * @param values the arguments by their positions
 * @param json the body as it came, or null
 */
record Reading(
    Route route,
    @Nullable Caller caller,
    @Nullable SignIn signIn,
    Map<Integer, Object> values,
    @Nullable JsonNode json) {
  private static final String ATTRIBUTE = Reading.class.getName();

  void keepIn(HttpServletRequest request) {
    request.setAttribute(ATTRIBUTE, this);
  }

  static Reading of(HttpServletRequest request) {
    if (request.getAttribute(ATTRIBUTE) instanceof Reading reading) return reading;
    throw new IllegalStateException("Nothing was read from the request");
  }
}
