package studio.booking.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import studio.booking.Api;
import studio.booking.Api.Answer;
import studio.booking.BookingTest;
import studio.booking.OwnStudio;
import studio.booking.StudioScene;
import studio.booking.StudioScene.SignedIn;
import studio.booking.shared.Role;

/** What becomes of sessions, and of those who are booked in them, when the studio changes them. */
class SessionChangesTest extends BookingTest {
  private static final Instant TEN = StudioScene.in(3, 0);
  private static final Duration HOUR = Duration.ofHours(1);

  private Api api;
  private StudioScene scene;
  private String yoga;
  private String coach;
  private SignedIn anna;
  private SignedIn ben;

  @BeforeEach
  void setTheScene() {
    api = api();
    scene = new OwnStudio(program, api).scene();
    yoga = scene.classType();
    coach = scene.coach(yoga);
    anna = scene.client(3);
    ben = scene.client(3);
  }

  @Test
  void a_change_is_made_by_who_has_seen_the_session_as_it_is() {
    var session = scene.aClass(yoga, coach, TEN, 5);
    var seen = api.get(scene.admin(), "/api/sessions/" + session).header("ETag");
    // Somebody's booking changes places left, and nothing of the session itself.
    scene.book(anna, session).mustBe(201);
    assertThat(api.get(scene.admin(), "/api/sessions/" + session).header("ETag")).isEqualTo(seen);

    var changed = change(session, "{\"name\":\"Evening\"}", "If-Match", seen).mustBe(200);
    var stale = change(session, "{\"name\":\"Late\"}", "If-Match", seen);
    var weak = change(session, "{\"name\":\"Late\"}", "If-Match", "W/" + seen);
    var unconditional = change(session, "{\"name\":\"Night\"}");

    assertThat(changed.json().path("name").asString()).isEqualTo("Evening");
    assertThat(changed.json().path("placesLeft").asInt()).isEqualTo(4);
    assertThat(changed.header("ETag")).isNotEqualTo(seen);
    assertThat(stale.status()).isEqualTo(412);
    assertThat(stale.code()).isEqualTo("PRECONDITION_FAILED");
    assertThat(weak.status()).isEqualTo(412);
    // If-Match is for those who want it.
    assertThat(unconditional.status()).isEqualTo(200);
    assertThat(change(session, "{\"name\":\"Day\"}", "If-Match", "*").status()).isEqualTo(200);
    assertThat(session(session).path("name").asString()).isEqualTo("Day");
  }

  @Test
  void who_is_booked_moves_along_and_is_told() {
    var session = scene.aClass(yoga, coach, TEN, 5);
    var booking = scene.book(anna, session).mustBe(201).id();

    change(session, "{\"startsAt\":\"%s\"}".formatted(TEN.plus(HOUR))).mustBe(200);

    assertThat(scene.booking(booking).path("startsAt").asString()).isEqualTo(text(TEN.plus(HOUR)));
    assertThat(scene.booking(booking).path("endsAt").asString())
        .isEqualTo(text(TEN.plus(HOUR).plus(HOUR)));
    assertThat(scene.told(anna)).first().isEqualTo("SESSION_MOVED");
    assertThat(scene.balance(anna.id())).isEqualTo(2);
  }

  @Test
  void who_has_something_else_then_is_in_the_way_or_taken_out_with_full_return() {
    var session = scene.aClass(yoga, coach, TEN, 5);
    var later = scene.aClass(yoga, scene.coach(yoga), TEN.plus(HOUR), 5);
    var annas = scene.book(anna, session).mustBe(201).id();
    var bens = scene.book(ben, session).mustBe(201).id();
    var other = scene.book(anna, later).mustBe(201).id();
    var move = "{\"startsAt\":\"%s\"%s}";

    var refused = change(session, move.formatted(TEN.plus(HOUR), ""));

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.code()).isEqualTo("CLIENTS_IN_CONFLICT");
    assertThat(refused.text()).contains(anna.id(), annas, other).doesNotContain(ben.id());
    assertThat(session(session).path("startsAt").asString()).isEqualTo(text(TEN));
    assertThat(scene.booking(bens).path("startsAt").asString()).isEqualTo(text(TEN));

    change(session, move.formatted(TEN.plus(HOUR), ",\"onConflict\":\"CANCEL\"")).mustBe(200);

