package studio.booking.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import studio.booking.Api;
import studio.booking.Api.Answer;
import studio.booking.BookingTest;
import studio.booking.OwnStudio;
import studio.booking.StudioScene;
import studio.booking.StudioScene.SignedIn;
import studio.booking.shared.Role;

/** What calendar programs read, from the address to the event, and back after each change. */
class CalendarsTest extends BookingTest {
  private static final Instant TEN = StudioScene.in(3, 0);
  private static final Duration HOUR = Duration.ofHours(1);
  private static final ZoneId LOS_ANGELES = ZoneId.of("America/Los_Angeles");

  private Api api;
  private OwnStudio studio;
  private StudioScene scene;
  private String yoga;
  private SignedIn kim;
  private SignedIn anna;

  @BeforeEach
  void setTheScene() {
    api = api();
    studio = new OwnStudio(program, api);
    scene = studio.scene();
    yoga = scene.classType();
    kim = scene.signedIn(scene.coach(yoga));
    anna = scene.client(5);
  }

  @Test
  void a_coach_and_a_client_subscribe_to_what_they_have_on() {
    var session = scene.aClass(yoga, kim.id(), TEN, 5);
    var booking = scene.book(anna, session).mustBe(201).id();
    scene.hold(scene.client(0), session).mustBe(201);

    var coachs = feed(renew(kim));
    var clients = feed(renew(anna));

    assertThat(coachs.name()).isEqualTo("A studio");
    var given = coachs.of(session);
    assertThat(given.start()).isEqualTo(TEN);
    assertThat(given.end()).isEqualTo(TEN.plus(HOUR));
    assertThat(given.summary()).isEqualTo("Scene");
    assertThat(given.description()).isEqualTo("2 of 5 booked.");
    assertThat(given.status()).isEqualTo("CONFIRMED");
    assertThat(clients.events()).hasSize(1);
    var attended = clients.of(booking);
    assertThat(attended.start()).isEqualTo(TEN);
    assertThat(attended.end()).isEqualTo(TEN.plus(HOUR));
    assertThat(attended.description()).isEqualTo("With Scene.");
    assertThat(attended.status()).isEqualTo("CONFIRMED");
  }

  @Test
  void nothing_of_anybody_else_is_in_it() {
    var session = scene.aClass(yoga, kim.id(), TEN, 5);
    var ben = scene.client(5);
    var annas = scene.book(anna, session).mustBe(201).id();
    var bens = scene.book(ben, session).mustBe(201).id();
    var alias = api.get(scene.admin(), "/api/clients/" + ben.id()).json().path("alias").asString();
    assertThat(alias).isNotBlank();

    assertThat(api.get(null, renew(kim)).text())
        .contains(session)
        .doesNotContain(alias, ben.id(), bens, anna.id());
    assertThat(api.get(null, renew(anna)).text())
        .contains(annas)
        .doesNotContain(alias, ben.id(), bens, kim.id());
  }

  @Test
  void a_moved_session_keeps_its_name_and_gets_a_later_number() {
    var session = scene.aClass(yoga, kim.id(), TEN, 5);
    var booking = scene.book(anna, session).mustBe(201).id();
    var coachs = renew(kim);
    var clients = renew(anna);
    var before = feed(clients).of(booking);
    var given = feed(coachs).of(session);

    change(session, "{\"startsAt\":\"%s\"}".formatted(TEN.plus(HOUR)));

    var after = feed(clients).of(booking);
    assertThat(after.start()).isEqualTo(TEN.plus(HOUR));
    assertThat(after.sequence()).isGreaterThan(before.sequence());
    assertThat(feed(coachs).of(session).start()).isEqualTo(TEN.plus(HOUR));
    assertThat(feed(coachs).of(session).sequence()).isGreaterThan(given.sequence());
  }

