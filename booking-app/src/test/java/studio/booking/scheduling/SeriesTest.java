package studio.booking.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import studio.booking.Api;
import studio.booking.operations.PartlyFailed;
import studio.booking.scheduling.application.ExtendSeries.Extended;
import studio.booking.scheduling.application.ExtendSeriesJob;
import studio.booking.scheduling.domain.SkipReason;

/** Classes that come again: how they get onto the timetable, and go on. */
class SeriesTest extends OfSeries {
  @Test
  void its_sessions_are_on_the_timetable_at_the_same_local_time() {
    var made = series("FREQ=WEEKLY;COUNT=30").mustBe(201).json();

    var sessions = sessions(made);
    assertThat(sessions).hasSize(30);
    assertThat(made.path("id").asString()).isEqualTo(sessions.getFirst().path("id").asString());
    for (int week = 0; week < 30; week++) {
      var date = first.plusWeeks(week);
      var session = sessions.get(week);
      assertThat(start(session)).isEqualTo(at(date, TEN));
      assertThat(session.path("occurrenceDate").asString()).isEqualTo(date.toString());
      assertThat(session.path("seriesId")).isEqualTo(made.path("seriesId"));
      assertThat(session.path("recurrenceRule").asString()).startsWith("FREQ=WEEKLY");
      assertThat(session.path("isException").asBoolean()).isFalse();
      assertThat(session.path("capacity").asInt()).isEqualTo(5);
    }
    scene.book(anna, id(sessions.get(20))).mustBe(201);
  }

  @Test
  void named_seats_come_again_with_their_prices() {
    var wanted =
        body(
            "\"places\":[{\"label\":\"A1\",\"creditCost\":2},{\"label\":\"A2\"}]",
            "FREQ=DAILY;COUNT=3");
    var sessions = sessions(api.post(scene.admin(), "/api/sessions", wanted).mustBe(201).json());

    assertThat(sessions).hasSize(3);
    var places = api.get(anna.token(), "/api/sessions/%s/places".formatted(id(sessions.get(2))));
    assertThat(places.mustBe(200).json().path("items"))
        .extracting(place -> place.path("label").asString())
        .containsExactly("A1", "A2");
    assertThat(places.json().path("items").get(0).path("creditCost").asInt()).isEqualTo(2);
  }

  @Test
  void B5_without_an_end_it_goes_on_and_nothing_is_made_twice() {
    var made = series("FREQ=WEEKLY").mustBe(201).json();
    assertThat(sessions(made)).hasSize(6);
    var third = id(sessions(made).get(2));
    cancel(third, "this").mustBe(200);

    var extended = extend(8);
    var again = extend(8);

    assertThat(extended).isEqualTo(new Extended(1, 2, 6, Map.of()));
    assertThat(again.made()).isZero();
    assertThat(sessions(made)).extracting(OfSeries::date).doesNotHaveDuplicates().hasSize(8);
    assertThat(sessions(made).get(2).path("status").asString()).isEqualTo("cancelled");
  }

  @Test
  void the_owner_makes_more_of_it_by_hand() {
    var made = series("FREQ=WEEKLY").mustBe(201).json();

    var report =
        api.post(studio.owner(), "/api/admin/generate-sessions", "{\"weeksAhead\":10}")
            .mustBe(200)
            .json();

    assertThat(report.path("created").asInt()).isEqualTo(4);
    assertThat(report.path("existing").asInt()).isEqualTo(6);
    assertThat(sessions(made)).hasSize(10);
  }

  @Test
  void those_with_very_many_places_are_not_extended_all_at_once() {
    for (int i = 0; i < 2; i++) {
      var wanted = body("\"capacity\":1000", "FREQ=WEEKLY").replace(coach, scene.coach(yoga));
      api.post(scene.admin(), "/api/sessions", wanted).mustBe(201);
    }

    assertThat(extend(11).series()).isEqualTo(1);
    assertThat(extend(11).series()).isEqualTo(1);
    assertThat(extend(11).series()).isZero();
  }

  @Test
  void each_can_move_to_where_the_one_before_it_was() {
    var late = at(first, LocalTime.of(0, 15)).toString();
    var body =
        body("\"capacity\":5", "FREQ=DAILY;COUNT=5").replace(at(first, TEN).toString(), late);
    var made = api.post(scene.admin(), "/api/sessions", body).mustBe(201).json();
    for (var session : sessions(made)) scene.book(anna, id(session)).status();
    var earlier = at(first, LocalTime.of(23, 45));

    var path = "/api/sessions/%s?scope=all".formatted(made.path("id").asString());
    api.patch(scene.admin(), path, "{\"startsAt\":\"%s\"}".formatted(earlier)).mustBe(200);

    assertThat(sessions(made))
        .extracting(OfSeries::start)
        .containsExactlyElementsOf(
            Stream.iterate(first, date -> date.plusDays(1))
                .limit(5)
                .map(date -> at(date, LocalTime.of(23, 45)))
                .toList());
  }

