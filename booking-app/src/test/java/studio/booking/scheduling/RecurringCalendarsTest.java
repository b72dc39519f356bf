package studio.booking.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import studio.booking.Api.Answer;
import studio.booking.StudioScene.SignedIn;
import studio.booking.scheduling.Feed.Event;
import tools.jackson.databind.JsonNode;

/**
 * What comes again, as calendar programs read it: over a change of the clocks, with one date moved,
 * one given by another coach, one cancelled, and the rest changed.
 */
class RecurringCalendarsTest extends OfOwnStudio {
  private static final ZoneId ZONE = ZoneId.of("America/Los_Angeles");
  private static final LocalTime TEN = LocalTime.of(10, 0);
  private static final LocalTime ELEVEN = LocalTime.of(11, 0);
  private static final int WEEKS = 6;

  /** The clocks change in the second of the weeks. */
  private final LocalDate first = nextChange().minusDays(9);

  private SignedIn kim;
  private SignedIn robin;
  private SignedIn ann;

  @BeforeEach
  void meetTheOthers() {
    kim = scene.signedIn(coach);
    robin = scene.signedIn(scene.coach(yoga, training));
    api.patch(scene.admin(), "/api/coaches/" + robin.id(), "{\"displayName\":\"Robin\"}")
        .mustBe(200);
    ann = scene.client(WEEKS);
  }

  private static LocalDate nextChange() {
    var soon = Instant.now().plus(Duration.ofDays(12));
    return Objects.requireNonNull(ZONE.getRules().nextTransition(soon))
        .getInstant()
        .atZone(ZONE)
        .toLocalDate();
  }

  @Test
  void B1_a_series_is_read_alike_whatever_becomes_of_its_dates() {
    var sessions = series();
    var bookings = new ArrayList<String>();
    for (var session : sessions) bookings.add(scene.book(ann, session).mustBe(201).id());
    var kims = subscribe(kim);
    var robins = subscribe(robin);
    var anns = subscribe(ann);
    var given = kims.read();
    var attended = anns.read();
    assertThat(given.events()).hasSize(WEEKS);
    assertThat(attended.events()).hasSize(WEEKS);
    for (int week = 0; week < WEEKS; week++) {
      isAt(given.of(sessions.get(week)), week, TEN);
      isAt(attended.of(bookings.get(week)), week, TEN);
    }

    change(sessions.get(1), "this", start(1, LocalTime.NOON));
    substitute(sessions.get(2));
    cancel(sessions.get(3));
    change(sessions.get(4), "following", start(4, ELEVEN));

    var kimsNow = kims.read();
    var robinsNow = robins.read();
    var annsNow = anns.read();
    assertThat(annsNow.events().keySet()).isEqualTo(attended.events().keySet());
    assertThat(kimsNow.events()).hasSize(WEEKS - 1);
    assertThat(robinsNow.events()).hasSize(1);

    assertThat(annsNow.of(bookings.get(0))).isEqualTo(attended.of(bookings.get(0)));
    assertThat(kimsNow.of(sessions.get(0))).isEqualTo(given.of(sessions.get(0)));
    isAt(annsNow.of(bookings.get(1)), 1, LocalTime.NOON);
    isAt(kimsNow.of(sessions.get(1)), 1, LocalTime.NOON);
    isAt(annsNow.of(bookings.get(2)), 2, TEN);
    assertThat(annsNow.of(bookings.get(2)).description()).isEqualTo("With Robin.");
    isAt(robinsNow.of(sessions.get(2)), 2, TEN);
    assertThat(annsNow.of(bookings.get(3)).status()).isEqualTo("CANCELLED");
    assertThat(kimsNow.of(sessions.get(3)).status()).isEqualTo("CANCELLED");
    for (int week = 4; week < WEEKS; week++) {
      isAt(annsNow.of(bookings.get(week)), week, ELEVEN);
      isAt(kimsNow.of(sessions.get(week)), week, ELEVEN);
    }
    for (int week = 1; week < WEEKS; week++) {
      isLater(annsNow.of(bookings.get(week)), attended.of(bookings.get(week)));
      var now = week == 2 ? robinsNow : kimsNow;
      isLater(now.of(sessions.get(week)), given.of(sessions.get(week)));
    }
  }

