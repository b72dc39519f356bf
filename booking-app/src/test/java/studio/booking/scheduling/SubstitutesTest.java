package studio.booking.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import studio.booking.Api;
import studio.booking.Api.Answer;
import studio.booking.BookingTest;
import studio.booking.OwnStudio;
import studio.booking.StudioScene;
import studio.booking.StudioScene.SignedIn;
import studio.booking.shared.Role;
import tools.jackson.databind.JsonNode;

/** Another coach gives a session: one call, and everybody concerned knows it. */
class SubstitutesTest extends BookingTest {
  private static final Instant TEN = StudioScene.in(3, 0);
  private static final ZoneId ZONE = ZoneId.of("America/Los_Angeles");

  private Api api;
  private OwnStudio studio;
  private StudioScene scene;
  private String yoga;
  private String training;
  private String cora;
  private String ben;
  private SignedIn anna;

  @BeforeEach
  void setTheScene() {
    api = api();
    studio = new OwnStudio(program, api);
    scene = studio.scene();
    yoga = scene.classType();
    training = scene.appointmentType();
    cora = scene.coach(yoga, training);
    ben = scene.coach(yoga, training);
    anna = scene.client(3);
  }

  @Test
  void a_class_goes_on_and_everybody_concerned_is_told_what_is_theirs_to_know() {
    var session = scene.aClass(yoga, cora, TEN, 3);
    var booking = scene.book(anna, session).mustBe(201).id();
    var before = api.get(scene.admin(), "/api/sessions/" + session).mustBe(200);
    var annas = scene.booking(booking);

    var answer = substitute(session, ben).mustBe(200);

    assertThat(answer.json().path("coachId").asString()).isEqualTo(ben);
    assertThat(answer.json().path("placesLeft").asInt()).isEqualTo(2);
    assertThat(answer.json().path("creditCost")).isEqualTo(before.json().path("creditCost"));
    assertThat(answer.header("ETag")).isNotEqualTo(before.header("ETag"));
    var after = api.get(scene.admin(), "/api/sessions/" + session).mustBe(200);
    assertThat(after.json()).isEqualTo(answer.json());
    assertThat(after.header("ETag")).isEqualTo(answer.header("ETag"));
    assertThat(scene.booking(booking)).isEqualTo(annas);
    assertThat(scene.balance(anna.id())).isEqualTo(2);

    assertThat(scene.told(anna)).containsExactly("COACH_REPLACED", "PLACE_BOOKED");
    assertThat(lastNotice(anna).path("text").asString())
        .matches("Another coach gives the session on .+ in which you have a place\\.");
    assertThat(lastNotice(anna).at("/subject/bookingId").asString()).isEqualTo(booking);
    assertThat(scene.told(scene.signedIn(cora))).containsExactly("COACH_REPLACED");
    assertThat(lastNotice(scene.signedIn(cora)).path("text").asString())
        .matches("You no longer give the session on .+: another coach does\\.");
    assertThat(scene.told(scene.signedIn(ben))).containsExactly("SESSION_TAKEN_OVER");
    assertThat(lastNotice(scene.signedIn(ben)).path("text").asString())
        .matches("You give the session on .+ in place of another coach\\.");
    assertThat(lastNotice(scene.signedIn(ben)).at("/subject/sessionId").asString())
        .isEqualTo(session);
    // The first coach is free again.
    scene.aClass(yoga, cora, TEN, 3);
  }

