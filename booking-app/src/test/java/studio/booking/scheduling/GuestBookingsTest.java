package studio.booking.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import studio.booking.Api.Answer;
import studio.booking.StudioScene;
import studio.booking.StudioScene.SignedIn;
import tools.jackson.databind.JsonNode;

/** Clients bring somebody along, for whom they book and pay. */
class GuestBookingsTest extends OfOwnStudio {
  private static final ZoneId ZONE = ZoneId.of("America/Los_Angeles");
  private static final Instant NOON =
      LocalDate.now(ZONE).plusDays(3).atTime(LocalTime.NOON).atZone(ZONE).toInstant();
  private static final String NAME = "Zerlina Käßbohrer-Ó'Dwyer";

  private static final String TABLES =
      """
      select format('%I.%I', schemaname, tablename) from pg_tables
      where schemaname not in ('pg_catalog', 'information_schema') order by 1
      """;

  @Test
  void guests_have_places_beside_their_host_who_pays_for_all() {
    var session = scene.aClass(yoga, coach, StudioScene.in(2, 0), 3);

    var first = bring(anna, NAME, session).mustBe(201).json();
    var own = scene.book(anna, session).mustBe(201).json();
    var second = bring(anna, "Quirin", session).mustBe(201).json();

    assertThat(first.at("/guest/name").asString()).isEqualTo(NAME);
    assertThat(first.path("clientId").asString()).isEqualTo(anna.id());
    assertThat(first.path("paymentType").asString()).isEqualTo("CREDIT");
    assertThat(own.path("guest").isNull()).isTrue();
    assertThat(scene.balance(anna.id())).isZero();
    assertThat(scene.book(anna, session).mustBe(409).code()).isEqualTo("CLIENT_ALREADY_BOOKED");
    assertThat(bring(anna, "Nobody", session).mustBe(409).code()).isEqualTo("SESSION_FULL");
    cancel(anna, id(second));
    assertThat(scene.booking(id(second)).at("/guest/name").asString()).isEqualTo("Quirin");
    assertThat(scene.booking(id(own)).path("status").asString()).isEqualTo("CONFIRMED");
  }

  @Test
  void a_guest_keeps_nobody_busy() {
    var there = scene.aClass(yoga, coach, StudioScene.in(2, 0), 3);
    var meanwhile = scene.aClass(yoga, scene.coach(yoga), StudioScene.in(2, 0), 3);
    bring(anna, NAME, there).mustBe(201);

    scene.book(anna, meanwhile).mustBe(201);
    var other = bring(anna, "Quirin", meanwhile).mustBe(201).id();

    assertThat(scene.book(anna, there).mustBe(409).code()).isEqualTo("CLIENT_BUSY");
    var later = scene.aClass(yoga, coach, StudioScene.in(2, 5), 3);
    scene.give(anna.id(), 1);
    scene.book(anna, later).mustBe(201);
    var move = "{\"sessionId\":\"%s\"}".formatted(later);
    var path = "/api/bookings/%s/reschedule".formatted(other);
    var moved = api.post(anna.token(), path, move, "Idempotency-Key", "moved").mustBe(200);
    assertThat(moved.json().at("/guest/name").asString()).isEqualTo("Quirin");
    assertThat(api.post(anna.token(), path, move, "Idempotency-Key", "moved").text())
        .isEqualTo(moved.text());
    assertThat(scene.booking(other).at("/guest/name").asString()).isEqualTo("Quirin");
  }

  @Test
  void sessions_can_move_to_where_the_host_is_busy() {
    var guests = scene.aClass(yoga, coach, StudioScene.in(3, 0), 3);
    var own = scene.aClass(yoga, scene.coach(yoga), StudioScene.in(3, 4), 3);
    var booking = bring(anna, NAME, guests).mustBe(201).id();
    scene.book(anna, own).mustBe(201);

    var to = StudioScene.in(3, 4);
    api.patch(scene.admin(), "/api/sessions/" + guests, "{\"startsAt\":\"%s\"}".formatted(to))
        .mustBe(200);

    assertThat(Instant.parse(scene.booking(booking).path("startsAt").asString())).isEqualTo(to);
  }

