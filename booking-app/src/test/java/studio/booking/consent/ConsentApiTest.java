package studio.booking.consent;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import studio.booking.Api;
import studio.booking.Api.Answer;
import studio.booking.BookingTest;
import studio.booking.OwnStudio;
import studio.booking.StudioScene;
import studio.booking.StudioScene.SignedIn;
import studio.booking.demo.DemoStudios;
import studio.booking.demo.DemoStudios.Persona;
import studio.booking.shared.Role;
import tools.jackson.databind.JsonNode;

/** Consents as front ends meet them, each test in a studio of its own. */
class ConsentApiTest extends BookingTest {
  private static final String GRANT = "/api/consent/grant";
  private static final String REVOKE = "/api/consent/revoke";
  private static final String VERSIONS = "/api/consent/versions";
  private static final String AI = "ai_processing";
  private static final String TEXT =
      """
      We keep the training data that you give us, so that your coach can plan with them. Nobody\
       outside of the studio sees any of it. You can say yes or no, and train here whatever you\
       say. Take back a yes whenever you like: from that moment on, what needs it ends, and on\
       request everything collected until then will be erased within one month.\
      """;

  private Api api;
  private OwnStudio studio;
  private StudioScene scene;
  private SignedIn anna;
  private SignedIn ben;

  @BeforeEach
  void openAStudio() {
    api = api();
    studio = new OwnStudio(program, api);
    scene = studio.scene();
    anna = scene.client(0);
    ben = scene.client(0);
  }

  @Test
  void a_client_reads_the_text_answers_and_takes_it_back() {
    var text = versions().path(0);
    assertThat(check(anna.token(), anna, AI))
        .isEqualTo(
            "{\"hasConsent\":false,\"version\":null,\"reason\":\"NEVER_ASKED\",\"currentVersion\":\"3.0\"}");

    var given = grant(anna.token(), anna, AI, true, "").mustBe(201);

    var view = given.json();
    assertThat(given.header("Location")).isEqualTo("/api/consent/" + anna.id());
    assertThat(view.path("clientId").asString()).isEqualTo(anna.id());
    assertThat(view.path("consentMethod").asString()).isEqualTo("web_form");
    assertThat(view.path("grantedAt").asString()).isEqualTo(view.path("decidedAt").asString());
    assertThat(view.path("fullText").asString()).isEqualTo(text.path("fullText").asString());
    assertThat(view.path("textHash").asString()).isEqualTo(text.path("textHash").asString());
    assertThat(view.path("recordedBy").isNull()).isTrue();
    assertThat(view.path("revokedAt").isNull()).isTrue();
    assertThat(check(anna.token(), anna, AI))
        .startsWith("{\"hasConsent\":true,\"version\":\"3.0\",\"reason\":null");

    assertThat(revoke(anna.token(), anna, AI).mustBe(200).text()).isEqualTo("{\"revoked\":1}");
    assertThat(revoke(anna.token(), anna, AI).mustBe(200).text()).isEqualTo("{\"revoked\":0}");
    assertThat(check(anna.token(), anna, AI)).contains("\"reason\":\"REVOKED\"");
    var kept = consents(anna).getFirst();
    assertThat(kept.path("revocation").asString()).isEqualTo("WITHDRAWN");
    assertThat(kept.path("revokedReason").asString()).isEqualTo("My own");
    assertThat(kept.path("revokedBy").asString()).isEqualTo(anna.id());
  }

  @Test
  void F10_a_no_has_the_time_of_its_decision_and_none_of_a_grant() {
    grant(anna.token(), anna, AI, true, "").mustBe(201);
    var no = grant(anna.token(), anna, AI, false, "").mustBe(201).json();

    assertThat(no.path("consentGranted").asBoolean(true)).isFalse();
    assertThat(no.path("grantedAt").isNull()).isTrue();
    assertThat(no.path("decidedAt").isString()).isTrue();
    var before = consents(anna).get(1);
    assertThat(before.path("revocation").asString()).isEqualTo("REPLACED");
    assertThat(before.path("revokedReason").asString()).isEqualTo("replaced by new consent");
  }

