package studio.booking;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;

/** People, sessions and packages in a demo studio, made as an admin makes them. */
public final class StudioScene {
  private final Api api;
  private final String admin;
  private final UnaryOperator<String> tokens;

  /** In "north". */
  public StudioScene(Api api) {
    this(api, "north");
  }

  public StudioScene(Api api, String studio) {
    this(api, api.persona("admin", studio), api::person);
  }

  /**
   * In a studio of one's own.
   *
   * @param tokens for clients and coaches, by id
   */
  public StudioScene(Api api, String admin, UnaryOperator<String> tokens) {
    this.api = api;
    this.admin = admin;
    this.tokens = tokens;
  }

  public String admin() {
    return admin;
  }

  /** Somebody who can sign in. */
  public record SignedIn(String id, String token) {}

  /** A client with so many credits. */
  public SignedIn client(int credits) {
    var id = api.post(admin, "/api/clients", "{}").mustBe(201).id();
    if (credits > 0) give(id, credits);
    return signedIn(id);
  }

  /** Somebody who is there already, such as a coach. */
  public SignedIn signedIn(String id) {
    return new SignedIn(id, tokens.apply(id));
  }

  public List<SignedIn> clients(int count, int credits) {
    var clients = new ArrayList<SignedIn>();
    for (int i = 0; i < count; i++) clients.add(client(credits));
    return clients;
  }

  public void give(String client, int credits) {
    api.post(
            admin,
            "/api/members/%s/credit-adjustments".formatted(client),
            "{\"amount\":%d,\"reason\":\"for a test\"}".formatted(credits))
        .mustBe(201);
  }

  public int balance(String client) {
    return api.get(admin, "/api/members/%s/credits".formatted(client))
        .mustBe(200)
        .json()
        .path("balance")
        .asInt();
  }

  /** A type of class with one credit a place, that can be booked up to its start. */
  public String classType() {
    return sessionType("CLASS", 60, 12);
  }

  public String appointmentType() {
    return sessionType("ONE_ON_ONE", 60, 1);
  }

  private String sessionType(String kind, int minutes, int capacity) {
    return api.post(
            admin,
            "/api/session-types",
            """
            {"name":"Scene","description":null,"kind":"%s","durationMinutes":%d,"capacity":%d,"creditCost":1,
             "bufferBeforeMinutes":0,"bufferAfterMinutes":0,"minimumNoticeMinutes":0,
             "bookingHorizonDays":700,"cancellationWindowHours":12}
            """
                .formatted(kind, minutes, capacity))
        .mustBe(201)
        .id();
  }

  /** A coach who gives these types, every day from six to ten in the evening. */
  public String coach(String... types) {
    var coach =
        api.post(
                admin,
                "/api/coaches",
                "{\"displayName\":\"Scene\",\"sessionTypeIds\":[%s]}"
                    .formatted(
                        String.join(
                            ",", java.util.Arrays.stream(types).map("\"%s\""::formatted).toList())))
            .mustBe(201)
            .id();
    var rules = new ArrayList<String>();
    for (int day = 0; day < 7; day++) {
      rules.add(
          "{\"dayOfWeek\":%d,\"startTime\":\"06:00\",\"endTime\":\"22:00\",\"validFrom\":\"2020-01-01\",\"validUntil\":null}"
              .formatted(day));
    }
    api.put(
            admin,
            "/api/coaches/%s/availability-rules".formatted(coach),
            "{\"rules\":[%s]}".formatted(String.join(",", rules)))
        .mustBe(200);
    return coach;
  }

  /** Gives a client into a coach's care, and answers with the assignment's id. */
  public String assign(String coach, String client) {
    return api.post(
            admin,
            "/api/trainer-client-assignments",
            "{\"coachId\":\"%s\",\"clientId\":\"%s\"}".formatted(coach, client))
        .mustBe(201)
        .id();
  }

  /** A class with unnumbered places. */
  public String aClass(String type, String coach, Instant startsAt, int places) {
    return api.post(
            admin,
            "/api/sessions",
            "{\"sessionTypeId\":\"%s\",\"coachId\":\"%s\",\"startsAt\":\"%s\",\"capacity\":%d}"
                .formatted(type, coach, startsAt, places))
        .mustBe(201)
        .id();
  }

  /** A whole hour, so many days and hours from now. */
  public static Instant in(int days, int hours) {
    return Instant.now()
        .truncatedTo(ChronoUnit.HOURS)
        .plus(Duration.ofDays(days))
        .plus(Duration.ofHours(hours));
  }

  public Api.Answer book(SignedIn client, String session, String... headers) {
    return api.post(
        client.token(), "/api/bookings", "{\"sessionId\":\"%s\"}".formatted(session), headers);
  }

  public Api.Answer bookAt(SignedIn client, String coach, String type, Instant startsAt) {
    return api.post(
        client.token(),
        "/api/bookings",
        "{\"coachId\":\"%s\",\"sessionTypeId\":\"%s\",\"startsAt\":\"%s\"}"
            .formatted(coach, type, startsAt));
  }

  /** Takes a place without having the credits for it. */
  public Api.Answer hold(SignedIn client, String session) {
    return api.post(
        client.token(),
        "/api/bookings",
        "{\"sessionId\":\"%s\",\"onInsufficientCredits\":\"HOLD\"}".formatted(session));
  }

  /** A package of so many credits, to be paid for. */
  public String pack(int credits) {
    return api.post(
            admin,
            "/api/packages",
            """
            {"name":"Scene","kind":"CREDIT_PACK","sessionCount":%d,"validityDays":90,
             "listPrice":{"amountMinor":2000,"currency":"USD"},"discountPercentage":0}
            """
                .formatted(credits))
        .mustBe(201)
        .id();
  }

  /** Gives a client a package that they paid in cash. */
  public Api.Answer redeem(SignedIn client, String pack) {
    return api.post(
        admin,
        "/api/packages/redeem",
        "{\"packageId\":\"%s\",\"clientId\":\"%s\",\"payment\":{\"method\":\"CASH\"}}"
            .formatted(pack, client.id()));
  }

  /** A booking as the admin sees it. */
  public JsonNode booking(String id) {
    return api.get(admin, "/api/bookings/" + id).mustBe(200).json();
  }

  /** From what to what a booking went, and why: one line for each step, oldest first. */
  public List<String> history(String booking) {
    var lines = new ArrayList<String>();
    items("/api/bookings/%s/history".formatted(booking))
        .forEach(
            step ->
                lines.add(
                    "%s %s by %s: %s"
                        .formatted(
                            step.path("from").asString("-"),
                            step.path("to").asString(),
                            step.path("byRole").asString(),
                            step.path("reason").asString())));
    return lines;
  }

  /** A client's ledger, oldest first, as type and amount. */
  public List<String> ledger(String client) {
    var lines = new ArrayList<String>();
    items("/api/members/%s/credit-transactions?limit=200".formatted(client))
        .forEach(
            line -> lines.add(line.path("type").asString() + " " + line.path("amount").asString()));
    return lines.reversed();
  }

  /** The types of what somebody was told, newest first. */
  public List<String> told(SignedIn person) {
    var types = new ArrayList<String>();
    api.get(person.token(), "/api/my-notices?limit=200")
        .mustBe(200)
        .json()
        .path("items")
        .forEach(notice -> types.add(notice.path("type").asString()));
    return types;
  }

  private JsonNode items(String path) {
    return api.get(admin, path).mustBe(200).json().path("items");
  }
}