    assertThat(status(annas)).isEqualTo("CANCELLED");
    assertThat(scene.history(annas))
        .last()
        .isEqualTo("CONFIRMED CANCELLED by owner: SESSION_MOVED");
    assertThat(scene.balance(anna.id())).isEqualTo(2);
    assertThat(scene.told(anna)).first().isEqualTo("BOOKING_CANCELLED_BY_STUDIO");
    assertThat(scene.booking(bens).path("startsAt").asString()).isEqualTo(text(TEN.plus(HOUR)));
    assertThat(session(session).path("placesLeft").asInt()).isEqualTo(4);
  }

  @Test
  void capacity_never_goes_below_the_bookings() {
    var session = scene.aClass(yoga, coach, TEN, 3);
    scene.book(anna, session).mustBe(201);
    scene.book(ben, session).mustBe(201);

    var tooFew = change(session, "{\"capacity\":1}");
    var full = change(session, "{\"capacity\":2}").mustBe(200);

    assertThat(tooFew.code()).isEqualTo("CAPACITY_BELOW_BOOKINGS");
    assertThat(full.json().path("placesLeft").asInt()).isZero();
    assertThat(scene.book(scene.client(1), session).code()).isEqualTo("SESSION_FULL");
    change(session, "{\"capacity\":4}").mustBe(200);
    scene.book(scene.client(1), session).mustBe(201);
    assertThat(session(session).path("placesLeft").asInt()).isEqualTo(1);
    assertThat(
            api.get(scene.admin(), "/api/sessions/%s/places".formatted(session))
                .json()
                .path("items"))
        .hasSize(4);
  }

  @Test
  void another_coach_takes_over_and_everybody_hears_of_it() {
    var session = scene.aClass(yoga, coach, TEN, 3);
    var substitute = scene.coach(yoga);
    var noYogi = scene.coach();
    scene.book(anna, session).mustBe(201);
    var busy = scene.coach(yoga);
    scene.aClass(yoga, busy, TEN.plus(Duration.ofMinutes(30)), 3);

    assertThat(change(session, coachIs(noYogi)).code()).isEqualTo("TYPE_NOT_GIVEN");
    assertThat(change(session, coachIs(busy)).code()).isEqualTo("COACH_BUSY");
    // Coaches give their sessions to nobody: that is the admins' business.
    var first = scene.signedIn(coach);
    assertThat(api.patch(first.token(), "/api/sessions/" + session, coachIs(substitute)).status())
        .isEqualTo(403);
    change(session, coachIs(substitute)).mustBe(200);

    assertThat(scene.told(anna)).first().isEqualTo("COACH_REPLACED");
    assertThat(scene.told(first)).first().isEqualTo("COACH_REPLACED");
    assertThat(scene.told(scene.signedIn(substitute))).first().isEqualTo("SESSION_TAKEN_OVER");
    // The first coach is free again.
    scene.aClass(yoga, coach, TEN, 3);
  }

  @Test
  void a_cancelled_session_gives_everything_back_and_tells_everybody() {
    var session = scene.aClass(yoga, coach, TEN, 3);
    var paid = scene.book(anna, session).mustBe(201).id();
    var poor = scene.client(0);
    var held = scene.hold(poor, session).mustBe(201).id();
    var early = scene.book(ben, session).mustBe(201).id();
    // By the studio's policy nothing goes back to who cancels themself.
    api.post(ben.token(), "/api/bookings/%s/cancel".formatted(early), "{}").mustBe(200);

    var cancelled = cancel(session, "{\"reason\":\"The coach is ill\"}").mustBe(200).json();
    var again = cancel(session, "{\"reason\":\"Never mind\"}").mustBe(200).json();

    assertThat(cancelled.path("status").asString()).isEqualTo("cancelled");
    assertThat(cancelled.path("placesLeft").asInt()).isEqualTo(3);
    assertThat(cancelled.at("/cancellation/reason").asString()).isEqualTo("The coach is ill");
    assertThat(again).isEqualTo(cancelled);
    assertThat(status(paid)).isEqualTo("CANCELLED");
    assertThat(status(held)).isEqualTo("CANCELLED");
    assertThat(scene.ledger(anna.id()))
        .containsExactly("ADJUSTMENT 3", "BOOKING_PAYMENT -1", "REFUND 1");
    assertThat(scene.ledger(ben.id())).containsExactly("ADJUSTMENT 3", "BOOKING_PAYMENT -1");
    assertThat(scene.ledger(poor.id())).isEmpty();
    assertThat(scene.history(paid))
        .last()
        .isEqualTo("CONFIRMED CANCELLED by owner: SESSION_CANCELLED");
    assertThat(scene.history(held))
        .last()
        .isEqualTo("PENDING_PAYMENT CANCELLED by owner: SESSION_CANCELLED");
    assertThat(scene.told(anna)).containsOnlyOnce("BOOKING_CANCELLED_BY_STUDIO");
    assertThat(scene.told(poor)).containsOnlyOnce("BOOKING_CANCELLED_BY_STUDIO");
    assertThat(lastNotice(anna))
        .startsWith("The studio cancelled your booking on ")
        .endsWith(" The credit that it cost is yours again.");
    assertThat(lastNotice(poor))
        .startsWith("The studio cancelled your booking on ")
        .doesNotContain("yours again");
    assertThat(scene.told(scene.signedIn(coach))).containsOnlyOnce("SESSION_CANCELLED");
    // The client finds the reason at their booking.
    var why = api.post(anna.token(), "/api/bookings/%s/cancel".formatted(paid), "{}").mustBe(200);
    assertThat(why.json().path("reason").asString()).isEqualTo("The coach is ill");
    assertThat(why.json().at("/refund/credits").asInt()).isEqualTo(1);
  }

  @Test
  void a_cancelled_session_is_over_and_its_coach_is_free() {
    var session = scene.aClass(yoga, coach, TEN, 3);
    cancel(session, "{}").mustBe(200);

    assertThat(scene.book(anna, session).code()).isEqualTo("SESSION_CANCELLED");
    assertThat(change(session, "{\"name\":\"Still there\"}").code()).isEqualTo("SESSION_CANCELLED");
    scene.aClass(yoga, coach, TEN, 3);
  }

  @Test
  void the_same_key_schedules_and_cancels_once() {
    var body =
        "{\"sessionTypeId\":\"%s\",\"coachId\":\"%s\",\"startsAt\":\"%s\",\"capacity\":4}"
            .formatted(yoga, coach, TEN);
    var first = schedule(body, "k").mustBe(201);
    var again = schedule(body, "k").mustBe(201);
    var another = schedule(body.replace(":4}", ":5}"), "k");

    assertThat(again.text()).isEqualTo(first.text());
    assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
    assertThat(another.status()).isEqualTo(422);
    assertThat(another.code()).isEqualTo("IDEMPOTENCY_KEY_REUSED");

    scene.book(anna, first.id()).mustBe(201);
    var gone = cancel(first.id(), "{}", "Idempotency-Key", "k").mustBe(200);
    var goneAgain = cancel(first.id(), "{}", "Idempotency-Key", "k").mustBe(200);
    assertThat(gone.header("Idempotent-Replayed")).isNull();
    assertThat(goneAgain.header("Idempotent-Replayed")).isEqualTo("true");
    assertThat(goneAgain.text()).isEqualTo(gone.text());
    assertThat(scene.balance(anna.id())).isEqualTo(3);
    // Refusals are not kept: the same key may be tried again.
    assertThat(schedule(body.replace(coach, anna.id()), "r").status()).isEqualTo(404);
    schedule(body, "r").mustBe(201);
  }

  @Test
  void what_has_begun_is_neither_changed_nor_cancelled() throws InterruptedException {
    var soon = scene.aClass(yoga, coach, Begun.soon(api), 3);
    Begun.await(api, soon, scene.admin());

    assertThat(change(soon, "{\"name\":\"Now\"}").code()).isEqualTo("SESSION_STARTED");
    assertThat(cancel(soon, "{}").code()).isEqualTo("SESSION_STARTED");
  }

  @Test
  void other_coaches_and_clients_have_no_say() {
    var own = new OwnStudio(program, api);
    var elsewhere = own.scene();
    var type = elsewhere.classType();
    var theirs = elsewhere.aClass(type, elsewhere.coach(type), TEN, 3);
    var session = scene.aClass(yoga, coach, TEN, 3);
    var stranger = scene.signedIn(scene.coach(yoga));

    for (var path : new String[] {"/api/sessions/" + session}) {
      assertThat(api.patch(stranger.token(), path, "{\"name\":\"Mine\"}").status()).isEqualTo(403);
      assertThat(api.post(stranger.token(), path + "/cancel", "{}").status()).isEqualTo(403);
      assertThat(api.patch(anna.token(), path, "{\"name\":\"Mine\"}").status()).isEqualTo(403);
      assertThat(api.post(anna.token(), path + "/cancel", "{}").status()).isEqualTo(403);
    }
    assertThat(change(theirs, "{\"name\":\"Mine\"}").status()).isEqualTo(404);
    assertThat(api.get(own.token(anna.id(), Role.CLIENT), "/api/sessions/" + session).status())
        .isEqualTo(404);
    assertThat(session(session).path("status").asString()).isEqualTo("scheduled");
  }

  private String lastNotice(SignedIn person) {
    return api.get(person.token(), "/api/my-notices?limit=1")
        .mustBe(200)
        .json()
        .at("/items/0/text")
        .asString();
  }

  private static String coachIs(String coach) {
    return "{\"coachId\":\"%s\"}".formatted(coach);
  }

  private static String text(Instant at) {
    return at.toString().replace("Z", ".000Z");
  }

  private String status(String booking) {
    return scene.booking(booking).path("status").asString();
  }

  private tools.jackson.databind.JsonNode session(String id) {
    return api.get(scene.admin(), "/api/sessions/" + id).mustBe(200).json();
  }

  private Answer change(String session, String body, String... headers) {
    return api.patch(scene.admin(), "/api/sessions/" + session, body, headers);
  }

  private Answer cancel(String session, String body, String... headers) {
    return api.post(scene.admin(), "/api/sessions/%s/cancel".formatted(session), body, headers);
  }

  private Answer schedule(String body, String key) {
    return api.post(scene.admin(), "/api/sessions", body, "Idempotency-Key", key);
  }
}
