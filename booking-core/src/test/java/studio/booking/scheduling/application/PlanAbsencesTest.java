package studio.booking.scheduling.application;

import static java.time.DayOfWeek.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static studio.booking.scheduling.domain.Samples.coach;
import static studio.booking.scheduling.domain.Samples.weekly;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import studio.booking.audit.AuditLog.Act;
import studio.booking.scheduling.BookingId;
import studio.booking.scheduling.SessionId;
import studio.booking.scheduling.domain.AwayReason;
import studio.booking.scheduling.domain.BookingStatus;
import studio.booking.scheduling.domain.Coach;
import studio.booking.scheduling.domain.ExceptionForm;
import studio.booking.scheduling.domain.ExceptionForm.Changes;
import studio.booking.scheduling.domain.HoursOutcome;
import studio.booking.scheduling.domain.HoursOutcome.ChangedMeanwhile;
import studio.booking.scheduling.domain.HoursOutcome.Contradictory;
import studio.booking.scheduling.domain.HoursOutcome.InTheWay;
import studio.booking.scheduling.domain.HoursOutcome.NotTheirs;
import studio.booking.scheduling.domain.HoursOutcome.Planned;
import studio.booking.scheduling.domain.HoursOutcome.Removed;
import studio.booking.scheduling.domain.HoursOutcome.UnknownCoach;
import studio.booking.scheduling.domain.OnConflict;
import studio.booking.scheduling.domain.PlannedException;
import studio.booking.scheduling.domain.SessionInTheWay;
import studio.booking.scheduling.domain.SessionInTheWay.BookingInTheWay;
import studio.booking.scheduling.domain.SessionKind;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;
import studio.booking.shared.Ids;
import studio.booking.shared.Page;
import studio.booking.shared.Patch;

class PlanAbsencesTest {
  private static final OptionalLong ANY = OptionalLong.empty();
  private static final LocalDate MON = LocalDate.parse("2026-03-02");

  private final CoachingScene scene = new CoachingScene();
  private final Coach kim = scene.given(coach());

  @Test
  void B10_nothing_is_planned_over_a_session_without_a_word_about_it() {
    var session = session("2026-03-02T09:00:00Z", "2026-03-02T10:00:00Z");

    assertThat(plan(allDay(MON), OnConflict.REFUSE)).isEqualTo(new InTheWay(List.of(session)));

    assertThat(planned()).isEmpty();
  }

  @Test
  void B10_sessions_are_kept_or_cancelled_as_the_coach_says() {
    var session = session("2026-03-02T09:00:00Z", "2026-03-02T10:00:00Z");

    assertThat(plan(allDay(MON), OnConflict.KEEP)).isInstanceOf(Planned.class);
    assertThat(scene.cancelled).isEmpty();
    assertThat(plan(allDay(MON), OnConflict.CANCEL)).isInstanceOf(Planned.class);
    assertThat(scene.cancelled).containsExactly(session.id());
  }

  @Test
  void B10_an_absence_is_local_time() {
    // 8 to 10 on Monday in Berlin is 7 to 9 in UTC.
    var early = session("2026-03-02T06:00:00Z", "2026-03-02T07:00:00Z");
    var touched = session("2026-03-02T08:59:00Z", "2026-03-02T09:59:00Z");
    session("2026-03-02T09:00:00Z", "2026-03-02T10:00:00Z");

    assertThat(plan(hours(MON, "08:00", "10:00"), OnConflict.REFUSE))
        .isEqualTo(new InTheWay(List.of(touched)));
    assertThat(plan(hours(MON, "06:59", "07:01"), OnConflict.REFUSE))
        .isEqualTo(new InTheWay(List.of(early)));
  }

  @Test
  void an_absence_over_midnight_collides_with_the_next_morning() {
    var session = session("2026-03-02T23:30:00Z", "2026-03-03T00:30:00Z");

    assertThat(plan(hours(MON, "22:00", "01:00"), OnConflict.REFUSE))
        .isEqualTo(new InTheWay(List.of(session)));
  }