  @Test
  void exceptions_and_cancelled_dates_are_the_same_events_when_the_rest_is_changed_with_them() {
    var sessions = series();
    var bookings = new ArrayList<String>();
    for (var session : sessions) bookings.add(scene.book(ann, session).mustBe(201).id());
    change(sessions.get(3), "this", start(3, LocalTime.NOON));
    substitute(sessions.get(4));
    cancel(sessions.get(5));
    var kims = subscribe(kim);
    var anns = subscribe(ann);
    var given = kims.read();
    var attended = anns.read();

    change(sessions.get(2), "following", start(2, ELEVEN));
    change(sessions.get(2), "all", "{\"name\":\"Flow\"}");

    var kimsNow = kims.read();
    var annsNow = anns.read();
    assertThat(annsNow.events().keySet()).isEqualTo(attended.events().keySet());
    assertThat(kimsNow.events().keySet()).isEqualTo(given.events().keySet());
    isAt(annsNow.of(bookings.get(2)), 2, ELEVEN);
    isAt(annsNow.of(bookings.get(3)), 3, LocalTime.NOON);
    isAt(annsNow.of(bookings.get(4)), 4, ELEVEN);
    assertThat(annsNow.of(bookings.get(4)).description()).isEqualTo("With Robin.");
    assertThat(annsNow.of(bookings.get(5)).status()).isEqualTo("CANCELLED");
    for (int week = 2; week < 5; week++) {
      assertThat(annsNow.of(bookings.get(week)).summary()).isEqualTo("Flow");
      isLater(annsNow.of(bookings.get(week)), attended.of(bookings.get(week)));
    }
    for (int week = 0; week < 2; week++) {
      assertThat(annsNow.of(bookings.get(week))).isEqualTo(attended.of(bookings.get(week)));
    }
    for (int week = 0; week < WEEKS; week++) {
      assertThat(annsNow.of(bookings.get(week)).sequence())
          .isGreaterThanOrEqualTo(attended.of(bookings.get(week)).sequence());
    }
  }

  @Test
  void B1_a_recurring_booking_is_read_alike_whatever_becomes_of_its_dates() {
    var recurring =
        api.post(
                ann.token(),
                "/api/recurring-bookings",
                """
                {"coachId":"%s","sessionTypeId":"%s","startDate":"%s","endDate":"%s",
                 "startTime":"10:00","endTime":"11:00","frequency":"weekly"}
                """
                    .formatted(coach, training, first, first.plusWeeks(WEEKS - 1L)))
            .mustBe(201)
            .id();
    api.post(studio.owner(), "/api/admin/generate-sessions", "{\"weeksAhead\":52}").mustBe(200);
    var bookings = new ArrayList<String>();
    var sessions = new ArrayList<String>();
    for (var one : upcoming(recurring)) {
      bookings.add(one.path("bookingId").asString());
      sessions.add(one.path("id").asString());
    }
    assertThat(bookings).hasSize(WEEKS);
    var kims = subscribe(kim);
    var robins = subscribe(robin);
    var anns = subscribe(ann);
    var given = kims.read();
    var attended = anns.read();
    assertThat(given.events()).hasSize(WEEKS);
    assertThat(attended.events()).hasSize(WEEKS);
    for (int week = 0; week < WEEKS; week++) {
      isAt(given.of(sessions.get(week)), week, TEN);
      isAt(attended.of(bookings.get(week)), week, TEN);
    }

    api.patch(scene.admin(), "/api/sessions/" + sessions.get(1), start(1, LocalTime.NOON))
        .mustBe(200);
    substitute(sessions.get(2));
    api.post(ann.token(), "/api/bookings/%s/cancel".formatted(bookings.get(3)), "{}").mustBe(200);
    api.post(
            ann.token(),
            "/api/recurring-bookings/%s/occurrences/%s/skip"
                .formatted(recurring, first.plusWeeks(4)),
            "")
        .mustBe(200);
    // Nothing comes of making more: each date is dealt with.
    api.post(studio.owner(), "/api/admin/generate-sessions", "{\"weeksAhead\":52}").mustBe(200);

    var kimsNow = kims.read();
    var robinsNow = robins.read();
    var annsNow = anns.read();
    assertThat(annsNow.events().keySet()).isEqualTo(attended.events().keySet());
    assertThat(kimsNow.events()).hasSize(WEEKS - 1);
    assertThat(robinsNow.events()).hasSize(1);
    assertThat(annsNow.of(bookings.get(0))).isEqualTo(attended.of(bookings.get(0)));
    isAt(annsNow.of(bookings.get(1)), 1, LocalTime.NOON);
    isAt(kimsNow.of(sessions.get(1)), 1, LocalTime.NOON);
    assertThat(annsNow.of(bookings.get(2)).description()).isEqualTo("With Robin.");
    isAt(robinsNow.of(sessions.get(2)), 2, TEN);
    for (int week = 3; week < 5; week++) {
      assertThat(annsNow.of(bookings.get(week)).status()).isEqualTo("CANCELLED");
      assertThat(kimsNow.of(sessions.get(week)).status()).isEqualTo("CANCELLED");
    }
    for (int week = 1; week < 5; week++) {
      isLater(annsNow.of(bookings.get(week)), attended.of(bookings.get(week)));
      var now = week == 2 ? robinsNow : kimsNow;
      isLater(now.of(sessions.get(week)), given.of(sessions.get(week)));
    }

    api.post(ann.token(), "/api/recurring-bookings/%s/cancel".formatted(recurring), "{}")
        .mustBe(200);
    var annsLast = anns.read();
    assertThat(annsLast.events().keySet()).isEqualTo(attended.events().keySet());
    assertThat(annsLast.events().values())
        .allSatisfy(event -> assertThat(event.status()).isEqualTo("CANCELLED"));
    isLater(annsLast.of(bookings.get(5)), annsNow.of(bookings.get(5)));
    assertThat(kims.read().of(sessions.get(5)).status()).isEqualTo("CANCELLED");
  }

