package studio.booking.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import studio.booking.Api.Answer;
import studio.booking.StudioScene;
import tools.jackson.databind.JsonNode;

/** Giving bookings up: who may, what goes back, and that the preview tells the truth about it. */
class CancellationTest extends OfOwnStudio {
  private static final ZoneId ZONE = ZoneId.of("America/Los_Angeles");

  /** The cancellation window of these sessions is 12 hours. */
  @ParameterizedTest
  @CsvSource({
    // Policy, hours to the start, who, for whom, what goes back
    "NO_REFUND, 72, client, , 0",
    "NO_REFUND, 5, client, , 0",
    "NO_REFUND, 5, coach, , 1",
    "NO_REFUND, 72, coach, CLIENT, 0",
    "NO_REFUND, 72, admin, , 1",
    "NO_REFUND, 72, admin, CLIENT, 0",
    "REFUND_BEFORE_WINDOW, 72, client, , 1",
    "REFUND_BEFORE_WINDOW, 5, client, , 0",
    "REFUND_BEFORE_WINDOW, 5, coach, , 1",
    "REFUND_BEFORE_WINDOW, 72, admin, CLIENT, 1",
    "REFUND_BEFORE_WINDOW, 5, admin, CLIENT, 0",
    "REFUND_BEFORE_WINDOW, 5, admin, , 1",
  })
  void the_preview_is_what_cancelling_then_does(
      String policy, int hours, String who, String behalf, int back) {
    studio.set("{\"cancellationPolicy\":\"%s\"}".formatted(policy));
    var session = scene.aClass(yoga, coach, StudioScene.in(0, hours), 2);
    var booking = scene.book(anna, session).mustBe(201);
    assertThat(booking.json().at("/policy/kind").asString()).isEqualTo(policy);
    // A later policy is for later bookings.
    studio.set("{\"cancellationPolicy\":\"NO_REFUND\"}");
    var token =
        switch (who) {
          case "client" -> anna.token();
          case "coach" -> scene.signedIn(coach).token();
          default -> scene.admin();
        };
    var path = "/api/bookings/" + booking.id();
    var query = behalf == null ? "" : "?onBehalfOf=" + behalf;
    var body = behalf == null ? "{}" : "{\"onBehalfOf\":\"%s\"}".formatted(behalf);

    var preview = api.get(token, path + "/cancellation-preview" + query).mustBe(200).json();
    var dry = api.post(token, path + "/cancel?dryRun=true", body).mustBe(200).json();
    assertThat(scene.balance(anna.id())).isEqualTo(2);
    var done = api.post(token, path + "/cancel", body).mustBe(200).json();

    assertThat(preview.path("possible").asBoolean()).isTrue();
    assertThat(preview.at("/refund/credits").asInt()).isEqualTo(back);
    assertThat(dry).isEqualTo(preview);
    assertThat(done.path("refund")).isEqualTo(preview.path("refund"));
    assertThat(done.path("status").asString()).isEqualTo("CANCELLED");
    assertThat(scene.balance(anna.id())).isEqualTo(2 + back);
    assertThat(placesLeft(session)).isEqualTo(2);
    boolean byStudio = !who.equals("client") && behalf == null;
    assertThat(scene.told(anna))
        .first()
        .isEqualTo(byStudio ? "BOOKING_CANCELLED_BY_STUDIO" : "BOOKING_CANCELLED");
    assertThat(scene.history(booking.id()))
        .last()
        .asString()
        .startsWith("CONFIRMED CANCELLED by ")
        .endsWith(byStudio ? "CANCELLED_BY_STUDIO" : "CANCELLED_BY_CLIENT");
  }

