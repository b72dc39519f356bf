package studio.booking.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import studio.booking.Api;
import studio.booking.Api.Answer;
import studio.booking.StudioScene.SignedIn;

/** On which day of the studio a pass is used, and that it is used once. */
class PassDaysTest extends OfPasses {
  private static final LocalTime LAST = LocalTime.of(23, 59, 59);
  private static final LocalTime FIRST = LocalTime.of(0, 0, 1);

  @ParameterizedTest
  @CsvSource({"Europe/Berlin, 25", "America/New_York, 23", "Pacific/Apia, 24"})
  void A5_of_64_bookings_of_one_day_at_once_a_pass_pays_one(String zone, int hours) {
    moveStudioTo(zone);
    var day = aDayOf(hours);
    var type = shortClasses();
    var start = day.atStartOfDay(this.zone).toInstant();
    var theirs = scene.coach(type);
    var sessions = new ArrayList<String>();
    for (int i = 0; i < 64; i++) {
      sessions.add(scene.aClass(type, theirs, start.plus(Duration.ofMinutes(20L * i)), 2));
    }
    var ben = scene.client(10);
    var pass = pass(ben, 700);
    List<Callable<Answer>> calls = new ArrayList<>();
    for (var session : sessions) calls.add(() -> scene.book(ben, session));

    var answers = Api.atOnce(calls);

    var paid = new ArrayList<String>();
    for (var answer : answers) {
      paid.add(
          answer.status() == 201
              ? answer.json().path("paymentType").asString()
              : answer.mustBe(402).code());
    }
    assertThat(paid).filteredOn("ALL_ACCESS"::equals).hasSize(1);
    assertThat(paid).filteredOn("CREDIT"::equals).hasSize(10);
    assertThat(paid).filteredOn("INSUFFICIENT_CREDITS"::equals).hasSize(53);
    assertThat(held(pass)).containsExactly(day.toString());
    mustAddUp();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Pacific/Apia", "Pacific/Honolulu", "Europe/Berlin", "Australia/Lord_Howe"})
  void A6_the_last_second_and_the_first_fall_on_different_days(String zone) {
    moveStudioTo(zone);
    var shift = changes() ? dayOfChange() : day(3);
    for (var day : List.of(shift.minusDays(1), shift)) {
      var late = scene.client(0);
      var early = scene.client(0);
      pass(late, 700);
      pass(early, 700);
      var lastSecond = classAt(day, LAST);
      var firstSecond = classAt(day.plusDays(1), FIRST);
      var before = classAt(day, LocalTime.NOON);
      var after = classAt(day.plusDays(1), LocalTime.NOON);

      assertThat(pays(late, lastSecond)).isTrue();
      assertThat(pays(late, before)).as("%s in %s", day, zone).isFalse();
      assertThat(pays(late, after)).isTrue();
      assertThat(pays(early, firstSecond)).isTrue();
      assertThat(pays(early, after)).as("%s in %s", day, zone).isFalse();
      assertThat(pays(early, before)).isTrue();
    }
  }

  @Test
  void A7_three_sessions_of_one_day_are_one_day_whenever_they_are_booked() {
    var ben = scene.client(0);
    var pass = pass(ben, 30);
    var answers = new ArrayList<Integer>();
    for (int hour = 8; hour < 11; hour++) {
      answers.add(scene.book(ben, aClass(day(20), hour)).status());
    }

    assertThat(answers).containsExactly(201, 402, 402);
    assertThat(held(pass)).containsExactly(day(20).toString());
  }

  @Test
  void A10_a_second_pass_lets_in_where_the_first_is_used() {
    var ben = scene.client(0);
    var year = pass(ben, 365);
    var month = pass(ben, 30);
    var first = scene.book(ben, aClass(day(3), 8)).mustBe(201).json();
    var second = scene.book(ben, aClass(day(3), 10)).mustBe(201).json();

    assertThat(first.path("packageRedemptionId").asString()).isEqualTo(month);
    assertThat(second.path("packageRedemptionId").asString()).isEqualTo(year);
    assertThat(tried(second)).containsExactly("ALL_ACCESS:DAY_ALREADY_USED");
    scene.book(ben, aClass(day(3), 12)).mustBe(402);
  }

  @Test
  void A16_a_pass_is_good_until_its_end_whatever_a_job_has_written_down() {
    var ben = scene.client(0);
    var pass = pass(ben, 1);
    var end = at(day(2), 0);

    var credits = api.get(ben.token(), "/api/members/%s/credits".formatted(ben.id())).json();
    assertThat(credits.path("hasAllAccess").asBoolean()).isTrue();
    assertThat(Instant.parse(credits.path("allAccessExpiresAt").asString())).isEqualTo(end);
    assertThat(pays(ben, classAt(day(2), LocalTime.MIDNIGHT))).isFalse();
    assertThat(pays(ben, classAt(day(1), LAST))).isTrue();
    assertThat(held(pass)).containsExactly(day(1).toString());
  }

  private boolean pays(SignedIn client, String session) {
    var booked = scene.book(client, session);
    if (booked.status() != 201) return !booked.mustBe(402).code().equals("INSUFFICIENT_CREDITS");
    assertThat(booked.json().path("paymentType").asString()).isEqualTo("ALL_ACCESS");
    return true;
  }

  /** By a coach of its own: classes of a test may overlap. */
  private String classAt(LocalDate day, LocalTime time) {
    return scene.aClass(yoga, scene.coach(yoga), day.atTime(time).atZone(zone).toInstant(), 3);
  }

  private String shortClasses() {
    return api.post(
            scene.admin(),
            "/api/session-types",
            """
            {"name":"Short","description":null,"kind":"CLASS","durationMinutes":15,"capacity":2,
             "creditCost":1,"bufferBeforeMinutes":0,"bufferAfterMinutes":0,
             "minimumNoticeMinutes":0,"bookingHorizonDays":700,"cancellationWindowHours":12}
            """)
        .mustBe(201)
        .id();
  }

  private boolean changes() {
    return zone.getRules().nextTransition(Instant.now()) != null;
  }

  private LocalDate dayOfChange() {
    var next = zone.getRules().nextTransition(Instant.now().plus(Duration.ofDays(3)));
    return next.getDateTimeBefore().toLocalDate();
  }

  /** The next date in the studio that has so many hours. */
  private LocalDate aDayOf(int hours) {
    var day = day(2);
    while (Duration.between(day.atStartOfDay(zone), day.plusDays(1).atStartOfDay(zone)).toHours()
        != hours) {
      day = day.plusDays(1);
    }
    return day;
  }
}
