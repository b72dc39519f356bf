package studio.booking;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.booking.StudioScene.SignedIn;
import studio.booking.shared.jooq.TestDatabase;
import tools.jackson.databind.JsonNode;

/**
 * Two instances make what is missing ahead at once, and one of them is killed in the middle.
 * Whatever was made then, in the end each date of each recurring booking and of each series is
 * there once.
 */
class DispatchCrashTest {
  private static final boolean LONG = Boolean.getBoolean("booking.long");
  private static final int KILLS = LONG ? 20 : 1;
  private static final int COACHES = LONG ? 4 : 2;
  private static final int HOURS = 8;
  private static final int FIRST_WEEKS = 8;
  private static final int LAST_WEEKS = LONG ? 52 : 26;

  /** A kill comes within so much time, about as long as both need for what is to be made. */
  private static final Duration WITHIN = Duration.ofMillis(LONG ? 500 : 700);

  private static final LocalDate START = LocalDate.now(ZoneOffset.UTC).plusDays(2);
  private static final LocalTime EVENING = LocalTime.of(18, 0);

  @TempDir Path folder;

  private final TestDatabase database = TestDatabase.open();
  private final List<RunningProgram> programs = new ArrayList<>();
  private final List<String> appointments = new ArrayList<>();
  private final List<String> placesInClass = new ArrayList<>();
  private final List<String> series = new ArrayList<>();

  private final long seed = Long.getLong("booking.seed", System.nanoTime());
  private final Random random = new Random(seed);

  @AfterEach
  void endAll() {
    programs.forEach(RunningProgram::close);
    database.close();
  }

  @Test
  void B5_two_at_once_and_one_killed_in_the_middle_make_each_date_once() throws Exception {
    System.out.println("DispatchCrashTest: -Dbooking.seed=" + seed);
    startBoth();
    furnish(api(0));

    int cutOff = 0;
    for (int i = 0; i < KILLS; i++) {
      int weeks = FIRST_WEEKS + (LAST_WEEKS - FIRST_WEEKS) * (i + 1) / KILLS;
      int victim = random.nextInt(2);
      if (killWhileBothDispatch(victim, weeks)) cutOff++;
      if (i + 1 < KILLS) programs.get(victim).start();
      else programs.remove(victim);
    }
    System.out.println("DispatchCrashTest: %d of %d in the middle".formatted(cutOff, KILLS));
    if (LONG) assertThat(cutOff).isGreaterThan(KILLS / 4);

    var survivor = api(0);
    var owner = survivor.persona("owner");
    allIsThereOnce(untilComplete(survivor, owner, LAST_WEEKS));
    var before = counted();
    var again = untilComplete(survivor, owner, LAST_WEEKS);
    assertThat(again.path("created").asInt()).isZero();
    allIsThereOnce(again);
    assertThat(counted()).isEqualTo(before);
  }

  private void startBoth() {
    for (var instance : List.of("one", "other")) {
      programs.add(RunningProgram.on(database, folder.resolve("data"), instance));
    }
    programs.forEach(RunningProgram::launch);
    programs.forEach(RunningProgram::awaitReady);
  }

  private Api api(int instance) {
    return new Api(programs.get(instance).port());
  }

  /** Whether the one that is killed was still at it. */
  private boolean killWhileBothDispatch(int victim, int weeks) {
    var pause = Duration.ofMillis(random.nextLong(WITHIN.toMillis()));
    var calls = new ArrayList<Callable<Boolean>>();
    for (int instance = 0; instance < 2; instance++) {
      var api = api(instance);
      var owner = api.persona("owner");
      boolean isKilled = instance == victim;
      calls.add(() -> dispatches(api, owner, weeks, isKilled));
    }
    calls.add(
        () -> {
          RunningProgram.pause(pause);
          programs.get(victim).kill();
          return true;
        });
    return !Api.atOnce(calls).get(victim);
  }

  /** Works until nothing is left to do, by itself or by the other one; or until it is killed. */
  private static boolean dispatches(Api api, String owner, int weeks, boolean isKilled) {
    try {
      untilComplete(api, owner, weeks);
      return true;
    } catch (UncheckedIOException e) {
      // The other one is none the worse for it.
      if (isKilled) return false;
      throw e;
    }
  }

  private static final String GENERATE = "/api/admin/generate-sessions";
  private static final String WEEKS_AHEAD = "{\"weeksAhead\":%d}";

  private static JsonNode untilComplete(Api api, String owner, int weeks) {
    while (true) {
      var report = api.post(owner, GENERATE, WEEKS_AHEAD.formatted(weeks)).mustBe(200).json();
      if (report.path("complete").asBoolean()) return report;
    }
  }

  /** Appointments each day, and a class each day with places that are booked each day. */
  private void furnish(Api api) {
    var scene = new StudioScene(api);
    var training = scene.appointmentType();
    for (int c = 0; c < COACHES; c++) {
      var coach = scene.coach(training);
      for (int hour = 8; hour < 8 + HOURS; hour++) {
        appointments.add(daily(api, scene.client(60), coach, training, LocalTime.of(hour, 0)));
      }
    }
    var zone =
        ZoneId.of(
            api.get(scene.admin(), "/api/organization")
                .mustBe(200)
                .json()
                .path("timeZone")
                .asString());
    var yoga = scene.classType();
    var coach = scene.coach(yoga);
    series.add(
        api.post(
                scene.admin(),
                "/api/sessions",
                """
                {"sessionTypeId":"%s","coachId":"%s","startsAt":"%s","capacity":3,
                 "recurrenceRule":"FREQ=DAILY"}
                """
                    .formatted(yoga, coach, START.atTime(EVENING).atZone(zone).toInstant()))
            .mustBe(201)
            .json()
            .path("seriesId")
            .asString());
    for (var client : scene.clients(2, 60)) {
      placesInClass.add(daily(api, client, coach, yoga, EVENING));
    }
  }