  @ParameterizedTest
  @CsvSource({"bookingId", "booking_id"})
  void both_routes_do_the_same(String name) {
    var one = booked(10);
    var other = booked(20);
    var body = "{\"%s\":\"%s\",\"reason\":\"Ill\"}";

    var byPath = cancel(anna.token(), one, "{\"reason\":\"Ill\"}").mustBe(200).json();
    var byBody =
        api.post(anna.token(), "/api/booking-cancel", body.formatted(name, other))
            .mustBe(200)
            .json();

    assertThat(byBody.path("bookingId").asString()).isEqualTo(other);
    for (var member : new String[] {"status", "reason", "refund"}) {
      assertThat(byBody.path(member)).isEqualTo(byPath.path(member));
    }
    assertThat(scene.booking(other).path("status").asString()).isEqualTo("CANCELLED");
    var nobodys = api.post(anna.token(), "/api/booking-cancel", body.formatted(name, anna.id()));
    assertThat(nobodys.status()).isEqualTo(404);
    assertThat(nobodys.text()).contains("\"/" + name + "\"");
  }

  @Test
  void cancelling_again_answers_with_the_first_time_and_gives_nothing_more() {
    var booking = booked(10);
    var first = cancel(scene.admin(), booking, "{\"reason\":\"Closed\"}").mustBe(200);

    var clients = cancel(anna.token(), booking, "{\"reason\":\"I too\"}").mustBe(200);
    var again = cancel(scene.admin(), booking, "{}").mustBe(200);
    var preview =
        api.get(anna.token(), "/api/bookings/%s/cancellation-preview".formatted(booking))
            .mustBe(200)
            .json();

    assertThat(clients.text()).isEqualTo(first.text());
    assertThat(again.text()).isEqualTo(first.text());
    assertThat(scene.ledger(anna.id()))
        .containsExactly("ADJUSTMENT 3", "BOOKING_PAYMENT -1", "REFUND 1");
    assertThat(scene.history(booking)).hasSize(2);
    assertThat(preview.path("possible").asBoolean()).isFalse();
    assertThat(preview.at("/refusals/0/code").asString()).isEqualTo("BOOKING_NOT_CANCELLABLE");
  }

  @Test
  void K13_who_cancelled_books_and_cancels_again_and_each_time_has_its_record() {
    studio.set("{\"cancellationPolicy\":\"REFUND_BEFORE_WINDOW\"}");
    var session = scene.aClass(yoga, coach, StudioScene.in(3, 0), 1);
    var cancelled = new LinkedHashMap<String, String>();
    for (int time = 1; time <= 3; time++) {
      var booking = scene.book(anna, session).mustBe(201).id();
      var why = "{\"reason\":\"No. %d\"}".formatted(time);
      var answer =
          api.post(anna.token(), "/api/bookings/%s/cancel".formatted(booking), why).mustBe(200);
      assertThat(answer.json().path("reason").asString()).isEqualTo("No. " + time);
      assertThat(answer.json().at("/refund/credits").asInt()).isEqualTo(1);
      cancelled.put(booking, answer.text());
    }
    var booked = scene.book(anna, session).mustBe(201).id();

    assertThat(cancelled).hasSize(3).doesNotContainKey(booked);
    cancelled.forEach(
        (booking, first) -> {
          var path = "/api/bookings/%s/cancel".formatted(booking);
          assertThat(api.post(anna.token(), path, "{}").mustBe(200).text()).isEqualTo(first);
          assertThat(scene.history(booking))
              .containsExactly(
                  "- CONFIRMED by client: BOOKED",
                  "CONFIRMED CANCELLED by client: CANCELLED_BY_CLIENT");
        });
    assertThat(scene.booking(booked).path("status").asString()).isEqualTo("CONFIRMED");
    assertThat(scene.ledger(anna.id()))
        .containsExactly(
            "ADJUSTMENT 3",
            "BOOKING_PAYMENT -1",
            "REFUND 1",
            "BOOKING_PAYMENT -1",
            "REFUND 1",
            "BOOKING_PAYMENT -1",
            "REFUND 1",
            "BOOKING_PAYMENT -1");
  }

