package studio.booking.scheduling.application;

import static org.assertj.core.api.Assertions.assertThat;
import static studio.booking.scheduling.domain.Samples.aClass;
import static studio.booking.scheduling.domain.Samples.anHour;

import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import studio.booking.scheduling.SessionTypeId;
import studio.booking.scheduling.domain.SessionKind;
import studio.booking.scheduling.domain.SessionTypeForm;
import studio.booking.scheduling.domain.SessionTypeForm.Changes;
import studio.booking.scheduling.domain.TypeOutcome;
import studio.booking.scheduling.domain.TypeOutcome.ChangedMeanwhile;
import studio.booking.scheduling.domain.TypeOutcome.Contradictory;
import studio.booking.scheduling.domain.TypeOutcome.Kept;
import studio.booking.scheduling.domain.TypeOutcome.UnknownType;
import studio.booking.shared.Caller;
import studio.booking.shared.Page;
import studio.booking.shared.Patch;

class KeepSessionTypesTest {
  private static final OptionalLong ANY = OptionalLong.empty();

  private final CoachingScene scene = new CoachingScene();

  @Test
  void an_appointment_is_for_one_and_a_class_says_for_how_many() {
    assertThat(add(SessionKind.ONE_ON_ONE, null)).isInstanceOf(Kept.class);
    assertThat(add(SessionKind.ONE_ON_ONE, 2))
        .isEqualTo(new Contradictory("capacity", "must be 1 for ONE_ON_ONE"));
    assertThat(add(SessionKind.CLASS, 12)).isInstanceOf(Kept.class);
    assertThat(add(SessionKind.CLASS, null))
        .isEqualTo(new Contradictory("capacity", "is required"));
  }

  @Test
  void a_patch_changes_what_it_mentions_and_nothing_else() {
    var type = scene.types.given(aClass());

    var kept = (Kept) change(type.id(), Patch.absent(), Patch.<@Nullable Integer>clear(), ANY);

    assertThat(kept.type().creditCost()).isNull();
    assertThat(kept.type().capacity()).isEqualTo(12);
    assertThat(kept.type().version()).isEqualTo(2);
    assertThat(change(type.id(), Patch.absent(), Patch.<@Nullable Integer>clear(), ANY))
        .as("which is how it is already")
        .isEqualTo(kept);
    assertThat(change(type.id(), Patch.absent(), Patch.absent(), OptionalLong.of(1)))
        .isEqualTo(new ChangedMeanwhile(2));
  }

  @Test
  void a_class_that_becomes_an_appointment_is_for_one() {
    var type = scene.types.given(aClass());

    var kept = (Kept) change(type.id(), Patch.set(SessionKind.ONE_ON_ONE), Patch.absent(), ANY);

    assertThat(kept.type().capacity()).isEqualTo(1);
  }

  @Test
  void an_archived_type_is_for_staff_to_see() {
    var type = scene.types.given(anHour());

    scene.keepSessionTypes.archive(scene.admin, type.id(), ANY);

    assertThat(seenBy(scene.client)).isZero();
    assertThat(seenBy(Caller.anybody(scene.studios.studio().id(), "test"))).isZero();
    assertThat(seenBy(scene.admin)).isOne();
    assertThat(scene.browseSessionTypes.one(scene.client, type.id())).isEmpty();
    assertThat(scene.acts).extracting(act -> act.action()).containsExactly("SESSION_TYPE_ARCHIVED");
  }

  @Test
  void the_audit_names_what_changed_and_repeats_no_words() {
    var type = scene.types.given(aClass());
    var renamed =
        new Changes(
            Patch.set("With Kim"),
            Patch.absent(),
            Patch.absent(),
            Patch.set(90),
            Patch.set(8),
            Patch.<@Nullable Integer>clear(),
            Patch.absent(),
            Patch.absent(),
            Patch.absent(),
            Patch.absent(),
            Patch.absent(),
            Patch.absent(),
            Patch.absent());

    scene.keepSessionTypes.change(scene.admin, type.id(), renamed, ANY);
    scene.keepSessionTypes.archive(scene.admin, type.id(), ANY);

    assertThat(scene.acts.getFirst().details())
        .isEqualTo(
            Map.of(
                "name", "changed",
                "durationMinutes", "60 -> 90",
                "capacity", "12 -> 8",
                "creditCost", "1 -> none"));
    assertThat(scene.acts.getLast().details()).isEqualTo(Map.of("active", "true -> false"));
  }

  @Test
  void what_is_not_there_can_not_be_changed() {
    var id = SessionTypeId.next();

    assertThat(scene.keepSessionTypes.archive(scene.admin, id, ANY)).isEqualTo(new UnknownType(id));
  }

  private int seenBy(Caller caller) {
    return scene.browseSessionTypes.all(caller, new Page.Request(null, 50)).items().size();
  }

  private TypeOutcome add(SessionKind kind, @Nullable Integer capacity) {
    return scene.keepSessionTypes.add(
        scene.admin,
        new SessionTypeForm("Training", null, kind, 60, capacity, 1, 0, 10, 60, 60, 15, 12, true));
  }

  private TypeOutcome change(
      SessionTypeId id,
      Patch<SessionKind> kind,
      Patch<@Nullable Integer> cost,
      OptionalLong expected) {
    return scene.keepSessionTypes.change(
        scene.admin,
        id,
        new Changes(
            Patch.absent(),
            Patch.absent(),
            kind,
            Patch.absent(),
            Patch.absent(),
            cost,
            Patch.absent(),
            Patch.absent(),
            Patch.absent(),
            Patch.absent(),
            Patch.absent(),
            Patch.absent(),
            Patch.absent()),
        expected);
  }
}
