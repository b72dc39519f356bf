package studio.booking.privacy;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.UUID;
import studio.booking.Api;
import studio.booking.Api.Answer;
import studio.booking.MasterPrompts;
import studio.booking.OldPrompts;
import studio.booking.OwnStudio;
import studio.booking.StudioScene;
import studio.booking.StudioScene.SignedIn;
import studio.booking.shared.jooq.TestDatabase;

/**
 * A client who did one of everything, with a name of theirs in all that identifies them, and a word
 * in all that can hold words.
 */
final class OneOfEverything {
  private static final String NDJSON = "application/x-ndjson";
  private static final ZoneId ZONE = ZoneId.of("America/Los_Angeles");

  final String name = "Zq" + UUID.randomUUID().toString().substring(0, 8);
  final String word = "Wx" + UUID.randomUUID().toString().substring(0, 8);
  final SignedIn client;

  /** Of the payment that was claimed. */
  final String payment = word + "-paid";

  private final TestDatabase database;
  private final Api api;
  private final OwnStudio studio;
  private final StudioScene scene;
  private final String yoga;
  private final String training;
  private final String coach;
  private int day = 10;

  OneOfEverything(TestDatabase database, Api api, OwnStudio studio) {
    this.database = database;
    this.api = api;
    this.studio = studio;
    this.scene = studio.scene();
    this.yoga = scene.classType();
    this.training = scene.appointmentType();
    this.coach = scene.coach(yoga, training);
    this.client = scene.signedIn(post("/api/clients", whoTheyAre()).mustBe(201).id());
    scene.assign(coach, client.id());
    signIn();
    bringOver();
    wait(client);
    consent();
    guard();
    buy();
    book();
    train();
  }

  String coach() {
    return scene.signedIn(coach).token();
  }

  private String whoTheyAre() {
    return """
    {"fullName":"%1$s <script>alert(1)</script>","preferredName":"%1$s","dateOfBirth":"1990-04-01",
     "bloodType":"AB-","phoneNumber":"+1 (555) 010-1234","email":"%1$s@example.com",
     "emergencyContact":{"name":"%1$s","relationship":"%1$s","phone":"+1 555 0100"},
     "address":{"street":"%1$s","city":"%1$s","state":"%1$s","zip":"%1$s"}}
    """
        .formatted(name);
  }

  private void signIn() {
    database.execute(
        """
        insert into directory.identity_link
          (organization_id, issuer, subject, person_id, linked_at)
        values ('%s', 'https://sign-in.example', '%s', '%s', now())
        """
            .formatted(studio.id().value(), UUID.randomUUID(), client.id()));
  }

  /** From another system, with the document that it had. */
  private void bringOver() {
    var id = UUID.randomUUID().toString();
    database.execute(
        "insert into privacy.imported_client values ('%s', '%s', '%s')"
            .formatted(studio.id().value(), id, client.id()));
    var line =
        OldPrompts.line(id, name, name + "@example.com")
            .replace("\"id\":", "\"clientId\":\"%s\",\"id\":".formatted(client.id()))
            .replace("Latex", word);
    var report = post("/api/admin/imports/master-prompts", line, "Content-Type", NDJSON);
    if (report.mustBe(200).json().path("imported").asInt() != 1) {
      throw new AssertionError(report.text());
    }
  }

  /** In vain: the place that becomes free has to be paid. */
  private void wait(SignedIn poor) {
    var full = aClass(1);
    var first = scene.client(1);
    var booking = scene.book(first, full).mustBe(201).id();
    api.post(poor.token(), "/api/sessions/%s/waitlist".formatted(full), "{}").mustBe(201);
    api.post(first.token(), "/api/bookings/%s/cancel".formatted(booking), "{}").mustBe(200);
  }

  private void consent() {
    grant("data_collection", ",\"signatureData\":\"%s\"".formatted(word));
    grant("ai_processing", "");
    revoke(client.id(), "ai_processing");
  }

  private void revoke(String whose, String type) {
    api.post(
            client.token(),
            "/api/consent/revoke",
            "{\"clientId\":\"%s\",\"consentType\":\"%s\",\"reason\":\"%s\"}"
                .formatted(whose, type, word))
        .mustBe(200);
  }

  private void grant(String type, String more) {
    grant(client.id(), type, more);
  }

  private void grant(String whose, String type, String more) {
    api.post(
            client.token(),
            "/api/consent/grant",
            """
            {"clientId":"%s","consentType":"%s","consentVersion":"3.0","consentGranted":true%s}
            """
                .formatted(whose, type, more))
        .mustBe(201);
  }

  /** Answers for a child, and has somebody who could have answered for them. */
  private void guard() {
    var born = LocalDate.now(ZONE).minusYears(9);
    var child =
        post("/api/clients", "{\"fullName\":\"Kim\",\"dateOfBirth\":\"%s\"}".formatted(born))
            .mustBe(201)
            .id();
    names(child, client.id());
    names(client.id(), scene.client(0).id());
    grant(child, "data_collection", ",\"signatureData\":\"%s\"".formatted(word));
    grant(child, "photo_analysis", "");
    revoke(child, "photo_analysis");
  }

  private void names(String ward, String guardian) {
    var path = "/api/clients/%s/guardians/%s".formatted(ward, guardian);
    api.send("PUT", scene.admin(), path, null).mustBe(200);
  }

