package studio.booking.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import studio.booking.Api;
import studio.booking.Api.Answer;
import studio.booking.BookingTest;
import studio.booking.OwnStudio;
import studio.booking.StudioScene;
import studio.booking.StudioScene.SignedIn;
import tools.jackson.databind.JsonNode;

/** When a coach can be booked: what is offered is bookable, and nothing else. */
class AvailabilityTest extends BookingTest {
  private static final ZoneId ZONE = ZoneId.of("America/Los_Angeles");
  private static final LocalDate DAY = LocalDate.now(ZONE).plusDays(10);

  private Api api;
  private StudioScene scene;
  private String training;
  private String coach;
  private SignedIn anna;

  @BeforeEach
  void setTheScene() {
    api = api();
    scene = new OwnStudio(program, api).scene();
    training = type("ONE_ON_ONE", 0, 0, 0, 700);
    coach = scene.coach(training);
    anna = scene.client(100);
    hours("09:00", "12:00");
  }

  @Test
  void everything_offered_can_be_booked_and_nothing_else() {
    var offered = slots(DAY, "");
    assertThat(offered).hasSize(9).startsWith(at("09:00")).endsWith(at("11:00"));

    // Each of them by itself, and what lies between and beside them not at all.
    for (var start = at("08:45"); !start.isAfter(at("12:00")); start = start.plusSeconds(300)) {
      var tried = book(start, "?dryRun=true").mustBe(200).json();
      assertThat(tried.path("possible").asBoolean())
          .as(start.toString())
          .isEqualTo(offered.contains(start));
    }
    for (var start : List.of("09:15", "10:30")) book(at(start), "").mustBe(201);
    assertThat(slots(DAY, "")).isEmpty();
    assertThat(unavailable(anna.token())).containsExactly("09:15-10:15", "10:30-11:30");
  }

  @Test
  void buffers_keep_their_distance_and_may_lie_outside_the_hours() {
    var massage = type("ONE_ON_ONE", 10, 20, 0, 700);
    give(training, massage);
    book(at("10:00"), "").mustBe(201);

    // An hour with 10 minutes before it and 20 behind: over by 09:40, or begun at 11:10.
    var offered = slotsOf(massage, DAY);

    assertThat(offered).isEmpty();
    hours("08:00", "13:00");
    assertThat(slotsOf(massage, DAY))
        .containsExactly(
            at("08:00"),
            at("08:15"),
            at("08:30"),
            at("11:15"),
            at("11:30"),
            at("11:45"),
            at("12:00"));
    assertThat(bookAs(massage, at("08:45")).code()).isEqualTo("SLOT_UNAVAILABLE");
    bookAs(massage, at("08:30")).mustBe(201);
    bookAs(massage, at("11:15")).mustBe(201);
    // The buffers of both count: 20 minutes behind the massage that ends at 09:30.
    assertThat(slots(DAY, "")).isEmpty();
  }

  @Test
  void too_soon_and_too_far_are_not_offered() {
    var noticed = type("ONE_ON_ONE", 0, 0, 24 * 60, 5);
    give(training, noticed);
    hours("00:00", "23:45");
    var now = Instant.now();
    var today = LocalDate.now(ZONE);

    var offered = new ArrayList<Instant>();
    offered.addAll(slotsOf(noticed, today, today.plusDays(9)));

    assertThat(offered).isNotEmpty();
    assertThat(offered.getFirst())
        .isBetween(now.plus(Duration.ofHours(24)).minusSeconds(1), now.plus(Duration.ofHours(28)));
    assertThat(offered.getLast()).isBefore(now.plus(Duration.ofDays(6)).plus(Duration.ofHours(2)));
    assertThat(bookAs(noticed, offered.getFirst().minus(Duration.ofHours(2))).code())
        .isEqualTo("TOO_LATE");
    assertThat(bookAs(noticed, at("10:00")).code()).isEqualTo("TOO_EARLY");
    bookAs(noticed, offered.getLast()).mustBe(201);
  }

  @Test
  void additions_add_and_exceptions_take_away_or_replace() {
    var evening = path("/availability-additions");
    var added =
        post(
                evening,
                "{\"date\":\"%s\",\"startTime\":\"18:00\",\"endTime\":\"19:00\"}".formatted(DAY))
            .mustBe(201)
            .id();
    assertThat(slots(DAY, "")).hasSize(10).endsWith(at("18:00"));

    var other =
        post(
                path("/availability-exceptions"),
                """
                {"startDate":"%s","startTime":"14:00","endTime":"15:00","isAvailable":true}
                """
                    .formatted(DAY))
            .mustBe(201)
            .id();
    assertThat(slots(DAY, "")).containsExactly(at("14:00"), at("18:00"));

    var away =
        post(
                path("/availability-exceptions"),
                """
                {"startDate":"%s","startTime":"14:30","endTime":"18:30","reason":"APPOINTMENT",
                 "note":"The dentist"}
                """
                    .formatted(DAY))
            .mustBe(201)
            .id();
    assertThat(slots(DAY, "")).isEmpty();
    for (var id : List.of(other, away)) {
      assertThat(api.delete(scene.admin(), path("/availability-exceptions/" + id)).status())
          .isEqualTo(204);
    }
    assertThat(api.delete(scene.admin(), evening + "/" + added).status()).isEqualTo(204);
    assertThat(slots(DAY, "")).hasSize(9);
  }

