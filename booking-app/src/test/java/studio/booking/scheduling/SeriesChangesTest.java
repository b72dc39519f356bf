package studio.booking.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;
import studio.booking.shared.Role;

/** Series that are changed and called off, as a whole or in part. */
class SeriesChangesTest extends OfSeries {
  @Test
  void B15_a_change_of_one_names_the_occurrence_that_it_is_instead_of() {
    var made = series("FREQ=WEEKLY;COUNT=3").mustBe(201).json();
    var second = id(sessions(made).get(1));
    var moved = at(first.plusWeeks(1).plusDays(1), LocalTime.NOON);

    var changed = change(second, "this", "{\"startsAt\":\"%s\"}".formatted(moved)).mustBe(200);

    assertThat(changed.json().path("isException").asBoolean()).isTrue();
    assertThat(changed.json().path("occurrenceDate").asString())
        .isEqualTo(first.plusWeeks(1).toString());
    assertThat(start(changed.json())).isEqualTo(moved);
    assertThat(extend(9).made()).isZero();
    assertThat(sessions(made)).hasSize(3);
  }

  @Test
  void from_one_on_it_is_at_another_time_and_what_was_moved_by_itself_stays() {
    var made = series("FREQ=WEEKLY").mustBe(201).json();
    var before = sessions(made);
    var exception = id(before.get(4));
    var byItself = at(first.plusWeeks(4), LocalTime.of(18, 0));
    change(exception, "this", "{\"startsAt\":\"%s\"}".formatted(byItself)).mustBe(200);
    var booking = scene.book(anna, id(before.get(3))).mustBe(201).id();
    var third = id(before.get(2));
    var eleven = LocalTime.of(11, 0);

    var changed =
        change(
                third,
                "following",
                "{\"startsAt\":\"%s\"}".formatted(at(first.plusWeeks(2), eleven)))
            .mustBe(200);

    assertThat(start(changed.json())).isEqualTo(at(first.plusWeeks(2), eleven));
    assertThat(changed.json().path("isException").asBoolean()).isFalse();
    assertThat(changed.json().path("seriesId")).isNotEqualTo(made.path("seriesId"));
    assertThat(sessions(made))
        .extracting(OfSeries::start)
        .containsExactly(at(first, TEN), at(first.plusWeeks(1), TEN));
    assertThat(sessions(changed.json()))
        .extracting(OfSeries::start)
        .containsExactly(
            at(first.plusWeeks(2), eleven),
            at(first.plusWeeks(3), eleven),
            byItself,
            at(first.plusWeeks(5), eleven));
    assertThat(Instant.parse(scene.booking(booking).path("startsAt").asString()))
        .isEqualTo(at(first.plusWeeks(3), eleven));
    assertThat(scene.told(anna)).first().isEqualTo("SESSION_MOVED");
    extend(8);
    assertThat(sessions(made)).hasSize(2);
    assertThat(start(sessions(changed.json()).getLast())).isEqualTo(at(first.plusWeeks(7), eleven));
  }

  @Test
  void all_of_it_gets_another_coach_or_none_of_it() {
    var made = series("FREQ=WEEKLY;COUNT=4").mustBe(201).json();
    var ben = scene.coach(yoga);
    var busy = scene.aClass(yoga, ben, at(first.plusWeeks(3), TEN), 2);
    var to = "{\"coachId\":\"%s\"}".formatted(ben);
    var second = id(sessions(made).get(1));

    var refused = change(second, "all", to);
    assertThat(refused.code()).isEqualTo("DATES_IN_CONFLICT");
    assertThat(refused.json().path("dates").get(0).path("date").asString())
        .isEqualTo(first.plusWeeks(3).toString());
    assertThat(sessions(made))
        .extracting(one -> one.path("coachId").asString())
        .containsOnly(coach);

    cancel(busy, "this").mustBe(200);
    change(second, "all", to).mustBe(200);

    assertThat(sessions(made)).hasSize(4);
    assertThat(sessions(made)).extracting(one -> one.path("coachId").asString()).containsOnly(ben);
    var cora = studio.token(coach, Role.COACH);
    assertThat(
            api.patch(cora, "/api/sessions/%s?scope=all".formatted(second), "{\"name\":\"X\"}")
                .status())
        .isEqualTo(403);
    var bens = studio.token(ben, Role.COACH);
    api.patch(
            bens,
            "/api/sessions/%s?scope=all".formatted(second),
            "{\"name\":\"Flow\",\"capacity\":7}")
        .mustBe(200);
    assertThat(sessions(made)).extracting(one -> one.path("name").asString()).containsOnly("Flow");
    assertThat(sessions(made)).extracting(one -> one.path("placesLeft").asInt()).containsOnly(7);
  }

  @Test
  void fewer_places_than_bookings_on_one_date_keep_all_as_they_are() {
    var made = series("FREQ=WEEKLY;COUNT=3").mustBe(201).json();
    var last = id(sessions(made).get(2));
    for (var client : scene.clients(3, 1)) scene.book(client, last).mustBe(201);

    var refused = change(id(sessions(made).getFirst()), "all", "{\"capacity\":2}");

    assertThat(refused.code()).isEqualTo("DATES_IN_CONFLICT");
    assertThat(refused.json().path("dates").get(0).path("code").asString())
        .isEqualTo("CAPACITY_BELOW_BOOKINGS");
    assertThat(sessions(made)).extracting(one -> one.path("capacity").asInt()).containsOnly(5);
  }

