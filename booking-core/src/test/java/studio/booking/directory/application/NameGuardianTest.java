package studio.booking.directory.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import studio.booking.directory.application.NameGuardian.Outcome;
import studio.booking.directory.application.NameGuardian.Outcome.Named;
import studio.booking.directory.application.NameGuardian.Outcome.Themself;
import studio.booking.directory.application.NameGuardian.Outcome.TooMany;
import studio.booking.directory.application.NameGuardian.Outcome.UnknownClient;
import studio.booking.directory.application.NameGuardian.Outcome.UnknownGuardian;
import studio.booking.directory.application.TakeGuardianAway.Outcome.TakenAway;
import studio.booking.directory.domain.Client;
import studio.booking.directory.domain.Clients;
import studio.booking.directory.domain.Guardianship;
import studio.booking.directory.domain.InMemoryGuardianships;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;
import studio.booking.shared.Ids;
import studio.booking.shared.Later;
import studio.booking.shared.Page;
import studio.booking.shared.Role;

class NameGuardianTest {
  private final Scene scene = new Scene();
  private final Map<ClientId, Client> known = new HashMap<>();
  private final InMemoryGuardianships guardianships = new InMemoryGuardianships();
  private final Caller coach = scene.caller(scene.persons.given(Role.COACH).id(), Role.COACH);
  private final ClientId kim = client();
  private final ClientId maria = client();

  /** Coaches look after nobody here. */
  private final Clients clients =
      new Clients() {
        @Override
        public Later<Optional<Client>> find(ClientId client, Sight sight) {
          boolean seen = !(sight instanceof AssignedTo);
          return Later.of(Optional.ofNullable(known.get(client)).filter(_ -> seen));
        }

        @Override
        public Later<List<Client>> list(Sight sight, @Nullable ClientId after, int limit) {
          throw new UnsupportedOperationException("Nobody lists");
        }
      };

  private ClientId client() {
    var id = new ClientId(Ids.next());
    known.put(id, new Client(id, "Brisk Otter", true, 1));
    return id;
  }

  private Outcome name(Caller caller, ClientId ward, ClientId guardian) {
    return new NameGuardian(clients, guardianships, scene::audit, scene.clock)
        .name(caller, ward, guardian);
  }

  private TakeGuardianAway.Outcome takeAway(Caller caller, ClientId ward, ClientId guardian) {
    return new TakeGuardianAway(clients, guardianships, scene::audit, scene.clock)
        .takeAway(caller, ward, guardian);
  }

  @Test
  void a_guardian_is_named_once_and_taken_away_once_however_often_it_is_asked_for() {
    var first = name(scene.admin, kim, maria);
    assertThat(name(scene.owner, kim, maria)).isEqualTo(first).isInstanceOf(Named.class);
    for (int i = 0; i < 2; i++) {
      assertThat(takeAway(scene.admin, kim, maria)).isEqualTo(new TakenAway());
    }

    assertThat(guardianships.of(kim).get()).isEmpty();
    assertThat(scene.actions()).containsExactly("GUARDIAN_NAMED", "GUARDIAN_TAKEN_AWAY");
    assertThat(scene.audited).allMatch(act -> kim.equals(act.client()));
  }

  @Test
  void both_are_clients_and_the_ward_is_one_that_the_caller_has_to_do_with() {
    var nobody = new ClientId(Ids.next());

    assertThat(name(scene.admin, kim, kim)).isEqualTo(new Themself());
    assertThat(name(scene.admin, nobody, maria)).isEqualTo(new UnknownClient());
    assertThat(name(scene.admin, kim, nobody)).isEqualTo(new UnknownGuardian());
    assertThat(name(coach, kim, maria)).isEqualTo(new UnknownClient());
    assertThat(takeAway(coach, kim, maria)).isEqualTo(new TakeGuardianAway.Outcome.UnknownClient());
    assertThat(takeAway(scene.admin, kim, nobody))
        .isEqualTo(new TakeGuardianAway.Outcome.UnknownGuardian());
    assertThat(takeAway(scene.admin, kim, maria)).isEqualTo(new TakenAway());
    assertThat(scene.actions()).isEmpty();
  }

  @Test
  void who_is_named_gets_the_first_place_that_is_free_of_four() {
    var named = new ArrayList<ClientId>();
    for (int i = 0; i < Guardianship.MOST; i++) {
      named.add(client());
      assertThat(name(scene.admin, kim, named.getLast())).isInstanceOf(Named.class);
    }
    assertThat(name(scene.admin, kim, maria)).isEqualTo(new TooMany(4));
    takeAway(scene.admin, kim, named.get(1));

    var last = ((Named) name(scene.admin, kim, maria)).guardian().guardianship();

    assertThat(last.place()).isEqualTo(2);
    assertThat(last.since()).isEqualTo(Scene.NOW);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Guardianship(kim, maria, 5, scene.admin.self(), Scene.NOW));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Guardianship(kim, kim, 1, scene.admin.self(), Scene.NOW));
  }

  @Test
  void a_guardian_sees_wards_and_who_may_see_the_client_sees_guardians() {
    name(scene.admin, kim, maria);
    var list = new ListGuardians(clients, guardianships, scene.clock);
    var page = new Page.Request(null, 50);
    var parent = scene.caller(maria.person(), Role.CLIENT);

    assertThat(list.wards(parent, page).items())
        .extracting(one -> one.guardianship().ward())
        .containsExactly(kim);
    assertThat(list.guardians(scene.admin, kim, page).orElseThrow().items()).hasSize(1);
    assertThat(list.guardians(coach, kim, page)).isEmpty();
  }
}
