package studio.booking.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import studio.booking.Api;
import studio.booking.Api.Answer;
import studio.booking.BookingTest;
import studio.booking.MasterPrompts;
import studio.booking.OldPrompts;
import studio.booking.contract.World.Who;
import studio.booking.shared.Ids;
import tools.jackson.databind.JsonNode;

/**
 * How often each request goes to the database, and with how many statements. A trip costs more than
 * anything that is done at its end; one more than is said here needs a reason.
 */
class StatementBudgetTest extends BookingTest {
  @TestConfiguration
  static class Counting {
    @Bean
    static CountedDatabase countedDatabase() {
      return new CountedDatabase();
    }
  }

  @Autowired private CountedDatabase database;

  private Api api;
  private World north;
  private int keys;

  @BeforeAll
  void furnish() {
    api = new Api(address("/").getPort());
    north = new World(api, "north");
    for (var kind : List.of("bookings", "sessions", "packages", "redemptions", "versions")) {
      north.one(kind);
    }
  }

  /** Both include what tells the database who asks, and the commit is a trip. */
  private record Budget(
      int status, int trips, int statements, String name, Supplier<Supplier<Answer>> prepared) {}

  private List<Budget> reads() {
    var client = north.person(Who.CLIENT);
    var coach = north.person(Who.COACH);
    var from = LocalDate.now().plusDays(3);
    var window = "?from=%s&to=%s".formatted(from, from.plusDays(7));
    var type = north.one("appointment types");
    return List.of(
        read(1, 2, Who.CLIENT, "/api/me"),
        read(1, 2, Who.CLIENT, "/api/organization"),
        read(1, 2, Who.CLIENT, "/api/bookings"),
        read(1, 2, Who.ADMIN, "/api/bookings?clientId=" + client),
        read(1, 2, Who.CLIENT, "/api/bookings/" + north.one("bookings")),
        read(1, 3, Who.CLIENT, "/api/bookings/%s/history".formatted(north.one("bookings"))),
        read(
            1,
            3,
            Who.CLIENT,
            "/api/bookings/%s/cancellation-preview".formatted(north.one("bookings"))),
        read(1, 3, Who.CLIENT, "/api/bookings/%s/calendar".formatted(north.one("bookings"))),
        read(1, 2, Who.CLIENT, "/api/my-calendar"),
        read(1, 4, Who.CLIENT, "/api/recurring-bookings/" + north.one("recurring-bookings")),
        // What comes of them is asked for once it is known which they are.
        read(2, 5, Who.CLIENT, "/api/my-recurring-bookings"),
        read(2, 5, Who.ANONYMOUS, "/api/calendars/%s.ics".formatted(north.one("calendars"))),
        read(1, 2, Who.CLIENT, "/api/sessions"),
        read(1, 2, Who.CLIENT, "/api/sessions/" + north.one("sessions")),
        read(1, 3, Who.CLIENT, "/api/sessions/%s/places".formatted(north.one("sessions"))),
        read(
            1,
            8,
            Who.CLIENT,
            "/api/coaches/%s/availability%s&sessionTypeId=%s".formatted(coach, window, type)),
        read(1, 8, Who.CLIENT, "/api/availability%s&sessionTypeId=%s".formatted(window, type)),
        read(1, 2, Who.CLIENT, "/api/coaches"),
        read(1, 2, Who.CLIENT, "/api/session-types"),
        read(1, 2, Who.CLIENT, "/api/packages"),
        read(1, 3, Who.CLIENT, "/api/packages/" + north.one("packages")),
        read(1, 2, Who.ADMIN, "/api/coupons"),
        read(1, 2, Who.ADMIN, "/api/coupons/" + north.one("coupons")),
        // A guess is taken and given back, with a trip each.
        read(3, 8, Who.CLIENT, "/api/coupons/code/" + north.one("code")),
        read(1, 2, Who.CLIENT, "/api/v2/my-credit-purchases"),
        read(1, 2, Who.ADMIN, "/api/admin/credit-purchases"),
        read(1, 2, Who.CLIENT, "/api/redemptions"),
        read(1, 2, Who.CLIENT, "/api/redemptions/" + north.one("redemptions")),
        read(
            1,
            3,
            Who.CLIENT,
            "/api/redemptions/%s/all-access-usage".formatted(north.one("passes"))),
        read(1, 5, Who.CLIENT, "/api/members/%s/credits".formatted(client)),
        read(1, 5, Who.CLIENT, "/api/members/%s/credit-transactions".formatted(client)),
        read(1, 3, Who.CLIENT, "/api/my-notices"),
        read(1, 2, Who.COACH, "/api/clients"),
        read(1, 2, Who.ADMIN, "/api/audit-log"),
        // What tells of the look is written and committed before anything is shown; the key is
        // asked for elsewhere.
        read(3, 7, Who.COACH, "/api/clients/%s/pii?reason=test".formatted(client)),
        read(2, 5, Who.CLIENT, "/api/clients/%s/pii-access-log".formatted(client)),
        // How often is counted first, then who asks; then everything travels together.
        read(5, 40, Who.ADMIN, "/api/clients/%s/export?reason=test".formatted(client)),
        read(3, 7, Who.COACH, "/api/clients/%s/training-profile".formatted(client)),
        // What they are called is asked for once it is known who they are.
        read(2, 4, Who.ADMIN, "/api/training-profiles"),
        read(3, 8, Who.ADMIN, "/api/admin/old-records"),
        read(3, 5, Who.COACH, "/api/clients/%s/master-prompt".formatted(client)),
        read(1, 3, Who.CLIENT, "/api/clients/%s/master-prompt/versions".formatted(client)),
        read(1, 4, Who.CLIENT, "/api/consent/" + north.one("consent")),
        read(1, 6, Who.CLIENT, "/api/consent/check/%s/photo_analysis".formatted(client)),
        read(1, 2, Who.CLIENT, "/api/me/wards"),
        read(1, 3, Who.COACH, "/api/clients/%s/guardians".formatted(client)),
        read(1, 2, Who.CLIENT, "/api/consent/versions"),
        read(1, 2, Who.CLIENT, "/api/consent/types"),
        // The text is asked for once it is known which is in force.
        read(2, 8, Who.CLIENT, "/api/consent/required"),
        read(2, 4, Who.CLIENT, "/api/public/north/packages"),
        read(2, 4, Who.CLIENT, "/api/public/north/session-types"),
        read(2, 4, Who.CLIENT, "/api/public/north/sessions"));
  }