  private void buy() {
    redeem(scene.pack(9));
    var taken = redeem(scene.pack(2)).id();
    post("/api/redemptions/%s/revoke".formatted(taken), because()).mustBe(200);
    var adjustments = "/api/members/%s/credit-adjustments".formatted(client.id());
    post(adjustments, "{\"amount\":3,\"reason\":\"%s\"}".formatted(word), "Idempotency-Key", word)
        .mustBe(201);
    var code = "GIFT-" + UUID.randomUUID().toString().substring(0, 8);
    post("/api/coupons", "{\"code\":\"%s\",\"type\":\"FREE_PACKAGE\"}".formatted(code)).mustBe(201);
    api.post(
            client.token(),
            "/api/packages/redeem",
            "{\"packageId\":\"%s\",\"couponCode\":\"%s\"}".formatted(scene.pack(1), code))
        .mustBe(201);
    var claim = claim(client).mustBe(201).id();
    post("/api/admin/credit-purchases/%s/reject".formatted(claim), because()).mustBe(200);
  }

  private Answer redeem(String pack) {
    return post(
            "/api/packages/redeem",
            """
            {"packageId":"%s","clientId":"%s","payment":{"method":"CASH","reference":"%s"}}
            """
                .formatted(pack, client.id(), word))
        .mustBe(201);
  }

  /** Says that the payment is somebody's. */
  Answer claim(SignedIn who) {
    return api.post(
        who.token(),
        "/api/v2/credit-purchases",
        """
        {"provider":"stripe","providerTxnId":"%s","packageId":"%s",
         "amount":{"amountMinor":2000,"currency":"USD"}}
        """
            .formatted(payment, scene.pack(1)));
  }

  private void book() {
    var cancelled = scene.book(client, aClass(3), "Idempotency-Key", word + "-b").mustBe(201).id();
    api.post(client.token(), "/api/bookings/%s/cancel".formatted(cancelled), because()).mustBe(200);
    redeem(offer("\"kind\":\"ELITE\",\"sessionCount\":0,\"grantsFriendPass\":true"));
    api.post(
            client.token(),
            "/api/bookings",
            "{\"sessionId\":\"%s\",\"guest\":{\"name\":\"%s\"}}".formatted(aClass(3), word))
        .mustBe(201);
    var kept = scene.bookAt(client, coach, training, noon()).mustBe(201).json();
    api.patch(
            scene.admin(),
            "/api/sessions/" + kept.path("sessionId").asString(),
            "{\"name\":\"%s\"}".formatted(word))
        .mustBe(200);
    var off = scene.bookAt(client, coach, training, noon()).mustBe(201).json();
    post("/api/sessions/%s/cancel".formatted(off.path("sessionId").asString()), because())
        .mustBe(200);
    recur();
    // From here on it pays for all.
    redeem(offer("\"kind\":\"ALL_ACCESS\",\"sessionCount\":0,\"allAccessDays\":300"));
    scene.book(client, aClass(3)).mustBe(201);
  }

  private void recur() {
    api.post(
            client.token(),
            "/api/recurring-bookings",
            """
            {"coachId":"%s","sessionTypeId":"%s","startDate":"%s","startTime":"18:00",
             "endTime":"19:00","recurrenceRule":"FREQ=DAILY;COUNT=2"}
            """
                .formatted(coach, training, LocalDate.now(ZONE).plusDays(3)))
        .mustBe(201);
  }

  private String offer(String gives) {
    return post(
            "/api/packages",
            """
            {"name":"Offer",%s,"discountPercentage":0,
             "listPrice":{"amountMinor":9000,"currency":"USD"}}
            """
                .formatted(gives))
        .mustBe(201)
        .id();
  }

  /** What is needed to train them, and who looked. */
  private void train() {
    api.patch(
            scene.admin(),
            "/api/clients/%s/training-profile".formatted(client.id()),
            """
            {"gender":"female","heightInches":66,"weightLbs":143.5,"goals":["%1$s"],
             "injuryHistory":["%1$s"],"movementScreen":{"deepSquat":2,"notes":"%1$s"},
             "currentMedications":["%1$s"],"supplements":["%1$s"],"allergies":["%1$s"]}
            """
                .formatted(word))
        .mustBe(200);
    post(
            "/api/clients/%s/master-prompt".formatted(client.id()),
            MasterPrompts.of(client.id()).replace("Latex", word))
        .mustBe(201);
    post(
            "/api/clients/%s/master-prompt".formatted(client.id()),
            MasterPrompts.of(client.id()).replace("Latex", word + " and dust"))
        .mustBe(201);
    api.send(
            "GET",
            scene.admin(),
            "/api/clients/%s/pii".formatted(client.id()),
            null,
            OfAlex.WHY,
            word)
        .mustBe(200);
  }

  private String because() {
    return "{\"reason\":\"%s\"}".formatted(word);
  }

  private String aClass(int places) {
    return scene.aClass(yoga, coach, noon(), places);
  }

  /** Of another day each time. */
  private java.time.Instant noon() {
    return LocalDate.now(ZONE).plusDays(day++).atTime(LocalTime.NOON).atZone(ZONE).toInstant();
  }

  private Answer post(String path, String body, String... headers) {
    return api.post(scene.admin(), path, body, headers);
  }
}
