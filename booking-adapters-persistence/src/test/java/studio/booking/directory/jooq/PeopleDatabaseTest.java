package studio.booking.directory.jooq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.dao.DataAccessException;
import studio.booking.directory.ClientRegister.NewClient;
import studio.booking.directory.ClientsAdded;
import studio.booking.directory.application.ChangePerson;
import studio.booking.directory.application.ChangePerson.Change;
import studio.booking.directory.application.ChangePerson.Outcome.Changed;
import studio.booking.directory.application.ChangePerson.Outcome.LastOwner;
import studio.booking.directory.application.ListPeople;
import studio.booking.directory.domain.Person;
import studio.booking.shared.Caller;
import studio.booking.shared.Ids;
import studio.booking.shared.Page;
import studio.booking.shared.Patch;
import studio.booking.shared.PersonId;
import studio.booking.shared.Role;
import studio.booking.shared.jooq.TestDatabase;

class PeopleDatabaseTest {
  @RegisterExtension static final TestDatabase database = TestDatabase.fresh();

  private final DirectoryScene scene = new DirectoryScene(database);

  @Test
  void sixty_four_clients_at_once_have_aliases_of_their_own_in_full_rounds() throws Exception {
    var tasks = new ArrayList<Callable<NewClient>>();
    for (int i = 0; i < 64; i++) {
      tasks.add(() -> scene.db.run(scene.admin, () -> scene.addClient().add(scene.admin)));
    }

    var aliases = DirectoryScene.atOnce(tasks).stream().map(NewClient::alias).toList();

    assertThat(aliases).doesNotHaveDuplicates().hasSize(64);
    assertThat(aliases).filteredOn(alias -> alias.endsWith(" Swan")).hasSize(12);
    assertThat(aliases).filteredOn(alias -> alias.endsWith(" Swan 5")).hasSize(12);
    assertThat(aliases).filteredOn(alias -> alias.endsWith(" Swan 6")).hasSize(4);
    assertThat(scene.events).filteredOn(ClientsAdded.class::isInstance).hasSize(64);
  }

  @Test
  void a_client_is_added_in_three_trips() {
    assertThat(
            scene.trips.of(
                () -> scene.db.run(scene.admin, () -> scene.addClient().add(scene.admin))))
        .isEqualTo(3);
  }

  @Test
  void a_coach_adds_clients_and_nobody_else() {
    var coach = scene.caller(scene.given(Role.COACH), Role.COACH);

    assertThat(scene.db.run(coach, () -> scene.addClient().add(coach)).alias()).contains("Swan");
    assertThatThrownBy(
            () -> scene.db.run(coach, () -> scene.addPerson().add(coach, Set.of(Role.ADMIN))))
        .isInstanceOf(DataAccessException.class);
  }

  @Test
  void owners_who_dismiss_each_other_at_once_leave_one() throws Exception {
    var second = scene.given(Role.OWNER);
    var third = scene.given(Role.OWNER);
    var owners = List.of(scene.owner.self(), second, third);
    var tasks = new ArrayList<Callable<ChangePerson.Outcome>>();
    for (var one : owners) {
      tasks.add(() -> change(scene.owner, one, new Change(Patch.absent(), Patch.set(false))));
    }

    var outcomes = DirectoryScene.atOnce(tasks);

    assertThat(outcomes).filteredOn(LastOwner.class::isInstance).hasSize(1);
    assertThat(outcomes).filteredOn(Changed.class::isInstance).hasSize(2);
  }

  @Test
  void who_becomes_a_client_later_gets_an_alias_and_keeps_it() {
    var coach = scene.given(Role.COACH);
    var both = new Change(Patch.set(Set.of(Role.CLIENT, Role.COACH)), Patch.absent());
    var coachOnly = new Change(Patch.set(Set.of(Role.COACH)), Patch.absent());

    var first = person(change(scene.admin, coach, both));
    assertThat(person(change(scene.admin, coach, coachOnly)).alias()).isEqualTo(first.alias());
    assertThat(person(change(scene.admin, coach, both)).alias()).isEqualTo(first.alias());

    assertThat(first.alias()).contains("Swan");
    assertThat(scene.events).filteredOn(ClientsAdded.class::isInstance).hasSize(1);
  }

  @Test
  void others_find_people_and_add_coaches() {
    var client = scene.givenClient().person();
    var coach = new PersonId(Ids.next());
    scene.db.run(
        scene.admin,
        () -> {
          scene.people.add(coach, Set.of(Role.COACH));
          scene.people.grant(coach, Role.ADMIN);
          scene.people.grant(coach, Role.ADMIN);
          scene.people.grant(client, Role.COACH);
          return coach;
        });

    var wanted = List.of(client, coach, new PersonId(Ids.next()));
    var found = scene.db.ask(scene.admin, () -> scene.people.find(wanted).get());

    assertThat(found).hasSize(2);
    assertThat(found.get(client).roles()).containsOnly(Role.CLIENT, Role.COACH);
    assertThat(found.get(coach).roles()).containsOnly(Role.ADMIN, Role.COACH);
    assertThat(found.get(coach).alias()).isNull();
  }

  @Test
  void people_are_listed_page_by_page_each_in_one_trip() {
    for (int i = 0; i < 5; i++) scene.given(Role.COACH);
    var list = new ListPeople(scene.persons);
    var seen = new ArrayList<PersonId>();
    String cursor = null;
    do {
      var request = new Page.Request(cursor, 2);
      var page = scene.db.ask(scene.admin, () -> list.list(scene.admin, Role.COACH, request));
      page.items().forEach(person -> seen.add(person.id()));
      cursor = page.nextCursor();
    } while (cursor != null);

    assertThat(seen).hasSize(5).doesNotHaveDuplicates();
    var all = new Page.Request(null, 200);
    assertThat(
            scene.trips.of(
                () -> scene.db.ask(scene.admin, () -> list.list(scene.admin, null, all))))
        .isEqualTo(1);
  }

  @Test
  void another_studio_has_none_of_these_people() {
    var client = scene.givenClient();
    var elsewhere = new DirectoryScene(database);

    assertThat(
            elsewhere.db.ask(elsewhere.owner, () -> elsewhere.persons.find(client.person()).get()))
        .isEmpty();
    // The same twelve names, for others.
    assertThat(elsewhere.givenClient()).isNotEqualTo(client);
  }

  private ChangePerson.Outcome change(Caller by, PersonId person, Change change) {
    var useCase =
        new ChangePerson(scene.persons, scene::audit, scene.events::add, scene.chance, scene.clock);
    return scene.db.run(by, () -> useCase.change(by, person, OptionalLong.empty(), change));
  }

  private static Person person(ChangePerson.Outcome outcome) {
    return ((Changed) outcome).person();
  }
}