  private List<Budget> writes() {
    return List.of(
        write(
            201,
            3,
            21,
            "book a place with a key",
            () -> {
              var body = inSession(north.fresh("sessions"));
              return () -> post(Who.CLIENT, "/api/bookings", body, "Idempotency-Key", "k" + keys++);
            }),
        write(
            201,
            3,
            7,
            "write a master prompt",
            () -> {
              var path = "/api/clients/%s/master-prompt".formatted(north.person(Who.CLIENT));
              var body = MasterPrompts.of(north.person(Who.CLIENT));
              return () -> post(Who.COACH, path, body);
            }),
        write(
            201,
            3,
            17,
            "book a place",
            () -> {
              var body = inSession(north.fresh("sessions"));
              return () -> post(Who.CLIENT, "/api/bookings", body);
            }),
        // The guest's name is in a row of its own.
        write(
            201,
            3,
            18,
            "book a place for a guest",
            () -> {
              var place = inSession(north.fresh("sessions"));
              var body = place.replace("}", ",\"guest\":{\"name\":\"Alex\"}}");
              return () -> post(Who.CLIENT, "/api/bookings", body);
            }),
        write(
            201,
            3,
            28,
            "book a time",
            () -> {
              var body = atNoon();
              return () -> post(Who.CLIENT, "/api/bookings", body, "Idempotency-Key", "k" + keys++);
            }),
        write(
            201,
            6,
            33,
            "make a recurring booking of two dates",
            () -> {
              var body = weekly(LocalDate.now().plusDays(30 + keys++ % 5));
              return () -> post(Who.CLIENT, "/api/recurring-bookings", body);
            }),
        write(
            409,
            2,
            9,
            "be refused a place",
            () -> {
              var body = inSession(north.fresh("sessions"));
              post(Who.CLIENT, "/api/bookings", body);
              return () -> post(Who.CLIENT, "/api/bookings", body);
            }),
        write(
            200,
            2,
            9,
            "try a booking out",
            () -> {
              var body = inSession(north.fresh("sessions"));
              return () -> post(Who.CLIENT, "/api/bookings?dryRun=true", body);
            }),
        write(
            200,
            4,
            19,
            "cancel a booking",
            () -> {
              var path = "/api/bookings/%s/cancel".formatted(north.fresh("bookings"));
              return () -> post(Who.CLIENT, path, "{}", "Idempotency-Key", "k" + keys++);
            }),
        write(
            200,
            4,
            24,
            "move a booking to another class",
            () -> {
              var path = "/api/bookings/%s/reschedule".formatted(north.fresh("bookings"));
              var body = inSession(north.fresh("sessions"));
              return () -> post(Who.CLIENT, path, body, "Idempotency-Key", "k" + keys++);
            }),
        write(
            201,
            4,
            19,
            "redeem a package",
            () -> {
              var body = "{\"packageId\":\"%s\"}".formatted(north.fresh("packages"));
              return () ->
                  post(Who.CLIENT, "/api/packages/redeem", body, "Idempotency-Key", "k" + keys++);
            }),
        write(
            201,
            // A guess is taken and given back, with a trip each.
            6,
            27,
            "redeem a package with a coupon",
            () -> {
              var body =
                  "{\"packageId\":\"%s\",\"couponCode\":\"%s\"}"
                      .formatted(north.fresh("packages"), north.one("code"));
              // Not with a number of the others: by those, days are chosen.
              return () ->
                  post(
                      Who.CLIENT,
                      "/api/packages/redeem",
                      body,
                      "Idempotency-Key",
                      "coupon" + System.nanoTime());
            }),
        write(
            201,
            // As redeeming does: those who wait for places hear of it after the commit.
            4,
            12,
            "adjust a balance",
            () -> {
              var path = "/api/members/%s/credit-adjustments".formatted(north.person(Who.CLIENT));
              return () -> post(Who.ADMIN, path, "{\"amount\":1,\"reason\":\"for a test\"}");
            }),
        write(
            201,
            3,
            11,
            "schedule a class",
            () -> {
              var body =
                  "{\"sessionTypeId\":\"%s\",\"coachId\":\"%s\",\"startsAt\":\"%s\"}"
                      .formatted(north.one("given types"), north.person(Who.COACH), north.anHour());
              return () -> post(Who.ADMIN, "/api/sessions", body);
            }),
        write(
            200,
            3,
            10,
            "cancel a class",
            () -> {
              var path = "/api/sessions/%s/cancel".formatted(north.fresh("sessions"));
              return () -> post(Who.ADMIN, path, "{}");
            }),
        write(
            201,
            4,
            16,
            "schedule a series",
            () -> {
              var body = series();
              return () -> post(Who.ADMIN, "/api/sessions", body);
            }),
        write(
            200,
            5,
            25,
            "change the time of a series from one session on",
            () -> {
              var session = seriesSession(2);
              var later = Instant.parse(session.path("startsAt").asString()).plusSeconds(900);
              var path =
                  "/api/sessions/%s?scope=following".formatted(session.path("id").asString());
              var body = "{\"startsAt\":\"%s\"}".formatted(later);
              return () -> api.patch(north.token(Who.ADMIN), path, body);
            }),
        write(
            200,
            5,
            35,
            "cancel a series",
            () -> {
              var path =
                  "/api/sessions/%s/cancel".formatted(seriesSession(0).path("id").asString());
              return () -> post(Who.ADMIN, path, "{\"scope\":\"all\"}");
            }),
        write(
            200,
            4,
            21,
            "have a substitute",
            () -> {
              var path =
                  "/api/sessions/%s/substitute".formatted(sessionOf(north.fresh("bookings")));
              var body = "{\"coachId\":\"%s\"}".formatted(north.person(Who.COACH2));
              return () -> post(Who.ADMIN, path, body, "Idempotency-Key", "k" + keys++);
            }),
        write(
            200,
            3,
            18,
            "import a hundred sessions with their clients",
            () -> {
              var lines = aHundredLines();
              return () ->
                  api.post(
                      north.token(Who.ADMIN),
                      "/api/admin/imports/sessions",
                      lines,
                      "Content-Type",
                      DocumentedRoute.LINES);
            }),
        write(
            200,
            6,
            21,
            "import a hundred clients with their credits",
            () -> {
              var lines = aHundred("clients", this::clientLine);
              return () -> imported("clients", lines);
            }),
        write(
            200,
            7,
            22,
            "import a hundred master prompts with their clients",
            () -> {
              var lines = aHundred("prompts", this::promptLine);
              return () -> imported("master-prompts", lines);
            }),
        write(
            201,
            3,
            6,
            "add hours of a coach",
            () -> {
              var path =
                  "/api/coaches/%s/availability-additions".formatted(north.person(Who.COACH));
              var body =
                  "{\"date\":\"%s\",\"startTime\":\"18:00\",\"endTime\":\"19:00\"}"
                      .formatted(north.aDay());
              return () -> post(Who.ADMIN, path, body);
            }));
  }

