package studio.booking.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import studio.booking.Api;
import studio.booking.Api.Answer;
import studio.booking.BookingTest;
import studio.booking.StudioScene;
import studio.booking.StudioScene.SignedIn;
import studio.booking.demo.DemoStudios;
import studio.booking.demo.TestTokens;
import studio.booking.shared.Ids;
import studio.booking.shared.PersonId;
import studio.booking.shared.Role;
import tools.jackson.databind.JsonNode;

/** Booking as front ends meet it: who books, what it costs, and why not. */
class BookingApiTest extends BookingTest {
  private static final ZoneId ZONE = ZoneId.of("America/Los_Angeles");

  private Api api;
  private StudioScene scene;
  private String yoga;
  private String coach;
  private SignedIn anna;

  @BeforeEach
  void setTheScene() {
    api = api();
    scene = new StudioScene(api);
    yoga = scene.classType();
    coach = scene.coach(yoga);
    anna = scene.client(5);
  }

  @Test
  void A1_who_books_is_who_the_token_says() {
    var session = scene.aClass(yoga, coach, StudioScene.in(2, 0), 5);
    var ben = scene.client(5);

    var own = scene.book(anna, session).mustBe(201).json();
    var anothers = bookFor(anna.token(), session, ben.id());
    var byTheCoach = bookFor(api.person(coach), session, ben.id()).mustBe(201).json();

    assertThat(own.path("clientId").asString()).isEqualTo(anna.id());
    assertThat(anothers.mustBe(403).code()).isEqualTo("FORBIDDEN");
    assertThat(byTheCoach.path("clientId").asString()).isEqualTo(ben.id());
    assertThat(scene.balance(anna.id())).isEqualTo(4);
    assertThat(scene.balance(ben.id())).isEqualTo(4);
  }

