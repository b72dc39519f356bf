package studio.booking.directory.jooq;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import studio.booking.directory.application.ChangeStudio;
import studio.booking.directory.application.ChangeStudio.Change;
import studio.booking.directory.application.ChangeStudio.Outcome.Changed;
import studio.booking.directory.application.ChangeStudio.Outcome.Stale;
import studio.booking.shared.Patch;
import studio.booking.shared.jooq.TestDatabase;

class StudioSettingsDatabaseTest {
  @RegisterExtension static final TestDatabase database = TestDatabase.fresh();

  private final DirectoryScene scene = new DirectoryScene(database);

  @Test
  void all_settings_are_kept() {
    var all =
        new Change(
            Patch.set("Nouveau"),
            Patch.set(ZoneId.of("America/Los_Angeles")),
            Patch.set(Currency.getInstance("USD")),
            Patch.set(true),
            Patch.set(20),
            Patch.set(3),
            Patch.set(true),
            Patch.set(30),
            Patch.set(90),
            Patch.set(14),
            Patch.set(3));

    var changed = ((Changed) change(all, OptionalLong.of(1))).studio();

    assertThat(changed.version()).isEqualTo(2);
    assertThat(changed.refundsBeforeWindow()).isTrue();
    assertThat(scene.db.ask(scene.owner, () -> scene.studios.current().get())).isEqualTo(changed);
  }

  @Test
  void of_many_who_change_the_same_version_at_once_one_does() throws Exception {
    var tasks = new ArrayList<Callable<ChangeStudio.Outcome>>();
    for (int i = 0; i < 16; i++) {
      var name = "Name " + i;
      tasks.add(() -> change(named(name), OptionalLong.of(1)));
    }

    var outcomes = DirectoryScene.atOnce(tasks);

    assertThat(outcomes).filteredOn(Changed.class::isInstance).hasSize(1);
    assertThat(outcomes).filteredOn(new Stale(2)::equals).hasSize(15);
  }

  @Test
  void a_change_to_what_already_is_writes_nothing() {
    assertThat(scene.trips.of(() -> change(named("A studio"), OptionalLong.empty()))).isEqualTo(2);
    assertThat(((Changed) change(named("A studio"), OptionalLong.of(1))).studio().version())
        .isEqualTo(1);
  }

  private ChangeStudio.Outcome change(Change change, OptionalLong expected) {
    var useCase = new ChangeStudio(scene.studios, scene.studios, scene::audit);
    return scene.db.run(scene.owner, () -> useCase.change(scene.owner, expected, change));
  }

  private static Change named(String name) {
    return new Change(
        Patch.set(name),
        Patch.absent(),
        Patch.absent(),
        Patch.absent(),
        Patch.absent(),
        Patch.absent(),
        Patch.absent(),
        Patch.absent(),
        Patch.absent(),
        Patch.absent(),
        Patch.absent());
  }
}