  @Test
  void B5_any_number_may_extend_it_at_once() {
    for (int i = 0; i < 5; i++) {
      scene.coach(yoga);
      series("FREQ=DAILY", scene.coach(yoga)).mustBe(201);
    }
    var before = count();
    List<Callable<Integer>> several = new ArrayList<>();
    for (int i = 0; i < 8; i++) several.add(() -> extend(10).made());

    int made = Api.atOnce(several).stream().mapToInt(Integer::intValue).sum();

    assertThat(made).isEqualTo(5 * 28);
    assertThat(count() - before).isEqualTo(5 * 28);
  }

  @Test
  void B8_one_bad_series_stops_no_other() {
    var bad = series("FREQ=WEEKLY").mustBe(201).json();
    var good = series("FREQ=WEEKLY", scene.coach(yoga)).mustBe(201).json();
    var missing = id(sessions(good).get(5));
    // A rule that nobody could have written, another day, and something to make.
    Database.get()
        .execute(
            "update scheduling.series set recurrence_rule = 'FREQ=NEVER' where id = '%s'"
                .formatted(bad.path("seriesId").asString()),
            "update scheduling.series set extended_as_of = extended_as_of - 1,"
                + " extended_to = extended_to - 7 where organization_id = '%s'"
                    .formatted(studio.id().value()),
            "delete from scheduling.place where session_id = '%s'".formatted(missing),
            "delete from scheduling.session where id = '%s'".formatted(missing));

    var job = program.getBean(ExtendSeriesJob.class);
    assertThatThrownBy(() -> job.run(studio.id(), () -> false)).isInstanceOf(PartlyFailed.class);
    assertThat(sessions(good)).hasSize(6);

    var report =
        api.post(studio.owner(), "/api/admin/generate-sessions", "{\"weeksAhead\":8}")
            .mustBe(200)
            .json();
    assertThat(report.path("failed").asInt()).isEqualTo(1);
    assertThat(report.path("created").asInt()).isEqualTo(2);
    assertThat(sessions(good)).hasSize(8);
    assertThat(sessions(bad)).hasSize(6);
  }

  @Test
  void B12_what_has_begun_stays_on_the_timetable() {
    var made = series("FREQ=WEEKLY").mustBe(201).json();
    var begun = id(sessions(made).getFirst());
    var booking = scene.book(anna, begun).mustBe(201).id();
    var ago = "now() - interval '10 minutes'";
    var then = "now() + interval '50 minutes'";
    Database.get()
        .execute(
            "update scheduling.session set starts_at = %1$s, ends_at = %2$s, blocked = tstzrange(%1$s, %2$s) where id = '%3$s'"
                .formatted(ago, then, begun),
            "update scheduling.booking set starts_at = %s, ends_at = %s where id = '%s'"
                .formatted(ago, then, booking));
    var before = api.get(scene.admin(), "/api/sessions/" + begun).mustBe(200).text();
    var second = id(sessions(made).get(1));

    change(second, "all", "{\"name\":\"Flow\",\"capacity\":4}").mustBe(200);
    cancel(second, "all").mustBe(200);

    assertThat(api.get(scene.admin(), "/api/sessions/" + begun).mustBe(200).text())
        .isEqualTo(before);
    assertThat(scene.booking(booking).path("status").asString()).isEqualTo("CONFIRMED");
    assertThat(sessions(made)).filteredOn(OfSeries::isScheduled).hasSize(1);
    assertThat(change(begun, "all", "{\"name\":\"X\"}").code()).isEqualTo("SESSION_STARTED");
  }

  @Test
  void B7_however_long_the_rule_no_more_is_made_than_its_horizon() {
    var endless = sessions(series("FREQ=DAILY").mustBe(201).json());
    var counted = sessions(series("FREQ=WEEKLY;COUNT=1000", scene.coach(yoga)).mustBe(201).json());

    var today = LocalDate.now(ZONE);
    assertThat(date(endless.getLast())).isEqualTo(today.plusWeeks(6) + "");
    assertThat(LocalDate.parse(date(counted.getLast()))).isBeforeOrEqualTo(today.plusWeeks(52));
    assertThat(counted.size()).isLessThanOrEqualTo(52);
    assertThat(series("FREQ=WEEKLY;COUNT=1001", scene.coach(yoga)).status()).isEqualTo(400);
  }

