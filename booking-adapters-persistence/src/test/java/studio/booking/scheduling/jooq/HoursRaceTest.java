package studio.booking.scheduling.jooq;

import static org.assertj.core.api.Assertions.assertThat;
import static studio.booking.scheduling.domain.Samples.appointment;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import studio.booking.scheduling.PlaceId;
import studio.booking.scheduling.SessionId;
import studio.booking.scheduling.application.PlanAbsences;
import studio.booking.scheduling.application.PlanHours;
import studio.booking.scheduling.application.PlanHours.Weekly;
import studio.booking.scheduling.domain.Availability;
import studio.booking.scheduling.domain.AwayReason;
import studio.booking.scheduling.domain.BookingWindow;
import studio.booking.scheduling.domain.Coach;
import studio.booking.scheduling.domain.CoachHours;
import studio.booking.scheduling.domain.ExceptionForm;
import studio.booking.scheduling.domain.HoursOutcome.InTheWay;
import studio.booking.scheduling.domain.HoursOutcome.Planned;
import studio.booking.scheduling.domain.LocalDays;
import studio.booking.scheduling.domain.OnConflict;
import studio.booking.scheduling.domain.Place;
import studio.booking.scheduling.domain.Samples;
import studio.booking.scheduling.domain.Session;
import studio.booking.scheduling.domain.SessionStatus;
import studio.booking.scheduling.domain.SessionType;
import studio.booking.scheduling.domain.SlotRefusal;
import studio.booking.shared.Caller;
import studio.booking.shared.jooq.JooqUnitOfWork;
import studio.booking.shared.jooq.TestDatabase;

/** Coaches who go away while clients book, and clients who want the same hour. */
class HoursRaceTest {
  @RegisterExtension static final TestDatabase database = TestDatabase.fresh();

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final Instant NOW = Instant.parse("2026-03-01T11:00:00Z");
  private static final LocalDate MON = LocalDate.parse("2026-03-02");
  private static final Instant NINE = Instant.parse("2026-03-02T08:00:00Z");

  private final HoursScene scene = new HoursScene(database, BERLIN.getId());
  private final JooqUnitOfWork db = database.unitOfWork();
  private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
  private final JooqCoaches coaches = new JooqCoaches(db);
  private final JooqHours hours = new JooqHours(db);
  private final JooqHoursPlan plan = new JooqHoursPlan(db);
  private final JooqSessions sessions = new JooqSessions(db);
  private final PlanAbsences planAbsences =
      new PlanAbsences(
          scene.studios(db),
          coaches,
          hours,
          plan,
          new JooqSessionsInTheWay(db),
          (_, _, _) -> {
            throw new AssertionError("Nobody said so");
          },
          (_, _) -> {},
          clock);
  private final SessionType type = scene.given(appointment(60, 60, 0, 0));

  @Test
  void B10_an_absence_and_a_booking_never_both_have_their_way() throws Exception {
    int away = 0;
    for (int round = 0; round < 60; round++) {
      var kim = workingCoach();
      var outcomes =
          atOnce(
              List.of(
                  () -> book(kim, NINE).isEmpty(),
                  () ->
                      switch (leave(kim)) {
                        case Planned _ -> true;
                        case InTheWay _ -> false;
                        case Object other -> throw new AssertionError(other);
                      }));

      assertThat(outcomes).as("booked, left").containsExactlyInAnyOrder(true, false);
      if (outcomes.get(1)) away++;
    }
    System.out.println(away + " absences and " + (60 - away) + " bookings came first");
  }

  @Test
  void B9_of_a_thousand_attempts_at_the_same_time_one_has_it() throws Exception {
    var kim = workingCoach();
    var attempts = new ArrayList<Callable<Boolean>>();
    for (int i = 0; i < 1000; i++) {
      // Two starts, of which each takes time from the other.
      var start = NINE.plusSeconds(i % 2 * 1800L);
      attempts.add(() -> book(kim, start).isEmpty());
    }

    assertThat(atOnce(attempts).stream().filter(booked -> booked)).hasSize(1);
  }

  private Coach workingCoach() {
    var kim = scene.coach(type);
    var planHours = new PlanHours(scene.studios(db), coaches, plan, (_, _) -> {}, clock);
    var week =
        List.of(
            new Weekly(null, MON.getDayOfWeek(), Samples.hours("09:00", "12:00"), MON, null),
            // Half an hour beside the others' grid.
            new Weekly(null, MON.getDayOfWeek(), Samples.hours("12:00", "12:30"), MON, null));
    db.run(scene.admin, () -> planHours.week(scene.admin, kim.id(), week, OptionalLong.empty()));
    var addition = Samples.addition(MON.toString(), "09:30", "11:00");
    db.run(
        scene.admin,
        () -> {
          plan.add(kim.id(), addition);
          return addition;
        });
    return kim;
  }

  /** As bookings of free times are made: the coach is shared, then read, then the session added. */
  private Optional<SlotRefusal> book(Coach kim, Instant start) {
    return db.run(
        scene.client,
        () -> {
          var locked = coaches.lockForBooking(List.of(kim.id()));
          var theirs = hours.of(List.of(kim.id()), MON, MON);
          var busy = hours.busy(List.of(kim.id()), NINE.minusSeconds(7200), NINE.plusSeconds(9000));
          var refusal =
              new Availability(
                      locked.get().get(kim.id()),
                      LocalDays.on(BERLIN, start),
                      theirs.get().getOrDefault(kim.id(), CoachHours.NONE),
                      busy.get().getOrDefault(kim.id(), List.of()))
                  .refuses(type, start, BookingWindow.of(type, NOW, BERLIN));
          if (refusal.isEmpty()) add(kim, start);
          return refusal;
        });
  }

  private void add(Coach kim, Instant start) {
    var session =
        new Session(
            SessionId.next(),
            type.id(),
            kim.id(),
            type.name(),
            type.kind(),
            start,
            start.plus(type.duration()),
            type.bufferBefore(),
            type.bufferAfter(),
            SessionStatus.SCHEDULED,
            1,
            false,
            1,
            scene.client.self().asClient(),
            null,
            null,
            null,
            1,
            NOW);
    sessions.add(
        List.of(session),
        List.of(new Place(session.id(), PlaceId.next(), 1, null, null, null, false)));
  }

  private Object leave(Coach kim) {
    Caller herself = scene.caller(kim.id());
    var form = new ExceptionForm(MON, null, null, null, null, false, AwayReason.SICK_LEAVE, null);
    return db.run(herself, () -> planAbsences.plan(herself, kim.id(), form, OnConflict.REFUSE));
  }

  private static List<Boolean> atOnce(List<Callable<Boolean>> work) throws Exception {
    try (var threads = Executors.newFixedThreadPool(Math.min(12, work.size()))) {
      var done = new ArrayList<Boolean>();
      for (var future : threads.invokeAll(work)) done.add(future.get());
      return done;
    }
  }
}