  /** Waiting for places, and what comes again. */
  private List<Budget> more() {
    return List.of(
        write(
            201,
            3,
            15,
            "agree to something anew",
            () -> {
              north.one("consent");
              var body =
                  """
                  {"clientId":"%s","consentType":"photo_analysis","consentVersion":"3.0",
                   "consentGranted":true}
                  """
                      .formatted(north.person(Who.CLIENT));
              return () -> post(Who.CLIENT, "/api/consent/grant", body);
            }),
        write(
            200,
            3,
            7,
            "take a consent back",
            () -> {
              var body =
                  "{\"clientId\":\"%s\",\"consentType\":\"photo_analysis\"}"
                      .formatted(north.fresh("consent"));
              return () -> post(Who.CLIENT, "/api/consent/revoke", body);
            }),
        write(
            201,
            3,
            14,
            "wait for a place",
            () -> {
              var path = "/api/sessions/%s/waitlist".formatted(north.fresh("full sessions"));
              return () -> post(Who.CLIENT, path, "{}");
            }),
        write(
            204,
            3,
            7,
            "wait no longer",
            () -> {
              var path = "/api/sessions/%s/waitlist".formatted(north.fresh("sessions waited for"));
              return () -> api.delete(north.token(Who.CLIENT), path);
            }),
        write(
            200,
            6,
            37,
            "cancel a booking whose place somebody waits for",
            () -> {
              var session = north.fresh("sessions waited for");
              var path = "/api/bookings/%s/cancel".formatted(bookingIn(session));
              return () -> post(Who.ADMIN, path, "{}");
            }),
        write(
            200,
            6,
            34,
            "raise the capacity of a class that somebody waits for",
            () -> {
              var path = "/api/sessions/" + north.fresh("sessions waited for");
              return () -> api.patch(north.token(Who.ADMIN), path, "{\"capacity\":2}");
            }),
        write(
            200,
            4,
            8,
            "pause a recurring booking",
            () -> {
              var path =
                  "/api/recurring-bookings/%s/pause".formatted(twoDates().path("id").asString());
              return () -> api.send("POST", north.token(Who.CLIENT), path, null);
            }),
        write(
            200,
            7,
            23,
            "resume a recurring booking",
            () -> {
              var made = "/api/recurring-bookings/" + twoDates().path("id").asString();
              api.send("POST", north.token(Who.CLIENT), made + "/pause", null).mustBe(200);
              return () -> api.send("POST", north.token(Who.CLIENT), made + "/resume", null);
            }),
        write(
            200,
            6,
            10,
            "skip a date of a recurring booking",
            () -> {
              var made = twoDates();
              var path =
                  "/api/recurring-bookings/%s/occurrences/%s/skip"
                      .formatted(
                          made.path("id").asString(), made.path("nextBookingDate").asString());
              return () -> api.send("POST", north.token(Who.CLIENT), path, null);
            }),
        write(
            200,
            5,
            10,
            "cancel a recurring booking with two dates",
            () -> {
              var path =
                  "/api/recurring-bookings/%s/cancel".formatted(twoDates().path("id").asString());
              return () -> post(Who.CLIENT, path, "{\"futureOnly\":true}");
            }));
  }

