package studio.booking.directory.jooq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jooq.impl.DSL.selectFrom;
import static org.jooq.impl.DSL.update;
import static studio.booking.directory.jooq.db.Tables.CALENDAR_ADDRESS;
import static studio.booking.directory.jooq.db.Tables.PERSON;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.dao.DataAccessException;
import studio.booking.directory.SignIns.Membership;
import studio.booking.directory.application.KeepCalendarAddress;
import studio.booking.directory.domain.CalendarAddress;
import studio.booking.directory.domain.Secret;
import studio.booking.shared.Caller;
import studio.booking.shared.Role;
import studio.booking.shared.jooq.TestDatabase;

class CalendarAddressesDatabaseTest {
  @RegisterExtension static final TestDatabase database = TestDatabase.fresh();

  private final DirectoryScene scene = new DirectoryScene(database);
  private final JooqCalendarAddresses addresses = new JooqCalendarAddresses(scene.db, scene.lobby);
  private final Caller client = somebody(Role.CLIENT);
  private final Caller coach = somebody(Role.COACH);

  private Caller somebody(Role role) {
    return scene.caller(scene.given(role), role);
  }

  @Test
  void a_secret_finds_its_owner_among_all_studios_in_one_trip() {
    var elsewhere = new DirectoryScene(database);
    var theirs = elsewhere.caller(elsewhere.given(Role.COACH), Role.COACH);
    var secret = renew(client);
    var other = renew(theirs);

    assertThat(addresses.bySecret(secret.text()))
        .contains(new Membership(scene.organization, client.self(), Set.of(Role.CLIENT)));
    assertThat(addresses.bySecret(other.text()))
        .contains(new Membership(elsewhere.organization, theirs.self(), Set.of(Role.COACH)));
    assertThat(scene.trips.of(() -> addresses.bySecret(secret.text()))).isEqualTo(1);
    assertThat(addresses.bySecret(Secret.next(scene.chance).text())).isEmpty();
    // Nobody goes to the database with what is no secret.
    assertThat(scene.trips.of(() -> addresses.bySecret("north"))).isZero();
  }

  @Test
  void one_that_was_renewed_or_ended_finds_nobody() {
    var first = renew(coach);
    var second = renew(coach);

    assertThat(addresses.bySecret(first.text())).isEmpty();
    assertThat(addresses.bySecret(second.text())).isPresent();

    scene.db.run(coach, () -> end(coach));

    assertThat(addresses.bySecret(second.text())).isEmpty();
    assertThat(of(coach)).isEmpty();
  }

  @Test
  void whoever_is_inactive_has_no_calendar_until_they_are_active_again() {
    var secret = renew(client);

    setActive(client, false);
    assertThat(addresses.bySecret(secret.text())).isEmpty();

    setActive(client, true);
    assertThat(addresses.bySecret(secret.text())).isPresent();
  }

  private void setActive(Caller person, boolean active) {
    scene.db.run(
        scene.owner,
        () ->
            scene.db.execute(
                update(PERSON)
                    .set(PERSON.ACTIVE, active)
                    .where(PERSON.ID.eq(person.self().value()))));
  }

  @Test
  void only_the_digest_is_kept() {
    var secret = renew(client);

    var kept = of(client).getFirst();

    assertThat(kept.digest()).isEqualTo(secret.digest());
    assertThat(kept.digest().bytes()).hasSize(32);
    assertThat(new String(kept.digest().bytes(), StandardCharsets.ISO_8859_1))
        .doesNotContain(secret.text());
    assertThat(kept.createdAt()).isEqualTo(DirectoryScene.NOW);
  }

  @Test
  void nobody_sees_or_takes_the_address_of_another_in_the_same_studio() {
    renew(client);
    renew(coach);
    var all = selectFrom(CALENDAR_ADDRESS);

    for (var who : List.of(client, coach)) {
      assertThat(scene.db.ask(who, () -> scene.db.ask(all).get())).hasSize(1);
    }
    assertThat(scene.db.ask(scene.admin, () -> scene.db.ask(all).get())).isEmpty();
    var forged = new CalendarAddress(coach.self(), Secret.next(scene.chance).digest(), NOW);
    assertThatThrownBy(
            () ->
                scene.db.run(
                    client,
                    () -> {
                      addresses.put(forged);
                      return true;
                    }))
        .isInstanceOf(DataAccessException.class);
  }

  private static final java.time.Instant NOW = DirectoryScene.NOW;

  @Test
  void of_many_made_at_once_one_is_good() throws Exception {
    var tasks = new ArrayList<Callable<Secret>>();
    for (int i = 0; i < 16; i++) tasks.add(() -> renew(client));

    var secrets = DirectoryScene.atOnce(tasks);

    assertThat(secrets)
        .filteredOn(secret -> addresses.bySecret(secret.text()).isPresent())
        .hasSize(1);
  }

  private Secret renew(Caller who) {
    return scene.db.run(who, () -> keep().renew(who)).secret();
  }

  private boolean end(Caller who) {
    keep().end(who);
    return true;
  }

  private KeepCalendarAddress keep() {
    return new KeepCalendarAddress(addresses, scene::audit, scene.chance, scene.clock);
  }

  private List<CalendarAddress> of(Caller who) {
    return scene.db.ask(who, () -> addresses.of(who.self()).get()).stream().toList();
  }
}