  @Test
  void who_has_something_else_at_a_new_time_is_in_the_way_or_taken_out() {
    var made = series("FREQ=WEEKLY;COUNT=3").mustBe(201).json();
    var second = id(sessions(made).get(1));
    scene.book(anna, second).mustBe(201);
    var noon = LocalTime.NOON;
    var other = scene.aClass(yoga, scene.coach(yoga), at(first.plusWeeks(1), noon), 2);
    scene.book(anna, other).mustBe(201);
    var toNoon = "{\"startsAt\":\"%s\"%s}";

    var refused =
        change(id(sessions(made).getFirst()), "all", toNoon.formatted(at(first, noon), ""));
    assertThat(refused.code()).isEqualTo("CLIENTS_IN_CONFLICT");
    assertThat(start(sessions(made).getFirst())).isEqualTo(at(first, TEN));

    change(
            id(sessions(made).getFirst()),
            "all",
            toNoon.formatted(at(first, noon), ",\"onConflict\":\"CANCEL\""))
        .mustBe(200);
    assertThat(start(sessions(made).get(2))).isEqualTo(at(first.plusWeeks(2), noon));
    assertThat(scene.balance(anna.id())).isEqualTo(2);
  }

  @Test
  void from_one_on_it_is_called_off_and_all_that_was_paid_comes_back() {
    var made = series("FREQ=WEEKLY").mustBe(201).json();
    var sessions = sessions(made);
    scene.book(anna, id(sessions.get(1))).mustBe(201);
    scene.book(anna, id(sessions.get(3))).mustBe(201);

    var cancelled = cancel(id(sessions.get(2)), "following").mustBe(200);
    var again = cancel(id(sessions.get(2)), "following").mustBe(200);

    assertThat(cancelled.json().path("status").asString()).isEqualTo("cancelled");
    assertThat(again.json()).isEqualTo(cancelled.json());
    assertThat(sessions(made))
        .extracting(one -> one.path("status").asString())
        .containsExactly(
            "scheduled", "scheduled", "cancelled", "cancelled", "cancelled", "cancelled");
    assertThat(scene.balance(anna.id())).isEqualTo(2);
    assertThat(extend(10).made()).isZero();
  }

  @Test
  void a_long_series_is_called_off_set_by_set() {
    var made = series("FREQ=DAILY;COUNT=100").mustBe(201).json();
    var all = sessions(made);
    scene.book(anna, id(all.getLast())).mustBe(201);

    cancel(id(all.get(98)), "all").mustBe(200);
    var left = sessions(made).stream().filter(OfSeries::isScheduled).count();
    assertThat(left).isEqualTo(40);
    int went = 0;
    for (int some = 1; some > 0; went += some) some = goOn();

    assertThat(went).isEqualTo(40);
    assertThat(sessions(made)).noneMatch(OfSeries::isScheduled);
    assertThat(scene.balance(anna.id())).isEqualTo(3);
  }

  @Test
  void what_is_being_called_off_goes_on_being_so_when_the_series_is_split() {
    var made = series("FREQ=DAILY;COUNT=100").mustBe(201).json();
    var all = sessions(made);
    scene.book(anna, id(all.getLast())).mustBe(201);

    cancel(id(all.get(20)), "following").mustBe(200);
    var rest = change(id(all.get(10)), "following", "{\"name\":\"Late\"}").mustBe(200).json();
    for (int some = 1; some > 0; ) some = goOn();

    assertThat(sessions(made)).hasSize(10).allMatch(OfSeries::isScheduled);
    assertThat(sessions(rest)).hasSize(90);
    assertThat(sessions(rest).stream().filter(OfSeries::isScheduled)).hasSize(10);
    assertThat(scene.balance(anna.id())).isEqualTo(3);
  }

  @Test
  void a_series_changes_although_the_sessions_that_it_has_are_that_way_already() {
    var made = series("FREQ=WEEKLY;INTERVAL=8").mustBe(201).json();
    var eleven = "{\"startsAt\":\"%s\"}".formatted(at(first, LocalTime.of(11, 0)));
    change(id(made), "this", eleven).mustBe(200);

    change(id(made), "all", eleven).mustBe(200);

    extend(12);
    assertThat(start(sessions(made).getLast()))
        .isEqualTo(at(first.plusWeeks(8), LocalTime.of(11, 0)));
  }

  @Test
  void a_session_that_is_that_way_already_goes_over_to_the_new_part_of_its_series() {
    var made = series("FREQ=WEEKLY;COUNT=4").mustBe(201).json();
    var third = id(sessions(made).get(2));
    change(third, "this", "{\"name\":\"Flow\"}").mustBe(200);

    var changed = change(third, "following", "{\"name\":\"Flow\"}").mustBe(200);

    assertThat(changed.json().path("seriesId")).isNotEqualTo(made.path("seriesId"));
    var now = api.get(scene.admin(), "/api/sessions/" + third).mustBe(200);
    assertThat(now.json()).isEqualTo(changed.json());
    assertThat(now.header("ETag")).isEqualTo(changed.header("ETag"));
  }

  @Test
  void named_seats_stay_in_a_series_whatever_else_changes() {
    var wanted = body("\"places\":[{\"label\":\"A1\"},{\"label\":\"A2\"}]", "FREQ=WEEKLY");
    var made = api.post(scene.admin(), "/api/sessions", wanted).mustBe(201).json();
    var second = id(sessions(made).get(1));

    var rest = change(second, "following", "{\"capacity\":2,\"name\":\"Flow\"}").mustBe(200).json();
    extend(8);
    assertThat(sessions(rest))
        .hasSize(7)
        .allMatch(session -> session.path("namedSeats").asBoolean());

    var refused = change(second, "all", "{\"capacity\":3}");
    assertThat(refused.code()).isEqualTo("DATES_IN_CONFLICT");
    assertThat(refused.json().path("dates").get(0).path("detail").asString())
        .contains("/capacity", "named seats");
  }
}