  /** Nobody is trusted unless TRUSTED_PROXIES says so. */
  @Test
  void F14_an_address_that_anybody_can_write_is_not_believed() {
    var given =
        api.post(
            anna.token(),
            GRANT,
            body(anna, AI, true, ""),
            "X-Forwarded-For",
            "203.0.113.9",
            "X-Real-IP",
            "203.0.113.9",
            "Forwarded",
            "for=203.0.113.9",
            "User-Agent",
            "A test of ours");

    var view = given.mustBe(201).json();
    assertThat(view.path("ipAddress").asString()).matches("127\\.0\\.0\\.0/24|0:0:0:0:0:0:0:0/48");
    assertThat(view.path("userAgent").asString()).isEqualTo("A test of ours");
  }

  @Test
  void F6_anothers_consents_are_nobodys_business() {
    grant(anna.token(), anna, AI, true, "").mustBe(201);
    var coach = scene.signedIn(scene.coach());
    for (var other : List.of(ben.token(), coach.token())) {
      var method = ",\"consentMethod\":\"paper\"";
      assertThat(grant(other, anna, AI, false, method).status()).isEqualTo(404);
      assertThat(revoke(other, anna, AI).status()).isEqualTo(404);
      assertThat(api.get(other, "/api/consent/" + anna.id()).status()).isEqualTo(404);
      assertThat(api.get(other, checkPath(anna, AI)).status()).isEqualTo(404);
    }
    assertThat(api.get(null, "/api/consent/" + anna.id()).status()).isEqualTo(401);
    var ai = studio.token(UUID.randomUUID().toString(), Role.AI_SERVICE);
    assertThat(api.get(ai, "/api/consent/" + anna.id()).status()).isEqualTo(403);
    var south = api.persona("admin", "south");
    assertThat(api.get(south, "/api/consent/" + anna.id()).status()).isEqualTo(404);
    assertThat(consents(anna)).hasSize(1);
  }

  @Test
  void F6_who_records_it_for_a_client_is_kept() {
    var coach = scene.signedIn(scene.coach());
    scene.assign(coach.id(), anna.id());
    var web = grant(coach.token(), anna, AI, true, "").mustBe(400).json();
    assertThat(web.at("/errors/0/pointer").asString()).isEqualTo("/consentMethod");

    var paper =
        grant(
                coach.token(),
                anna,
                "photo_analysis",
                true,
                ",\"consentMethod\":\"paper\",\"guardianName\":\"Maria Example\"")
            .mustBe(201)
            .json();

    assertThat(paper.path("recordedBy").asString()).isEqualTo(coach.id());
    assertThat(paper.path("byGuardian").asBoolean()).isTrue();
    assertThat(paper.path("guardianName").asString()).isEqualTo("Maria Example");
    var verbal = ",\"consentMethod\":\"verbal\",\"guardianName\":\"Maria Example\"";
    assertThat(grant(coach.token(), anna, AI, true, verbal).mustBe(409).code())
        .isEqualTo("NOT_OPEN_TO_GUARDIANS");
  }

  @Test
  void what_is_personal_is_in_no_kept_answer_and_gone_from_the_repeated_one_once_erased() {
    var body = body(anna, AI, true, ",\"signatureData\":\"drawn-by-hand\"");
    var first = api.post(anna.token(), GRANT, body, "Idempotency-Key", "k").mustBe(201);
    var again = api.post(anna.token(), GRANT, body, "Idempotency-Key", "k").mustBe(201);

    assertThat(again.text()).isEqualTo(first.text()).contains("drawn-by-hand");
    assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
    assertThat(consents(anna)).hasSize(1);
    Database.get()
        .execute("delete from consent.particular where client_id = '%s'".formatted(anna.id()));
    var erased = api.post(anna.token(), GRANT, body, "Idempotency-Key", "k").mustBe(201).json();
    assertThat(erased.path("signatureData").isNull()).isTrue();
    assertThat(erased.path("ipAddress").isNull()).isTrue();
    assertThat(erased.path("id").asString()).isEqualTo(first.id());
  }

  @Test
  void F8_what_is_not_asked_or_not_in_force_cannot_be_answered() {
    var unknown = grant(anna.token(), anna, "carrier_pigeons", true, "").mustBe(400).json();
    assertThat(unknown.at("/errors/0/pointer").asString()).isEqualTo("/consentType");
    for (var version : List.of("9.9", "three")) {
      var body = body(anna, AI, true, "").replace("\"3.0\"", "\"%s\"".formatted(version));
      var refused = api.post(anna.token(), GRANT, body).mustBe(400).json();
      assertThat(refused.at("/errors/0/pointer").asString()).isEqualTo("/consentVersion");
    }
    publish("3.1", today(), false).mustBe(201);
    var old = grant(anna.token(), anna, AI, true, "").mustBe(409);
    assertThat(old.code()).isEqualTo("CONSENT_VERSION_NOT_CURRENT");
    assertThat(old.json().path("consentVersion").asString()).isEqualTo("3.1");
  }