  @Test
  void whoever_waits_goes_on_waiting_when_they_book_for_a_guest() {
    var session = scene.aClass(yoga, coach, StudioScene.in(2, 0), 1);
    var ben = scene.client(1);
    var bens = scene.book(ben, session).mustBe(201).id();
    var poor = scene.client(0);
    var waitlist = "/api/sessions/%s/waitlist".formatted(session);
    api.post(poor.token(), waitlist, "{}").mustBe(201);
    api.post(anna.token(), waitlist, "{\"guest\":{\"name\":\"Quirin\"}}").mustBe(400);
    cancel(ben, bens);
    // Nobody who waits can pay, so the place is anybody's.
    var body = "\"clientId\":\"%s\"".formatted(poor.id());
    var held =
        api.post(
            scene.admin(),
            "/api/bookings",
            "{\"sessionId\":\"%s\",%s,%s,\"onInsufficientCredits\":\"HOLD\"}"
                .formatted(session, guest(NAME), body));

    assertThat(held.mustBe(201).json().path("status").asString()).isEqualTo("PENDING_PAYMENT");

    assertThat(api.get(poor.token(), waitlist + "/me").mustBe(200).json().path("position").asInt())
        .isEqualTo(1);
    assertThat(bring(anna, NAME, session).mustBe(409).code()).isEqualTo("SESSION_FULL");
  }

