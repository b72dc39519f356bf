package studio.booking.directory.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import studio.booking.directory.ClientsAdded;
import studio.booking.directory.application.ChangePerson.Change;
import studio.booking.directory.application.ChangePerson.Outcome;
import studio.booking.directory.application.ChangePerson.Outcome.Changed;
import studio.booking.directory.application.ChangePerson.Outcome.ForOwnersOnly;
import studio.booking.directory.application.ChangePerson.Outcome.LastOwner;
import studio.booking.directory.application.ChangePerson.Outcome.Stale;
import studio.booking.directory.application.ChangePerson.Outcome.UnknownPerson;
import studio.booking.shared.Caller;
import studio.booking.shared.Ids;
import studio.booking.shared.Patch;
import studio.booking.shared.PersonId;
import studio.booking.shared.Role;

class ChangePersonTest {
  private final Scene scene = new Scene();
  private final PersonId coach = scene.persons.given(Role.COACH).id();
  private final PersonId owner = scene.owner.self();

  @Test
  void an_admin_changes_roles_and_that_is_audited() {
    var outcome = change(scene.admin, coach, roles(Role.COACH, Role.ADMIN));

    assertThat(((Changed) outcome).person().version()).isEqualTo(2);
    assertThat(scene.persons.now(coach).roles()).containsOnly(Role.COACH, Role.ADMIN);
    assertThat(scene.audited)
        .singleElement()
        .satisfies(
            act -> {
              assertThat(act.action()).isEqualTo("PERSON_CHANGED");
              assertThat(act.details())
                  .containsEntry("rolesBefore", "coach")
                  .containsEntry("roles", "coach admin");
            });
  }

  @Test
  void only_an_owner_makes_changes_and_dismisses_owners() {
    scene.persons.given(Role.OWNER);

    assertThat(change(scene.admin, coach, roles(Role.OWNER))).isEqualTo(new ForOwnersOnly());
    assertThat(change(scene.admin, owner, roles(Role.CLIENT))).isEqualTo(new ForOwnersOnly());
    assertThat(change(scene.admin, owner, roles(Role.OWNER, Role.COACH)))
        .isEqualTo(new ForOwnersOnly());
    assertThat(change(scene.admin, owner, active(false))).isEqualTo(new ForOwnersOnly());
    assertThat(change(scene.owner, coach, roles(Role.OWNER))).isInstanceOf(Changed.class);
    assertThat(change(scene.owner, owner, active(false))).isInstanceOf(Changed.class);
  }

  @Test
  void the_last_owner_stays() {
    var retired = scene.persons.given(Role.OWNER).id();
    change(scene.owner, retired, active(false));

    assertThat(change(scene.owner, owner, roles(Role.ADMIN))).isEqualTo(new LastOwner(owner));
    assertThat(change(scene.owner, owner, active(false))).isEqualTo(new LastOwner(owner));
    assertThat(change(scene.owner, owner, roles(Role.OWNER, Role.COACH)))
        .isInstanceOf(Changed.class);
    assertThat(change(scene.owner, retired, roles(Role.COACH))).isInstanceOf(Changed.class);
  }

  @Test
  void one_who_becomes_a_client_gets_an_alias_and_others_hear_of_it_once() {
    change(scene.admin, coach, roles(Role.COACH, Role.CLIENT));
    var alias = scene.persons.now(coach).alias();
    change(scene.admin, coach, roles(Role.COACH));
    change(scene.admin, coach, roles(Role.CLIENT));

    assertThat(alias).endsWith("Swan");
    assertThat(scene.persons.now(coach).alias()).isEqualTo(alias);
    assertThat(scene.events)
        .containsExactly(
            new ClientsAdded(scene.admin.organization(), List.of(coach.asClient()), Scene.NOW));
  }

  @Test
  void whoever_has_not_seen_the_latest_version_is_told() {
    var change = active(false);
    var useCase = useCase();

    assertThat(useCase.change(scene.admin, coach, OptionalLong.of(7), change))
        .isEqualTo(new Stale(1));
    assertThat(useCase.change(scene.admin, coach, OptionalLong.of(1), change))
        .isInstanceOf(Changed.class);
    // Said again, it is still so; the version that the caller knew is not.
    assertThat(useCase.change(scene.admin, coach, OptionalLong.of(1), change))
        .isEqualTo(new Stale(2));
  }

  @Test
  void what_already_is_needs_no_change() {
    assertThat(change(scene.admin, coach, roles(Role.COACH))).isInstanceOf(Changed.class);
    // Not even the right to one.
    assertThat(change(scene.admin, owner, active(true))).isInstanceOf(Changed.class);

    assertThat(scene.persons.now(coach).version()).isEqualTo(1);
    assertThat(scene.audited).isEmpty();
  }

  @Test
  void nobody_who_is_not_there_is_changed_and_nobody_becomes_the_program() {
    var nobody = new PersonId(Ids.next());

    assertThat(change(scene.owner, nobody, active(false))).isEqualTo(new UnknownPerson(nobody));
    for (var role : new Role[] {Role.SYSTEM, Role.PUBLIC, Role.STRANGER}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> change(scene.owner, coach, roles(role)));
    }
  }

  private Outcome change(Caller by, PersonId person, Change change) {
    return useCase().change(by, person, OptionalLong.empty(), change);
  }

  private ChangePerson useCase() {
    return new ChangePerson(
        scene.persons, scene::audit, scene.events::add, scene.chance, scene.clock);
  }

  private static Change roles(Role... roles) {
    return new Change(Patch.set(Set.of(roles)), Patch.absent());
  }

  private static Change active(boolean active) {
    return new Change(Patch.absent(), Patch.set(active));
  }
}