  private JsonNode twoDates() {
    var body = weekly(LocalDate.now().plusDays(30 + keys++ % 5));
    return post(Who.CLIENT, "/api/recurring-bookings", body).mustBe(201).json();
  }

  private String bookingIn(String session) {
    return api.get(north.token(Who.ADMIN), "/api/bookings?status=CONFIRMED&sessionId=" + session)
        .mustBe(200)
        .json()
        .at("/items/0/id")
        .asString();
  }

  private Budget read(int trips, int statements, Who who, String path) {
    var name =
        path.replaceAll("\\p{XDigit}{8}-[-\\p{XDigit}]+", "…")
            .replaceAll("[\\w-]{43}\\.ics", "….ics")
            .replaceAll("\\d{4}-\\d\\d-\\d\\d", "…");
    return new Budget(
        200, trips, statements, "GET " + name, () -> () -> api.get(north.token(who), path));
  }

  private static Budget write(
      int status, int trips, int statements, String name, Supplier<Supplier<Answer>> prepared) {
    return new Budget(status, trips, statements, name, prepared);
  }

  /** Twenty sessions at a time at which nobody has anything else. */
  private String series() {
    return "{\"sessionTypeId\":\"%s\",\"coachId\":\"%s\",\"startsAt\":\"%s\",\"recurrenceRule\":\"%s\"}"
        .formatted(
            north.one("given types"),
            north.person(Who.COACH),
            north.aNoon().plusSeconds(8 * 3600),
            "FREQ=WEEKLY;COUNT=20");
  }

