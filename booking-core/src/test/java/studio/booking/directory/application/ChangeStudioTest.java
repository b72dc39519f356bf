package studio.booking.directory.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import studio.booking.directory.Studio;
import studio.booking.directory.application.ChangeStudio.Change;
import studio.booking.directory.application.ChangeStudio.Outcome.Changed;
import studio.booking.directory.application.ChangeStudio.Outcome.Stale;
import studio.booking.directory.application.ChangeStudio.Outcome.UnknownZone;
import studio.booking.directory.domain.Organizations;
import studio.booking.shared.Later;
import studio.booking.shared.Patch;

class ChangeStudioTest {
  private static final ZoneId NEW_ZONE = ZoneId.of("America/Coyhaique");

  private final Scene scene = new Scene();

  @Test
  void what_is_not_mentioned_stays() {
    var before = scene.studios.studio();

    var after = ((Changed) change(holdMinutes(30), OptionalLong.of(1))).studio();

    assertThat(after.holdMinutes()).isEqualTo(30);
    assertThat(after.version()).isEqualTo(2);
    assertThat(after.name()).isEqualTo(before.name());
    assertThat(after.zone()).isEqualTo(before.zone());
    assertThat(scene.audited.getFirst().details()).isEqualTo(Map.of("holdMinutes", "15 -> 30"));
  }

  @Test
  void whoever_has_not_seen_the_latest_version_is_told() {
    assertThat(change(holdMinutes(30), OptionalLong.of(2))).isEqualTo(new Stale(1));
    assertThat(scene.studios.studio().holdMinutes()).isEqualTo(15);
  }

  @Test
  void a_zone_that_the_database_does_not_know_yet_is_refused() {
    assertThat(change(zone(NEW_ZONE), OptionalLong.empty())).isEqualTo(new UnknownZone(NEW_ZONE));
    assertThat(change(zone(ZoneId.of("Europe/Berlin")), OptionalLong.empty()))
        .isInstanceOf(Changed.class);
  }

  @Test
  void no_setting_is_out_of_bounds() {
    for (int minutes : new int[] {0, -1, 1441}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> change(holdMinutes(minutes), OptionalLong.empty()));
    }
  }

  private ChangeStudio.Outcome change(Change change, OptionalLong expected) {
    return new ChangeStudio(scene.studios, new InMemoryOrganizations(), scene::audit)
        .change(scene.owner, expected, change);
  }

  private static Change holdMinutes(int minutes) {
    return change(Patch.absent(), Patch.set(minutes));
  }

  private static Change zone(ZoneId zone) {
    return change(Patch.set(zone), Patch.absent());
  }

  private static Change change(Patch<ZoneId> zone, Patch<Integer> holdMinutes) {
    return new Change(
        Patch.absent(),
        zone,
        Patch.<Currency>absent(),
        Patch.absent(),
        holdMinutes,
        Patch.absent(),
        Patch.absent(),
        Patch.absent(),
        Patch.absent(),
        Patch.absent(),
        Patch.absent());
  }

  private final class InMemoryOrganizations implements Organizations {
    @Override
    public boolean open(Studio studio, Instant now) {
      return true;
    }

    @Override
    public void change(Studio changed) {
      scene.studios.set(changed);
    }

    @Override
    public Later<Boolean> reckonsIn(ZoneId zone) {
      return Later.of(!zone.equals(NEW_ZONE));
    }
  }
}
