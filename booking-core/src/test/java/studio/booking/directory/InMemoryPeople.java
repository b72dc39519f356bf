package studio.booking.directory;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import studio.booking.shared.ClientId;
import studio.booking.shared.CoachId;
import studio.booking.shared.Ids;
import studio.booking.shared.Later;
import studio.booking.shared.PersonId;
import studio.booking.shared.Role;

/** The people of a test's studio. */
public final class InMemoryPeople implements People {
  private record Assignment(
      CoachId coach, ClientId client, LocalDate from, @Nullable LocalDate until) {
    boolean holds(CoachId asked, ClientId about, LocalDate on) {
      return coach.equals(asked)
          && client.equals(about)
          && !on.isBefore(from)
          && (until == null || !on.isAfter(until));
    }
  }

  private final Map<PersonId, Person> people = new HashMap<>();
  private final List<Assignment> assignments = new ArrayList<>();
  private final ZoneId zone;

  /** Of a studio whose dates are those of UTC. */
  public InMemoryPeople() {
    this(ZoneOffset.UTC);
  }

  public InMemoryPeople(ZoneId zone) {
    this.zone = zone;
  }

  /** Somebody new with these roles. */
  public PersonId given(Role... roles) {
    var id = new PersonId(Ids.next());
    given(new Person(id, Set.of(roles), null, true));
    return id;
  }

  public ClientId givenClient() {
    var id = new PersonId(Ids.next());
    given(new Person(id, Set.of(Role.CLIENT), "Nebula Swan " + people.size(), true));
    return id.asClient();
  }

  public CoachId givenCoach() {
    return given(Role.COACH).asCoach();
  }

  /** Exactly this person, in the place of whoever had the id. */
  public void given(Person person) {
    people.put(person.id(), person);
  }

  /** Assigns the client to the coach; to the end of time when {@code until} is null. */
  public void assign(CoachId coach, ClientId client, LocalDate from, @Nullable LocalDate until) {
    assignments.add(new Assignment(coach, client, from, until));
  }

  /** All people, by id. */
  public Map<PersonId, Person> all() {
    return Map.copyOf(people);
  }

  @Override
  public Later<Map<PersonId, Person>> find(Collection<PersonId> wanted) {
    var found = new HashMap<>(people);
    found.keySet().retainAll(Set.copyOf(wanted));
    return Later.of(found);
  }

  @Override
  public Later<Boolean> assigned(CoachId coach, ClientId client, LocalDate on) {
    return Later.of(assignments.stream().anyMatch(each -> each.holds(coach, client, on)));
  }

  @Override
  public Later<Boolean> assignedAt(CoachId coach, ClientId client, Instant at) {
    return assigned(coach, client, at.atZone(zone).toLocalDate());
  }

  @Override
  public void add(PersonId person, Set<Role> roles) {
    if (people.containsKey(person)) throw new IllegalStateException("There already: " + person);
    given(new Person(person, roles, null, true));
  }

  @Override
  public void grant(PersonId person, Role role) {
    people.computeIfPresent(
        person,
        (id, known) -> {
          var roles = new HashSet<>(known.roles());
          roles.add(role);
          return new Person(id, roles, known.alias(), known.active());
        });
  }
}
