package studio.booking.directory.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import studio.booking.shared.Later;
import studio.booking.shared.PersonId;
import studio.booking.shared.Role;

/** The people of the studio that the open unit of work is for. */
public interface Persons {
  Later<Optional<Person>> find(PersonId person);

  /** Locks the person, for a change that depends on what they are. */
  Later<Optional<Person>> lock(PersonId person);

  /**
   * Locks all who run the studio, so that of two changes at once one sees what the other did. Asked
   * for before {@link #lock}.
   */
  Later<Set<PersonId>> lockOwners();

  /** Has others wait until this unit of work has given an alias away, and tells which are. */
  Later<Alias.Round> lockAliases();

  default void add(Person person, Instant now) {
    add(List.of(person), now);
  }

  /** Several at once. */
  void add(List<Person> people, Instant now);

  /**
   * Keeps the person as they are now. Somebody who has changed them since they were read, one
   * version ago, has won the race.
   */
  void change(Person changed);

  /**
   * People in the order in which they came.
   *
   * @param role only who has it, or null for all
   * @param after the last of the page before, or null
   */
  Later<List<Person>> list(@Nullable Role role, @Nullable PersonId after, int limit);
}
