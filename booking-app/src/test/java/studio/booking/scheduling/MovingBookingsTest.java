package studio.booking.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import studio.booking.Api.Answer;
import studio.booking.StudioScene;
import studio.booking.contract.OtherStudio;
import tools.jackson.databind.JsonNode;

/** A booking goes from one place to another in one step, with what it cost, or stays as it is. */
class MovingBookingsTest extends OfOwnStudio {
  private static final ZoneId ZONE = ZoneId.of("America/Los_Angeles");
  private static final Instant NOON =
      LocalDate.now(ZONE).plusDays(4).atTime(LocalTime.NOON).atZone(ZONE).toInstant();

  @Test
  void the_place_changes_and_the_charge_goes_along() {
    var from = scene.aClass(yoga, coach, StudioScene.in(3, 0), 1);
    var to = scene.aClass(yoga, coach, StudioScene.in(3, 3), 1);
    var booking = scene.book(anna, from).mustBe(201);
    var dry = move(anna.token(), booking.id(), "?dryRun=true", into(to)).mustBe(200).json();

    var moved = move(anna.token(), booking.id(), "", into(to)).mustBe(200).json();

    assertThat(dry.path("possible").asBoolean()).isTrue();
    assertThat(moved.path("id").asString()).isEqualTo(booking.id());
    assertThat(moved.path("sessionId").asString()).isEqualTo(to);
    assertThat(moved.path("policy")).isEqualTo(booking.json().path("policy"));
    assertThat(moved.path("startsAt")).isEqualTo(session(to).path("startsAt"));
    assertThat(scene.ledger(anna.id())).containsExactly("ADJUSTMENT 3", "BOOKING_PAYMENT -1");
    assertThat(session(from).path("placesLeft").asInt()).isEqualTo(1);
    assertThat(session(to).path("placesLeft").asInt()).isZero();
    assertThat(scene.told(anna)).first().isEqualTo("BOOKING_MOVED");
    // What it would have been told to move to is free for others now.
    scene.book(scene.client(1), from).mustBe(201);
  }

  @Test
  void an_appointment_moves_and_leaves_nothing_on_the_coachs_calendar() {
    var booking = scene.bookAt(anna, coach, training, NOON).mustBe(201);
    // Half an hour later, into the time that it takes itself.
    var later = NOON.plus(Duration.ofMinutes(30));
    assertThat(slots("").toString()).doesNotContain(later.toString().replace("Z", ".000Z"));
    assertThat(slots("&excludeBookingId=" + booking.id()).toString())
        .contains(later.toString().replace("Z", ".000Z"));

    var moved = move(anna.token(), booking.id(), "", at(null, later)).mustBe(200).json();

    assertThat(Instant.parse(moved.path("startsAt").asString())).isEqualTo(later);
    assertThat(moved.path("id").asString()).isEqualTo(booking.id());
    var ben = scene.client(1);
    scene.bookAt(ben, coach, training, NOON.minus(Duration.ofMinutes(30))).mustBe(201);
    var other = scene.coach(training);
    moved = move(anna.token(), booking.id(), "", at(other, later)).mustBe(200).json();
    assertThat(session(moved.path("sessionId").asString()).path("coachId").asString())
        .isEqualTo(other);
    scene.bookAt(scene.client(1), coach, training, later).mustBe(201);
    assertThat(scene.balance(anna.id())).isEqualTo(2);
  }

