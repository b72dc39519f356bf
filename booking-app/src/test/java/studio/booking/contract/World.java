package studio.booking.contract;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import studio.booking.Api;
import studio.booking.MasterPrompts;
import studio.booking.StudioScene;
import studio.booking.shared.Ids;

/**
 * A studio with somebody of each kind, and things that are theirs: the client's bookings and
 * packages, in sessions of the coach in whose care the client is. The other client and the other
 * coach have nothing to do with any of it.
 */
final class World {
  /** Who may ask for something. */
  enum Who {
    ANONYMOUS,
    CLIENT,
    CLIENT2,
    COACH,
    COACH2,
    ADMIN,
    OWNER,
    AI;

    String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  private static final int RICH = 9_000;
  private static final LocalDate FAR_AWAY = LocalDate.of(2030, 1, 1);

  /** Each has a higher number than the one before, whoever publishes it. */
  private static final AtomicInteger VERSIONS = new AtomicInteger();

  private final Api api;
  private final String studio;
  private final String currency;
  private final ZoneId zone;
  private final StudioScene scene;
  private final Map<Who, String> tokens = new EnumMap<>(Who.class);
  private final Map<Who, String> people = new EnumMap<>(Who.class);
  private final Map<String, String> shared = new HashMap<>();
  private final AtomicInteger count = new AtomicInteger();
  private final List<String> guardians = new ArrayList<>();
  private final String type;
  private final String appointment;

  World(Api api, String studio) {
    this.api = api;
    this.studio = studio;
    this.currency = studio.equals("north") ? "USD" : "EUR";
    this.zone = ZoneId.of(studio.equals("north") ? "America/Los_Angeles" : "Europe/Berlin");
    this.scene = new StudioScene(api, studio);
    for (var who : new Who[] {Who.ADMIN, Who.OWNER, Who.AI}) {
      tokens.put(who, api.persona(who.word(), studio));
    }
    type = scene.classType();
    appointment = scene.appointmentType();
    for (var who : new Who[] {Who.COACH, Who.COACH2}) enter(who, scene.coach(type, appointment));
    for (var who : new Who[] {Who.CLIENT, Who.CLIENT2}) enter(who, scene.client(RICH).id());
    assign(person(Who.COACH), person(Who.CLIENT));
    agreed("ai_processing");
  }

  private void enter(Who who, String id) {
    people.put(who, id);
    tokens.put(who, api.person(id));
  }

  @Nullable String token(Who who) {
    return tokens.get(who);
  }

  String person(Who who) {
    return java.util.Objects.requireNonNull(people.get(who), who + " has no id here");
  }

  String currency() {
    return currency;
  }

  StudioScene scene() {
    return scene;
  }

  /** Something to look at, the same each time. */
  String one(String kind) {
    var known = shared.get(kind);
    if (known != null) return known;
    var made = fresh(kind);
    shared.put(kind, made);
    return made;
  }

