package studio.booking.directory.jooq;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import studio.booking.directory.SignIns.Membership;
import studio.booking.directory.StudioOpened;
import studio.booking.directory.application.OpenStudio;
import studio.booking.directory.application.OpenStudio.Outcome.Opened;
import studio.booking.directory.application.OpenStudio.Outcome.SlugTaken;
import studio.booking.directory.domain.SignIn;
import studio.booking.directory.domain.Slug;
import studio.booking.shared.Ids;
import studio.booking.shared.OrganizationId;
import studio.booking.shared.Role;
import studio.booking.shared.jooq.TestDatabase;

class OpenStudioDatabaseTest {
  @RegisterExtension static final TestDatabase database = TestDatabase.fresh();

  @Test
  void a_studio_is_found_by_its_address_and_its_owner_by_their_sign_in() {
    var scene = new DirectoryScene(database);
    var id = new OrganizationId(Ids.next());
    var boss = new SignIn("https://id.example", "boss " + id.value());

    var opened = (Opened) scene.open(id, new Slug("north"), boss);

    assertThat(scene.publicStudios.bySlug("north")).contains(id);
    assertThat(scene.publicStudios.bySlug("nowhere")).isEmpty();
    assertThat(scene.publicStudios.bySlug("' or true --")).isEmpty();
    assertThat(scene.publicStudios.any()).isTrue();
    assertThat(scene.signIns.find(boss.issuer(), boss.subject()))
        .containsExactly(new Membership(id, opened.owner(), Set.of(Role.OWNER)));
    assertThat(scene.signIns.find(boss.issuer(), "somebody else")).isEmpty();
    assertThat(scene.events).contains(new StudioOpened(id, DirectoryScene.NOW));
  }

  @Test
  void of_many_who_open_a_studio_of_one_name_at_once_one_does() throws Exception {
    var scene = new DirectoryScene(database);
    var tasks = new ArrayList<Callable<OpenStudio.Outcome>>();
    for (int i = 0; i < 16; i++) {
      tasks.add(() -> scene.open(new OrganizationId(Ids.next()), new Slug("wanted"), null));
    }

    var outcomes = DirectoryScene.atOnce(tasks);

    assertThat(outcomes).filteredOn(Opened.class::isInstance).hasSize(1);
    assertThat(outcomes).filteredOn(SlugTaken.class::isInstance).hasSize(15);
  }

  @Test
  void finding_somebody_takes_one_trip() {
    var scene = new DirectoryScene(database);

    assertThat(scene.trips.of(() -> scene.publicStudios.bySlug("north"))).isEqualTo(1);
    assertThat(scene.trips.of(() -> scene.signIns.find("issuer", "subject"))).isEqualTo(1);
    assertThat(scene.trips.of(() -> scene.db.ask(scene.admin, () -> scene.studios.current().get())))
        .isEqualTo(1);
  }
}
