package studio.booking.shared.rest;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.util.InvalidMimeTypeException;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import studio.booking.shared.Caller;
import studio.booking.shared.Role;

/**
 * What every request to a controller of ours passes first: who asks, whether they may, and whether
 * all that they sent is as it should be. In this order, and before anything is done.
 */
final class Gate implements HandlerInterceptor {
  private final Routes routes;
  private final Callers callers;
  private final Memberships memberships;
  private final BodyReader bodies;
  private final ObjectProvider<Witnesses> witnesses;
  private final ConsentGuard consents;

  Gate(
      Routes routes,
      Callers callers,
      Memberships memberships,
      BodyReader bodies,
      ObjectProvider<Witnesses> witnesses,
      ConsentGuard consents) {
    this.routes = routes;
    this.callers = callers;
    this.memberships = memberships;
    this.bodies = bodies;
    this.witnesses = witnesses;
    this.consents = consents;
  }

  @Override
  public boolean preHandle(HttpServletRequest http, HttpServletResponse response, Object handler)
      throws IOException, HttpMediaTypeNotAcceptableException, HttpMediaTypeNotSupportedException {
    var route = routes.of(handler);
    if (route == null) return true;
    var token = token();
    if (token == null && (route.needsSignIn() || !route.allowed().contains(Role.PUBLIC))) {
      response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
      throw new Refused(ProblemCode.UNAUTHENTICATED, "Send an access token.");
    }
    var findings = new Findings();
    var caller = caller(route, token, http, findings);
    if (caller != null) RequestIds.log(caller);
    if (route.json()) requireJsonIsWelcome(http);
    read(route, caller, token == null ? null : Callers.signIn(token), http, findings);
    return true;
  }

  @Override
  public void afterCompletion(
      HttpServletRequest http,
      HttpServletResponse response,
      Object handler,
      @Nullable Exception failure)
      throws IOException {
    var route = routes.of(handler);
    if (route == null || route.body() == null || !route.body().lines()) return;
    var lines = Reading.of(http).values().get(route.body().index());
    if (lines instanceof JsonLines<?> received) received.close();
  }

  private static @Nullable Jwt token() {
    return SecurityContextHolder.getContext().getAuthentication()
            instanceof JwtAuthenticationToken authentication
        ? authentication.getToken()
        : null;
  }

  private @Nullable Caller caller(
      Route route, @Nullable Jwt token, HttpServletRequest http, Findings findings) {
    if (token == null) return null;
    boolean everybody = route.allowed().contains(Role.PUBLIC);
    try {
      var key = route.idempotent() ? IdempotencyHeader.read(http, findings) : null;
      var caller = callers.of(token, http, new Caller.Request(RequestIds.current(), key));
      if (!everybody && caller.roles().stream().noneMatch(route.allowed()::contains)) {
        witness(route, caller, http);
        throw new Refused(ProblemCode.FORBIDDEN, "This is for " + words(route) + ".");
      }
      if (!route.forLeavers()) requireIsThere(caller);
      return caller;
    } catch (Refused e) {
      // Where everybody may come, it does not matter who somebody is, or that nobody knows.
      boolean unclear =
          switch (e.code()) {
            case NOT_A_MEMBER, CHOOSE_ORGANIZATION, ERASURE_REQUESTED -> true;
            default -> false;
          };
      if (everybody && unclear) return null;
      throw e;
    }
  }

  /** Only clients leave, and who is nothing else. */
  private void requireIsThere(Caller caller) {
    if (caller.role() != Role.CLIENT) return;
    if (!memberships.hasLeft(caller.organization(), caller.self())) return;
    throw new Refused(
        ProblemCode.ERASURE_REQUESTED,
        "You asked to be erased. Until that is done you can undo it: DELETE %s."
            .formatted(erasureOf(caller)),
        Map.of("erasure", erasureOf(caller)));
  }

  private static String erasureOf(Caller caller) {
    return "/api/clients/%s/erasure".formatted(caller.self().value());
  }

  private void witness(Route route, Caller caller, HttpServletRequest http) {
    var action = route.witnessed();
    if (action == null) return;
    witnesses.forEach(witness -> witness.refused(caller, action, idIn(http)));
  }

  private static @Nullable UUID idIn(HttpServletRequest http) {
    var variables = (Map<?, ?>) http.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
    if (variables == null || !(variables.get("id") instanceof String id)) return null;
    try {
      return (UUID) Texts.parse(UUID.class, id);
    } catch (Unfit e) {
      return null;
    }
  }

  private static String words(Route route) {
    if (route.allowed().isEmpty()) return "nobody";
    return route.allowed().stream().map(Role::word).collect(Collectors.joining(", "));
  }

  private void read(
      Route route,
      @Nullable Caller caller,
      @Nullable SignIn signIn,
      HttpServletRequest http,
      Findings findings)
      throws IOException, HttpMediaTypeNotSupportedException {
    var values = new HashMap<>(new ArgumentReader(http, findings).read(route));
    var body = new BodyReader.Read(null, null);
    if (route.body() != null && route.body().lines()) {
      // Not before the rest is known to be right: it may be long.
      findings.throwIfAny();
      values.put(route.body().index(), bodies.receive(http, route.body()));
    } else if (route.body() != null) {
      body = bodies.read(http, route.body(), findings);
      if (body.value() != null) values.put(route.body().index(), body.value());
    } else if (!route.readsBody()) {
      BodyReader.requireNoForm(http);
    }
    findings.throwIfAny();
    if (route.consent() != null) {
      if (caller == null) throw new Refused(ProblemCode.UNAUTHENTICATED, "Send an access token.");
      consents.check(route.consent(), caller, http, body.json());
    }
    new Reading(route, caller, signIn, values, body.json()).keepIn(http);
  }

  /** Found out first: afterwards, what was asked for would be done, and its answer be refused. */
  private static void requireJsonIsWelcome(HttpServletRequest http)
      throws HttpMediaTypeNotAcceptableException {
    var accept = http.getHeader(HttpHeaders.ACCEPT);
    if (accept == null || accept.isBlank()) return;
    try {
      var welcome =
          MediaType.parseMediaTypes(accept).stream()
              .anyMatch(type -> type.isCompatibleWith(MediaType.APPLICATION_JSON));
      if (welcome) return;
    } catch (InvalidMediaTypeException | InvalidMimeTypeException e) {
      throw new HttpMediaTypeNotAcceptableException("Not a list of media types");
    }
    throw new HttpMediaTypeNotAcceptableException(List.of(MediaType.APPLICATION_JSON));
  }
}