  /** Something that may be changed: nobody else knows of it, where that can be. */
  String fresh(String kind) {
    return switch (kind) {
      case "clients", "members" -> person(Who.CLIENT);
      case "coaches" -> person(Who.COACH);
      case "other coaches" -> person(Who.COACH2);
      case "public" -> studio;
      case "jobs" ->
          api.get(token(Who.OWNER), "/api/admin/jobs").json().at("/items/0/name").asString();
      case "session-types" -> scene.classType();
      case "given types" -> type;
      case "appointment types" -> appointment;
      case "appointments" -> appointment();
      case "sessions" -> scene.aClass(type, person(Who.COACH), anHour(), 12);
      case "full sessions" -> fullClass();
      case "sessions waited for" -> waitedFor(fullClass());
      case "bookings" -> booking(fresh("sessions"));
      case "bookings of the session" -> booking(one("sessions"));
      case "packages" -> pack();
      case "redemptions" -> redemption();
      case "passes" -> pass();
      case "coupons" -> coupon().id();
      case "credit-purchases" -> purchase();
      case "code" -> coupon().json().path("code").asString();
      case "consent", "check" -> agreed("photo_analysis");
      case "{clientId}" -> "photo_analysis";
      case "consent-versions" ->
          api.post(token(Who.ADMIN), "/api/consent/versions", version())
              .mustBe(201)
              .json()
              .path("version")
              .asString();
      case "versions" -> promptVersion();
      case "planned clients" -> {
        one("versions");
        yield person(Who.CLIENT);
      }
      case "people" -> post("/api/people", "{\"roles\":[\"client\"]}");
      case "emails" -> email();
      case "new clients" -> scene.client(0).id();
      case "guardians" -> guardian();
      case "wards" -> guards(scene.client(0).id(), person(Who.CLIENT));
      case "erasures" -> leaver();
      case "calendars" -> calendar();
      case "invitations" ->
          api.post(
                  token(Who.ADMIN),
                  "/api/invitations",
                  "{\"personId\":\"%s\"}".formatted(fresh("people")))
              .mustBe(201)
              .json()
              .path("secret")
              .asString();
      // Far ahead, where no sessions are made of it yet.
      case "recurring-bookings" ->
          api.post(
                  token(Who.CLIENT),
                  "/api/recurring-bookings",
                  """
                  {"coachId":"%s","sessionTypeId":"%s","startDate":"%s","startTime":"12:00",
                   "endTime":"13:00","recurrenceRule":"FREQ=DAILY"}
                  """
                      .formatted(person(Who.COACH), appointment, FAR_AWAY))
              .mustBe(201)
              .id();
      case "occurrences" -> aDay().toString();
      case "trainer-client-assignments" -> assign(person(Who.COACH2), scene.client(0).id());
      case "availability-additions" ->
          post(
              "/api/coaches/%s/availability-additions".formatted(person(Who.COACH)),
              "{\"date\":\"%s\",\"startTime\":\"10:00\",\"endTime\":\"12:00\"}".formatted(aDay()));
      case "availability-exceptions" ->
          post(
              "/api/coaches/%s/availability-exceptions".formatted(person(Who.COACH)),
              "{\"startDate\":\"%s\",\"reason\":\"VACATION\"}".formatted(aDay()));
      default -> throw new AssertionError("Say here how to make one of the " + kind);
    };
  }

  /** One of two who answer for the client: there may be few of them. */
  private String guardian() {
    if (guardians.isEmpty()) scene.clients(2, 0).forEach(one -> guardians.add(one.id()));
    guardians.add(guardians.removeFirst());
    return guards(person(Who.CLIENT), guardians.getFirst());
  }

  /** Has one client answer for another. */
  private String guards(String ward, String guardian) {
    var path = "/api/clients/%s/guardians/%s".formatted(ward, guardian);
    api.send("PUT", token(Who.ADMIN), path, null).mustBe(200);
    return guardian;
  }

  /** A time at which nobody has anything else. */
  Instant anHour() {
    return StudioScene.in(2, count.incrementAndGet());
  }

  LocalDate aDay() {
    return FAR_AWAY.plusDays(count.incrementAndGet());
  }

  /** The number of one more version of what is known of the client. */
  private String promptVersion() {
    var path = "/api/clients/%s/master-prompt".formatted(person(Who.CLIENT));
    return api.post(token(Who.ADMIN), path, MasterPrompts.of(person(Who.CLIENT)))
        .mustBe(201)
        .json()
        .path("version")
        .asString();
  }

  /** An address that the client has from now on. */
  private String email() {
    var address = "client.%s@example.com".formatted(Ids.next());
    api.patch(
            token(Who.ADMIN),
            "/api/clients/%s/pii?reason=test".formatted(person(Who.CLIENT)),
            "{\"fullName\":\"Client\",\"email\":\"%s\"}".formatted(address))
        .mustBe(200);
    return address;
  }

  /** A class with one place, which somebody else has. */
  private String fullClass() {
    var session = scene.aClass(type, person(Who.COACH), anHour(), 1);
    scene.book(scene.client(1), session).mustBe(201);
    return session;
  }

  private String waitedFor(String session) {
    var path = "/api/sessions/%s/waitlist".formatted(session);
    api.post(token(Who.CLIENT), path, "{}").mustBe(201);
    return session;
  }

  private String booking(String session) {
    var body = "{\"sessionId\":\"%s\"}".formatted(session);
    return api.post(token(Who.CLIENT), "/api/bookings", body).mustBe(201).id();
  }

  /** A time at which the coach is free, and the client too. */
  Instant aNoon() {
    return LocalDate.now(zone)
        .plusDays(100 + count.incrementAndGet())
        .atTime(LocalTime.NOON)
        .atZone(zone)
        .toInstant();
  }