  @Test
  void an_appointment_keeps_its_client_and_is_the_substitutes_to_run() {
    var noon = LocalDate.now(ZONE).plusDays(3).atTime(LocalTime.NOON).atZone(ZONE).toInstant();
    var booking = scene.bookAt(anna, cora, training, noon).mustBe(201);
    var session = booking.json().path("sessionId").asString();

    var answer = substitute(session, ben).mustBe(200).json();

    assertThat(answer.path("coachId").asString()).isEqualTo(ben);
    assertThat(answer.path("clientId").asString()).isEqualTo(anna.id());
    assertThat(answer.path("oneTimeBookingId").asString()).isEqualTo(booking.id());
    assertThat(scene.booking(booking.id()).path("status").asString()).isEqualTo("CONFIRMED");
    assertThat(scene.balance(anna.id())).isEqualTo(2);
    assertThat(scene.told(anna)).first().isEqualTo("COACH_REPLACED");
    var roster = "/api/sessions/%s/bookings".formatted(session);
    api.get(scene.signedIn(ben).token(), roster).mustBe(200);
    assertThat(api.get(scene.signedIn(cora).token(), roster).status()).isEqualTo(403);
    scene.bookAt(scene.client(1), cora, training, noon).mustBe(201);
    assertThat(scene.bookAt(scene.client(1), ben, training, noon).code())
        .isEqualTo("SLOT_UNAVAILABLE");
  }

  @Test
  void who_can_not_give_it_is_refused_by_name_and_nobody_hears_of_it() {
    var session = scene.aClass(yoga, cora, TEN, 3);
    scene.book(anna, session).mustBe(201);
    var busy = scene.coach(yoga);
    var inTheWay = scene.aClass(yoga, busy, TEN.plus(Duration.ofMinutes(30)), 3);
    var ill = scene.coach(yoga);
    api.post(
            scene.admin(),
            "/api/coaches/%s/availability-exceptions".formatted(ill),
            "{\"startDate\":\"%s\",\"reason\":\"SICK_LEAVE\"}"
                .formatted(TEN.atZone(ZONE).toLocalDate()))
        .mustBe(201);
    var gone = scene.coach(yoga);
    api.patch(scene.admin(), "/api/coaches/" + gone, "{\"active\":false}").mustBe(200);

    var refused = substitute(session, busy);
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.code()).isEqualTo("COACH_BUSY");
    assertThat(refused.json().at("/inTheWay/0/sessionId").asString()).isEqualTo(inTheWay);
    assertThat(substitute(session, ill).code()).isEqualTo("COACH_UNAVAILABLE");
    assertThat(substitute(session, gone).code()).isEqualTo("TYPE_NOT_GIVEN");
    assertThat(substitute(session, scene.coach(training)).code()).isEqualTo("TYPE_NOT_GIVEN");
    var nobody = substitute(session, anna.id());
    assertThat(nobody.status()).isEqualTo(404);
    assertThat(nobody.json().path("pointer").asString()).isEqualTo("/coachId");
    assertThat(substitute(anna.id(), ben).status()).isEqualTo(404);