  @Test
  void a_refused_move_changes_nothing() throws SQLException {
    var from = scene.aClass(yoga, coach, StudioScene.in(3, 0), 2);
    var full = scene.aClass(yoga, coach, StudioScene.in(3, 3), 1);
    var gone = scene.aClass(yoga, coach, StudioScene.in(3, 6), 1);
    var pilates = scene.classType();
    var another = scene.aClass(pilates, scene.coach(pilates), StudioScene.in(3, 9), 2);
    var elsewhere = scene.aClass(yoga, scene.coach(yoga), StudioScene.in(3, 12), 2);
    var meanwhile = scene.aClass(yoga, scene.coach(yoga), StudioScene.in(3, 12), 2);
    scene.book(scene.client(1), full).mustBe(201);
    api.post(scene.admin(), "/api/sessions/%s/cancel".formatted(gone), "{}").mustBe(200);
    scene.book(anna, elsewhere).mustBe(201);
    var booking = scene.book(anna, from).mustBe(201).id();
    var stranger = scene.client(0);
    var before = rows();

    assertThat(codeOf(move(anna.token(), booking, "", into(full)))).isEqualTo("SESSION_FULL");
    assertThat(codeOf(move(anna.token(), booking, "", into(gone)))).isEqualTo("SESSION_CANCELLED");
    assertThat(codeOf(move(anna.token(), booking, "", into(another))))
        .isEqualTo("ANOTHER_SESSION_TYPE");
    assertThat(codeOf(move(anna.token(), booking, "", into(meanwhile)))).isEqualTo("CLIENT_BUSY");
    assertThat(codeOf(move(anna.token(), booking, "", into(elsewhere))))
        .isEqualTo("CLIENT_ALREADY_BOOKED");
    assertThat(move(anna.token(), booking, "", into(anna.id())).status()).isEqualTo(404);
    assertThat(move(stranger.token(), booking, "", into(full)).status()).isEqualTo(404);
    for (var session : new String[] {full, gone, another, meanwhile, elsewhere}) {
      var dry = move(anna.token(), booking, "?dryRun=true", into(session)).mustBe(200).json();
      assertThat(dry.path("possible").asBoolean()).isFalse();
    }

    assertThat(rows()).isEqualTo(before);
  }

  @Test
  void the_client_moves_until_the_window_begins_and_the_studio_until_the_start() {
    var from = scene.aClass(yoga, coach, StudioScene.in(0, 6), 2);
    var to = scene.aClass(yoga, coach, StudioScene.in(3, 3), 2);
    var booking = scene.book(anna, from).mustBe(201).id();

    assertThat(codeOf(move(anna.token(), booking, "", into(to)))).isEqualTo("TOO_LATE");
    move(scene.signedIn(coach).token(), booking, "", into(to)).mustBe(200);
    assertThat(scene.booking(booking).path("sessionId").asString()).isEqualTo(to);
  }

  @Test
  void what_has_begun_is_not_moved_and_the_answer_says_that_it_has() throws InterruptedException {
    var soon = scene.aClass(yoga, coach, Begun.soon(api), 2);
    var booking = scene.book(anna, soon).mustBe(201).id();
    var to = scene.aClass(yoga, coach, StudioScene.in(3, 3), 2);
    Begun.await(api, soon, scene.admin());

    var refused = move(scene.admin(), booking, "", into(to));

    assertThat(codeOf(refused)).isEqualTo("SESSION_STARTED");
    assertThat(refused.json().path("startedAt")).isEqualTo(session(soon).path("startsAt"));
    assertThat(refused.json().path("detail").asString())
        .contains("began at")
        .doesNotContain("CONFIRMED");
  }

  @Test
  void a_dearer_seat_is_charged_anew_or_refused_with_everything_as_before() {
    var from = scene.aClass(yoga, coach, StudioScene.in(3, 0), 2);
    var seats =
        api.post(
                scene.admin(),
                "/api/sessions",
                """
                {"sessionTypeId":"%s","coachId":"%s","startsAt":"%s",
                 "places":[{"label":"A1","creditCost":2},{"label":"B1","creditCost":9}]}
                """
                    .formatted(yoga, coach, StudioScene.in(3, 3)))
            .mustBe(201)
            .id();
    var places = api.get(anna.token(), "/api/sessions/%s/places".formatted(seats)).json();
    var booking = scene.book(anna, from).mustBe(201).id();
    var body = "{\"sessionId\":\"%s\",\"placeId\":\"%s\"}";

    var any = move(anna.token(), booking, "", into(seats));
    var dear =
        move(anna.token(), booking, "", body.formatted(seats, places.at("/items/1/id").asString()));
    assertThat(codeOf(any)).isEqualTo("SEAT_REQUIRED");
    assertThat(dear.status()).isEqualTo(402);
    assertThat(scene.balance(anna.id())).isEqualTo(2);
    assertThat(scene.booking(booking).path("sessionId").asString()).isEqualTo(from);

    var moved =
        move(anna.token(), booking, "", body.formatted(seats, places.at("/items/0/id").asString()))
            .mustBe(200)
            .json();

    assertThat(moved.path("creditsUsed").asInt()).isEqualTo(2);
    assertThat(scene.balance(anna.id())).isEqualTo(1);
  }

