package studio.booking.directory.domain;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import studio.booking.shared.PersonId;
import studio.booking.shared.Role;

/**
 * Somebody known to a studio. Nothing here says who it is.
 *
 * @param alias how a client is called before others, the same for life; null for one who never was
 *     a client
 * @param active whether they may sign in
 */
public record Person(
    PersonId id, Set<Role> roles, @Nullable String alias, boolean active, long version) {
  /** What people can be; the other roles are the program's and the public's. */
  public static final Set<Role> ROLES =
      Set.copyOf(EnumSet.of(Role.CLIENT, Role.COACH, Role.ADMIN, Role.OWNER, Role.AI_SERVICE));

  public Person {
    roles = Set.copyOf(roles);
    if (roles.isEmpty()) throw new IllegalArgumentException("A person has a role");
    if (!ROLES.containsAll(roles)) throw new IllegalArgumentException("Not for people: " + roles);
    if (roles.contains(Role.CLIENT) && alias == null) {
      throw new IllegalArgumentException("A client has an alias: " + id);
    }
  }

  public boolean has(Role role) {
    return roles.contains(role);
  }

  /** An owner who can sign in: a studio needs one at any time. */
  public boolean runsTheStudio() {
    return active && has(Role.OWNER);
  }

  /** The same person, as they are from now on; an alias once given stays. */
  public Person as(Set<Role> roles, boolean active, @Nullable String alias) {
    return new Person(id, roles, this.alias == null ? alias : this.alias, active, version + 1);
  }

  /** These roles and one more. */
  public static Set<Role> and(Set<Role> roles, Role role) {
    var more = new HashSet<>(roles);
    more.add(role);
    return more;
  }
}
