package studio.booking.shared.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;
import studio.booking.directory.SignIns.Membership;
import studio.booking.shared.Caller;
import studio.booking.shared.OrganizationId;
import studio.booking.shared.PersonId;
import studio.booking.shared.Role;

/** Finds out from a token that is known to be good whose it is, and in which studio. */
final class Callers {
  static final String ORGANIZATION_HEADER = "X-Organization-Id";

  private final Memberships memberships;
  private final RestProperties.Claims claims;

  Callers(Memberships memberships, RestProperties.Claims claims) {
    this.memberships = memberships;
    this.claims = claims;
  }

  static SignIn signIn(Jwt token) {
    return new SignIn(
        String.valueOf(token.getClaimAsString("iss")), String.valueOf(token.getSubject()));
  }

  Caller of(Jwt token, HttpServletRequest http, Caller.Request request) {
    var wanted = wanted(http);
    var member = member(token, wanted);
    return new Caller(member.organization(), member.person(), member.roles(), request);
  }

  private Membership member(Jwt token, @Nullable UUID wanted) {
    var told = told(token);
    var candidates = told == null ? memberships.of(signIn(token)) : List.of(told);
    if (wanted != null) {
      candidates =
          candidates.stream()
              .filter(candidate -> candidate.organization().value().equals(wanted))
              .toList();
    }
    if (candidates.isEmpty()) {
      throw new Refused(ProblemCode.NOT_A_MEMBER, "Whoever signed in does not belong here.");
    }
    if (candidates.size() > 1) {
      var choices = candidates.stream().map(choice -> choice.organization().value()).toList();
      throw new Refused(
          ProblemCode.CHOOSE_ORGANIZATION,
          "Say which studio is meant, by the header " + ORGANIZATION_HEADER + ".",
          Map.of("organizations", choices));
    }
    return candidates.getFirst();
  }

  /** What the token says itself; null when it does not say all of it. */
  private @Nullable Membership told(Jwt token) {
    var organization = uuid(claim(token, claims.organization()));
    var person = uuid(claim(token, claims.person()));
    var roles = roles(claim(token, claims.roles()));
    if (organization == null || person == null || roles.isEmpty()) return null;
    return new Membership(new OrganizationId(organization), new PersonId(person), roles);
  }

  private static @Nullable Object claim(Jwt token, String path) {
    // A claim's own name may have dots in it, as those that are addresses do.
    if (token.hasClaim(path)) return token.getClaim(path);
    Object at = token.getClaims();
    for (var name : path.split("\\.", -1)) at = at instanceof Map<?, ?> map ? map.get(name) : null;
    return at;
  }

  private static @Nullable UUID uuid(@Nullable Object claim) {
    try {
      return claim instanceof String text ? (UUID) Texts.parse(UUID.class, text) : null;
    } catch (Unfit e) {
      return null;
    }
  }

  private static Set<Role> roles(@Nullable Object claim) {
    var words =
        switch (claim) {
          case Collection<?> list -> list;
          case String text -> List.of(text.split(" "));
          case null, default -> List.of();
        };
    var roles = EnumSet.noneOf(Role.class);
    for (var role : Role.values()) if (words.contains(role.word())) roles.add(role);
    // Not for anybody to sign in as.
    roles.remove(Role.PUBLIC);
    roles.remove(Role.STRANGER);
    roles.remove(Role.SYSTEM);
    return roles;
  }

  private static @Nullable UUID wanted(HttpServletRequest http) {
    var header = http.getHeader(ORGANIZATION_HEADER);
    if (header == null) return null;
    try {
      return (UUID) Texts.parse(UUID.class, header);
    } catch (Unfit e) {
      throw InvalidInput.ofParameter(ORGANIZATION_HEADER, e.expected());
    }
  }
}