  @Test
  void other_hours_collide_with_what_only_the_usual_ones_have_room_for() {
    scene.plan.replaceRules(kim.id(), List.of(weekly(MONDAY, "09:00", "12:00")));
    var morning = session("2026-03-02T08:00:00Z", "2026-03-02T09:00:00Z");
    session("2026-03-02T13:00:00Z", "2026-03-02T14:00:00Z");
    session("2026-03-02T19:00:00Z", "2026-03-02T20:00:00Z");

    assertThat(plan(instead(MON, "14:00", "16:00"), OnConflict.REFUSE))
        .as("the evening was outside the hours all along")
        .isEqualTo(new InTheWay(List.of(morning)));
    assertThat(plan(instead(MON, "08:00", "16:00"), OnConflict.REFUSE)).isInstanceOf(Planned.class);
  }

  @Test
  void a_new_note_asks_nobody_about_sessions() {
    session("2026-03-02T09:00:00Z", "2026-03-02T10:00:00Z");
    var planned = ((Planned) plan(allDay(MON), OnConflict.KEEP)).exception();

    var noted =
        change(planned, changes(Patch.absent(), Patch.absent(), Patch.set("At the sea")), ANY);

    assertThat(noted).isInstanceOf(Planned.class);
    assertThat(((Planned) noted).exception().note()).isEqualTo("At the sea");
    assertThat(((Planned) noted).exception().version()).isEqualTo(2);
  }

  @Test
  void a_longer_absence_asks_about_the_sessions_in_it() {
    var planned = ((Planned) plan(allDay(MON), OnConflict.REFUSE)).exception();
    var session = session("2026-03-03T09:00:00Z", "2026-03-03T10:00:00Z");

    var longer =
        change(planned, changes(Patch.set(MON.plusDays(1)), Patch.absent(), Patch.absent()), ANY);

    assertThat(longer).isEqualTo(new InTheWay(List.of(session)));
  }

  @Test
  void a_day_gets_hours_and_hours_become_a_day() {
    var day = ((Planned) plan(allDay(MON), OnConflict.REFUSE)).exception();

    var timed =
        (Planned)
            scene.planAbsences.change(
                scene.admin,
                kim.id(),
                day.exception().id(),
                new Changes(
                    Patch.absent(),
                    Patch.absent(),
                    Patch.absent(),
                    Patch.set(LocalTime.of(9, 0)),
                    Patch.set(LocalTime.of(10, 0)),
                    Patch.absent(),
                    Patch.absent(),
                    Patch.absent()),
                OptionalLong.of(1),
                OnConflict.REFUSE);
    assertThat(timed.exception().exception().hours()).isNotNull();

    var whole =
        (Planned)
            change(
                timed.exception(),
                changes(Patch.absent(), Patch.set(true), Patch.absent()),
                OptionalLong.of(2));
    assertThat(whole.exception().exception().hours()).isNull();
  }

  @Test
  void an_exception_that_contradicts_itself_is_refused() {
    assertThat(plan(form(MON, MON.minusDays(1), null, null, null, false), OnConflict.KEEP))
        .isEqualTo(new Contradictory("endDate", "must not be before startDate"));
    assertThat(plan(form(MON, MON.plusDays(732), null, null, null, false), OnConflict.KEEP))
        .isEqualTo(new Contradictory("endDate", "must be within 732 days"));
    assertThat(plan(form(MON, null, null, LocalTime.NOON, null, false), OnConflict.KEEP))
        .isEqualTo(new Contradictory("endTime", "is needed with startTime"));
    assertThat(plan(form(MON, null, false, null, null, false), OnConflict.KEEP))
        .isEqualTo(new Contradictory("startTime", "is needed when allDay is false"));
    assertThat(plan(form(MON, null, null, null, null, true), OnConflict.KEEP))
        .isEqualTo(new Contradictory("startTime", "is needed for other hours"));
  }

  @Test
  void only_the_coach_and_admins_plan_and_know_why() {
    var planned = ((Planned) plan(allDay(MON), OnConflict.REFUSE)).exception();
    var other = scene.caller(scene.given(coach()).id());

    assertThat(scene.planAbsences.plan(other, kim.id(), allDay(MON), OnConflict.KEEP))
        .isEqualTo(new NotTheirs(kim.id()));
    assertThat(seenBy(scene.caller(kim.id())).exception().reason()).isEqualTo(AwayReason.VACATION);
    assertThat(seenBy(scene.admin).note()).isEqualTo("Lisbon");
    for (var stranger : List.of(other, scene.client)) {
      assertThat(seenBy(stranger).exception().startDate()).isEqualTo(MON);
      assertThat(seenBy(stranger).exception().reason()).isNull();
      assertThat(seenBy(stranger).note()).isNull();
    }
    assertThat(remove(planned, OptionalLong.of(9))).isEqualTo(new ChangedMeanwhile(1));
    assertThat(remove(planned, OptionalLong.of(1))).isInstanceOf(Removed.class);
  }

