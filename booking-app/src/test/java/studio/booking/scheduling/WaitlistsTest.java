package studio.booking.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import studio.booking.Api.Answer;
import studio.booking.StudioScene;
import studio.booking.StudioScene.SignedIn;

/** Waiting for places over HTTP: joining, leaving, being let in, and what is told of it. */
class WaitlistsTest extends OfOwnStudio {
  private String session;
  private SignedIn first;
  private String booking;

  @BeforeEach
  void fillAClass() {
    session = scene.aClass(yoga, coach, StudioScene.in(3, 10), 1);
    first = scene.client(1);
    booking = scene.book(first, session).mustBe(201).id();
  }

  @Test
  void a_full_session_says_that_one_can_wait_and_who_waits_is_let_in() {
    var full = scene.book(anna, session);
    assertThat(full.status()).isEqualTo(409);
    assertThat(full.json().path("code").asString()).isEqualTo("SESSION_FULL");
    assertThat(full.json().path("waitlistOpen").asBoolean()).isTrue();

    var entry = join(anna).mustBe(201).json();
    var id = entry.path("bookingId").asString();
    assertThat(entry.path("position").asInt()).isEqualTo(1);
    assertThat(scene.booking(id).path("status").asString()).isEqualTo("WAITLISTED");
    assertThat(scene.booking(id).path("placeId").isNull()).isTrue();
    assertThat(scene.balance(anna.id())).isEqualTo(3);

    cancel(first, booking).mustBe(200);

    var got = scene.booking(id);
    assertThat(got.path("status").asString()).isEqualTo("CONFIRMED");
    assertThat(got.path("paymentType").asString()).isEqualTo("CREDIT");
    assertThat(got.at("/policy/returnableUntil").asString()).isNotEmpty();
    assertThat(scene.balance(anna.id())).isEqualTo(2);
    assertThat(scene.told(anna)).startsWith("WAITLIST_PLACE", "WAITLIST_JOINED");
    assertThat(scene.history(id)).hasSize(2);
    assertThat(scene.history(id)).last().asString().endsWith("PROMOTED");
    assertThat(own(anna).status()).isEqualTo(404);
  }

  @Test
  void a_place_that_came_by_waiting_can_be_given_back_although_the_policy_says_no() {
    var id = join(anna).mustBe(201).json().path("bookingId").asString();
    cancel(first, booking).mustBe(200);

    var preview =
        api.get(anna.token(), "/api/bookings/%s/cancellation-preview".formatted(id)).mustBe(200);
    assertThat(preview.json().at("/refund/credits").asInt()).isEqualTo(1);
    var until = Instant.parse(preview.json().path("until").asString());
    assertThat(Duration.between(now(), until))
        .isBetween(Duration.ofMinutes(55), Duration.ofMinutes(61));

    cancel(anna, id).mustBe(200);
    assertThat(scene.balance(anna.id())).isEqualTo(3);
  }

  @Test
  void who_is_passed_over_reads_where_they_stand_and_why() {
    var poor = scene.client(0);
    join(poor).mustBe(201);
    join(anna).mustBe(201);

    cancel(first, booking).mustBe(200);

    var own = own(poor).mustBe(200).json();
    assertThat(own.path("position").asInt()).isEqualTo(1);
    assertThat(own.at("/skips/0/reason").asString()).isEqualTo("INSUFFICIENT_CREDITS");
    assertThat(Instant.parse(own.at("/skips/0/at").asString())).isBeforeOrEqualTo(now());
    assertThat(Instant.parse(own.path("closesAt").asString())).isAfter(now());
    assertThat(line()).containsExactly(poor.id());
  }

  @Test
  void a_package_lets_in_who_could_not_pay_before() {
    var poor = scene.client(0);
    var id = join(poor).mustBe(201).json().path("bookingId").asString();
    cancel(first, booking).mustBe(200);

    scene.redeem(poor, scene.pack(1)).mustBe(201);

    confirmedSoon(id);
  }

  @Test
  void credits_that_an_admin_gives_let_in_too() {
    var poor = scene.client(0);
    var id = join(poor).mustBe(201).json().path("bookingId").asString();
    cancel(first, booking).mustBe(200);

    scene.give(poor.id(), 1);

    confirmedSoon(id);
  }