  @Test
  void A1_no_valid_token_brings_the_program_down() {
    var session = scene.aClass(yoga, coach, StudioScene.in(2, 0), 5);
    var abroad = new StudioScene(api, "south");
    var there = abroad.classType();
    var elsewhere = abroad.aClass(there, abroad.coach(there), StudioScene.in(2, 0), 5);
    // People with a token whom the studio has never seen, or who are no clients of it.
    var tokens = new ArrayList<>(List.of(anna.token(), api.person(coach), scene.admin()));
    for (var role : Role.values()) {
      var stranger = new PersonId(Ids.next());
      tokens.add(TestTokens.of(program, DemoStudios.NORTH.organization(), stranger, Set.of(role)));
    }

    for (var token : tokens) {
      for (var target : List.of(session, elsewhere, Ids.next().toString())) {
        var answers =
            List.of(
                api.post(token, "/api/bookings", "{\"sessionId\":\"%s\"}".formatted(target)),
                bookFor(token, target, anna.id()),
                bookFor(token, target, coach),
                bookFor(token, target, Ids.next().toString()));
        assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isLessThan(500));
        if (!target.equals(session)) {
          assertThat(answers).noneSatisfy(answer -> assertThat(answer.status()).isEqualTo(201));
        }
      }
    }
  }

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
    var front = seat(hall, "front");

    var withoutSeat = scene.book(anna, hall);
    var ofAnother = bookSeat(hall, seat(otherHall, "front"));
    var ownPrice =
        api.post(
            anna.token(),
            "/api/bookings",
            "{\"sessionId\":\"%s\",\"placeId\":\"%s\",\"creditCost\":0}".formatted(hall, front));
    var booked = bookSeat(hall, front).mustBe(201).json();

    assertThat(withoutSeat.mustBe(409).code()).isEqualTo("SEAT_REQUIRED");
    assertThat(ofAnother.mustBe(404).text()).contains("/placeId");
    assertThat(ownPrice.mustBe(400).text()).contains("/creditCost");
    assertThat(booked.path("placeId").asString()).isEqualTo(front);
    assertThat(booked.path("creditCost").asInt()).isEqualTo(3);
    assertThat(scene.balance(anna.id())).isEqualTo(2);
    // A seat without a price of its own costs what the session does.
    bookSeat(otherHall, seat(otherHall, "back")).mustBe(201);
    assertThat(scene.balance(anna.id())).isEqualTo(1);
  }

  @Test
  void A13_each_thing_in_the_way_has_a_problem_of_its_own() {
    var ben = scene.client(5);
    var hall = seated(StudioScene.in(2, 0));
    var front = seat(hall, "front");
    api.post(ben.token(), "/api/bookings", seatOf(hall, front)).mustBe(201);
    var full = scene.aClass(yoga, coach, StudioScene.in(2, 3), 1);
    scene.book(ben, full).mustBe(201);
    var twice = scene.aClass(yoga, coach, StudioScene.in(2, 6), 5);
    scene.book(anna, twice).mustBe(201);
    var meanwhile = scene.aClass(yoga, scene.coach(yoga), StudioScene.in(2, 6), 5);
    var cancelled = scene.aClass(yoga, coach, StudioScene.in(2, 9), 5);
    api.post(scene.admin(), "/api/sessions/%s/cancel".formatted(cancelled), "{}").mustBe(200);
    var begun = begunAnHourAgo(scene.aClass(yoga, scene.coach(yoga), StudioScene.in(2, 12), 5));
    var strict = type("\"creditCost\":1,\"minimumNoticeMinutes\":1440,\"bookingHorizonDays\":7");
    var giver = scene.coach(strict);
    var tooLate = scene.aClass(strict, giver, StudioScene.in(0, 20), 5);
    var tooEarly = scene.aClass(strict, giver, StudioScene.in(30, 0), 5);
    var abroad = new StudioScene(api, "south");
    var there = abroad.classType();
    var foreign = abroad.aClass(there, abroad.coach(there), StudioScene.in(2, 0), 5);
    int balance = scene.balance(anna.id());

    var answers =
        Map.of(
            "PLACE_TAKEN", bookSeat(hall, front),
            "SESSION_FULL", scene.book(anna, full),
            "CLIENT_ALREADY_BOOKED", scene.book(anna, twice),
            "CLIENT_BUSY", scene.book(anna, meanwhile),
            "SESSION_CANCELLED", scene.book(anna, cancelled),
            "SESSION_STARTED", scene.book(anna, begun),
            "TOO_LATE", scene.book(anna, tooLate),
            "TOO_EARLY", scene.book(anna, tooEarly));

    answers.forEach((code, answer) -> assertThat(answer.mustBe(409).code()).isEqualTo(code));
    assertThat(answers.values().stream().map(one -> one.json().path("type").asString()))
        .doesNotHaveDuplicates()
        .doesNotContain("");
    // Another studio's session is no session here: the same answer as for one that never was.
    for (var unknown : List.of(foreign, Ids.next().toString())) {
      var answer = scene.book(anna, unknown).mustBe(404);
      assertThat(answer.json().path("pointer").asString()).isEqualTo("/sessionId");
    }
    assertThat(scene.balance(anna.id())).isEqualTo(balance);
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
  void A19_lack_of_credits_is_402_and_says_how_many_are_needed_and_there() {
    var hall = seated(StudioScene.in(2, 0));
    var ben = scene.client(1);

    var refused = api.post(ben.token(), "/api/bookings", seatOf(hall, seat(hall, "front")));

    assertThat(refused.mustBe(402).code()).isEqualTo("INSUFFICIENT_CREDITS");
    assertThat(refused.header("Content-Type")).startsWith("application/problem+json");
    assertThat(refused.json().path("type").asString()).isEqualTo("/problems/insufficient-credits");
    assertThat(refused.json().path("required").asInt()).isEqualTo(3);
    assertThat(refused.json().path("available").asInt()).isEqualTo(1);
    assertThat(refused.json().path("missing").asInt()).isEqualTo(2);
    assertThat(scene.balance(ben.id())).isEqualTo(1);
    bookSeatAs(ben, hall, seat(hall, "back")).mustBe(201);
  }

  @Test
  void A20_cancelling_gives_place_and_credit_back_once() {
    var session = scene.aClass(yoga, coach, StudioScene.in(9, 0), 1);
    var booking = scene.book(anna, session).mustBe(201).id();
    var path = "/api/bookings/%s/cancel".formatted(booking);

    var answers =
        Api.atOnce(
            List.<java.util.concurrent.Callable<Answer>>of(
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

  /** A type of class with these members besides. */
  private String type(String more) {
    return api.post(
            scene.admin(),
            "/api/session-types",
            "{\"name\":\"Scene\",\"kind\":\"CLASS\",\"durationMinutes\":60,\"capacity\":5,%s}"
                .formatted(more))
        .mustBe(201)
        .id();
  }

  private Answer schedule(String type, String giver, Instant startsAt, String room) {
    return api.post(
        scene.admin(),
        "/api/sessions",
        "{\"sessionTypeId\":\"%s\",\"coachId\":\"%s\",\"startsAt\":\"%s\",%s}"
            .formatted(type, giver, startsAt, room));
  }

  /** A class with a seat in front for three credits, and one in the back for the usual one. */
  private String seated(Instant startsAt) {
    return schedule(
            yoga,
            scene.coach(yoga),
            startsAt,
            "\"places\":[{\"label\":\"front\",\"creditCost\":3},{\"label\":\"back\",\"creditCost\":null}]")
        .mustBe(201)
        .id();
  }

  private String seat(String session, String label) {
    for (var place :
        api.get(anna.token(), "/api/sessions/%s/places".formatted(session))
            .mustBe(200)
            .json()
            .path("items")) {
      if (place.path("label").asString().equals(label)) return place.path("id").asString();
    }
    throw new AssertionError("No seat " + label);
  }

  private static String seatOf(String session, String place) {
    return "{\"sessionId\":\"%s\",\"placeId\":\"%s\"}".formatted(session, place);
  }

  private Answer bookSeat(String session, String place) {
    return bookSeatAs(anna, session, place);
  }

  private Answer bookSeatAs(SignedIn client, String session, String place) {
    return api.post(client.token(), "/api/bookings", seatOf(session, place));
  }

  private Answer bookFor(String token, String session, String client) {
    return api.post(
        token,
        "/api/bookings",
        "{\"sessionId\":\"%s\",\"clientId\":\"%s\"}".formatted(session, client));
  }

  /** Nobody can schedule what has begun, so its rows are moved. */
  private static String begunAnHourAgo(String session) {
    var start = Instant.now().minus(Duration.ofHours(1));
    Database.get()
        .execute(
            """
            update scheduling.session set starts_at = '%1$s', ends_at = '%2$s',
              blocked = tstzrange('%1$s', '%2$s') where id = '%3$s'
            """
                .formatted(start, start.plus(Duration.ofHours(2)), session));
    return session;
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
