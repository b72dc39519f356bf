package studio.booking.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import studio.booking.StudioScene;
import studio.booking.StudioScene.SignedIn;
import tools.jackson.databind.JsonNode;

/** The timetable and the rosters, as strangers, clients, coaches and admins see them. */
class WhoSeesWhatTest extends OfOwnStudio {
  private static final ZoneId ZONE = ZoneId.of("America/Los_Angeles");
  private static final Instant NOON =
      LocalDate.now(ZONE).plusDays(3).atTime(LocalTime.NOON).atZone(ZONE).toInstant();

  private SignedIn ben;

  @BeforeEach
  void benComesToo() {
    ben = scene.client(3);
  }

  @Test
  void strangers_see_what_is_on_and_nobody_in_it() {
    var open = scene.aClass(yoga, coach, StudioScene.in(1, 0), 4);
    var full = scene.aClass(yoga, coach, StudioScene.in(1, 3), 1);
    var cancelled = scene.aClass(yoga, coach, StudioScene.in(1, 6), 4);
    scene.book(anna, open).mustBe(201);
    scene.book(anna, full).mustBe(201);
    api.post(scene.admin(), "/api/sessions/%s/cancel".formatted(cancelled), "{}").mustBe(200);
    scene.bookAt(ben, coach, training, NOON).mustBe(201);

    var timetable = api.get(null, timetable("")).mustBe(200);

    assertThat(ids(timetable.json())).containsExactly(open, full);
    assertThat(timetable.json().at("/items/0/placesLeft").asInt()).isEqualTo(3);
    assertThat(timetable.json().at("/items/1/placesLeft").asInt()).isZero();
    assertThat(names(timetable.json().at("/items/0")))
        .containsExactlyInAnyOrder(
            "id",
            "sessionTypeId",
            "name",
            "startsAt",
            "endsAt",
            "capacity",
            "placesLeft",
            "creditCost");
    assertThat(timetable.text()).doesNotContain(anna.id(), ben.id(), coach);
    assertThat(api.get(null, "/api/sessions").status()).isEqualTo(401);
    assertThat(api.get(null, "/api/public/no-such-studio/sessions").status()).isEqualTo(404);
  }

  @Test
  void strangers_page_and_filter_as_everybody_does() {
    var pilates = scene.classType();
    var given = new ArrayList<String>();
    for (int i = 0; i < 5; i++) given.add(scene.aClass(yoga, coach, StudioScene.in(2, i), 2));
    var other = scene.aClass(pilates, scene.coach(pilates), StudioScene.in(2, 1), 2);

    var first = api.get(null, timetable("?limit=4")).json();
    var rest = api.get(null, timetable("?cursor=" + first.path("nextCursor").asString())).json();

    assertThat(ids(first)).hasSize(4).doesNotContainAnyElementsOf(ids(rest));
    assertThat(ids(first)).startsWith(given.getFirst());
    assertThat(ids(rest)).hasSize(2);
    assertThat(rest.path("nextCursor").isNull()).isTrue();
    assertThat(ids(api.get(null, timetable("?sessionTypeId=" + pilates)).json()))
        .containsExactly(other);
    assertThat(ids(api.get(null, timetable("?from=2099-01-01")).json())).isEmpty();
    assertThat(api.get(null, timetable("?cursor=nonsense")).status()).isEqualTo(400);
    var backwards = api.get(null, timetable("?from=2099-01-02&to=2099-01-01"));
    assertThat(backwards.status()).isEqualTo(400);
    assertThat(backwards.text()).contains("must not be before from");
    assertThat(api.get(null, timetable("?coachId=" + coach)).status()).isEqualTo(400);
  }

  @Test
  void what_has_begun_is_no_longer_on() throws InterruptedException {
    var soon = scene.aClass(yoga, coach, Begun.soon(api), 3);
    assertThat(ids(api.get(null, timetable("")).json())).contains(soon);
    Begun.await(api, soon, scene.admin());

    assertThat(ids(api.get(null, timetable("")).json())).doesNotContain(soon);
  }