  @Test
  void the_same_key_cancels_once() {
    var booking = booked(10);

    var first = cancel(anna.token(), booking, "{}", "Idempotency-Key", "k").mustBe(200);
    var again = cancel(anna.token(), booking, "{}", "Idempotency-Key", "k").mustBe(200);
    var other = cancel(anna.token(), booking, "{\"reason\":\"x\"}", "Idempotency-Key", "k");

    assertThat(again.text()).isEqualTo(first.text());
    assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
    assertThat(other.status()).isEqualTo(422);
  }

  @Test
  void who_sees_it_and_has_no_part_in_it_is_told_so_and_others_nothing() {
    var booking = booked(10);
    var caring = scene.signedIn(scene.coach(yoga));
    scene.assign(caring.id(), anna.id());

    var notTheirs = cancel(caring.token(), booking, "{}");

    assertThat(notTheirs.status()).isEqualTo(403);
    assertThat(notTheirs.code()).isEqualTo("YOU_CANNOT_CANCEL_THIS_BOOKING");
    for (var stranger :
        new String[] {scene.signedIn(scene.coach(yoga)).token(), scene.client(0).token()}) {
      assertThat(cancel(stranger, booking, "{}").status()).isEqualTo(404);
      assertThat(
              api.get(stranger, "/api/bookings/%s/cancellation-preview".formatted(booking))
                  .status())
          .isEqualTo(404);
    }
    assertThat(scene.booking(booking).path("status").asString()).isEqualTo("CONFIRMED");
  }

  @Test
  void what_has_begun_can_no_longer_be_cancelled() throws InterruptedException {
    var session = scene.aClass(yoga, coach, Begun.soon(api), 2);
    var booking = scene.book(anna, session).mustBe(201).id();
    Begun.await(api, session, scene.admin());

    for (var token : new String[] {anna.token(), scene.admin()}) {
      var late = cancel(token, booking, "{}");
      assertThat(late.status()).isEqualTo(409);
      assertThat(late.code()).isEqualTo("BOOKING_NOT_CANCELLABLE");
    }
    assertThat(scene.balance(anna.id())).isEqualTo(2);
  }

  @Test
  void an_appointment_goes_with_its_booking_and_its_time_is_free_again() {
    var noon = LocalDate.now(ZONE).plusDays(4).atTime(LocalTime.NOON).atZone(ZONE).toInstant();
    var booking = scene.bookAt(anna, coach, training, noon).mustBe(201).json();
    var session = booking.path("sessionId").asString();
    var ben = scene.client(1);
    assertThat(scene.bookAt(ben, coach, training, noon).code()).isEqualTo("SLOT_UNAVAILABLE");

    cancel(anna.token(), booking.path("id").asString(), "{}").mustBe(200);

    assertThat(session(session).path("status").asString()).isEqualTo("cancelled");
    scene.bookAt(ben, coach, training, noon).mustBe(201);
  }

  @Test
  void a_hold_is_given_up_for_nothing() {
    var poor = scene.client(0);
    var session = scene.aClass(yoga, coach, StudioScene.in(1, 0), 1);
    var held = scene.hold(poor, session).mustBe(201).id();

    var done = cancel(poor.token(), held, "{}").mustBe(200).json();

    assertThat(done.at("/refund/paymentType").isNull()).isTrue();
    assertThat(done.at("/refund/credits").asInt()).isZero();
    scene.book(anna, session).mustBe(201);
    assertThat(scene.ledger(poor.id())).isEmpty();
  }

  /** Anna's booking of a class in so many hours. */
  private String booked(int hours) {
    return scene
        .book(anna, scene.aClass(yoga, coach, StudioScene.in(1, hours), 2))
        .mustBe(201)
        .id();
  }

  private int placesLeft(String session) {
    return session(session).path("placesLeft").asInt();
  }

  private JsonNode session(String id) {
    return api.get(scene.admin(), "/api/sessions/" + id).mustBe(200).json();
  }

  private Answer cancel(String token, String booking, String body, String... headers) {
    return api.post(token, "/api/bookings/%s/cancel".formatted(booking), body, headers);
  }
}