  @Test
  void a_held_guest_is_confirmed_by_the_hosts_new_package() {
    var poor = scene.client(0);
    var wish =
        "{\"coachId\":\"%s\",\"sessionTypeId\":\"%s\",\"startsAt\":\"%s\",%s,\"onInsufficientCredits\":\"HOLD\"}"
            .formatted(coach, training, NOON, guest(NAME));
    var tried = api.post(poor.token(), "/api/bookings?dryRun=true", wish).mustBe(200).json();
    assertThat(tried.path("possible").asBoolean()).isTrue();
    var held = api.post(poor.token(), "/api/bookings", wish).mustBe(201).json();
    assertThat(held.path("status").asString()).isEqualTo("PENDING_PAYMENT");
    assertThat(held.at("/guest/name").asString()).isEqualTo(NAME);

    scene.redeem(poor, scene.pack(1)).mustBe(201);

    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> status(scene.booking(id(held))).equals("CONFIRMED"));
    var paid = scene.booking(id(held));
    assertThat(paid.at("/guest/name").asString()).isEqualTo(NAME);
    assertThat(paid.path("creditsUsed").asInt()).isEqualTo(1);
  }

  @Test
  void passes_for_a_day_are_not_for_guests() {
    var session = scene.aClass(yoga, coach, StudioScene.in(2, 0), 3);
    var wish =
        "{\"sessionId\":\"%s\",%s,\"payWith\":\"ALL_ACCESS\"}".formatted(session, guest(NAME));

    var refused = api.post(anna.token(), "/api/bookings", wish);

    assertThat(refused.text()).contains("NOT_FOR_GUESTS");
    assertThat(refused.code()).isEqualTo("NOT_PAYABLE_THAT_WAY");
    assertThat(scene.balance(anna.id())).isEqualTo(3);
  }

  @Test
  void host_coach_and_admins_know_who_comes_and_nobody_else() {
    var session = scene.aClass(yoga, coach, StudioScene.in(2, 0), 5);
    var theirs = scene.signedIn(coach);
    var wish =
        "{\"sessionId\":\"%s\",\"clientId\":\"%s\",%s}".formatted(session, anna.id(), guest(NAME));
    var booking = api.post(theirs.token(), "/api/bookings", wish).mustBe(201).id();
    var one = "/api/bookings/" + booking;
    var inCare = scene.signedIn(scene.coach(yoga));
    scene.assign(inCare.id(), anna.id());
    var stranger = scene.signedIn(scene.coach(yoga));

    for (var token : List.of(anna.token(), theirs.token(), scene.admin())) {
      assertThat(api.get(token, one).mustBe(200).text()).contains(NAME);
      assertThat(listed(token, booking).at("/guest/name").asString()).isEqualTo(NAME);
    }
    for (var token : List.of(theirs.token(), scene.admin())) {
      var roster = api.get(token, "/api/sessions/%s/bookings".formatted(session)).mustBe(200);
      assertThat(roster.json().at("/items/0/guest/name").asString()).isEqualTo(NAME);
      assertThat(roster.json().at("/items/0/clientId").asString()).isEqualTo(anna.id());
    }
    var unnamed = api.get(inCare.token(), one).mustBe(200).json();
    assertThat(unnamed.at("/guest").propertyNames()).containsExactly("name");
    assertThat(unnamed.at("/guest/name").isNull()).isTrue();
    assertThat(listed(inCare.token(), booking).at("/guest/name").isNull()).isTrue();
    assertThat(api.get(stranger.token(), one).status()).isEqualTo(404);
    assertThat(api.get(scene.client(0).token(), one).status()).isEqualTo(404);
  }

  @Test
  void the_name_is_in_one_row_and_gone_with_it() throws SQLException {
    var session = scene.aClass(yoga, coach, StudioScene.in(2, 0), 5);
    var name = "Xanthippe Käßbohrer-Ó'Dwyer";
    var wish = "{\"sessionId\":\"%s\",%s}".formatted(session, guest(name));
    var answer = api.post(anna.token(), "/api/bookings", wish, "Idempotency-Key", "guest");
    var booking = answer.mustBe(201).id();
    assertThat(answer.json().at("/guest/name").asString()).isEqualTo(name);
    var again = api.post(anna.token(), "/api/bookings", wish, "Idempotency-Key", "guest");
    assertThat(again.mustBe(201).text()).isEqualTo(answer.text());
    assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
    assertThat(bring(anna, "Quirin", session, "Idempotency-Key", "guest").code())
        .isEqualTo("IDEMPOTENCY_KEY_REUSED");
    var path = "/api/bookings/%s/cancel".formatted(booking);
    api.post(anna.token(), path, "{\"reason\":\"ill\"}", "Idempotency-Key", "no").mustBe(200);
    var feed = api.send("POST", anna.token(), "/api/my-calendar", null).mustBe(201).json();

    assertThat(tablesThatKnow("Xanthippe")).containsExactly("scheduling.booking_guest");
    var calendar = URI.create(feed.path("url").asString()).getPath();
    assertThat(api.get(null, calendar).mustBe(200).text())
        .contains("(guest)")
        .doesNotContain("Xanthippe");
    assertThat(api.get(anna.token(), "/api/my-notices").text()).doesNotContain("Xanthippe");

    Database.get()
        .execute("delete from scheduling.booking_guest where booking_id = '%s'".formatted(booking));

    assertThat(tablesThatKnow("Xanthippe")).isEmpty();
    assertThat(scene.booking(booking).path("guest").isObject()).isTrue();
    assertThat(scene.booking(booking).at("/guest/name").isNull()).isTrue();
    var replayed = api.post(anna.token(), "/api/bookings", wish, "Idempotency-Key", "guest");
    assertThat(replayed.mustBe(201).json().at("/guest/name").isNull()).isTrue();
  }

  @Test
  void it_is_said_of_guests_too_whether_they_came() throws InterruptedException {
    var soon = scene.aClass(yoga, coach, Begun.soon(api), 3);
    var booking = bring(anna, NAME, soon).mustBe(201).id();
    Begun.await(api, soon, scene.admin());

    var marks = "{\"bookings\":[{\"id\":\"%s\",\"status\":\"NO_SHOW\"}]}".formatted(booking);
    var answer =
        api.post(
            scene.signedIn(coach).token(), "/api/sessions/%s/attendance".formatted(soon), marks);

    assertThat(answer.mustBe(200).json().at("/items/0/guest/name").asString()).isEqualTo(NAME);
    assertThat(answer.json().at("/items/0/status").asString()).isEqualTo("NO_SHOW");
  }

  @Test
  void a_name_is_a_line_of_a_hundred_characters_at_most() {
    var session = scene.aClass(yoga, coach, StudioScene.in(2, 0), 5);

    for (var bad : List.of("", "  ", "a\\nb", "x".repeat(101))) {
      assertThat(bring(anna, bad, session).mustBe(400).text()).contains("/guest/name");
    }
    var nameless = "{\"sessionId\":\"%s\",\"guest\":{}}".formatted(session);
    api.post(anna.token(), "/api/bookings", nameless).mustBe(400);
    bring(anna, "x".repeat(100), session).mustBe(201);
  }

  private Answer bring(SignedIn host, String name, String session, String... headers) {
    var wish = "{\"sessionId\":\"%s\",%s}".formatted(session, guest(name));
    return api.post(host.token(), "/api/bookings", wish, headers);
  }

  private static String guest(String name) {
    return "\"guest\":{\"name\":\"%s\"}".formatted(name);
  }

  private void cancel(SignedIn client, String booking) {
    api.post(client.token(), "/api/bookings/%s/cancel".formatted(booking), "{}").mustBe(200);
  }

  private JsonNode listed(String token, String booking) {
    var path = "/api/bookings?clientId=" + anna.id();
    for (var item : api.get(token, path).mustBe(200).json().path("items")) {
      if (id(item).equals(booking)) return item;
    }
    throw new AssertionError("Not listed: " + booking);
  }

  private static String id(JsonNode item) {
    return item.path("id").asString();
  }

  private static String status(JsonNode booking) {
    return booking.path("status").asString();
  }

  /** Looks into every column of every row, past row-level security. */
  private static List<String> tablesThatKnow(String text) throws SQLException {
    var knowing = new ArrayList<String>();
    try (var connection = Database.get().superuser().getConnection();
        var sql = connection.createStatement()) {
      for (var table : column(sql, TABLES)) {
        var known = "select 1 from %s t where t::text ilike '%%%s%%' limit 1";
        if (!column(sql, known.formatted(table, text)).isEmpty()) knowing.add(table);
      }
    }
    return knowing;
  }

  private static List<String> column(Statement sql, String query) throws SQLException {
    var values = new ArrayList<String>();
    try (var rows = sql.executeQuery(query)) {
      while (rows.next()) values.add(rows.getString(1));
    }
    return values;
  }
}
