package studio.booking.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import studio.booking.StudioScene;
import studio.booking.shared.Ids;

/** What stands in the way of a booking, as front ends hear of it. */
class BookingRefusalsTest extends OfDemoStudio {
  @Test
  void A13_each_thing_in_the_way_has_a_problem_of_its_own() {
    var ben = scene.client(5);
    var hall = seated(StudioScene.in(2, 0));
    var front = hall.seat("front");
    hall.book(ben, front).mustBe(201);
    var full = scene.aClass(yoga, coach, StudioScene.in(2, 3), 1);
    scene.book(ben, full).mustBe(201);
    var twice = scene.aClass(yoga, coach, StudioScene.in(2, 6), 5);
    scene.book(anna, twice).mustBe(201);
    var meanwhile = scene.aClass(yoga, scene.coach(yoga), StudioScene.in(2, 6), 5);
    var cancelled = scene.aClass(yoga, coach, StudioScene.in(2, 9), 5);
    api.post(scene.admin(), "/api/sessions/%s/cancel".formatted(cancelled), "{}").mustBe(200);
    var begun = begunAnHourAgo(scene.aClass(yoga, scene.coach(yoga), StudioScene.in(2, 12), 5));
    var strict = type("\"creditCost\":1,\"minimumNoticeMinutes\":1440,\"bookingHorizonDays\":7");
    var giver = scene.coach(strict);
    var tooLate = scene.aClass(strict, giver, StudioScene.in(0, 20), 5);
    var tooEarly = scene.aClass(strict, giver, StudioScene.in(30, 0), 5);
    var abroad = new StudioScene(api, "south");
    var there = abroad.classType();
    var foreign = abroad.aClass(there, abroad.coach(there), StudioScene.in(2, 0), 5);
    int balance = scene.balance(anna.id());

    var answers =
        Map.of(
            "PLACE_TAKEN", hall.book(anna, front),
            "SESSION_FULL", scene.book(anna, full),
            "CLIENT_ALREADY_BOOKED", scene.book(anna, twice),
            "CLIENT_BUSY", scene.book(anna, meanwhile),
            "SESSION_CANCELLED", scene.book(anna, cancelled),
            "SESSION_STARTED", scene.book(anna, begun),
            "TOO_LATE", scene.book(anna, tooLate),
            "TOO_EARLY", scene.book(anna, tooEarly));

    answers.forEach((code, answer) -> assertThat(answer.mustBe(409).code()).isEqualTo(code));
    assertThat(answers.values().stream().map(one -> one.json().path("type").asString()))
        .doesNotHaveDuplicates()
        .doesNotContain("");
    // Another studio's session is no session here: the same answer as for one that never was.
    for (var unknown : List.of(foreign, Ids.next().toString())) {
      var answer = scene.book(anna, unknown).mustBe(404);
      assertThat(answer.json().path("pointer").asString()).isEqualTo("/sessionId");
    }
    assertThat(scene.balance(anna.id())).isEqualTo(balance);
  }

  /** Nobody can schedule what has begun, so its rows are moved. */
  private static String begunAnHourAgo(String session) {
    var start = Instant.now().minus(Duration.ofHours(1));
    Database.get()
        .execute(
            """
            update scheduling.session set starts_at = '%1$s', ends_at = '%2$s',
              blocked = tstzrange('%1$s', '%2$s') where id = '%3$s'
            """
                .formatted(start, start.plus(Duration.ofHours(2)), session));
    return session;
  }
}
