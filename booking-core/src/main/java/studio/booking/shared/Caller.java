package studio.booking.shared;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who asks, and for which studio. Every use case takes one first: it decides what may be done, and
 * under which tenant and database role the work runs.
 *
 * @param person null when nobody is signed in, and when the program itself acts
 * @param roles all that the person holds here; the highest one counts
 */
public record Caller(
    OrganizationId organization, @Nullable PersonId person, Set<Role> roles, Request request) {

  /**
   * The request that the work is done for.
   *
   * @param id found again in logs, answers and the audit log
   * @param idempotencyKey as the caller sent it, or null
   */
  public record Request(String id, @Nullable String idempotencyKey) {}

  public Caller {
    roles = Set.copyOf(roles);
    if (roles.isEmpty()) throw new IllegalArgumentException("A caller has a role");
  }

  /** The program itself, at work in one studio. */
  public static Caller system(OrganizationId organization, String work) {
    return new Caller(organization, null, Set.of(Role.SYSTEM), new Request(work, null));
  }

  /** Nobody in particular, looking at what a studio shows to all. */
  public static Caller anybody(OrganizationId organization, String requestId) {
    return new Caller(organization, null, Set.of(Role.PUBLIC), new Request(requestId, null));
  }

  /** Somebody who is signed in, but whom the studio does not know yet. */
  public static Caller stranger(OrganizationId organization, String requestId) {
    return new Caller(organization, null, Set.of(Role.STRANGER), new Request(requestId, null));
  }

  /** The highest of the roles. */
  public Role role() {
    return roles.stream().max(Role::compareTo).orElseThrow();
  }

  /** The person, where a signed-in one is certain. */
  public PersonId self() {
    if (person == null) throw new IllegalStateException("Nobody is signed in");
    return person;
  }

  public boolean is(@Nullable PersonId somebody) {
    return person != null && person.equals(somebody);
  }

  public boolean is(ClientId client) {
    return is(client.person());
  }

  public boolean is(CoachId coach) {
    return is(coach.person());
  }

  public boolean has(Role role) {
    return roles.contains(role);
  }

  /** Admins and owners: all of the studio is theirs to see and run. */
  public boolean isAdmin() {
    return role() == Role.ADMIN || role() == Role.OWNER;
  }

  public boolean isSystem() {
    return role() == Role.SYSTEM;
  }

  /** Coaches, admins and owners. */
  public boolean isStaff() {
    return isAdmin() || role() == Role.COACH;
  }
}
