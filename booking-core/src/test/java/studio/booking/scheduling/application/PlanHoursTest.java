package studio.booking.scheduling.application;

import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.TUESDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static studio.booking.scheduling.domain.Samples.coach;
import static studio.booking.scheduling.domain.Samples.hours;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import studio.booking.audit.AuditLog.Act;
import studio.booking.scheduling.application.PlanHours.Weekly;
import studio.booking.scheduling.domain.Addition;
import studio.booking.scheduling.domain.AdditionId;
import studio.booking.scheduling.domain.Coach;
import studio.booking.scheduling.domain.HoursOutcome;
import studio.booking.scheduling.domain.HoursOutcome.Added;
import studio.booking.scheduling.domain.HoursOutcome.ChangedMeanwhile;
import studio.booking.scheduling.domain.HoursOutcome.NotTheirs;
import studio.booking.scheduling.domain.HoursOutcome.Removed;
import studio.booking.scheduling.domain.HoursOutcome.Rules;
import studio.booking.scheduling.domain.HoursOutcome.RulesOverlap;
import studio.booking.scheduling.domain.HoursOutcome.UnknownAddition;
import studio.booking.scheduling.domain.HoursOutcome.UnknownCoach;
import studio.booking.scheduling.domain.RuleId;
import studio.booking.scheduling.domain.RuleOverlap;
import studio.booking.shared.Caller;
import studio.booking.shared.Page;

class PlanHoursTest {
  private static final OptionalLong ANY = OptionalLong.empty();
  private static final LocalDate MON = LocalDate.parse("2026-03-02");

  private final CoachingScene scene = new CoachingScene();
  private final Coach kim = scene.given(coach());

  @Test
  void coaches_plan_their_own_hours_and_admins_everybodys() {
    var week = List.of(weekly(null, MONDAY, "09:00", "12:00"));

    assertThat(plan(scene.caller(kim.id()), week)).isInstanceOf(Rules.class);
    assertThat(plan(scene.admin, week)).isInstanceOf(Rules.class);
    assertThat(plan(scene.caller(coach().id()), week)).isEqualTo(new NotTheirs(kim.id()));
  }

  @Test
  void nobody_plans_the_hours_of_a_coach_who_is_not_there() {
    var stranger = coach();

    assertThat(scene.planHours.week(scene.admin, stranger.id(), List.of(), ANY))
        .isEqualTo(new UnknownCoach(stranger.id()));
  }

  @Test
  void rules_hold_from_today_unless_they_say_otherwise() {
    var rules = rules(plan(scene.admin, List.of(weekly(null, MONDAY, "09:00", "12:00"))));

    // Noon on a Sunday in Berlin.
    assertThat(rules.rules().getFirst().validFrom()).isEqualTo(LocalDate.parse("2026-03-01"));
    assertThat(rules.rules().getFirst().validUntil()).isNull();
  }

  @Test
  void a_rule_that_is_sent_back_keeps_its_id() {
    var first = rules(plan(scene.admin, List.of(weekly(null, MONDAY, "09:00", "12:00")))).rules();
    var kept = first.getFirst().id();
    var foreign = RuleId.next();

    var second =
        rules(
                plan(
                    scene.admin,
                    List.of(
                        weekly(kept, MONDAY, "09:00", "13:00"),
                        weekly(kept, TUESDAY, "09:00", "13:00"),
                        weekly(foreign, TUESDAY, "14:00", "15:00"))))
            .rules();

    assertThat(second.getFirst().id()).isEqualTo(kept);
    assertThat(second.get(1).id()).isNotEqualTo(kept);
    assertThat(second.get(2).id()).isNotEqualTo(foreign);
    assertThat(scene.browseHours.week(scene.client, kim.id()).orElseThrow().rules())
        .isEqualTo(second);
  }

  @Test
  void overlapping_rules_are_refused_and_nothing_is_changed() {
    plan(scene.admin, List.of(weekly(null, MONDAY, "09:00", "12:00")));

    assertThat(
            plan(
                scene.admin,
                List.of(
                    weekly(null, MONDAY, "22:00", "06:00"),
                    weekly(null, TUESDAY, "05:00", "09:00"))))
        .isEqualTo(new RulesOverlap(List.of(new RuleOverlap(0, 1))));
    assertThat(scene.plan.rules(kim.id()).get()).hasSize(1);
  }

  @Test
  void hours_that_changed_meanwhile_are_not_overwritten() {
    assertThat(scene.planHours.week(scene.admin, kim.id(), List.of(), OptionalLong.of(7)))
        .isEqualTo(new ChangedMeanwhile(1));
  }

  @Test
  void extra_hours_come_and_go() {
    var added =
        (Added) scene.planHours.add(scene.caller(kim.id()), kim.id(), MON, hours("18:00", "20:00"));

    assertThat(page()).containsExactly(added.addition());
    assertThat(remove(scene.caller(coach().id()), added.addition().id()))
        .isEqualTo(new NotTheirs(kim.id()));
    assertThat(remove(scene.admin, added.addition().id())).isInstanceOf(Removed.class);
    assertThat(remove(scene.admin, added.addition().id()))
        .isEqualTo(new UnknownAddition(added.addition().id()));
    assertThat(page()).isEmpty();
  }

  @Test
  void whoever_changes_hours_leaves_a_line_and_who_is_refused_leaves_none() {
    plan(scene.admin, List.of(weekly(null, MONDAY, "09:00", "12:00")));
    var added =
        (Added) scene.planHours.add(scene.caller(kim.id()), kim.id(), MON, hours("18:00", "20:00"));
    plan(scene.client, List.of());
    remove(scene.admin, added.addition().id());
    remove(scene.admin, added.addition().id());

    assertThat(scene.acts)
        .extracting(Act::action)
        .containsExactly("COACH_WEEK_CHANGED", "COACH_HOURS_ADDED", "COACH_HOURS_REMOVED");
    assertThat(scene.acts.getFirst().subjectId()).isEqualTo(kim.id().value());
    assertThat(scene.acts.getFirst().details()).containsEntry("rules", "1");
    assertThat(scene.acts.get(1).subjectId()).isEqualTo(added.addition().id().value());
    assertThat(scene.acts.get(1).details())
        .containsEntry("coach", kim.id().value().toString())
        .containsEntry("date", "2026-03-02");
  }

  private HoursOutcome remove(Caller by, AdditionId id) {
    return scene.planHours.remove(by, kim.id(), id, ANY);
  }

  private List<Addition> page() {
    return scene
        .browseHours
        .additions(scene.client, kim.id(), new Page.Request(null, 50))
        .orElseThrow()
        .items();
  }

  private HoursOutcome plan(Caller by, List<Weekly> week) {
    return scene.planHours.week(by, kim.id(), week, ANY);
  }

  private static Rules rules(HoursOutcome outcome) {
    return (Rules) outcome;
  }

  private static Weekly weekly(@Nullable RuleId id, DayOfWeek day, String start, String end) {
    return new Weekly(id, day, hours(start, end), null, null);
  }
}