  @Test
  void F12_a_text_is_published_whole_once_and_after_the_last_one() {
    assertThat(api.post(anna.token(), VERSIONS, version("3.1", today(), true)).status())
        .isEqualTo(403);
    var placeholder = version("3.1", today(), true).replace("We keep", "[Your studio] keeps");
    var refused = api.post(scene.admin(), VERSIONS, placeholder).mustBe(400).json();
    assertThat(refused.at("/errors/0/pointer").asString()).isEqualTo("/fullText");
    assertThat(publish("3.1", today().minusDays(1), true).status()).isEqualTo(400);

    publish("3.1", today(), true).mustBe(201);

    var twice = publish("3.1", today(), true).mustBe(409);
    assertThat(twice.code()).isEqualTo("CONSENT_VERSION_OUT_OF_ORDER");
    assertThat(twice.json().path("version").asString()).isEqualTo("3.1");
    assertThat(versions().valueStream().map(one -> one.path("version").asString()))
        .containsExactly("3.1", "3.0");
  }

  @Test
  void a_studio_asks_about_things_of_its_own_and_no_other_studio_does() {
    var type = "{\"consentType\":\"newsletter\",\"name\":\"News\",\"description\":\"Each month.\"}";
    api.post(scene.admin(), "/api/consent/types", type).mustBe(201);

    assertThat(api.post(scene.admin(), "/api/consent/types", type).mustBe(409).code())
        .isEqualTo("ALREADY_EXISTS");
    grant(anna.token(), anna, "newsletter", true, "").mustBe(201);
    assertThat(required(anna)).hasSize(7).doesNotContain("newsletter");
    assertThat(required(ben)).hasSize(8).contains("newsletter");
    var elsewhere = new OwnStudio(program, api).scene();
    var carl = elsewhere.client(0);
    assertThat(grant(carl.token(), carl, "newsletter", true, "").status()).isEqualTo(400);
  }

  @Test
  void F9_a_consent_ends_by_itself_and_a_job_tells_of_it_once() {
    var ends = program.getBean(Clock.class).instant().plus(Duration.ofHours(1));
    grant(anna.token(), anna, AI, true, ",\"expiresAt\":\"%s\"".formatted(ends)).mustBe(201);
    assertThat(check(anna.token(), anna, AI)).contains("\"hasConsent\":true");
    assertThat(expired()).isZero();
    putBack(Duration.ofHours(2));

    assertThat(check(anna.token(), anna, AI)).contains("\"reason\":\"EXPIRED\"");
    assertThat(expired()).isEqualTo(1);
    assertThat(expired()).isZero();
    grant(anna.token(), anna, AI, true, "").mustBe(201);
    assertThat(check(anna.token(), anna, AI)).contains("\"hasConsent\":true");
  }

  /** Anna's answers, as if they had been given earlier: past the triggers that keep them. */
  private void putBack(Duration by) {
    var back = "- interval '%d seconds'".formatted(by.toSeconds());
    Database.get()
        .execute(
            "set session_replication_role = replica",
            """
            update consent.expiry set expires_at = expires_at %s where answer_id in
              (select id from consent.answer where client_id = '%s')
            """
                .formatted(back, anna.id()),
            """
            update consent.answer set decided_at = decided_at %s, expires_at = expires_at %1$s
            where client_id = '%s'
            """
                .formatted(back, anna.id()));
  }

  private int expired() {
    return api.send("POST", studio.owner(), "/api/admin/jobs/expire-consents/run", null)
        .mustBe(200)
        .json()
        .at("/report/expired")
        .asInt();
  }

  @Test
  void F3_of_many_who_agree_at_once_over_http_one_is_live() {
    var calls = new ArrayList<Callable<Answer>>();
    for (int i = 0; i < 30; i++) calls.add(() -> grant(anna.token(), anna, AI, true, ""));

    var done = Api.atOnce(calls).stream().filter(answer -> answer.status() == 201).count();

    assertThat(done).isPositive();
    var consents = consents(anna);
    assertThat(consents).hasSize((int) done);
    assertThat(consents).filteredOn(one -> one.path("revokedAt").isNull()).hasSize(1);
  }