  /** Of a time so far ahead that nobody else has anything then. */
  private String aHundred(String what, UnaryOperator<String> line) {
    var lines = new StringBuilder();
    // Not by keys, which dates of other tests go by.
    var run = Ids.next();
    for (int i = 0; i < 100; i++) lines.append(line.apply(what + run + "." + i)).append('\n');
    return lines.toString();
  }

  private String clientLine(String id) {
    return "{\"id\":\"%1$s\",\"fullName\":\"Q\",\"email\":\"%1$s@example.com\",\"openingBalances\":[{\"credits\":3}]}"
        .formatted(id);
  }

  private String promptLine(String id) {
    return OldPrompts.line(id, "Wilhelmina Testperson", id + "@example.com");
  }

  private Answer imported(String what, String lines) {
    return api.send(
        "POST",
        north.token(Who.ADMIN),
        "/api/admin/imports/" + what,
        lines,
        "Content-Type",
        DocumentedRoute.LINES);
  }

  private String aHundredLines() {
    var lines = new StringBuilder();
    var start = Instant.parse("2040-01-01T00:00:00Z").plus(Duration.ofDays(10L * keys++));
    for (int i = 0; i < 100; i++) {
      lines.append(
          """
          {"id":"%s","sessionTypeId":"%s","coachId":"%s","startsAt":"%s","status":"%s","clientIds":["%s"]}
          """
              .formatted(
                  start.plus(Duration.ofHours(i)),
                  north.one("given types"),
                  north.person(Who.COACH),
                  start.plus(Duration.ofHours(i)),
                  i % 2 == 0 ? "PLANNED" : "CANCELLED",
                  north.person(Who.CLIENT)));
    }
    return lines.toString();
  }

  /** One of the sessions of a new series, counted from 0. */
  private JsonNode seriesSession(int number) {
    var made = post(Who.ADMIN, "/api/sessions", series()).mustBe(201).json();
    return api.get(
            north.token(Who.ADMIN), "/api/sessions?seriesId=" + made.path("seriesId").asString())
        .mustBe(200)
        .json()
        .path("items")
        .get(number);
  }

  private Answer post(Who who, String path, String body, String... headers) {
    return api.post(north.token(who), path, body, headers);
  }

  private String sessionOf(String booking) {
    return north.scene().booking(booking).path("sessionId").asString();
  }

  private static String inSession(String session) {
    return "{\"sessionId\":\"%s\"}".formatted(session);
  }

  private String weekly(LocalDate start) {
    return """
    {"coachId":"%s","sessionTypeId":"%s","startDate":"%s","startTime":"21:00","endTime":"22:00",
     "frequency":"weekly"}
    """
        .formatted(north.person(Who.COACH), north.one("appointment types"), start);
  }

  private String atNoon() {
    return "{\"coachId\":\"%s\",\"sessionTypeId\":\"%s\",\"startsAt\":\"%s\"}"
        .formatted(north.person(Who.COACH), north.one("appointment types"), north.aNoon());
  }

  @TestFactory
  Stream<DynamicTest> reading_takes_one_trip() {
    return reads().stream().map(this::test);
  }

  @TestFactory
  Stream<DynamicTest> writing_gathers_writes_and_commits() {
    return Stream.concat(writes().stream(), more().stream()).map(this::test);
  }

  private DynamicTest test(Budget budget) {
    return DynamicTest.dynamicTest(
        budget.name(),
        () -> {
          // What is remembered between requests is so after the first.
          budget.prepared().get().get().mustBe(budget.status());
          var call = budget.prepared().get();
          database.taken();
          var answer = call.get();
          var trips = database.taken();

          assertThat(answer.status()).as(answer.text()).isEqualTo(budget.status());
          int statements = trips.stream().mapToInt(CountedDatabase::statements).sum();
          assertThat(List.of(trips.size(), statements))
              .as("trips and statements of %s: %s", budget.name(), String.join("\n---\n", trips))
              .isEqualTo(List.of(budget.trips(), budget.statements()));
        });
  }
}
