package studio.booking.directory.application;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.random.RandomGenerator;
import studio.booking.audit.AuditLog;
import studio.booking.directory.InMemoryPeople;
import studio.booking.directory.InMemoryStudios;
import studio.booking.directory.domain.InMemoryAssignments;
import studio.booking.directory.domain.InMemoryPersons;
import studio.booking.shared.Caller;
import studio.booking.shared.DomainEvent;
import studio.booking.shared.PersonId;
import studio.booking.shared.Role;

/** A studio without a database, and what was heard of it. */
final class Scene {
  static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

  final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
  final RandomGenerator chance = new Random(1);
  final InMemoryStudios studios = new InMemoryStudios();
  final InMemoryPersons persons = new InMemoryPersons();
  final InMemoryPeople people = new InMemoryPeople(studios.studio().zone());
  final InMemoryAssignments assignments = new InMemoryAssignments();
  final List<DomainEvent> events = new ArrayList<>();
  final List<AuditLog.Act> audited = new ArrayList<>();

  final Caller owner = caller(persons.given(Role.OWNER).id(), Role.OWNER);
  final Caller admin = caller(persons.given(Role.ADMIN).id(), Role.ADMIN);

  Caller caller(PersonId person, Role... roles) {
    return new Caller(
        studios.studio().id(), person, Set.of(roles), new Caller.Request("request", null));
  }

  void audit(Caller caller, AuditLog.Act act) {
    audited.add(act);
  }

  List<String> actions() {
    return audited.stream().map(AuditLog.Act::action).toList();
  }
}
