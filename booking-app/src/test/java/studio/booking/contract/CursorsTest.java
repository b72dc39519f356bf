package studio.booking.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import studio.booking.Api;
import studio.booking.Api.Answer;
import studio.booking.BookingTest;
import studio.booking.StudioScene;
import studio.booking.StudioScene.SignedIn;
import studio.booking.contract.World.Who;
import studio.booking.shared.Page;
import tools.jackson.databind.JsonNode;

/**
 * Where a page of one list ended is no place in another: a list takes its own cursors only. The
 * lists come from the document, so that a new one is held to it from its first day.
 */
class CursorsTest extends BookingTest {
  private static final int MOST = Page.Request.MAX_LIMIT;

  private Api api;
  private World north;
  private final List<PagedList> lists = new ArrayList<>();

  /**
   * A list with two items at least.
   *
   * @param address of pages of one item
   * @param cursor where the first page ends
   */
  private record PagedList(
      DocumentedRoute route, @Nullable String token, String address, String cursor) {
    /** What clients see of their own, and strangers see, is part of a list of the studio's. */
    String name() {
      return route.path().replaceFirst("/members/\\{id}|/public/\\{slug}|/v2/my-|/admin/", "");
    }

    boolean isPartOf(PagedList other) {
      return name().equals(other.name());
    }
  }

  @BeforeAll
  void readAllLists() {
    api = new Api(address("/").getPort());
    north = new World(api, "north");
    makeTwoOfEach();
    for (var route : Document.of(api).routes()) {
      if (!route.isList()) continue;
      var path = new HashMap<String, String>();
      route.kinds().forEach((part, kind) -> path.put(part, north.one(kind)));
      var query = Calls.query(route, north::one);
      var address = route.with(path) + (query.isEmpty() ? "?" : query + "&") + "limit=1";
      boolean own = route.path().matches("/api/(v2/)?my-.*") || !route.roles().contains("owner");
      var token = north.token(own ? Who.CLIENT : Who.OWNER);
      var first = api.get(token, address).mustBe(200).json();
      var cursor = first.path("nextCursor");
      assertThat(cursor.isString()).as("Make two for %s: %s", route, first).isTrue();
      lists.add(new PagedList(route, token, address, cursor.stringValue()));
    }
  }

  private void makeTwoOfEach() {
    for (int i = 0; i < 2; i++) {
      for (var kind :
          List.of(
              "sessions",
              "emails",
              "redemptions",
              "coupons",
              "credit-purchases",
              "recurring-bookings",
              "consent",
              "consent-versions",
              "versions",
              "erasures",
              "trainer-client-assignments",
              "guardians",
              "wards",
              "availability-additions",
              "availability-exceptions")) {
        north.fresh(kind);
      }
    }
    // A booking with a past, and a session with two who come.
    var cancelled = "/api/bookings/%s/cancel".formatted(north.one("bookings"));
    api.post(north.token(Who.CLIENT), cancelled, "{}").mustBe(200);
    north.one("bookings of the session");
    var session = "{\"sessionId\":\"%s\"}".formatted(north.one("sessions"));
    api.post(north.token(Who.CLIENT2), "/api/bookings", session).mustBe(201);
    // No room for two more, who wait.
    var path = "/api/sessions/" + north.one("sessions");
    api.send("PATCH", north.token(Who.ADMIN), path, "{\"capacity\":2}").mustBe(200);
    for (int i = 0; i < 2; i++) {
      api.post(north.scene().client(0).token(), path + "/waitlist", "{}").mustBe(201);
    }
  }

  @TestFactory
  Stream<DynamicTest> K10_a_list_comes_in_pages_that_meet_and_have_an_end() {
    return lists.stream()
        .map(list -> DynamicTest.dynamicTest(list.route().toString(), () -> comesInPages(list)));
  }

  private void comesInPages(PagedList list) {
    var base = list.address().replaceFirst("limit=1$", "limit=");
    var atOnce = items(api.get(list.token(), base + MOST).mustBe(200).json());
    int some = Math.min(atOnce.size(), 6);

    var page = api.get(list.token(), list.address()).mustBe(200).json();
    var byOne = new ArrayList<JsonNode>();
    while (byOne.size() < some) {
      assertThat(page.path("items")).hasSize(1);
      byOne.addAll(items(page));
      var cursor = page.path("nextCursor");
      if (cursor.isNull()) break;
      page = api.get(list.token(), list.address() + "&cursor=" + cursor.stringValue()).json();
    }

    assertThat(byOne).isEqualTo(atOnce.subList(0, some));
    if (atOnce.size() == some) assertThat(page.path("nextCursor").isNull()).isTrue();
    for (var limit : List.of("0", "-1", String.valueOf(MOST + 1), "all")) {
      var answer = api.get(list.token(), base + limit);
      Manners.refused(answer, 400, list.route(), "limit=" + limit);
      assertThat(Manners.faults(answer)).containsExactly("limit");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "&sort=created&direction=asc"})
  void K10_nothing_is_missed_or_seen_twice_while_things_come_and_go(String order) {
    var scene = north.scene();
    var client = scene.client(9);
    var coach = scene.coach(north.one("given types"));
    var there = new ArrayList<String>();
    for (int day = 1; day <= 5; day++) there.add(booked(client, coach, day * 10));
    var address = "/api/bookings?limit=2" + order;
    var first = api.get(client.token(), address).mustBe(200).json();

    // One before where the page ended, one after it, one that is given up meanwhile.
    booked(client, coach, 5);
    var between = booked(client, coach, 35);
    api.post(client.token(), "/api/bookings/%s/cancel".formatted(there.get(0)), "{}").mustBe(200);
    var seen = new ArrayList<>(ids(first));
    for (var page = first; page.path("nextCursor").isString(); ) {
      var cursor = page.path("nextCursor").stringValue();
      page = api.get(client.token(), address + "&cursor=" + cursor).mustBe(200).json();
      seen.addAll(ids(page));
    }

    assertThat(seen).doesNotHaveDuplicates().contains(between).containsSubsequence(there);
  }

  private String booked(SignedIn client, String coach, int hours) {
    var scene = north.scene();
    var start = StudioScene.in(0, hours);
    return scene
        .book(client, scene.aClass(north.one("given types"), coach, start, 2))
        .mustBe(201)
        .id();
  }

  private static List<JsonNode> items(JsonNode page) {
    return page.path("items").valueStream().toList();
  }

  private static List<String> ids(JsonNode page) {
    return items(page).stream().map(one -> one.path("id").asString()).toList();
  }

  @TestFactory
  Stream<DynamicTest> a_list_takes_its_own_cursors_only() {
    return lists.stream()
        .map(list -> DynamicTest.dynamicTest(list.route().toString(), () -> takesItsOwnOnly(list)));
  }

  private void takesItsOwnOnly(PagedList list) {
    var failures = new Failures();
    failures.check(() -> continued(list, list).mustBe(200));
    for (var other : lists) {
      if (other.isPartOf(list)) continue;
      failures.check(
          () -> {
            var answer = continued(list, other);
            Manners.refused(answer, 400, list.route(), "the cursor of " + other.route());
            assertThat(Manners.faults(answer)).containsExactly("cursor");
          });
    }
    failures.throwIfAny();
  }

  /** The list from where a page of the other ended. */
  private Answer continued(PagedList list, PagedList other) {
    return api.get(list.token(), list.address() + "&cursor=" + other.cursor());
  }
}
