package studio.booking.directory;

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
  record Person(PersonId id, Set<Role> roles, @Nullable String alias, boolean active) {}

  /** Those of the people that exist, by id. */
  Later<Map<PersonId, Person>> find(Collection<PersonId> people);

  /** Whether the client is assigned to the coach on that date of the studio. */
  Later<Boolean> assigned(CoachId coach, ClientId client, LocalDate on);

  /** Adds a person with roles. A client is added by the directory's own use case, with an alias. */
  void add(PersonId person, Set<Role> roles);

  /** Gives a person one role more. */
  void grant(PersonId person, Role role);
}