  @Test
  void every_act_is_in_the_audit_log_without_anybodys_words() {
    grant(anna.token(), anna, AI, true, ",\"signatureData\":\"drawn-by-hand\"").mustBe(201);
    revoke(anna.token(), anna, AI).mustBe(200);
    grant(anna.token(), anna, AI, false, "").mustBe(201);
    publish("3.1", today(), false).mustBe(201);

    var log = api.get(studio.owner(), "/api/audit-log?limit=200").mustBe(200);
    assertThat(log.json().path("items").valueStream().map(it -> it.path("action").asString()))
        .contains(
            "CONSENT_GRANTED", "CONSENT_REVOKED", "CONSENT_REFUSED", "CONSENT_VERSION_PUBLISHED");
    assertThat(log.text()).doesNotContain("drawn-by-hand", "My own", "127.0.0.1");
  }

  @ParameterizedTest
  @EnumSource
  void the_demo_has_one_who_agreed_one_who_refused_and_one_who_has_not_answered(DemoStudios demo) {
    var owner = as(demo, Persona.OWNER);
    var clients = owner.get("/api/clients?limit=200").json().path("items").valueStream();
    var reasons =
        clients
            .map(client -> client.path("id").asString())
            .map(id -> owner.get("/api/consent/check/%s/ai_processing".formatted(id)).json())
            .collect(groupingBy(it -> it.path("reason").asString("none"), toSet()));

    assertThat(reasons).containsKeys("none", "REFUSED", "NEVER_ASKED");
    var left = as(demo, Persona.CLIENT).get("/api/consent/required");
    assertThat(left.status()).isEqualTo(200);
    assertThat(left.json().path("items")).isEmpty();
    var refused = "/api/consent/" + demo.person(Persona.CLIENT2).value();
    assertThat(
            as(demo, Persona.CLIENT2)
                .get(refused)
                .json()
                .path("items")
                .valueStream()
                .collect(
                    groupingBy(
                        it -> it.path("consentGranted").asBoolean(),
                        mapping(it -> it.path("consentType").asString(), toSet())))
                .get(false))
        .contains(AI);
  }

  private LocalDate today() {
    return program
        .getBean(Clock.class)
        .instant()
        .atZone(ZoneId.of("America/Los_Angeles"))
        .toLocalDate();
  }

  private static String body(SignedIn client, String type, boolean granted, String more) {
    return """
    {"clientId":"%s","consentType":"%s","consentVersion":"3.0","consentGranted":%s%s}
    """
        .formatted(client.id(), type, granted, more);
  }

  private Answer grant(String token, SignedIn client, String type, boolean granted, String more) {
    return api.post(token, GRANT, body(client, type, granted, more));
  }

  private Answer revoke(String token, SignedIn client, String type) {
    return api.post(
        token,
        REVOKE,
        "{\"clientId\":\"%s\",\"consentType\":\"%s\",\"reason\":\"My own\"}"
            .formatted(client.id(), type));
  }

  private static String checkPath(SignedIn client, String type) {
    return "/api/consent/check/%s/%s".formatted(client.id(), type);
  }

  private String check(String token, SignedIn client, String type) {
    return api.get(token, checkPath(client, type)).mustBe(200).text();
  }

  private List<JsonNode> consents(SignedIn client) {
    return api.get(client.token(), "/api/consent/%s?limit=200".formatted(client.id()))
        .mustBe(200)
        .json()
        .path("items")
        .valueStream()
        .toList();
  }

  private List<String> required(SignedIn client) {
    return api.get(client.token(), "/api/consent/required")
        .mustBe(200)
        .json()
        .path("items")
        .valueStream()
        .map(one -> one.path("consentType").asString())
        .toList();
  }

  private JsonNode versions() {
    return api.get(anna.token(), VERSIONS).mustBe(200).json().path("items");
  }

  private Answer publish(String number, LocalDate effectiveOn, boolean asksAnew) {
    return api.post(scene.admin(), VERSIONS, version(number, effectiveOn, asksAnew));
  }

  private static String version(String number, LocalDate effectiveOn, boolean asksAnew) {
    return """
    {"version":"%s","effectiveDate":"%s","fullText":"%s","summary":"What we do with your data.",
     "requiresReConsent":%s}
    """
        .formatted(number, effectiveOn, TEXT, asksAnew);
  }
}