  @Test
  void a_coach_who_is_not_there_has_no_exceptions() {
    var stranger = coach().id();

    assertThat(scene.planAbsences.plan(scene.admin, stranger, allDay(MON), OnConflict.KEEP))
        .isEqualTo(new UnknownCoach(stranger));
  }

  @Test
  void whoever_plans_an_absence_leaves_a_line_that_does_not_say_why() {
    session("2026-03-02T09:00:00Z", "2026-03-02T10:00:00Z");
    plan(allDay(MON), OnConflict.REFUSE);
    var planned = ((Planned) plan(allDay(MON), OnConflict.KEEP)).exception();
    change(planned, changes(Patch.absent(), Patch.absent(), Patch.set("At the sea")), ANY);
    remove(planned, OptionalLong.of(1));
    remove(planned, ANY);

    assertThat(scene.acts)
        .extracting(Act::action)
        .containsExactly(
            "COACH_EXCEPTION_PLANNED", "COACH_EXCEPTION_CHANGED", "COACH_EXCEPTION_REMOVED");
    assertThat(scene.acts)
        .allSatisfy(
            act -> {
              assertThat(act.subjectId()).isEqualTo(planned.exception().id().value());
              assertThat(act.details())
                  .isEqualTo(
                      Map.of(
                          "coach", kim.id().value().toString(),
                          "startDate", "2026-03-02",
                          "endDate", "2026-03-02",
                          "isAvailable", "false"));
            });
  }

  private HoursOutcome remove(PlannedException planned, OptionalLong expected) {
    return scene.planAbsences.remove(
        scene.caller(kim.id()), kim.id(), planned.exception().id(), expected);
  }

  private BrowseHours.Entry seenBy(Caller caller) {
    return scene
        .browseHours
        .exceptions(caller, kim.id(), new Page.Request(null, 50))
        .orElseThrow()
        .items()
        .getFirst();
  }

  private List<PlannedException> planned() {
    return scene.plan.exceptions(kim.id(), null, 50).get();
  }

  private HoursOutcome plan(ExceptionForm form, OnConflict onConflict) {
    return scene.planAbsences.plan(scene.caller(kim.id()), kim.id(), form, onConflict);
  }

  private HoursOutcome change(PlannedException planned, Changes changes, OptionalLong expected) {
    return scene.planAbsences.change(
        scene.admin, kim.id(), planned.exception().id(), changes, expected, OnConflict.REFUSE);
  }

  private static Changes changes(
      Patch<LocalDate> endDate, Patch<Boolean> allDay, Patch<@Nullable String> note) {
    return new Changes(
        Patch.absent(),
        endDate,
        allDay,
        Patch.absent(),
        Patch.absent(),
        Patch.absent(),
        Patch.absent(),
        note);
  }

  private SessionInTheWay session(String startsAt, String endsAt) {
    var booking =
        new BookingInTheWay(BookingId.next(), new ClientId(Ids.next()), BookingStatus.CONFIRMED);
    var session =
        new SessionInTheWay(
            SessionId.next(),
            "Training",
            SessionKind.ONE_ON_ONE,
            Instant.parse(startsAt),
            Instant.parse(endsAt),
            List.of(booking));
    scene.timetable.add(session);
    return session;
  }

  private static ExceptionForm allDay(LocalDate date) {
    return form(date, null, true, null, null, false);
  }

  private static ExceptionForm hours(LocalDate date, String start, String end) {
    return form(date, null, null, LocalTime.parse(start), LocalTime.parse(end), false);
  }

  private static ExceptionForm instead(LocalDate date, String start, String end) {
    return form(date, null, null, LocalTime.parse(start), LocalTime.parse(end), true);
  }

  private static ExceptionForm form(
      LocalDate from,
      @Nullable LocalDate to,
      @Nullable Boolean allDay,
      @Nullable LocalTime start,
      @Nullable LocalTime end,
      boolean isAvailable) {
    return new ExceptionForm(
        from, to, allDay, start, end, isAvailable, AwayReason.VACATION, "Lisbon");
  }
}
