package studio.booking.directory.domain;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import studio.booking.shared.Ids;
import studio.booking.shared.Later;
import studio.booking.shared.PersonId;
import studio.booking.shared.Role;

/** The people of a test's studio, for those who change them. */
public final class InMemoryPersons implements Persons {
  private final Map<String, Person> people = new TreeMap<>();

  /** Somebody new with these roles; a client under the next alias. */
  public Person given(Role... roles) {
    var alias = Set.of(roles).contains(Role.CLIENT) ? "Swan " + people.size() : null;
    var person = new Person(new PersonId(Ids.next()), Set.of(roles), alias, true, 1);
    people.put(key(person.id()), person);
    return person;
  }

  /** The person as they are now. */
  public Person now(PersonId id) {
    return find(id).get().orElseThrow();
  }

  private static String key(PersonId id) {
    return id.value().toString();
  }

  @Override
  public Later<Optional<Person>> find(PersonId person) {
    return Later.of(Optional.ofNullable(people.get(key(person))));
  }

  @Override
  public Later<Optional<Person>> lock(PersonId person) {
    return find(person);
  }

  @Override
  public Later<Set<PersonId>> lockOwners() {
    return Later.of(
        people.values().stream()
            .filter(Person::runsTheStudio)
            .map(Person::id)
            .collect(Collectors.toSet()));
  }

  @Override
  public Later<Alias.Round> lockAliases() {
    var taken = new HashSet<String>();
    for (var person : people.values()) if (person.alias() != null) taken.add(person.alias());
    return Later.of(new Alias.Round(1, taken));
  }

  @Override
  public void add(List<Person> several, Instant now) {
    for (var person : several) {
      if (people.putIfAbsent(key(person.id()), person) != null) {
        throw new IllegalStateException("There already: " + person);
      }
    }
  }

  @Override
  public void change(Person changed) {
    if (now(changed.id()).version() != changed.version() - 1) {
      throw new IllegalStateException("Somebody was faster: " + changed);
    }
    people.put(key(changed.id()), changed);
  }

  @Override
  public Later<List<Person>> list(@Nullable Role role, @Nullable PersonId after, int limit) {
    return Later.of(
        people.values().stream()
            .filter(person -> role == null || person.has(role))
            .filter(person -> after == null || key(person.id()).compareTo(key(after)) > 0)
            .limit(limit)
            .toList());
  }
}