  @Test
  void clients_see_classes_and_their_own_appointments() {
    var open = scene.aClass(yoga, coach, StudioScene.in(1, 0), 4);
    var bens =
        scene.bookAt(ben, coach, training, NOON).mustBe(201).json().path("sessionId").asString();

    assertThat(sessionsOf(anna)).contains(open).doesNotContain(bens);
    assertThat(api.get(anna.token(), "/api/sessions/" + bens).status()).isEqualTo(404);
    assertThat(api.get(anna.token(), "/api/sessions/%s/places".formatted(bens)).status())
        .isEqualTo(404);
    assertThat(sessionsOf(ben)).contains(open, bens);
    var seen = api.get(ben.token(), "/api/sessions/" + bens).mustBe(200).json();
    assertThat(seen.path("clientId").asString()).isEqualTo(ben.id());
    assertThat(sessionsOf(scene.signedIn(coach))).contains(open, bens);

    // Another coach sees that there is something, and not with whom.
    var other = scene.signedIn(scene.coach(yoga));
    var fromAfar = api.get(other.token(), "/api/sessions/" + bens).mustBe(200).json();
    assertThat(fromAfar.path("clientId").isNull()).isTrue();
    assertThat(fromAfar.path("oneTimeBookingId").isNull()).isTrue();
  }

  @Test
  void the_coach_and_admins_see_who_comes_and_the_audit_knows() {
    var session = scene.aClass(yoga, coach, StudioScene.in(1, 0), 5);
    var annas = scene.book(anna, session).mustBe(201).id();
    var poor = scene.client(0);
    var held = scene.hold(poor, session).mustBe(201).id();
    var bens = scene.book(ben, session).mustBe(201).id();
    api.post(ben.token(), "/api/bookings/%s/cancel".formatted(bens), "{}").mustBe(200);
    var path = "/api/sessions/%s/bookings".formatted(session);
    var theirs = scene.signedIn(coach);
    var other = scene.signedIn(scene.coach(yoga));

    var roster = api.get(theirs.token(), path).mustBe(200).json().path("items");

    assertThat(texts(roster, "bookingId")).containsExactlyInAnyOrder(annas, held);
    assertThat(texts(roster, "clientId")).containsExactlyInAnyOrder(anna.id(), poor.id());
    assertThat(texts(roster, "alias")).allSatisfy(alias -> assertThat(alias).isNotBlank());
    assertThat(texts(roster, "status")).containsExactlyInAnyOrder("CONFIRMED", "PENDING_PAYMENT");
    assertThat(api.get(scene.admin(), path).json().path("items")).isEqualTo(roster);
    var first = api.get(theirs.token(), path + "?limit=1").mustBe(200).json();
    var second =
        api.get(theirs.token(), path + "?cursor=" + first.path("nextCursor").asString()).json();
    assertThat(List.of(first.at("/items/0"), second.at("/items/0")))
        .containsExactly(roster.get(0), roster.get(1));
    assertThat(api.get(other.token(), path).status()).isEqualTo(403);
    assertThat(api.get(anna.token(), path).status()).isEqualTo(403);
    var audit =
        api.get(scene.admin(), "/api/audit-log?action=ROSTER_READ")
            .mustBe(200)
            .json()
            .path("items");
    assertThat(texts(audit, "actor"))
        .containsExactly(coach, coach, studio.ownerId().value().toString(), coach);
    assertThat(texts(audit, "subjectId")).containsOnly(session);
  }

  private String timetable(String query) {
    return "/api/public/%s/sessions%s".formatted(studio.slug(), query);
  }

  private List<String> sessionsOf(SignedIn somebody) {
    return ids(api.get(somebody.token(), "/api/sessions").mustBe(200).json());
  }

  private static List<String> ids(JsonNode page) {
    return texts(page.path("items"), "id");
  }

  private static List<String> texts(JsonNode items, String field) {
    var texts = new ArrayList<String>();
    items.forEach(item -> texts.add(item.path(field).asString()));
    return texts;
  }

  private static List<String> names(JsonNode object) {
    return List.copyOf(object.propertyNames());
  }
}