  @Test
  void when_another_coach_takes_over_it_changes_hands_and_stays_the_same_event() {
    var session = scene.aClass(yoga, kim.id(), TEN, 5);
    var booking = scene.book(anna, session).mustBe(201).id();
    var robin = scene.signedIn(scene.coach(yoga));
    rename(robin, "Robin");
    var kims = renew(kim);
    var robins = renew(robin);
    var clients = renew(anna);
    var before = feed(clients).of(booking);
    var given = feed(kims).of(session);

    change(session, "{\"coachId\":\"%s\"}".formatted(robin.id()));

    var after = feed(clients).of(booking);
    assertThat(after.description()).isEqualTo("With Robin.");
    assertThat(after.sequence()).isGreaterThan(before.sequence());
    assertThat(feed(kims).has(session)).isFalse();
    assertThat(feed(robins).of(session).sequence()).isGreaterThan(given.sequence());
  }

  @Test
  void a_booking_that_goes_to_another_session_is_the_same_event_with_a_later_number() {
    var session = scene.aClass(yoga, kim.id(), TEN, 5);
    var other = scene.aClass(yoga, kim.id(), TEN.plus(HOUR.multipliedBy(3)), 5);
    var booking = scene.book(anna, session).mustBe(201).id();
    // The session that it leaves is of a much later version than the one it goes to.
    for (int i = 0; i < 5; i++) change(session, "{\"name\":\"Take %d\"}".formatted(i));
    var clients = renew(anna);
    var before = feed(clients).of(booking);

    api.post(
            anna.token(),
            "/api/bookings/%s/reschedule".formatted(booking),
            "{\"sessionId\":\"%s\"}".formatted(other))
        .mustBe(200);

    var after = feed(clients);
    assertThat(after.only()).isEqualTo(after.of(booking));
    assertThat(after.only().start()).isEqualTo(TEN.plus(HOUR.multipliedBy(3)));
    assertThat(after.only().sequence()).isGreaterThan(before.sequence());
  }

  @Test
  void what_was_cancelled_stays_in_it_as_cancelled() {
    var session = scene.aClass(yoga, kim.id(), TEN, 5);
    var booking = scene.book(anna, session).mustBe(201).id();
    var own = scene.book(anna, scene.aClass(yoga, kim.id(), TEN.plus(HOUR), 5)).mustBe(201).id();
    var coachs = renew(kim);
    var clients = renew(anna);
    var before = feed(clients).of(booking);
    var given = feed(coachs).of(session);

    api.post(scene.admin(), "/api/sessions/%s/cancel".formatted(session), "{}").mustBe(200);
    api.post(anna.token(), "/api/bookings/%s/cancel".formatted(own), "{}").mustBe(200);

    assertThat(feed(clients).of(booking).status()).isEqualTo("CANCELLED");
    assertThat(feed(clients).of(booking).sequence()).isGreaterThan(before.sequence());
    assertThat(feed(clients).of(own).status()).isEqualTo("CANCELLED");
    assertThat(feed(coachs).of(session).status()).isEqualTo("CANCELLED");
    assertThat(feed(coachs).of(session).sequence()).isGreaterThan(given.sequence());
    assertThat(feed(coachs).of(session).description()).isEqualTo("0 of 5 booked.");
  }

  @Test
  void a_hold_is_tentative() {
    var ben = scene.client(0);
    var booking = scene.hold(ben, scene.aClass(yoga, kim.id(), TEN, 5)).mustBe(201).id();

    assertThat(feed(renew(ben)).of(booking).status()).isEqualTo("TENTATIVE");
  }

