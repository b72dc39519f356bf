package studio.booking.scheduling.jooq;

import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SUNDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static studio.booking.scheduling.domain.Samples.anHour;
import static studio.booking.scheduling.domain.Samples.appointment;
import static studio.booking.scheduling.domain.Samples.hours;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import studio.booking.scheduling.SessionId;
import studio.booking.scheduling.application.BrowseHours;
import studio.booking.scheduling.application.FindSlots;
import studio.booking.scheduling.application.FindSlots.Dates;
import studio.booking.scheduling.application.PlanAbsences;
import studio.booking.scheduling.application.PlanHours;
import studio.booking.scheduling.application.PlanHours.Weekly;
import studio.booking.scheduling.domain.AwayReason;
import studio.booking.scheduling.domain.BookingStatus;
import studio.booking.scheduling.domain.Coach;
import studio.booking.scheduling.domain.ExceptionForm;
import studio.booking.scheduling.domain.HoursOutcome;
import studio.booking.scheduling.domain.HoursOutcome.Added;
import studio.booking.scheduling.domain.HoursOutcome.ChangedMeanwhile;
import studio.booking.scheduling.domain.HoursOutcome.InTheWay;
import studio.booking.scheduling.domain.HoursOutcome.Planned;
import studio.booking.scheduling.domain.HoursOutcome.Removed;
import studio.booking.scheduling.domain.HoursOutcome.Rules;
import studio.booking.scheduling.domain.OnConflict;
import studio.booking.scheduling.domain.SessionType;
import studio.booking.scheduling.domain.SlotsOutcome.Found;
import studio.booking.scheduling.domain.SlotsOutcome.FoundAll;
import studio.booking.shared.Caller;
import studio.booking.shared.Page;
import studio.booking.shared.jooq.CountedTrips;
import studio.booking.shared.jooq.TestDatabase;

/** What coaches plan and clients find, in the database and its roles. */
class HoursOnPostgresTest {
  @RegisterExtension static final TestDatabase database = TestDatabase.fresh();

  private static final OptionalLong ANY = OptionalLong.empty();
  private static final LocalDate MON = LocalDate.parse("2026-03-02");
  private static final Instant NINE = Instant.parse("2026-03-02T08:00:00Z");
  private static final Page.Request FIRST = new Page.Request(null, 50);

  private final HoursScene scene = new HoursScene(database, "Europe/Berlin");
  private final CountedTrips trips = new CountedTrips(database);
  private final Clock clock = Clock.fixed(Instant.parse("2026-03-01T11:00:00Z"), ZoneOffset.UTC);
  private final JooqCoaches coaches = new JooqCoaches(trips.unitOfWork());
  private final JooqHours hours = new JooqHours(trips.unitOfWork());
  private final JooqHoursPlan plan = new JooqHoursPlan(trips.unitOfWork());
  private final List<SessionId> cancelled = new ArrayList<>();
  private final BrowseHours browse = new BrowseHours(coaches, plan);
  private final PlanHours planHours =
      new PlanHours(scene.studios(trips.unitOfWork()), coaches, plan, (_, _) -> {}, clock);
  private final PlanAbsences planAbsences =
      new PlanAbsences(
          scene.studios(trips.unitOfWork()),
          coaches,
          hours,
          plan,
          new JooqSessionsInTheWay(trips.unitOfWork()),
          (_, sessions, _) -> cancelled.addAll(sessions),
          (_, _) -> {},
          clock);
  private final FindSlots findSlots =
      new FindSlots(
          scene.studios(trips.unitOfWork()),
          coaches,
          new JooqSessionTypes(trips.unitOfWork()),
          hours,
          clock);

  private final SessionType type = scene.given(appointment(60, 60, 0, 10));
  private final Coach kim = scene.coach(type);
  private final Caller herself = scene.caller(kim.id());

  @Test
  void a_coach_plans_a_week_and_everybody_sees_it() {
    var week =
        List.of(
            new Weekly(null, SUNDAY, hours("22:00", "02:00"), MON, null),
            new Weekly(null, MONDAY, hours("09:00", "12:00"), MON, MON.plusDays(70)));

    var planned =
        (Rules) run(herself, () -> planHours.week(herself, kim.id(), week, OptionalLong.of(1)));

    assertThat(planned.version()).isEqualTo(2);
    var seen = ask(scene.client, () -> browse.week(scene.client, kim.id())).orElseThrow();
    assertThat(seen.version()).isEqualTo(2);
    assertThat(seen.rules()).containsExactlyInAnyOrderElementsOf(planned.rules());
    assertThat(run(herself, () -> planHours.week(herself, kim.id(), week, OptionalLong.of(1))))
        .isEqualTo(new ChangedMeanwhile(2));
  }

  @Test
  void extra_hours_come_and_go() {
    var added =
        (Added) run(herself, () -> planHours.add(herself, kim.id(), MON, hours("23:00", "01:00")));

    assertThat(ask(scene.client, () -> browse.additions(scene.client, kim.id(), FIRST)))
        .hasValueSatisfying(page -> assertThat(page.items()).containsExactly(added.addition()));
    assertThat(
            run(
                scene.admin,
                () -> planHours.remove(scene.admin, kim.id(), added.addition().id(), ANY)))
        .isInstanceOf(Removed.class);
    assertThat(ask(scene.client, () -> browse.additions(scene.client, kim.id(), FIRST)))
        .hasValueSatisfying(page -> assertThat(page.items()).isEmpty());
  }

