package studio.booking.scheduling.application;

import static org.assertj.core.api.Assertions.assertThat;
import static studio.booking.scheduling.domain.Samples.anHour;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import studio.booking.scheduling.SessionTypeId;
import studio.booking.scheduling.application.KeepCoaches.Changes;
import studio.booking.scheduling.application.KeepCoaches.Rate;
import studio.booking.scheduling.domain.Coach;
import studio.booking.scheduling.domain.CoachOutcome;
import studio.booking.scheduling.domain.CoachOutcome.ChangedMeanwhile;
import studio.booking.scheduling.domain.CoachOutcome.IsCoachAlready;
import studio.booking.scheduling.domain.CoachOutcome.Kept;
import studio.booking.scheduling.domain.CoachOutcome.UnknownPerson;
import studio.booking.scheduling.domain.CoachOutcome.UnknownTypes;
import studio.booking.scheduling.domain.SessionType;
import studio.booking.shared.Ids;
import studio.booking.shared.Page;
import studio.booking.shared.Patch;
import studio.booking.shared.PersonId;
import studio.booking.shared.Role;

class KeepCoachesTest {
  private static final OptionalLong ANY = OptionalLong.empty();

  private final CoachingScene scene = new CoachingScene();
  private final SessionType hour = scene.types.given(anHour());

  @Test
  void a_coach_may_be_somebody_new() {
    var kim = added(List.of(hour.id()));

    assertThat(scene.people.all().get(kim.id().person()).roles()).containsExactly(Role.COACH);
    assertThat(scene.browseCoaches.one(scene.client, kim.id())).contains(kim);
    assertThat(kim.gives(hour)).isTrue();
  }

  @Test
  void a_coach_may_be_somebody_who_is_there_already() {
    var person = scene.people.givenClient().person();

    var kept = (Kept) scene.keepCoaches.add(scene.admin, person, "Kim", List.of());

    assertThat(kept.coach().id()).isEqualTo(person.asCoach());
    assertThat(scene.people.all().get(person).roles()).contains(Role.CLIENT, Role.COACH);
    assertThat(scene.keepCoaches.add(scene.admin, person, "Kim", List.of()))
        .isEqualTo(new IsCoachAlready(person.asCoach()));
  }

  @Test
  void nobody_and_nothing_unknown_makes_a_coach() {
    var stranger = new PersonId(Ids.next());

    assertThat(scene.keepCoaches.add(scene.admin, stranger, "Kim", List.of()))
        .isEqualTo(new UnknownPerson(stranger));
    assertThat(
            scene.keepCoaches.add(
                scene.admin, null, "Kim", List.of(hour.id(), SessionTypeId.next())))
        .isEqualTo(new UnknownTypes(List.of(1)));
    assertThat(scene.people.all()).isEmpty();
  }

  @Test
  void changes_are_made_to_the_version_that_was_seen() {
    var kim = added(List.of(hour.id()));

    var renamed = change(kim, Patch.set("Kim Lee"), Patch.absent(), OptionalLong.of(1));

    assertThat(((Kept) renamed).coach().displayName()).isEqualTo("Kim Lee");
    assertThat(((Kept) renamed).coach().types()).containsExactly(hour.id());
    assertThat(change(kim, Patch.set("Lee"), Patch.absent(), OptionalLong.of(1)))
        .isEqualTo(new ChangedMeanwhile(2));
  }

  @Test
  void the_audit_names_what_changed_and_no_name_of_a_person() {
    var kim = added(List.of(hour.id()));
    var other = scene.types.given(anHour());

    scene.keepCoaches.change(
        scene.admin,
        kim.id(),
        new Changes(Patch.set("Kim Lee"), Patch.set(List.of(other.id())), Patch.set(false)),
        ANY);

    assertThat(scene.acts.getLast().details())
        .isEqualTo(
            Map.of(
                "displayName", "changed",
                "sessionTypeIds", "-%s +%s".formatted(hour.id().value(), other.id().value()),
                "active", "true -> false"));
  }

  @Test
  void clients_do_not_see_who_has_left() {
    var kim = added(List.of());

    change(kim, Patch.absent(), Patch.set(false), ANY);

    assertThat(scene.browseCoaches.one(scene.client, kim.id())).isEmpty();
    assertThat(scene.browseCoaches.all(scene.client, new Page.Request(null, 50)).items()).isEmpty();
    assertThat(scene.browseCoaches.one(scene.admin, kim.id())).isPresent();
  }

  @Test
  void rates_are_replaced_all_at_once() {
    var kim = added(List.of(hour.id()));
    var other = scene.types.given(anHour());

    rate(kim, List.of(new Rate(hour.id(), 3)));
    var rated = rate(kim, List.of(new Rate(other.id(), 0)));

    assertThat(((Kept) rated).coach().rates()).isEqualTo(Map.of(other.id(), 0));
    assertThat(rate(kim, List.of(new Rate(SessionTypeId.next(), 1))))
        .isEqualTo(new UnknownTypes(List.of(0)));
    assertThat(scene.acts)
        .extracting(act -> act.action())
        .containsExactly("COACH_ADDED", "COACH_RATES_CHANGED", "COACH_RATES_CHANGED");
    assertThat(scene.acts.getLast().details())
        .isEqualTo(Map.of("rates", "-%s=3 +%s=0".formatted(hour.id().value(), other.id().value())));
  }

  private Coach added(List<SessionTypeId> types) {
    return ((Kept) scene.keepCoaches.add(scene.admin, null, "Kim", types)).coach();
  }

  private CoachOutcome change(
      Coach coach, Patch<String> name, Patch<Boolean> active, OptionalLong expected) {
    return scene.keepCoaches.change(
        scene.admin, coach.id(), new Changes(name, Patch.absent(), active), expected);
  }

  private CoachOutcome rate(Coach coach, List<Rate> rates) {
    return scene.keepCoaches.rates(scene.admin, coach.id(), rates, ANY);
  }
}