  /** The session of a time with the coach that only the client and the studio know of. */
  private String appointment() {
    var client = new StudioScene.SignedIn(person(Who.CLIENT), tokens.get(Who.CLIENT));
    return scene
        .bookAt(client, person(Who.COACH), appointment, aNoon())
        .mustBe(201)
        .json()
        .path("sessionId")
        .asString();
  }

  private String redemption() {
    return post(
        "/api/packages/redeem",
        "{\"packageId\":\"%s\",\"clientId\":\"%s\",\"payment\":{\"method\":\"CASH\"}}"
            .formatted(fresh("packages"), person(Who.CLIENT)));
  }

  /** An All Access pass that was used on two days, and is good for nothing else. */
  private String pass() {
    var own = scene.classType();
    var pack =
        post(
            "/api/packages",
            """
            {"name":"Month","kind":"ALL_ACCESS","sessionCount":0,"allAccessDays":300,
             "sessionTypeIds":["%s"],"listPrice":{"amountMinor":0,"currency":"%s"}}
            """
                .formatted(own, currency));
    var pass =
        post(
            "/api/packages/redeem",
            "{\"packageId\":\"%s\",\"clientId\":\"%s\"}".formatted(pack, person(Who.CLIENT)));
    for (int i = 0; i < 2; i++) booking(scene.aClass(own, scene.coach(own), aNoon(), 2));
    return pass;
  }

  private String pack() {
    return post(
        "/api/packages",
        """
        {"name":"Five","kind":"CREDIT_PACK","sessionCount":5,"validityDays":90,"active":true,
         "coachId":"%s","listPrice":{"amountMinor":0,"currency":"%s"},"discountPercentage":0}
        """
            .formatted(person(Who.COACH), currency));
  }

  private String purchase() {
    return api.post(
            token(Who.CLIENT),
            "/api/v2/credit-purchases",
            """
            {"provider":"stripe","providerTxnId":"pi_%d","packageId":"%s",
             "amount":{"amountMinor":100,"currency":"%s"}}
            """
                .formatted(System.nanoTime(), one("packages"), currency))
        .mustBe(201)
        .id();
  }

  private Api.Answer coupon() {
    return api.post(
            token(Who.ADMIN),
            "/api/coupons",
            "{\"code\":\"%s-%d\",\"type\":\"EXTRA_DAYS\",\"value\":7}"
                .formatted(studio, System.nanoTime()))
        .mustBe(201);
  }

  /** The client, with one more answer. */
  private String agreed(String type) {
    var body =
        """
        {"clientId":"%s","consentType":"%s","consentVersion":"3.0","consentGranted":true}
        """;
    api.post(token(Who.CLIENT), "/api/consent/grant", body.formatted(person(Who.CLIENT), type))
        .mustBe(201);
    return person(Who.CLIENT);
  }

  /** The next text to agree to, so far ahead that nobody is asked with it. */
  String version() {
    return """
    {"version":"9.%d","effectiveDate":"%s","summary":"What we do with your data.",
     "fullText":"%s","requiresReConsent":true}
    """
        .formatted(
            VERSIONS.incrementAndGet(),
            FAR_AWAY.plusYears(10),
            """
            We keep the training data that you give us, so that your coach can plan with them.\
             Nobody outside of the studio sees any of it. You can say yes or no, and train here\
             whatever you say. Take back a yes whenever you like: from that moment on, what needs\
             it ends, and on request everything collected until then will be erased.\
            """);
  }

  /** The secret of somebody's calendar, which nobody renews. */
  private String calendar() {
    var url =
        api.send("POST", scene.client(0).token(), "/api/my-calendar", null)
            .mustBe(201)
            .json()
            .path("url")
            .asString();
    return url.substring(url.lastIndexOf('/') + 1).replace(".ics", "");
  }

  /** Who has asked to be erased. */
  private String leaver() {
    var client = scene.client(0).id();
    api.post(
            token(Who.ADMIN),
            "/api/clients/%s/erasure".formatted(client),
            "{\"reason\":\"CLIENT_REQUEST\"}")
        .mustBe(201);
    return client;
  }

  private String assign(String coach, String client) {
    return post(
        "/api/trainer-client-assignments",
        "{\"coachId\":\"%s\",\"clientId\":\"%s\"}".formatted(coach, client));
  }

  private String post(String path, String body) {
    return api.post(token(Who.ADMIN), path, body).mustBe(201).id();
  }
}
