package studio.booking.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import studio.booking.Api;
import studio.booking.Api.Answer;
import studio.booking.StudioScene;

/** What clients had ahead when they left, and that nobody books for them any more. */
class DepartedClientsTest extends OfRecurringBookings {
  @Test
  void what_they_had_ahead_is_given_up_and_goes_to_who_waits() {
    var full = scene.aClass(yoga, coach, StudioScene.in(3, 0), 1);
    var other = scene.aClass(yoga, coach, StudioScene.in(4, 0), 1);
    var ben = scene.client(2);
    var booked = scene.book(anna, full).mustBe(201).id();
    scene.book(ben, other).mustBe(201);
    var waits = waiting(ben, full);
    var waitsInVain = waiting(anna, other);
    scene.give(anna.id(), 20);
    var recurring = made(day(5)).path("id").asString();

    leave();

    await(booked, "CANCELLED");
    await(waits, "CONFIRMED");
    await(waitsInVain, "CANCELLED");
    var series = api.get(scene.admin(), "/api/recurring-bookings/" + recurring).mustBe(200).json();
    assertThat(series.path("status").asString()).isEqualTo("CANCELLED");
    assertThat(live()).isEmpty();
    assertThat(scene.history(booked))
        .last()
        .isEqualTo("CONFIRMED CANCELLED by system: CANCELLED_BY_CLIENT");
    var ledger = api.get(scene.admin(), "/api/admin/ledger-check").mustBe(200).json();
    assertThat(ledger.path("consistent").asBoolean()).as(ledger.toString()).isTrue();

    // What is given up stays so; what they have left is theirs.
    comeBack();
    assertThat(live()).isEmpty();
    assertThat(scene.balance(anna.id())).isPositive();
    scene.book(anna, other).mustBe(409);
    scene.book(anna, scene.aClass(yoga, coach, StudioScene.in(6, 0), 1)).mustBe(201);
  }

  @Test
  void it_costs_what_their_own_cancellation_would() {
    studio.set("{\"cancellationPolicy\":\"REFUND_BEFORE_WINDOW\"}");
    var soon = scene.aClass(yoga, coach, StudioScene.in(0, 3), 4);
    var later = scene.aClass(yoga, coach, StudioScene.in(3, 0), 4);
    var late = scene.book(anna, soon).mustBe(201).id();
    var early = scene.book(anna, later).mustBe(201).id();

    leave();
    await(late, "CANCELLED");
    await(early, "CANCELLED");
    comeBack();

    assertThat(scene.balance(anna.id())).isEqualTo(2);
    assertThat(scene.ledger(anna.id())).last().isEqualTo("REFUND 1");
  }

  @Test
  void nobody_books_for_who_has_left() {
    var session = scene.aClass(yoga, coach, StudioScene.in(3, 0), 4);
    leave();

    var body = "{\"sessionId\":\"%s\",\"clientId\":\"%s\"}".formatted(session, anna.id());
    api.post(scene.admin(), "/api/bookings", body).mustBe(404);
    scene.book(anna, session).mustBe(403);
    api.post(
            scene.admin(),
            "/api/recurring-bookings",
            weekly(day(3), ",\"clientId\":\"%s\"".formatted(anna.id())))
        .mustBe(404);
    scene.redeem(anna, scene.pack(3)).mustBe(404);
    api.post(
            scene.admin(),
            "/api/members/%s/credit-adjustments".formatted(anna.id()),
            "{\"amount\":1,\"reason\":\"none\"}")
        .mustBe(404);
    assertThat(live()).isEmpty();
  }

  @Test
  void who_books_while_they_leave_comes_before_or_too_late() {
    scene.give(anna.id(), 30);
    var sessions = new ArrayList<String>();
    for (int i = 0; i < 12; i++) {
      sessions.add(scene.aClass(yoga, coach, StudioScene.in(3, i), 4));
    }
    var calls = new ArrayList<Callable<Answer>>();
    for (var session : sessions) {
      var body = "{\"sessionId\":\"%s\",\"clientId\":\"%s\"}".formatted(session, anna.id());
      calls.add(() -> api.post(scene.admin(), "/api/bookings", body));
    }
    calls.add(6, this::leave);

    var answers = Api.atOnce(calls);

    assertThat(answers).extracting(Answer::status).isSubsetOf(201, 404, 503);
    for (int i = 0; i < 100 && !live().isEmpty(); i++) pause();
    assertThat(live()).isEmpty();
  }

  @Test
  void who_may_not_sign_in_is_not_booked_by_the_program_or_anybody() {
    var recurring = made(day(5));
    assertThat(recurring.path("id").asString()).isNotEmpty();
    int before = live().size();
    var full = scene.aClass(yoga, coach, StudioScene.in(3, 0), 1);
    var ben = scene.client(1);
    var place = scene.book(ben, full).mustBe(201).id();
    scene.give(anna.id(), 30);
    var waits = waiting(anna, full);

    api.patch(scene.admin(), "/api/people/" + anna.id(), "{\"active\":false}").mustBe(200);
    api.post(ben.token(), "/api/bookings/%s/cancel".formatted(place), "{}").mustBe(200);
    generate(26);

    assertThat(scene.booking(waits).path("status").asString()).isEqualTo("WAITLISTED");
    assertThat(live()).hasSize(before);
    assertThat(scene.balance(anna.id())).isPositive();

    api.patch(scene.admin(), "/api/people/" + anna.id(), "{\"active\":true}").mustBe(200);
    scene.book(anna, scene.aClass(yoga, coach, StudioScene.in(2, 0), 1)).mustBe(201);
  }

  /** The booking by which they wait. */
  private String waiting(StudioScene.SignedIn client, String session) {
    return api.post(client.token(), "/api/sessions/%s/waitlist".formatted(session), "{}")
        .mustBe(201)
        .json()
        .path("bookingId")
        .asString();
  }

  private Answer leave() {
    return api.post(
        scene.admin(),
        "/api/clients/%s/erasure".formatted(anna.id()),
        "{\"reason\":\"CLIENT_REQUEST\"}");
  }

  private void comeBack() {
    api.delete(anna.token(), "/api/clients/%s/erasure".formatted(anna.id())).mustBe(200);
  }

  private List<String> live() {
    var ids = new ArrayList<String>();
    for (var status : List.of("CONFIRMED", "PENDING_PAYMENT")) {
      api.get(
              scene.admin(),
              "/api/bookings?limit=200&status=%s&clientId=%s".formatted(status, anna.id()))
          .mustBe(200)
          .json()
          .path("items")
          .forEach(one -> ids.add(one.path("id").asString()));
    }
    return ids;
  }

  private void await(String booking, String status) {
    for (int i = 0; i < 100 && !status(booking).equals(status); i++) pause();
    assertThat(status(booking)).isEqualTo(status);
  }

  private String status(String booking) {
    return scene.booking(booking).path("status").asString();
  }

  private static void pause() {
    try {
      Thread.sleep(100);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