    assertThat(coachOf(session)).isEqualTo(cora);
    assertThat(scene.told(anna)).containsExactly("PLACE_BOOKED");
    for (var coach : new String[] {busy, ill, gone, cora}) {
      assertThat(scene.told(scene.signedIn(coach))).isEmpty();
    }
  }

  @Test
  void what_is_cancelled_or_has_begun_has_no_substitute() throws InterruptedException {
    var cancelled = scene.aClass(yoga, cora, TEN, 3);
    api.post(scene.admin(), "/api/sessions/%s/cancel".formatted(cancelled), "{}").mustBe(200);
    var soon = scene.aClass(yoga, cora, Begun.soon(api), 3);
    Begun.await(api, soon, scene.admin());

    assertThat(substitute(cancelled, ben).code()).isEqualTo("SESSION_CANCELLED");
    assertThat(substitute(soon, ben).code()).isEqualTo("SESSION_STARTED");
    assertThat(substitute(cancelled, anna.id()).status()).isEqualTo(404);
  }

  @Test
  void the_same_coach_again_changes_nothing_and_tells_nobody() {
    var session = scene.aClass(yoga, cora, TEN, 3);
    scene.book(anna, session).mustBe(201);
    var before = api.get(scene.admin(), "/api/sessions/" + session).mustBe(200);

    var answer = substitute(session, cora).mustBe(200);

    assertThat(answer.json()).isEqualTo(before.json());
    assertThat(answer.header("ETag")).isEqualTo(before.header("ETag"));
    assertThat(scene.told(anna)).containsExactly("PLACE_BOOKED");
    assertThat(scene.told(scene.signedIn(cora))).isEmpty();
    assertThat(changes()).isEmpty();
  }

  @Test
  void it_is_done_once_for_a_key_and_only_to_what_was_seen() {
    var session = scene.aClass(yoga, cora, TEN, 3);
    var seen = api.get(scene.admin(), "/api/sessions/" + session).header("ETag");
    var eve = scene.coach(yoga);

    var first = substitute(session, ben, "Idempotency-Key", "k", "If-Match", seen).mustBe(200);
    var again = substitute(session, ben, "Idempotency-Key", "k", "If-Match", seen).mustBe(200);
    var another = substitute(session, eve, "Idempotency-Key", "k", "If-Match", seen);
    var stale = substitute(session, eve, "If-Match", seen);

    assertThat(again.text()).isEqualTo(first.text());
    assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
    assertThat(another.status()).isEqualTo(422);
    assertThat(stale.status()).isEqualTo(412);
    assertThat(coachOf(session)).isEqualTo(ben);
    assertThat(scene.told(scene.signedIn(ben))).containsExactly("SESSION_TAKEN_OVER");
    substitute(session, eve, "If-Match", first.header("ETag")).mustBe(200);
    assertThat(coachOf(session)).isEqualTo(eve);
  }

  @Test
  void the_audit_log_says_from_whom_to_whom_and_by_whose_order() {
    var session = scene.aClass(yoga, cora, TEN, 3);

    substitute(session, ben).mustBe(200);

    assertThat(changes()).hasSize(1);
    var entry = changes().get(0);
    assertThat(entry.path("actor").asString()).isEqualTo(studio.ownerId().value().toString());
    assertThat(entry.path("subjectId").asString()).isEqualTo(session);
    assertThat(entry.at("/details/coachId").asString()).isEqualTo(cora + " -> " + ben);
  }

  @Test
  void it_is_the_business_of_the_studios_admins() {
    var session = scene.aClass(yoga, cora, TEN, 3);
    var elsewhere = new OwnStudio(program, api);
    var path = "/api/sessions/%s/substitute".formatted(session);
    var toBen = "{\"coachId\":\"%s\"}".formatted(ben);

    for (var token :
        new String[] {scene.signedIn(cora).token(), scene.signedIn(ben).token(), anna.token()}) {
      assertThat(api.post(token, path, toBen).status()).isEqualTo(403);
    }
    assertThat(api.post(elsewhere.owner(), path, toBen).status()).isEqualTo(404);
    assertThat(substitute(session, elsewhere.scene().coach()).status()).isEqualTo(404);
    assertThat(api.post(scene.admin(), path + "?dryRun=true", toBen).status()).isEqualTo(400);
    assertThat(coachOf(session)).isEqualTo(cora);
    var admin = studio.token(studio.ownerId().value().toString(), Role.ADMIN);
    assertThat(api.post(admin, path, toBen).status()).isEqualTo(200);
  }

  private Answer substitute(String session, String coach, String... headers) {
    return api.post(
        scene.admin(),
        "/api/sessions/%s/substitute".formatted(session),
        "{\"coachId\":\"%s\"}".formatted(coach),
        headers);
  }

  private String coachOf(String session) {
    return api.get(scene.admin(), "/api/sessions/" + session)
        .mustBe(200)
        .json()
        .path("coachId")
        .asString();
  }

  private JsonNode lastNotice(SignedIn person) {
    return api.get(person.token(), "/api/my-notices?limit=1").mustBe(200).json().at("/items/0");
  }

  private JsonNode changes() {
    return api.get(scene.admin(), "/api/audit-log?action=SESSION_CHANGED")
        .mustBe(200)
        .json()
        .path("items");
  }
}
