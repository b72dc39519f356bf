package studio.booking.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import studio.booking.Api;
import studio.booking.BookingTest;
import studio.booking.OwnStudio;
import studio.booking.StudioScene;
import studio.booking.StudioScene.SignedIn;
import tools.jackson.databind.JsonNode;

/** Lists of bookings: filters, order, and pages from which nothing is lost. */
class BookingListsTest extends BookingTest {
  private static final ZoneId ZONE = ZoneId.of("America/Los_Angeles");

  private Api api;
  private StudioScene scene;
  private String yoga;
  private String coach;
  private SignedIn anna;

  @BeforeEach
  void setTheScene() {
    api = api();
    scene = new OwnStudio(program, api).scene();
    yoga = scene.classType();
    coach = scene.coach(yoga);
    anna = scene.client(50);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sort=start&direction=asc",
        "sort=start&direction=desc",
        "sort=created&direction=asc",
        "sort=created&direction=desc"
      })
  void no_booking_is_lost_or_told_twice_while_others_are_added(String order) {
    var before = new ArrayList<String>();
    // Two at the same time, in the order of neither start nor creation.
    for (int hour : new int[] {12, 3, 30, 21, 6, 27, 9}) before.add(booked(hour));
    var seen = new ArrayList<String>();
    var added = new ArrayList<String>();
    var cursor = "";
    int hour = 40;
    while (true) {
      var page = list(anna, "?limit=2&" + order + cursor);
      seen.addAll(ids(page));
      if (page.path("nextCursor").isNull()) break;
      cursor = "&cursor=" + page.path("nextCursor").asString();
      // One before all others, and one behind them.
      if (added.size() < 6) {
        added.add(booked(hour++ * 3));
        added.add(booked(-hour));
      }
    }
    assertThat(seen).doesNotHaveDuplicates().containsAll(before);
    var starts = new ArrayList<Instant>();
    if (order.startsWith("sort=start")) {
      for (var id : seen) {
        starts.add(Instant.parse(scene.booking(id).path("startsAt").asString()));
      }
      assertThat(order.endsWith("desc") ? starts.reversed() : starts).isSorted();
    }
  }

  @Test
  void filters_leave_what_was_asked_for() {
    var other = scene.coach(yoga);
    var ben = scene.client(5);
    var first = booked(3);
    var session = scene.booking(first).path("sessionId").asString();
    var bens = scene.book(ben, session).mustBe(201).id();
    var theirs =
        scene.book(anna, scene.aClass(yoga, other, StudioScene.in(9, 0), 3)).mustBe(201).id();
    var gone = booked(6);
    api.post(anna.token(), "/api/bookings/%s/cancel".formatted(gone), "{}").mustBe(200);
    var day = LocalDate.ofInstant(StudioScene.in(9, 0), ZONE);

    assertThat(all("?sessionId=" + session)).containsExactlyInAnyOrder(first, bens);
    assertThat(all("?clientId=" + ben.id())).containsExactly(bens);
    assertThat(all("?coachId=" + other)).containsExactly(theirs);
    assertThat(all("?status=CANCELLED")).containsExactly(gone);
    assertThat(all("?from=%s&to=%s".formatted(day, day))).containsExactly(theirs);
    assertThat(all("?from=" + day.plusDays(1))).isEmpty();
    assertThat(all("?clientId=%s&status=CONFIRMED&coachId=%s".formatted(anna.id(), coach)))
        .containsExactly(first);
    assertThat(all("")).containsExactlyInAnyOrder(first, bens, theirs, gone);
    // Everybody has their own eyes.
    assertThat(ids(list(anna, ""))).containsExactlyInAnyOrder(first, theirs, gone);
    assertThat(ids(list(ben, "?clientId=" + anna.id()))).isEmpty();
    assertThat(ids(list(scene.signedIn(other), ""))).containsExactly(theirs);
    for (var wrong : new String[] {"?status=GONE", "?from=soon", "?coach=x", "?limit=0"}) {
      assertThat(api.get(anna.token(), "/api/bookings" + wrong).status()).isEqualTo(400);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/bookings", "/api/sessions"})
  void dates_that_end_before_they_begin_are_a_mistake(String list) {
    var answer = api.get(anna.token(), list + "?from=2030-01-02&to=2030-01-01");

    assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    assertThat(answer.json().at("/errors/0/parameter").asString()).isEqualTo("to");
    assertThat(answer.json().at("/errors/0/message").asString())
        .isEqualTo("must not be before from");
    api.get(anna.token(), list + "?from=2030-01-01&to=2030-01-01").mustBe(200);
  }

  @Test
  void a_coach_sees_all_bookings_of_the_clients_in_their_care() {
    var caring = scene.signedIn(scene.coach(yoga));
    var ben = scene.client(5);
    var session = scene.aClass(yoga, coach, StudioScene.in(2, 0), 3);
    var annas = scene.book(anna, session).mustBe(201).id();
    var bens = scene.book(ben, session).mustBe(201).id();
    scene.assign(caring.id(), anna.id());

    assertThat(ids(list(caring, "?clientId=" + anna.id()))).containsExactly(annas);
    assertThat(ids(list(caring, "?clientId=" + ben.id()))).isEmpty();
    assertThat(ids(list(caring, ""))).isEmpty();
    assertThat(api.get(caring.token(), "/api/bookings/" + annas).status()).isEqualTo(200);
    assertThat(api.get(caring.token(), "/api/bookings/" + bens).status()).isEqualTo(404);
  }

  @Test
  void a_broken_cursor_is_said_to_be_one() {
    booked(3);
    booked(6);
    booked(9);
    var good = list(anna, "?limit=1").path("nextCursor").asString();
    var session = api.get(anna.token(), "/api/sessions?limit=1&sort=created").json();
    var foreign = session.path("nextCursor").asString();
    var lists =
        List.of(
            "/api/bookings",
            "/api/sessions",
            "/api/audit-log",
            "/api/clients",
            "/api/packages",
            "/api/redemptions",
            "/api/my-notices",
            "/api/members/%s/credit-transactions".formatted(anna.id()));

    for (var list : lists) {
      for (var broken :
          List.of(
              "nonsense", "%00", good.substring(0, good.length() / 2), "AAAA", "eyJhIjoxfQ==")) {
        var answer = api.get(scene.admin(), list + "?cursor=" + broken);
        assertThat(answer.status()).as(list + " " + broken + " " + answer.text()).isEqualTo(400);
        assertThat(answer.json().at("/errors/0/pointer").asString() + answer.text())
            .contains("cursor");
      }
    }
    assertThat(api.get(anna.token(), "/api/bookings?cursor=" + foreign).status()).isEqualTo(400);
    assertThat(api.get(anna.token(), "/api/bookings?limit=1&cursor=" + good).status())
        .isEqualTo(200);
  }

  @Test
  void history_comes_in_pages_too() {
    var booking = booked(3);
    api.post(anna.token(), "/api/bookings/%s/cancel".formatted(booking), "{}").mustBe(200);
    var path = "/api/bookings/%s/history?limit=1".formatted(booking);

    var first = api.get(anna.token(), path).mustBe(200).json();
    var second =
        api.get(anna.token(), path + "&cursor=" + first.path("nextCursor").asString())
            .mustBe(200)
            .json();

    assertThat(first.at("/items/0/to").asString()).isEqualTo("CONFIRMED");
    assertThat(first.at("/items/0/by").asString()).isEqualTo(anna.id());
    assertThat(first.at("/items/0/from").isNull()).isTrue();
    assertThat(second.at("/items/0/to").asString()).isEqualTo("CANCELLED");
    assertThat(second.path("nextCursor").isNull()).isTrue();
  }

  /** Anna's booking of a class five days and so many hours from now. */
  private String booked(int hours) {
    return scene
        .book(anna, scene.aClass(yoga, coach, StudioScene.in(5, hours), 3))
        .mustBe(201)
        .id();
  }

  private List<String> all(String query) {
    return ids(api.get(scene.admin(), "/api/bookings" + query).mustBe(200).json());
  }

  private JsonNode list(SignedIn somebody, String query) {
    return api.get(somebody.token(), "/api/bookings" + query).mustBe(200).json();
  }

  private static List<String> ids(JsonNode page) {
    var ids = new ArrayList<String>();
    page.path("items").forEach(item -> ids.add(item.path("id").asString()));
    return ids;
  }
}