  @Test
  void clients_learn_that_a_coach_is_away_and_never_why() {
    post(
            path("/availability-exceptions"),
            "{\"startDate\":\"%s\",\"reason\":\"SICK_LEAVE\",\"note\":\"The back\"}".formatted(DAY))
        .mustBe(201);
    var query = path("/availability?from=%s&to=%s&sessionTypeId=%s").formatted(DAY, DAY, training);

    var client = api.get(anna.token(), query).mustBe(200);
    var own = api.get(scene.signedIn(coach).token(), query).mustBe(200);
    var list = api.get(anna.token(), path("/availability-exceptions")).mustBe(200);

    assertThat(client.json().path("slots")).isEmpty();
    assertThat(client.json().at("/unavailable/0/date").asString()).isEqualTo(DAY.toString());
    assertThat(client.json().at("/unavailable/0/startTime").isNull()).isTrue();
    assertThat(client.json().at("/unavailable/0/reason").isNull()).isTrue();
    assertThat(own.json().at("/unavailable/0/reason").asString()).isEqualTo("SICK_LEAVE");
    assertThat(client.text() + list.text()).doesNotContain("SICK", "back");
    assertThat(
            api.get(scene.signedIn(scene.coach(training)).token(), path("/availability-exceptions"))
                .text())
        .doesNotContain("SICK", "back");
  }