  /** Kim's class on six Fridays at ten: the ids of its sessions, in order. */
  private List<String> series() {
    var made =
        api.post(
                scene.admin(),
                "/api/sessions",
                """
                {"sessionTypeId":"%s","coachId":"%s","startsAt":"%s","capacity":5,
                 "recurrenceRule":"FREQ=WEEKLY;COUNT=%d"}
                """
                    .formatted(yoga, coach, at(0, TEN), WEEKS))
            .mustBe(201)
            .json();
    var sessions = new ArrayList<JsonNode>();
    api.get(scene.admin(), "/api/sessions?limit=100&seriesId=" + made.path("seriesId").asString())
        .mustBe(200)
        .json()
        .path("items")
        .forEach(sessions::add);
    return sessions.stream()
        .sorted((a, b) -> date(a).compareTo(date(b)))
        .map(one -> one.path("id").asString())
        .toList();
  }

  private static String date(JsonNode session) {
    return session.path("occurrenceDate").asString();
  }

  private JsonNode upcoming(String recurring) {
    return api.get(ann.token(), "/api/recurring-bookings/" + recurring)
        .mustBe(200)
        .json()
        .path("upcomingSessions");
  }

  private void change(String session, String scope, String wanted) {
    var path = "/api/sessions/%s?scope=%s".formatted(session, scope);
    api.patch(scene.admin(), path, wanted).mustBe(200);
  }

  private void substitute(String session) {
    api.post(
            scene.admin(),
            "/api/sessions/%s/substitute".formatted(session),
            "{\"coachId\":\"%s\"}".formatted(robin.id()))
        .mustBe(200);
  }

  private void cancel(String session) {
    api.post(scene.admin(), "/api/sessions/%s/cancel".formatted(session), "{\"scope\":\"this\"}")
        .mustBe(200);
  }

  private String start(int week, LocalTime time) {
    return "{\"startsAt\":\"%s\"}".formatted(at(week, time));
  }

  private Instant at(int week, LocalTime time) {
    return first.plusWeeks(week).atTime(time).atZone(ZONE).toInstant();
  }

  private void isAt(Event event, int week, LocalTime time) {
    assertThat(event.start()).isEqualTo(at(week, time));
    assertThat(event.start().atZone(ZONE).toLocalTime()).isEqualTo(time);
    assertThat(Duration.between(event.start(), event.end())).isEqualTo(Duration.ofHours(1));
    assertThat(event.status()).isEqualTo("CONFIRMED");
  }

  /** Any program takes it for the newer copy. */
  private static void isLater(Event now, Event before) {
    assertThat(now.sequence()).isGreaterThan(before.sequence());
    assertThat(now.changed()).isAfterOrEqualTo(before.changed());
  }

  /** Somebody's calendar, at its address. */
  private final class Subscription {
    private final String path;

    Subscription(Answer made) {
      path = URI.create(made.mustBe(201).json().path("url").asString()).getPath();
    }

    Feed read() {
      return Feed.read(api.get(null, path).mustBe(200).text());
    }
  }

  private Subscription subscribe(SignedIn person) {
    return new Subscription(api.send("POST", person.token(), "/api/my-calendar", null));
  }
}