  @Test
  void what_is_paid_stays_paid_when_the_studio_put_the_session_off() {
    var ben = scene.client(0);
    api.post(
            scene.admin(),
            "/api/members/%s/credit-adjustments".formatted(ben.id()),
            "{\"amount\":1,\"reason\":\"a gift\",\"expiresAt\":\"%s\"}"
                .formatted(StudioScene.in(4, 0)))
        .mustBe(201);
    var from = scene.aClass(yoga, coach, StudioScene.in(3, 0), 2);
    var sooner = scene.aClass(yoga, coach, StudioScene.in(8, 0), 2);
    var later = scene.aClass(yoga, coach, StudioScene.in(12, 0), 2);
    var booking = scene.book(ben, from).mustBe(201).id();
    api.patch(
            scene.admin(),
            "/api/sessions/" + from,
            "{\"startsAt\":\"%s\"}".formatted(StudioScene.in(10, 0)))
        .mustBe(200);

    move(ben.token(), booking, "", into(sooner)).mustBe(200);

    assertThat(scene.ledger(ben.id())).containsExactly("ADJUSTMENT 1", "BOOKING_PAYMENT -1");
    // Later than ever is another matter: that credit would not have paid for it.
    assertThat(move(ben.token(), booking, "", into(later)).status()).isEqualTo(402);
  }

  @Test
  void the_same_key_moves_once() {
    var from = scene.aClass(yoga, coach, StudioScene.in(3, 0), 2);
    var to = scene.aClass(yoga, coach, StudioScene.in(3, 3), 2);
    var booking = scene.book(anna, from).mustBe(201).id();

    var first = move(anna.token(), booking, "", into(to), "Idempotency-Key", "k").mustBe(200);
    var again = move(anna.token(), booking, "", into(to), "Idempotency-Key", "k").mustBe(200);

    assertThat(again.text()).isEqualTo(first.text());
    assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
  }

  private java.util.Map<String, String> rows() throws SQLException {
    return OtherStudio.named(studio.slug(), Database.get().superuser()).fingerprints();
  }

  private JsonNode slots(String more) {
    var day = NOON.atZone(ZONE).toLocalDate();
    return api.get(
            anna.token(),
            "/api/coaches/%s/availability?from=%s&to=%s&sessionTypeId=%s%s"
                .formatted(coach, day, day, training, more))
        .mustBe(200)
        .json()
        .path("slots");
  }

  private JsonNode session(String id) {
    return api.get(scene.admin(), "/api/sessions/" + id).mustBe(200).json();
  }

  private static String codeOf(Answer answer) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(409);
    return answer.code();
  }

  private static String into(String session) {
    return "{\"sessionId\":\"%s\"}".formatted(session);
  }

  private static String at(String coach, Instant start) {
    return coach == null
        ? "{\"startsAt\":\"%s\"}".formatted(start)
        : "{\"startsAt\":\"%s\",\"coachId\":\"%s\"}".formatted(start, coach);
  }

  private Answer move(String token, String booking, String query, String to, String... headers) {
    return api.post(token, "/api/bookings/%s/reschedule%s".formatted(booking, query), to, headers);
  }
}