  @Test
  void an_absence_over_bookings_is_refused_with_a_list_of_them() {
    var booking = book(at("10:00"), "").mustBe(201);

    var refused = away("");

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.code()).isEqualTo("BOOKINGS_IN_CONFLICT");
    assertThat(refused.json().path("bookingCount").asInt()).isEqualTo(1);
    assertThat(refused.json().at("/sessions/0/bookings/0/id").asString()).isEqualTo(booking.id());
    assertThat(refused.json().at("/sessions/0/bookings/0/clientId").asString())
        .isEqualTo(anna.id());
    assertThat(away(",\"onConflict\":\"REFUSE\"").status()).isEqualTo(409);
    assertThat(slots(DAY, "")).isNotEmpty();
    assertThat(scene.booking(booking.id()).path("status").asString()).isEqualTo("CONFIRMED");
  }

  @Test
  void an_absence_may_keep_what_is_booked() {
    var booking = book(at("10:00"), "").mustBe(201).id();

    away(",\"onConflict\":\"KEEP\"").mustBe(201);

    assertThat(scene.booking(booking).path("status").asString()).isEqualTo("CONFIRMED");
    assertThat(slots(DAY, "")).isEmpty();
  }

  @Test
  void an_absence_may_cancel_what_is_booked_with_full_return() {
    var booking = book(at("10:00"), "").mustBe(201);
    var yoga = scene.classType();
    give(training, yoga);
    var session = scene.aClass(yoga, coach, at("15:00"), 5);
    var ben = scene.client(1);
    var bens = scene.book(ben, session).mustBe(201).id();
    var nextDay = scene.aClass(yoga, coach, at("15:00").plus(Duration.ofDays(1)), 5);

    away(",\"onConflict\":\"CANCEL\"").mustBe(201);

    for (var id : List.of(booking.id(), bens)) {
      assertThat(scene.booking(id).path("status").asString()).isEqualTo("CANCELLED");
      assertThat(scene.history(id)).last().isEqualTo("CONFIRMED CANCELLED by owner: COACH_AWAY");
    }
    assertThat(scene.balance(anna.id())).isEqualTo(100);
    assertThat(scene.balance(ben.id())).isEqualTo(1);
    assertThat(scene.told(ben)).first().isEqualTo("BOOKING_CANCELLED_BY_STUDIO");
    var appointment = booking.json().path("sessionId").asString();
    for (var id : List.of(session, appointment)) {
      assertThat(api.get(scene.admin(), "/api/sessions/" + id).json().path("status").asString())
          .isEqualTo("cancelled");
    }
    assertThat(api.get(scene.admin(), "/api/sessions/" + nextDay).json().path("status").asString())
        .isEqualTo("scheduled");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "?from=2026-01-02&to=2026-01-01",
        "?from=2026-01-01&to=2026-03-04",
        "?from=2026-01-01",
        "?from=today&to=tomorrow",
        "?from=2026-02-30&to=2026-03-01"
      })
  void dates_have_to_make_sense(String query) {
    assertThat(api.get(anna.token(), path("/availability" + query)).status()).isEqualTo(400);
    assertThat(
            api.get(anna.token(), "/api/availability" + query + "&sessionTypeId=" + training)
                .status())
        .isEqualTo(400);
  }

  @Test
  void all_coaches_are_asked_at_once() {
    var other = scene.coach(training);
    var all =
        api.get(
                anna.token(),
                "/api/availability?from=%s&to=%s&sessionTypeId=%s".formatted(DAY, DAY, training))
            .mustBe(200)
            .json()
            .path("items");

    var byCoach = new ArrayList<String>();
    all.forEach(
        item -> byCoach.add(item.path("coachId").asString() + " " + item.path("slots").size()));
    assertThat(byCoach).containsExactlyInAnyOrder(coach + " 9", other + " 61");
  }

  private String type(String kind, int before, int after, int notice, int horizon) {
    return post(
            "/api/session-types",
            """
            {"name":"Training","kind":"%s","durationMinutes":60,"capacity":1,"creditCost":1,
             "bufferBeforeMinutes":%d,"bufferAfterMinutes":%d,"minimumNoticeMinutes":%d,
             "bookingHorizonDays":%d,"cancellationWindowHours":12}
            """
                .formatted(kind, before, after, notice, horizon))
        .mustBe(201)
        .id();
  }

  private void give(String... types) {
    api.patch(
            scene.admin(),
            "/api/coaches/" + coach,
            "{\"sessionTypeIds\":[\"%s\"]}".formatted(String.join("\",\"", types)))
        .mustBe(200);
  }

  private void hours(String from, String to) {
    var rules = new ArrayList<String>();
    for (int day = 0; day < 7; day++) {
      rules.add(
          """
          {"dayOfWeek":%d,"startTime":"%s","endTime":"%s","validFrom":"2020-01-01","validUntil":null}
          """
              .formatted(day, from, to));
    }
    api.put(
            scene.admin(),
            path("/availability-rules"),
            "{\"rules\":[%s]}".formatted(String.join(",", rules)))
        .mustBe(200);
  }

  private Answer away(String more) {
    return post(
        path("/availability-exceptions"),
        "{\"startDate\":\"%s\",\"reason\":\"SICK_LEAVE\"%s}".formatted(DAY, more));
  }

  private Answer book(Instant start, String query) {
    return api.post(anna.token(), "/api/bookings" + query, wanted(training, start));
  }

  private Answer bookAs(String type, Instant start) {
    return api.post(anna.token(), "/api/bookings", wanted(type, start));
  }

  private String wanted(String type, Instant start) {
    return "{\"coachId\":\"%s\",\"sessionTypeId\":\"%s\",\"startsAt\":\"%s\"}"
        .formatted(coach, type, start);
  }

  private List<Instant> slots(LocalDate day, String more) {
    return starts(
        path("/availability?from=%s&to=%s&sessionTypeId=%s%s").formatted(day, day, training, more));
  }

  private List<Instant> slotsOf(String type, LocalDate day) {
    return slotsOf(type, day, day);
  }

  private List<Instant> slotsOf(String type, LocalDate from, LocalDate to) {
    return starts(path("/availability?from=%s&to=%s&sessionTypeId=%s").formatted(from, to, type));
  }

  private List<Instant> starts(String path) {
    var starts = new ArrayList<Instant>();
    api.get(anna.token(), path)
        .mustBe(200)
        .json()
        .path("slots")
        .forEach(slot -> starts.add(Instant.parse(slot.path("startsAt").asString())));
    return starts;
  }

  private List<String> unavailable(String token) {
    var parts = new ArrayList<String>();
    JsonNode found =
        api.get(
                token,
                path("/availability?from=%s&to=%s&sessionTypeId=%s").formatted(DAY, DAY, training))
            .mustBe(200)
            .json()
            .path("unavailable");
    found.forEach(
        part ->
            parts.add(part.path("startTime").asString() + "-" + part.path("endTime").asString()));
    return parts;
  }

  private static Instant at(String time) {
    return DAY.atTime(LocalTime.parse(time)).atZone(ZONE).toInstant();
  }

  private String path(String more) {
    return "/api/coaches/%s%s".formatted(coach, more);
  }

  private Answer post(String path, String body) {
    return api.post(scene.admin(), path, body);
  }
}
