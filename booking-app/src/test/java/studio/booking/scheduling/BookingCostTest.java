package studio.booking.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import studio.booking.StudioScene;
import studio.booking.StudioScene.SignedIn;
import tools.jackson.databind.JsonNode;

/** What a booking costs, which credits pay for it, and where that is found. */
class BookingCostTest extends OfDemoStudio {
  @Test
  void A11_what_costs_nothing_is_free_and_what_has_no_cost_is_not_published() {
    var free = type("\"creditCost\":0");
    var unpriced = type("\"creditCost\":null");
    var giver = scene.coach(free, unpriced);
    var poor = scene.client(0);

    var booked = scene.book(poor, scene.aClass(free, giver, StudioScene.in(2, 0), 2)).mustBe(201);
    var refused = schedule(unpriced, giver, StudioScene.in(3, 0), "\"capacity\":2");

    assertThat(booked.json().path("paymentType").asString()).isEqualTo("FREE");
    assertThat(booked.json().path("creditCost").asInt()).isZero();
    assertThat(refused.mustBe(409).code()).isEqualTo("NO_COST");
  }

  @Test
  void A12_a_seat_is_one_of_that_session_at_the_price_the_studio_set() {
    var hall = seated(StudioScene.in(2, 0));
    var otherHall = seated(StudioScene.in(4, 0));
    var front = hall.seat("front");

    var withoutSeat = scene.book(anna, hall.id());
    var ofAnother = hall.book(anna, otherHall.seat("front"));
    var ownPrice =
        api.post(
            anna.token(),
            "/api/bookings",
            "{\"sessionId\":\"%s\",\"placeId\":\"%s\",\"creditCost\":0}"
                .formatted(hall.id(), front));
    var booked = hall.book(anna, front).mustBe(201).json();

    assertThat(withoutSeat.mustBe(409).code()).isEqualTo("SEAT_REQUIRED");
    assertThat(ofAnother.mustBe(404).text()).contains("/placeId");
    assertThat(ownPrice.mustBe(400).text()).contains("/creditCost");
    assertThat(booked.path("placeId").asString()).isEqualTo(front);
    assertThat(booked.path("creditCost").asInt()).isEqualTo(3);
    assertThat(scene.balance(anna.id())).isEqualTo(2);
    // A seat without a price of its own costs what the session does.
    otherHall.book(anna, otherHall.seat("back")).mustBe(201);
    assertThat(scene.balance(anna.id())).isEqualTo(1);
  }

  @Test
  void A15_what_has_expired_pays_nothing_although_no_job_has_run() {
    var ben = scene.client(0);
    var session = scene.aClass(yoga, coach, StudioScene.in(2, 0), 5);
    var late = StudioScene.in(40, 0);
    give(ben, 1, late);
    give(ben, 1, StudioScene.in(20, 0));
    give(ben, 1, null);

    var first = scene.book(ben, session).mustBe(201).json();
    assertThat(expiries(ben)).containsExactly(late.toString().replace("Z", ".000Z"), "never");
    assertThat(first.at("/payment/why").asString()).isEqualTo("FIRST_TO_EXPIRE");
    Database.get()
        .execute(
            "update credits.lot set expires_at = now() where expires_at is not null and client_id = '%s'"
                .formatted(ben.id()));

    assertThat(scene.balance(ben.id())).isEqualTo(1);
    scene.book(ben, scene.aClass(yoga, coach, StudioScene.in(3, 0), 5)).mustBe(201);
    assertThat(
            scene.book(ben, scene.aClass(yoga, coach, StudioScene.in(4, 0), 5)).mustBe(402).code())
        .isEqualTo("INSUFFICIENT_CREDITS");
  }

  @Test
  void A17_what_a_booking_took_and_gave_back_is_found_by_it_and_by_the_key() {
    var session = scene.aClass(yoga, coach, StudioScene.in(9, 0), 5);
    var booking = scene.book(anna, session, "Idempotency-Key", "a17-" + session).mustBe(201).id();
    api.post(
            scene.admin(),
            "/api/bookings/%s/cancel".formatted(booking),
            "{}",
            "Idempotency-Key",
            "a17-back")
        .mustBe(200);

    var lines = lines("bookingId=" + booking);

    assertThat(lines.stream().map(line -> line.path("type").asString()))
        .containsExactly("REFUND", "BOOKING_PAYMENT");
    assertThat(lines.stream().map(line -> line.path("by").asString()).toList().getLast())
        .isEqualTo(anna.id());
    assertThat(lines.stream().map(line -> line.path("lotId").asString()).distinct()).hasSize(1);
    assertThat(lines("idempotencyKey=a17-" + session)).containsExactly(lines.getLast());
    assertThat(lines("idempotencyKey=a17-back")).containsExactly(lines.getFirst());
  }

  @Test
  void who_has_nothing_is_told_all_that_was_tried() {
    var session = scene.aClass(yoga, coach, StudioScene.in(2, 0), 5);

    assertThat(tried(scene.client(0), session))
        .containsExactly("ALL_ACCESS NO_PASS", "CREDIT NO_CREDITS", "FRIEND_PASS NO_PASS");
  }

  private List<String> tried(SignedIn client, String session) {
    var refused = scene.book(client, session).mustBe(402);
    var tried = new ArrayList<String>();
    for (var one : refused.json().path("tried")) {
      tried.add(one.path("paymentType").asString() + " " + one.path("refused").asString());
    }
    return tried;
  }

  @Test
  void A19_lack_of_credits_is_402_and_says_how_many_are_needed_and_there() {
    var hall = seated(StudioScene.in(2, 0));
    var ben = scene.client(1);

    var refused = hall.book(ben, hall.seat("front"));

    assertThat(refused.mustBe(402).code()).isEqualTo("INSUFFICIENT_CREDITS");
    assertThat(refused.header("Content-Type")).startsWith("application/problem+json");
    assertThat(refused.json().path("type").asString()).isEqualTo("/problems/insufficient-credits");
    assertThat(refused.json().path("required").asInt()).isEqualTo(3);
    assertThat(refused.json().path("available").asInt()).isEqualTo(1);
    assertThat(refused.json().path("missing").asInt()).isEqualTo(2);
    assertThat(scene.balance(ben.id())).isEqualTo(1);
    hall.book(ben, hall.seat("back")).mustBe(201);
  }

  private void give(SignedIn client, int credits, Instant expiresAt) {
    api.post(
            scene.admin(),
            "/api/members/%s/credit-adjustments".formatted(client.id()),
            "{\"amount\":%d,\"reason\":\"for a test\",\"expiresAt\":%s}"
                .formatted(credits, expiresAt == null ? "null" : "\"" + expiresAt + "\""))
        .mustBe(201);
  }

  /** When what is left of a client's credits expires. */
  private List<String> expiries(SignedIn client) {
    var lots = new ArrayList<String>();
    api.get(client.token(), "/api/members/%s/credits".formatted(client.id()))
        .mustBe(200)
        .json()
        .path("lots")
        .forEach(lot -> lots.add(lot.path("expiresAt").asString("never")));
    return lots;
  }

  private List<JsonNode> lines(String filter) {
    var lines = new ArrayList<JsonNode>();
    api.get(anna.token(), "/api/members/%s/credit-transactions?%s".formatted(anna.id(), filter))
        .mustBe(200)
        .json()
        .path("items")
        .forEach(lines::add);
    return lines;
  }
}
