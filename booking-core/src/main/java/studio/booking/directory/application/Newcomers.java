package studio.booking.directory.application;

import static java.util.stream.Collectors.joining;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import studio.booking.audit.AuditLog;
import studio.booking.directory.ClientAdded;
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
    boolean client = roles.contains(Role.CLIENT);
    var alias = client ? Alias.choose(persons.lockAliases().get(), chance) : null;
    var person = new Person(id, roles, alias, true, 1);
    persons.add(person, now);
    audit.record(
        caller,
        new AuditLog.Act(
            client ? "CLIENT_ADDED" : "PERSON_ADDED",
            "person",
            person.id().value(),
            client ? person.id().asClient() : null,
            Map.of("roles", words(roles))));
    if (client) {
      events.publish(new ClientAdded(caller.organization(), person.id().asClient(), now));
    }
    return person;
  }

  static String words(Set<Role> roles) {
    return roles.stream().sorted().map(Role::word).collect(joining(" "));
  }
}