  @Test
  void an_absence_is_planned_changed_and_taken_back() {
    var planned = (Planned) run(herself, () -> plan(allDay(), OnConflict.REFUSE));
    var id = planned.exception().exception().id();

    assertThat(ask(herself, () -> browse.exceptions(herself, kim.id(), FIRST)))
        .hasValueSatisfying(
            page -> {
              assertThat(page.items().getFirst().exception())
                  .isEqualTo(planned.exception().exception());
              assertThat(page.items().getFirst().note()).isEqualTo("Lisbon");
            });
    assertThat(ask(scene.client, () -> browse.exceptions(scene.client, kim.id(), FIRST)))
        .hasValueSatisfying(
            page -> {
              assertThat(page.items().getFirst().exception())
                  .isEqualTo(planned.exception().exception().withoutReason());
              assertThat(page.items().getFirst().note()).isNull();
            });
    assertThat(run(herself, () -> planAbsences.remove(herself, kim.id(), id, OptionalLong.of(1))))
        .isInstanceOf(Removed.class);
    assertThat(ask(herself, () -> browse.exceptions(herself, kim.id(), FIRST)))
        .hasValueSatisfying(page -> assertThat(page.items()).isEmpty());
  }

  @Test
  void B10_an_absence_tells_which_live_bookings_it_collides_with() {
    var client = scene.client.self();
    var session = scene.session(kim.id(), type, NINE, client);
    var booking = scene.booking(session, client, "CONFIRMED");
    scene.booking(session, client, "CANCELLED");
    var gone = scene.session(kim.id(), type, NINE.plusSeconds(3 * 3600), null);
    scene.sql("update scheduling.session set status = 'cancelled' where id = ?", gone.value());
    scene.session(scene.coach(type).id(), type, NINE, null);

    var refused = (InTheWay) run(herself, () -> plan(allDay(), OnConflict.REFUSE));

    assertThat(refused.sessions()).hasSize(1);
    assertThat(refused.sessions().getFirst().id()).isEqualTo(session);
    assertThat(refused.sessions().getFirst().bookings()).hasSize(1);
    assertThat(refused.sessions().getFirst().bookings().getFirst().id()).isEqualTo(booking);
    assertThat(refused.sessions().getFirst().bookings().getFirst().status())
        .isEqualTo(BookingStatus.CONFIRMED);
    assertThat(run(herself, () -> plan(allDay(), OnConflict.CANCEL))).isInstanceOf(Planned.class);
    assertThat(cancelled).containsExactly(session);
  }

  @Test
  void everything_about_free_times_comes_in_one_trip() {
    var client = scene.client.self();
    var session = scene.session(kim.id(), type, NINE, client);
    var booking = scene.booking(session, client, "CONFIRMED");
    run(
        herself,
        () ->
            planHours.week(
                herself,
                kim.id(),
                List.of(new Weekly(null, MONDAY, hours("09:00", "12:00"), MON, null)),
                ANY));
    var days = new Dates(MON, MON.plusDays(13));

    var found = new ArrayList<Found>();
    int one =
        trips.of(
            () ->
                ask(
                    scene.client,
                    () ->
                        found.add(
                            (Found) findSlots.of(scene.client, kim.id(), days, type.id(), null))));
    int moving =
        trips.of(
            () ->
                ask(
                    scene.client,
                    () ->
                        found.add(
                            (Found) findSlots.of(scene.client, kim.id(), days, null, booking))));
    int all =
        trips.of(
            () ->
                ask(
                    scene.client,
                    () ->
                        found.addAll(
                            ((FoundAll) findSlots.all(scene.client, days, type.id(), FIRST))
                                .coaches()
                                .items())));

    assertThat(List.of(one, moving, all)).containsOnly(1);
    // Next Monday is free; this one is taken from nine to ten past ten.
    assertThat(found).extracting(each -> each.slots().size()).containsExactly(4, 6, 4);
    assertThat(found.getFirst().slots().getFirst().startsAt()).isEqualTo(NINE.plusSeconds(7200));
    assertThat(found.getFirst().unavailable()).hasSize(1);
  }

  @Test
  void planning_takes_three_trips() {
    var week = List.of(new Weekly(null, MONDAY, hours("09:00", "12:00"), MON, null));

    assertThat(trips.of(() -> run(herself, () -> planHours.week(herself, kim.id(), week, ANY))))
        .isEqualTo(3);
    assertThat(trips.of(() -> run(herself, () -> plan(allDay(), OnConflict.REFUSE)))).isEqualTo(3);
  }

  @Test
  void a_type_that_nobody_gives_has_no_coaches() {
    var lonely = scene.given(anHour());

    var found =
        (FoundAll)
            ask(
                scene.client,
                () -> findSlots.all(scene.client, new Dates(MON, MON), lonely.id(), FIRST));

    assertThat(found.coaches().items()).isEmpty();
  }

  private HoursOutcome plan(ExceptionForm form, OnConflict onConflict) {
    return planAbsences.plan(herself, kim.id(), form, onConflict);
  }

  private static ExceptionForm allDay() {
    return new ExceptionForm(MON, null, null, null, null, false, AwayReason.VACATION, "Lisbon");
  }

  private <T> T run(Caller caller, Supplier<T> work) {
    return trips.unitOfWork().run(caller, work);
  }

  private <T> T ask(Caller caller, Supplier<T> work) {
    return trips.unitOfWork().ask(caller, work);
  }
}
