package studio.booking.directory.application;

import static java.util.stream.Collectors.joining;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import studio.booking.audit.AuditLog;
import studio.booking.directory.ClientsAdded;
import studio.booking.directory.domain.Alias;
import studio.booking.directory.domain.Person;
import studio.booking.directory.domain.Persons;
import studio.booking.shared.Caller;
import studio.booking.shared.Events;
import studio.booking.shared.PersonId;
import studio.booking.shared.Role;

/** How anybody comes in, whichever use case brings them. */
final class Newcomers {
  private final Persons persons;
  private final AuditLog audit;
  private final Events events;
  private final RandomGenerator chance;

  Newcomers(Persons persons, AuditLog audit, Events events, RandomGenerator chance) {
    this.persons = persons;
    this.audit = audit;
    this.events = events;
    this.chance = chance;
  }

  Person admit(Caller caller, PersonId id, Set<Role> roles, Instant now) {
    return admit(caller, List.of(id), roles, now).getFirst();
  }

  /** Several with the same roles, in their order. */
  List<Person> admit(Caller caller, List<PersonId> ids, Set<Role> roles, Instant now) {
    boolean clients = roles.contains(Role.CLIENT);
    var aliases =
        clients ? Alias.choose(persons.lockAliases().get(), ids.size(), chance) : List.<String>of();
    var people = new ArrayList<Person>();
    for (int i = 0; i < ids.size(); i++) {
      people.add(new Person(ids.get(i), roles, clients ? aliases.get(i) : null, true, 1));
    }
    persons.add(people, now);
    audit.record(caller, people.stream().map(person -> came(person, roles)).toList());
    if (clients) {
      var added = ids.stream().map(PersonId::asClient).toList();
      events.publish(new ClientsAdded(caller.organization(), added, now));
    }
    return people;
  }

  private static AuditLog.Act came(Person person, Set<Role> roles) {
    boolean client = roles.contains(Role.CLIENT);
    return new AuditLog.Act(
        client ? "CLIENT_ADDED" : "PERSON_ADDED",
        "person",
        person.id().value(),
        client ? person.id().asClient() : null,
        Map.of("roles", words(roles)));
  }

  static String words(Set<Role> roles) {
    return roles.stream().sorted().map(Role::word).collect(joining(" "));
  }
}