  private void confirmedSoon(String id) {
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> scene.booking(id).path("status").asString().equals("CONFIRMED"));
  }

  @Test
  void one_waits_once_and_only_where_nothing_is_free() {
    join(anna).mustBe(201);
    refused(join(anna), 409, "CLIENT_ALREADY_BOOKED");
    refused(join(first), 409, "CLIENT_ALREADY_BOOKED");
    refused(scene.book(first, session), 409, "CLIENT_ALREADY_BOOKED");
    var roomy = scene.aClass(yoga, coach, StudioScene.in(3, 14), 2);
    var free = api.post(anna.token(), path(roomy), "{}");
    refused(free, 409, "SESSION_NOT_FULL");
    assertThat(free.json().path("placesLeft").asInt()).isEqualTo(2);
  }

  @Test
  void the_same_key_waits_once() {
    var one = api.post(anna.token(), path(session), "{}", "Idempotency-Key", "w").mustBe(201);
    var again = api.post(anna.token(), path(session), "{}", "Idempotency-Key", "w").mustBe(201);

    assertThat(again.text()).isEqualTo(one.text());
    assertThat(line()).containsExactly(anna.id());
  }

  @Test
  void the_studios_people_have_clients_wait_and_take_them_off() {
    var token = scene.signedIn(coach).token();
    var body = "{\"clientId\":\"%s\"}".formatted(anna.id());

    api.post(token, path(session), body).mustBe(201);
    refused(api.post(token, path(session), "{}"), 403, "FORBIDDEN");
    assertThat(line()).containsExactly(anna.id());
    api.send("DELETE", token, path(session) + "?clientId=" + anna.id(), null).mustBe(204);

    assertThat(line()).isEmpty();
    assertThat(scene.told(anna)).startsWith("WAITLIST_LEFT");
    refused(api.send("DELETE", anna.token(), path(session), null), 404, "NOT_FOUND");
  }

  @Test
  void shortly_before_the_start_nobody_waits() {
    studio.set("{\"waitlistCutoffMinutes\":10080}");

    refused(join(anna), 409, "WAITLIST_CLOSED");
    assertThat(scene.book(anna, session).json().path("waitlistOpen").asBoolean()).isFalse();
  }

  @Test
  void when_the_session_is_cancelled_those_who_wait_are_told() {
    var id = join(anna).mustBe(201).json().path("bookingId").asString();

    api.post(scene.admin(), "/api/sessions/%s/cancel".formatted(session), "{}").mustBe(200);

    assertThat(scene.booking(id).path("status").asString()).isEqualTo("CANCELLED");
    assertThat(scene.told(anna)).startsWith("WAITLIST_SESSION_CANCELLED");
    refused(join(anna), 409, "SESSION_CANCELLED");
  }

  @Test
  void a_claim_on_a_place_is_neither_cancelled_nor_moved_as_a_booking_and_in_no_calendar() {
    var id = join(anna).mustBe(201).json().path("bookingId").asString();
    var other = scene.aClass(yoga, coach, StudioScene.in(3, 14), 2);

    var no = cancel(anna, id);
    refused(no, 409, "BOOKING_NOT_CANCELLABLE");
    assertThat(no.json().path("detail").asString()).contains("DELETE", "/waitlist");
    var move = "{\"sessionId\":\"%s\"}".formatted(other);
    refused(
        api.post(anna.token(), "/api/bookings/%s/reschedule".formatted(id), move),
        409,
        "BOOKING_NOT_CHANGEABLE");
    refused(api.get(anna.token(), "/api/bookings/%s/calendar".formatted(id)), 404, "NOT_FOUND");
  }

  @Test
  void places_that_are_added_are_not_said_to_be_left_when_those_who_wait_have_them() {
    join(anna).mustBe(201);
    var address = "/api/sessions/" + session;

    var changed = api.patch(scene.admin(), address, "{\"capacity\":3}").mustBe(200).json();

    assertThat(changed.path("placesLeft").asInt()).isEqualTo(1);
    assertThat(changed).isEqualTo(api.get(scene.admin(), address).mustBe(200).json());
  }

  @Test
  void turns_are_taken_page_by_page() {
    var all = new ArrayList<String>();
    for (int i = 0; i < 5; i++) {
      var client = scene.client(0);
      join(client).mustBe(201);
      all.add(client.id());
    }

    var seen = new ArrayList<String>();
    var cursor = "";
    do {
      var page = api.get(scene.admin(), path(session) + "?limit=2" + cursor).mustBe(200).json();
      page.path("items").forEach(one -> seen.add(one.path("clientId").asString()));
      cursor =
          page.path("nextCursor").isNull() ? "" : "&cursor=" + page.path("nextCursor").asString();
    } while (!cursor.isEmpty());

    assertThat(seen).isEqualTo(all);
  }

  private Answer join(SignedIn client) {
    return api.post(client.token(), path(session), "{}");
  }

  private Answer own(SignedIn client) {
    return api.get(client.token(), path(session) + "/me");
  }

  private Answer cancel(SignedIn client, String id) {
    return api.post(client.token(), "/api/bookings/%s/cancel".formatted(id), "{}");
  }

  private List<String> line() {
    var found = new ArrayList<String>();
    api.get(scene.signedIn(coach).token(), path(session))
        .mustBe(200)
        .json()
        .path("items")
        .forEach(one -> found.add(one.path("clientId").asString()));
    return found;
  }

  private static String path(String session) {
    return "/api/sessions/%s/waitlist".formatted(session);
  }

  private static void refused(Answer answer, int status, String code) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    assertThat(answer.json().path("code").asString()).isEqualTo(code);
  }

  private Instant now() {
    return program.getBean(Clock.class).instant();
  }
}
