package studio.booking.directory;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import studio.booking.shared.ClientId;
import studio.booking.shared.CoachId;
import studio.booking.shared.Later;
import studio.booking.shared.PersonId;
import studio.booking.shared.Role;

/** Who is known to the studio that the open unit of work is for. */
public interface People {
  /**
   * A person without anything personal.
   *
   * @param alias how a client is called before others; null for who is no client
   */
  record Person(PersonId id, Set<Role> roles, @Nullable String alias, boolean active) {
    public Person {
      roles = Set.copyOf(roles);
    }

    public boolean has(Role role) {
      return roles.contains(role);
    }
  }

  /** Those of the people that exist, by id. */
  Later<Map<PersonId, Person>> find(Collection<PersonId> people);

  /** Whether the client is assigned to the coach on that date of the studio. */
  Later<Boolean> assigned(CoachId coach, ClientId client, LocalDate on);

  /**
   * Whether the client is assigned to the coach at that instant, on whatever date the studio has
   * then: for those who would have to ask for the studio's zone first.
   */
  Later<Boolean> assignedAt(CoachId coach, ClientId client, Instant at);

  /** Adds a person with roles. A client is added by the directory's own use case, with an alias. */
  void add(PersonId person, Set<Role> roles);

  /**
   * Gives a person one role more; nothing happens when they have it. Not for clients either, who
   * need an alias.
   */
  void grant(PersonId person, Role role);
}
