package studio.booking.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import studio.booking.Api;
import studio.booking.Api.Answer;
import studio.booking.StudioScene;

/** How bookings come undone: somebody cancels, or the coach is away. */
class BookingsUndoneTest extends OfDemoStudio {
  private static final ZoneId ZONE = ZoneId.of("America/Los_Angeles");

  @Test
  void A20_cancelling_gives_place_and_credit_back_once() {
    var session = scene.aClass(yoga, coach, StudioScene.in(9, 0), 1);
    var booking = scene.book(anna, session).mustBe(201).id();
    var path = "/api/bookings/%s/cancel".formatted(booking);

    var answers =
        Api.atOnce(
            List.<Callable<Answer>>of(
                () -> api.post(scene.admin(), path, "{}"),
                () -> api.post(scene.admin(), path, "{}"),
                () -> api.post(scene.admin(), path, "{}"),
                () -> api.post(scene.admin(), path, "{}")));

    assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isEqualTo(200));
    assertThat(answers.stream().map(Answer::text).distinct()).hasSize(1);
    assertThat(scene.balance(anna.id())).isEqualTo(5);
    scene.book(scene.client(1), session).mustBe(201);
  }

  @Test
  void B10_what_becomes_of_bookings_under_an_absence_is_for_the_coach_to_say() {
    var start = StudioScene.in(9, 0);
    var session = scene.aClass(yoga, coach, start, 3);
    var booking = scene.book(anna, session).mustBe(201).id();
    var date = start.atZone(ZONE).toLocalDate();

    var refused = leave(date, "");
    assertThat(refused.mustBe(409).code()).isEqualTo("BOOKINGS_IN_CONFLICT");
    assertThat(refused.text()).contains(booking);
    assertThat(status(booking)).isEqualTo("CONFIRMED");

    var kept = leave(date, ",\"onConflict\":\"KEEP\"").mustBe(201).id();
    assertThat(status(booking)).isEqualTo("CONFIRMED");
    api.delete(scene.admin(), "/api/coaches/%s/availability-exceptions/%s".formatted(coach, kept))
        .mustBe(204);

    leave(date, ",\"onConflict\":\"CANCEL\"").mustBe(201);
    assertThat(status(booking)).isEqualTo("CANCELLED");
    assertThat(scene.balance(anna.id())).isEqualTo(5);
  }

  private Answer leave(LocalDate date, String more) {
    return api.post(
        api.person(coach),
        "/api/coaches/%s/availability-exceptions".formatted(coach),
        "{\"startDate\":\"%s\",\"isAvailable\":false,\"reason\":\"SICK_LEAVE\"%s}"
            .formatted(date, more));
  }

  private String status(String booking) {
    return api.get(scene.admin(), "/api/bookings/" + booking)
        .mustBe(200)
        .json()
        .path("status")
        .asString();
  }
}