  @Test
  void the_hour_stays_the_studios_when_the_clocks_change() {
    // The Friday before the clocks change and the Monday after, both at ten in Los Angeles.
    var change = nextChange();
    var before = at(change.minusDays(2));
    var after = at(change.plusDays(1));
    assertThat(Duration.between(before, after)).isNotEqualTo(Duration.ofDays(3));
    var first = scene.book(anna, scene.aClass(yoga, kim.id(), before, 5)).mustBe(201).id();
    var second = scene.book(anna, scene.aClass(yoga, kim.id(), after, 5)).mustBe(201).id();

    var feed = feed(renew(anna));

    for (var booking : new String[] {first, second}) {
      assertThat(feed.of(booking).start().atZone(LOS_ANGELES).toLocalTime())
          .isEqualTo(LocalTime.of(10, 0));
    }
    assertThat(feed.of(first).start()).isEqualTo(before);
    assertThat(feed.of(second).start()).isEqualTo(after);
  }

  private static LocalDate nextChange() {
    var now = Instant.now().plus(5, ChronoUnit.DAYS);
    var change = LOS_ANGELES.getRules().nextTransition(now);
    return java.util.Objects.requireNonNull(change).getInstant().atZone(LOS_ANGELES).toLocalDate();
  }

  private static Instant at(LocalDate date) {
    return date.atTime(10, 0).atZone(LOS_ANGELES).toInstant();
  }

  @Test
  void it_is_made_for_programs_that_look_again_and_again() {
    var session = scene.aClass(yoga, kim.id(), TEN, 5);
    var path = renew(kim);
    var first = api.get(null, path).mustBe(200);

    assertThat(first.header("Content-Type")).isEqualTo("text/calendar;charset=UTF-8");
    assertThat(first.header("Cache-Control")).contains("private").doesNotContain("no-store");
    var tag = first.header("ETag");
    var same = api.send("GET", null, path, null, "If-None-Match", tag);
    assertThat(same.status()).isEqualTo(304);
    assertThat(same.text()).isEmpty();

    scene.book(anna, session).mustBe(201);
    var changed = api.send("GET", null, path, null, "If-None-Match", tag).mustBe(200);
    assertThat(changed.header("ETag")).isNotEqualTo(tag);
    assertThat(api.send("HEAD", null, path, null).status()).isEqualTo(200);
    assertThat(api.send("GET", null, path, null, "Accept", "text/calendar").status())
        .isEqualTo(200);
    assertThat(api.send("GET", null, path, null, "Accept", "application/json").status())
        .isEqualTo(406);
  }

  @Test
  void an_address_is_good_until_there_is_another_or_none() {
    assertThat(since(anna)).isEmpty();
    var first = renew(anna);
    assertThat(since(anna)).isNotEmpty();
    api.get(null, first).mustBe(200);

    var second = renew(anna);
    var gone = api.get(null, first).mustBe(404);
    api.get(null, second).mustBe(200);

    api.delete(anna.token(), "/api/my-calendar").mustBe(204);
    api.delete(anna.token(), "/api/my-calendar").mustBe(204);
    assertThat(since(anna)).isEmpty();
    // Nobody learns whether there ever was one.
    for (var path : new String[] {second, first.replace(".ics", "x.ics"), PATH.formatted("x")}) {
      var unknown = api.get(null, path).mustBe(404);
      assertThat(unknown.json().path("detail")).isEqualTo(gone.json().path("detail"));
      assertThat(unknown.code()).isEqualTo("NOT_FOUND");
    }
  }

  private static final String PATH = "/api/calendars/%s.ics";

  @Test
  void whoever_is_inactive_has_no_calendar() {
    var clients = renew(anna);
    var coachs = renew(kim);

    for (var person : new SignedIn[] {anna, kim}) {
      api.patch(scene.admin(), "/api/people/" + person.id(), "{\"active\":false}").mustBe(200);
    }
    api.get(null, clients).mustBe(404);
    api.get(null, coachs).mustBe(404);

    api.patch(scene.admin(), "/api/people/" + anna.id(), "{\"active\":true}").mustBe(200);
    api.get(null, clients).mustBe(200);
  }