  private static String daily(
      Api api, SignedIn client, String coach, String type, LocalTime start) {
    return api.post(
            client.token(),
            "/api/recurring-bookings",
            """
            {"coachId":"%s","sessionTypeId":"%s","startDate":"%s","startTime":"%s","endTime":"%s",
             "recurrenceRule":"FREQ=DAILY"}
            """
                .formatted(coach, type, START, start, start.plusHours(1)))
        .mustBe(201)
        .id();
  }

  private void allIsThereOnce(JsonNode report) throws SQLException {
    assertThat(report.path("failed").asInt()).as(report.toString()).isZero();
    assertThat(report.path("skipped")).as(report.toString()).isEmpty();

    var dates =
        START.datesUntil(LocalDate.parse(report.path("to").asString()).plusDays(1)).toList();
    var recurring = new ArrayList<>(appointments);
    recurring.addAll(placesInClass);
    assertThat(
            texts(
                """
                select recurring_booking_id || ' ' || date from scheduling.occurrence
                where booking_id is not null and skipped is null and recurring_booking_id in (%s)
                """,
                recurring))
        .containsExactlyInAnyOrderElementsOf(each(recurring, dates));
    assertThat(
            texts(
                """
                select b.recurring_booking_id || ' ' || (b.starts_at at time zone r.time_zone)::date
                from scheduling.booking b
                join scheduling.recurring_booking r on r.id = b.recurring_booking_id
                where b.status = 'CONFIRMED' and r.id in (%s)
                """,
                recurring))
        .containsExactlyInAnyOrderElementsOf(each(recurring, dates));
    assertThat(
            texts(
                """
                select s.recurring_booking_id || ' ' || (s.starts_at at time zone r.time_zone)::date
                from scheduling.session s
                join scheduling.recurring_booking r on r.id = s.recurring_booking_id
                where s.status = 'scheduled' and r.id in (%s)
                """,
                recurring))
        .containsExactlyInAnyOrderElementsOf(each(appointments, dates));
    assertThat(
            texts(
                """
                select series_id || ' ' || occurrence_date from scheduling.session
                where status = 'scheduled' and series_id in (%s)
                """,
                series))
        .containsExactlyInAnyOrderElementsOf(each(series, dates));
    placesAndBookingsFit(recurring);
  }

  private static List<String> each(List<String> ids, List<LocalDate> dates) {
    return ids.stream().flatMap(id -> dates.stream().map(date -> id + " " + date)).toList();
  }

  private void placesAndBookingsFit(List<String> recurring) throws SQLException {
    assertThat(
            texts(
                """
                select 'without its place: ' || b.id from scheduling.booking b
                join scheduling.session s on s.id = b.session_id
                left join scheduling.place p
                  on p.id = b.place_id and p.session_id = b.session_id and p.taken_by = b.id
                where b.status in ('PENDING_PAYMENT', 'CONFIRMED')
                  and (p.id is null or p.closed or s.starts_at <> b.starts_at)
                union all
                select 'taken for nobody: ' || p.id from scheduling.place p
                where p.taken_by is not null and not exists (
                  select from scheduling.booking b where b.id = p.taken_by and b.place_id = p.id
                    and b.status in ('PENDING_PAYMENT', 'CONFIRMED', 'COMPLETED', 'NO_SHOW'))
                union all
                select 'too few or too many places: ' || s.id from scheduling.session s
                where s.capacity <> (select count(*) from scheduling.place p
                  where p.session_id = s.id and not p.closed)
                union all
                select 'paid twice: ' || b.id from scheduling.booking b
                join credits.ledger l on l.booking_id = b.id and l.type = 'BOOKING_PAYMENT'
                where b.recurring_booking_id in (%s) group by b.id having count(*) > 1
                """,
                recurring))
        .isEmpty();
    var api = api(0);
    var check = api.get(api.persona("owner"), "/api/admin/ledger-check").mustBe(200).json();
    assertThat(check.path("consistent").asBoolean()).as(check.toString()).isTrue();
  }

  /** How much there is of what is made by rules. */
  private List<String> counted() throws SQLException {
    return texts(
        """
        select count(*)::text from scheduling.occurrence
        union all select count(*)::text from scheduling.session
          where series_id is not null or recurring_booking_id is not null
        union all select count(*)::text from scheduling.booking
          where recurring_booking_id is not null
        union all select count(*)::text from scheduling.place
        """,
        List.of());
  }

  private List<String> texts(String sql, Collection<String> ids) throws SQLException {
    var in = ids.stream().map("'%s'"::formatted).collect(Collectors.joining(","));
    try (var connection = database.superuser().getConnection();
        var rows = connection.createStatement().executeQuery(sql.formatted(in))) {
      var texts = new ArrayList<String>();
      while (rows.next()) texts.add(rows.getString(1));
      return texts;
    }
  }
}
