package studio.booking.directory.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import studio.booking.directory.ClientsAdded;
import studio.booking.directory.application.AddPerson.Outcome.Added;
import studio.booking.directory.application.AddPerson.Outcome.ForOwnersOnly;
import studio.booking.shared.Role;

class AddPersonTest {
  private final Scene scene = new Scene();
  private final AddPerson addPerson =
      new AddPerson(scene.persons, scene::audit, scene.events::add, scene.chance, scene.clock);
  private final AddClient addClient =
      new AddClient(scene.persons, scene::audit, scene.events::add, scene.chance, scene.clock);

  @Test
  void a_client_comes_under_an_alias_and_others_hear_of_it() {
    var client = addClient.add(scene.admin);

    assertThat(client.alias()).endsWith("Swan");
    assertThat(scene.events)
        .containsExactly(
            new ClientsAdded(scene.admin.organization(), List.of(client.id()), Scene.NOW));
    assertThat(scene.actions()).containsExactly("CLIENT_ADDED");
  }

  @Test
  void one_who_is_no_client_has_no_alias() {
    var added = (Added) addPerson.add(scene.admin, Set.of(Role.COACH, Role.ADMIN));

    assertThat(added.person().alias()).isNull();
    assertThat(scene.events).isEmpty();
    assertThat(scene.actions()).containsExactly("PERSON_ADDED");
  }

  @Test
  void only_owners_make_owners() {
    assertThat(addPerson.add(scene.admin, Set.of(Role.OWNER))).isEqualTo(new ForOwnersOnly());
    assertThat(addPerson.add(scene.owner, Set.of(Role.OWNER))).isInstanceOf(Added.class);
  }
}