  @Test
  void a_date_that_is_not_free_is_named_or_left_out_and_tried_again() {
    var inTheWay = scene.aClass(yoga, coach, at(first.plusWeeks(1), TEN.plusMinutes(30)), 3);

    var refused = series("FREQ=WEEKLY;COUNT=3");
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.code()).isEqualTo("DATES_IN_CONFLICT");
    var why = refused.json().path("dates");
    assertThat(why).hasSize(1);
    assertThat(why.get(0).path("date").asString()).isEqualTo(first.plusWeeks(1).toString());
    assertThat(why.get(0).path("code").asString()).isEqualTo("COACH_BUSY");
    assertThat(count()).isEqualTo(1);

    var wanted = body("\"onConflict\":\"SKIP\"", "FREQ=WEEKLY;COUNT=3");
    var made = api.post(scene.admin(), "/api/sessions", wanted).mustBe(201).json();
    assertThat(sessions(made)).hasSize(2);
    assertThat(extend(7)).isEqualTo(new Extended(1, 0, 2, Map.of(SkipReason.COACH_BUSY, 1)));
    cancel(inTheWay, "this").mustBe(200);
    assertThat(extend(8)).isEqualTo(new Extended(1, 1, 2, Map.of()));
    assertThat(sessions(made)).extracting(OfSeries::date).contains(first.plusWeeks(1).toString());
  }

  @Test
  void a_series_may_begin_later_than_sessions_are_made_ahead() {
    var later = first.plusWeeks(10);

    var made = api.post(scene.admin(), "/api/sessions", from(later, "FREQ=WEEKLY")).mustBe(201);

    assertThat(sessions(made.json()))
        .hasSize(7)
        .extracting(OfSeries::start)
        .startsWith(at(later, TEN))
        .endsWith(at(later.plusWeeks(6), TEN));
    assertThat(extend(6).made()).isZero();
    var far = api.post(scene.admin(), "/api/sessions", from(first.plusYears(2), "FREQ=WEEKLY"));
    assertThat(far.status()).isEqualTo(400);
    assertThat(far.text()).contains("/startsAt", "must be by");
    var never = api.post(scene.admin(), "/api/sessions", from(first, "FREQ=WEEKLY;UNTIL=20200101"));
    assertThat(never.text()).contains("/recurrenceRule", "UNTIL");
    var yearly =
        from(first, "FREQ=YEARLY;BYMONTH=%s".formatted(first.plusMonths(4).getMonthValue()));
    assertThat(api.post(scene.admin(), "/api/sessions", yearly).text())
        .contains("must be the rule's first date");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "FREQ=SOMETIMES | VALIDATION_FAILED",
        "FREQ=WEEKLY;COUNT=0 | VALIDATION_FAILED",
        "FREQ=WEEKLY;BYHOUR=9 | RRULE_NOT_SUPPORTED",
        "FREQ=HOURLY | RRULE_NOT_SUPPORTED",
        "FREQ=MONTHLY;BYMONTHDAY=31;BYMONTH=2 | VALIDATION_FAILED",
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30 | VALIDATION_FAILED"
      })
  void a_rule_that_nothing_can_be_made_by_is_refused(String rule, String code) {
    var refused = series(rule);

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.code()).isEqualTo(code);
    assertThat(count()).isZero();
  }

  @Test
  void what_does_not_fit_together_is_refused() {
    var offTheRule = first.getDayOfWeek() == DayOfWeek.MONDAY ? "TU" : "MO";
    var off = series("FREQ=WEEKLY;BYDAY=" + offTheRule);
    assertThat(off.status()).isEqualTo(400);
    assertThat(off.text()).contains("/startsAt", "must be the rule's first date");
    var many =
        api.post(scene.admin(), "/api/sessions", body("\"capacity\":1000", "FREQ=DAILY;COUNT=50"));
    assertThat(many.status()).isEqualTo(400);
    assertThat(many.text()).contains("50000 places");
    var alone = api.post(scene.admin(), "/api/sessions", body("\"onConflict\":\"SKIP\"", null));
    assertThat(alone.text()).contains("/onConflict");

    var single = scene.aClass(yoga, coach, at(first, LocalTime.of(20, 0)), 2);
    assertThat(change(single, "all", "{\"name\":\"X\"}").text()).contains("/scope");
    assertThat(cancel(single, "following").text()).contains("/scope");
    var made = series("FREQ=WEEKLY;COUNT=2").mustBe(201).json();
    var nextDay = at(first.plusDays(1), TEN);
    assertThat(change(id(made), "all", "{\"startsAt\":\"%s\"}".formatted(nextDay)).text())
        .contains("/startsAt", "the day can't");
    assertThat(count()).isEqualTo(3);
  }
}
