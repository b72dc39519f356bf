package studio.booking.directory.jooq;

import static studio.booking.audit.jooq.db.Tables.ENTRY;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import studio.booking.audit.AuditLog;
import studio.booking.directory.application.AddClient;
import studio.booking.directory.application.AddPerson;
import studio.booking.directory.application.AssignClient;
import studio.booking.directory.application.OpenStudio;
import studio.booking.directory.domain.SignIn;
import studio.booking.directory.domain.Slug;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;
import studio.booking.shared.CoachId;
import studio.booking.shared.DomainEvent;
import studio.booking.shared.Ids;
import studio.booking.shared.OrganizationId;
import studio.booking.shared.PersonId;
import studio.booking.shared.Role;
import studio.booking.shared.jooq.CountedTrips;
import studio.booking.shared.jooq.JooqUnitOfWork;
import studio.booking.shared.jooq.Lobby;
import studio.booking.shared.jooq.TestDatabase;

/** A studio in a database, opened as studios are, and the directory's parts to work on it with. */
final class DirectoryScene {
  static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

  final CountedTrips trips;
  final JooqUnitOfWork db;
  final Lobby lobby;
  final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
  final RandomGenerator chance = new SecureRandom();
  final List<DomainEvent> events = Collections.synchronizedList(new ArrayList<>());

  final JooqStudios studios;
  final JooqPersons persons;
  final JooqPeople people;
  final JooqClients clients;
  final JooqAssignments assignments;
  final JooqInvitations invitations;
  final JooqSignIns signIns;
  final JooqPublicStudios publicStudios;

  final OrganizationId organization = new OrganizationId(Ids.next());
  final Slug slug = new Slug("s" + organization.value());
  final Caller owner;
  final Caller admin;

  DirectoryScene(TestDatabase database) {
    trips = new CountedTrips(database);
    db = trips.unitOfWork();
    lobby = trips.lobby();
    studios = new JooqStudios(db);
    persons = new JooqPersons(db);
    people = new JooqPeople(db, clock);
    clients = new JooqClients(db);
    assignments = new JooqAssignments(db);
    invitations = new JooqInvitations(db);
    signIns = new JooqSignIns(db, lobby);
    publicStudios = new JooqPublicStudios(lobby);

    var opened = (OpenStudio.Outcome.Opened) open(organization, slug, null);
    owner = caller(opened.owner(), Role.OWNER);
    admin = caller(given(Role.ADMIN), Role.ADMIN);
  }

  OpenStudio.Outcome open(OrganizationId id, Slug as, @Nullable SignIn signIn) {
    var caller = Caller.system(id, "test");
    var opening =
        new OpenStudio.Opening(
            as,
            "A studio",
            ZoneId.of("Europe/Berlin"),
            Currency.getInstance("EUR"),
            new PersonId(Ids.next()),
            signIn);
    var openStudio = new OpenStudio(studios, persons, signIns, this::audit, events::add, clock);
    return db.run(caller, () -> openStudio.open(caller, opening));
  }

  Caller caller(PersonId person, Role... roles) {
    return new Caller(organization, person, Set.of(roles), new Caller.Request("request", null));
  }

  PersonId given(Role... roles) {
    var outcome = db.run(owner, () -> addPerson().add(owner, Set.of(roles)));
    return ((AddPerson.Outcome.Added) outcome).person().id();
  }

  ClientId givenClient() {
    return given(Role.CLIENT).asClient();
  }

  CoachId givenCoach() {
    return given(Role.COACH).asCoach();
  }

  AssignClient.Outcome assign(AssignClient.Wanted wanted) {
    var assign = new AssignClient(people, studios, assignments, this::audit, clock);
    return db.run(admin, () -> assign.assign(admin, wanted));
  }

  AddPerson addPerson() {
    return new AddPerson(persons, this::audit, events::add, chance, clock);
  }

  AddClient addClient() {
    return new AddClient(persons, this::audit, events::add, chance, clock);
  }

  /** Writes entries down for real: that needs rights too. */
  void audit(Caller caller, AuditLog.Act act) {
    db.write(
        DSL.insertInto(ENTRY)
            .set(ENTRY.ORGANIZATION_ID, caller.organization().value())
            .set(ENTRY.AT, NOW)
            .set(ENTRY.ID, Ids.next())
            .set(ENTRY.ACTOR_ROLE, caller.role().word())
            .set(ENTRY.ACTION, act.action())
            .set(ENTRY.OUTCOME, "ALLOWED")
            .set(ENTRY.SUBJECT_TYPE, act.subjectType())
            .set(ENTRY.SUBJECT_ID, act.subjectId())
            .set(ENTRY.DETAILS, JSONB.valueOf("{}")),
        1);
  }

  /** Does all of it at once, and tells what came of each. */
  static <T> List<T> atOnce(List<Callable<T>> tasks) throws Exception {
    var start = new CountDownLatch(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var running = new ArrayList<Future<T>>();
      for (var task : tasks) {
        running.add(
            threads.submit(
                () -> {
                  start.await();
                  return task.call();
                }));
      }
      start.countDown();
      var results = new ArrayList<T>();
      for (var one : running) results.add(one.get());
      return results;
    }
  }
}
