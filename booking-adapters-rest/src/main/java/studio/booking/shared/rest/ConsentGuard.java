package studio.booking.shared.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.servlet.HandlerMapping;
import studio.booking.shared.Caller;
import tools.jackson.databind.JsonNode;

/** Lets nobody past a route that needs a consent which is not there. */
final class ConsentGuard {
  private final ObjectProvider<ConsentChecks> checks;

  ConsentGuard(ObjectProvider<ConsentChecks> checks) {
    this.checks = checks;
  }

  /**
   * Looks the consent up.
   *
   * @param body as it was read: what is an id in it is one
   * @throws Refused unless there is one
   */
  void check(NeedsConsent needed, Caller caller, HttpServletRequest http, @Nullable JsonNode body) {
    // Without anybody to ask, nobody passes.
    var found = checks.getObject().find(caller, client(needed, caller, http, body), needed.value());
    if (found.isEmpty()) {
      throw new Refused(ProblemCode.NOT_FOUND, "There is no such client.");
    }
    var standing = found.get();
    if (standing.reason() == null) return;
    var members = new HashMap<String, @Nullable Object>();
    members.put("consentType", needed.value());
    members.put("consentVersion", standing.version());
    members.put("reason", standing.reason());
    throw new Refused(
        ProblemCode.CONSENT_REQUIRED,
        "The client has not agreed to this, or no more: %s.".formatted(needed.value()),
        members);
  }

  private static UUID client(
      NeedsConsent needed, Caller caller, HttpServletRequest http, @Nullable JsonNode body) {
    var name = needed.client();
    var text = name.isEmpty() ? null : named(name, http, body);
    return text == null ? caller.self().value() : UUID.fromString(text);
  }

  private static @Nullable String named(
      String name, HttpServletRequest http, @Nullable JsonNode body) {
    if (http.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> path
        && path.get(name) instanceof String inPath) {
      return inPath;
    }
    var inQuery = http.getParameter(name);
    if (inQuery != null) return inQuery;
    return body != null && body.hasNonNull(name) ? body.get(name).asString() : null;
  }
}