  @Test
  void an_address_opens_the_calendar_of_its_studio_only() {
    var session = scene.aClass(yoga, kim.id(), TEN, 5);
    var booking = scene.book(anna, session).mustBe(201).id();
    var other = new OwnStudio(program, api).scene();
    var theirs = other.signedIn(other.coach(other.classType()));
    var stranger = other.client(0);

    assertThat(feed(renew(theirs)).events()).isEmpty();
    assertThat(feed(renew(stranger)).events()).isEmpty();
    assertThat(feed(renew(kim)).has(session)).isTrue();
    assertThat(feed(renew(anna)).has(booking)).isTrue();
    // Whoever is signed in somewhere else reads the same by it.
    assertThat(Feed.read(api.get(other.admin(), renew(kim)).mustBe(200).text()).has(session))
        .isTrue();
  }

  @Test
  void only_clients_and_coaches_have_a_calendar_and_each_their_own() {
    assertThat(api.send("POST", studio.owner(), "/api/my-calendar", null).status()).isEqualTo(403);
    assertThat(api.send("POST", null, "/api/my-calendar", null).status()).isEqualTo(401);
    var annas = renew(anna);
    renew(scene.client(0));
    api.get(null, annas).mustBe(200);
  }

  @Test
  void who_gives_and_takes_sessions_finds_both() {
    var session = scene.aClass(yoga, kim.id(), TEN, 5);
    var robin = scene.coach(yoga);
    var robins = scene.aClass(yoga, robin, TEN.plus(HOUR.multipliedBy(4)), 5);
    api.patch(scene.admin(), "/api/people/" + kim.id(), "{\"roles\":[\"coach\",\"client\"]}")
        .mustBe(200);
    scene.give(kim.id(), 2);
    var asClient = new SignedIn(kim.id(), studio.token(kim.id(), Role.CLIENT));
    var booking = scene.book(asClient, robins).mustBe(201).id();

    var feed = feed(renew(kim));

    assertThat(feed.events()).hasSize(2);
    assertThat(feed.has(session)).isTrue();
    assertThat(feed.has(booking)).isTrue();
  }

  @Test
  void one_booking_can_be_put_into_a_calendar_by_those_who_may_see_it() {
    var session = scene.aClass(yoga, kim.id(), TEN, 5);
    var booking = scene.book(anna, session).mustBe(201).id();
    var path = "/api/bookings/%s/calendar".formatted(booking);

    var own = api.get(anna.token(), path).mustBe(200);

    assertThat(own.header("Content-Type")).isEqualTo("text/calendar;charset=UTF-8");
    assertThat(Feed.read(own.text()).only()).isEqualTo(feed(renew(anna)).of(booking));
    api.get(kim.token(), path).mustBe(200);
    api.get(scene.admin(), path).mustBe(200);
    api.get(scene.client(0).token(), path).mustBe(404);
    api.get(null, path).mustBe(401);
    assertThat(
            api.send("GET", anna.token(), path, null, "If-None-Match", own.header("ETag")).status())
        .isEqualTo(304);
  }

  /** Gives somebody's calendar an address, and answers with its path. */
  private String renew(SignedIn person) {
    var made = api.send("POST", person.token(), "/api/my-calendar", null).mustBe(201).json();
    var url = made.path("url").asString();
    assertThat(url).startsWith(address("/api/calendars/").toString()).endsWith(".ics");
    return java.net.URI.create(url).getPath();
  }

  private String since(SignedIn person) {
    var shown = api.get(person.token(), "/api/my-calendar").mustBe(200).json();
    return shown.path("createdAt").asString("");
  }

  private Feed feed(String path) {
    return Feed.read(api.get(null, path).mustBe(200).text());
  }

  private void change(String session, String wanted) {
    api.patch(scene.admin(), "/api/sessions/" + session, wanted).mustBe(200);
  }

  private void rename(SignedIn coach, String name) {
    Answer answer =
        api.patch(
            scene.admin(),
            "/api/coaches/" + coach.id(),
            "{\"displayName\":\"%s\"}".formatted(name));
    answer.mustBe(200);
  }
}
