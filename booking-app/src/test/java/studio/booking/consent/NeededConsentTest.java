package studio.booking.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.web.bind.annotation.RequestMethod.GET;
import static org.springframework.web.bind.annotation.RequestMethod.POST;

import java.lang.reflect.Method;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import studio.booking.Api;
import studio.booking.Api.Answer;
import studio.booking.BookingTest;
import studio.booking.OwnStudio;
import studio.booking.StudioScene;
import studio.booking.StudioScene.SignedIn;
import studio.booking.shared.Caller;
import studio.booking.shared.Ids;
import studio.booking.shared.Role;
import studio.booking.shared.rest.Allow;
import studio.booking.shared.rest.Answers;
import studio.booking.shared.rest.NeedsConsent;

/** Routes that need a consent, over HTTP, on a controller that nobody else has. */
class NeededConsentTest extends BookingTest {
  private static final String OWN = "/api/test-consent/photos";
  private static final String OF = "/api/test-consent/clients/";
  private static final String BY_BODY = "/api/test-consent/questions";

  /** Counts what got through. */
  static final class Routes {
    int reached;

    /** About a client, or about oneself. */
    record Question(@Nullable UUID clientId, int number) {}

    @Allow({Role.CLIENT, Role.COACH})
    @NeedsConsent("photo_analysis")
    ResponseEntity<?> own(Caller caller) {
      return done();
    }

    @Allow({Role.CLIENT, Role.COACH, Role.ADMIN, Role.AI_SERVICE})
    @NeedsConsent(value = "ai_processing", client = "clientId")
    ResponseEntity<?> of(Caller caller, @PathVariable UUID clientId) {
      return done();
    }

    @Allow({Role.CLIENT, Role.COACH})
    @NeedsConsent(value = "ai_processing", client = "clientId")
    ResponseEntity<?> ask(Caller caller, @RequestBody Question question) {
      return done();
    }

    private ResponseEntity<?> done() {
      reached++;
      return Answers.ok(Map.of("done", true));
    }
  }

  private final Routes routes = new Routes();
  private final List<RequestMappingInfo> mapped = new ArrayList<>();

  private Api api;
  private OwnStudio studio;
  private StudioScene scene;
  private SignedIn anna;

  @BeforeAll
  void addTheRoutes() {
    add(GET, OWN, "own");
    add(GET, OF + "{clientId}", "of");
    add(POST, BY_BODY, "ask");
  }

  private void add(RequestMethod verb, String path, String method) {
    var options = mapping().getBuilderConfiguration();
    var info = RequestMappingInfo.paths(path).methods(verb).options(options).build();
    mapping().registerMapping(info, routes, method(method));
    mapped.add(info);
  }

  @AfterAll
  void takeThemAway() {
    for (var one : mapped) mapping().unregisterMapping(one);
  }

  private RequestMappingHandlerMapping mapping() {
    return program.getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class);
  }

  private static Method method(String name) {
    return Arrays.stream(Routes.class.getDeclaredMethods())
        .filter(method -> method.getName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @BeforeEach
  void openAStudio() {
    api = api();
    studio = new OwnStudio(program, api);
    scene = studio.scene();
    anna = scene.client(0);
    routes.reached = 0;
  }

  @Test
  void F13_a_consent_counts_from_the_next_request_on_and_so_does_its_withdrawal() {
    missing(api.get(anna.token(), OWN), "photo_analysis", "NEVER_ASKED");
    for (int i = 0; i < 10; i++) {
      answer("photo_analysis", true);
      api.get(anna.token(), OWN).mustBe(200);
      revoke("photo_analysis");
      missing(api.get(anna.token(), OWN), "photo_analysis", "REVOKED");
    }
    answer("photo_analysis", false);
    missing(api.get(anna.token(), OWN), "photo_analysis", "REFUSED");
    // Another one is of no use.
    answer("ai_processing", true);
    missing(api.get(anna.token(), OWN), "photo_analysis", "REFUSED");
    assertThat(routes.reached).isEqualTo(10);
  }

  @Test
  void F7_a_text_that_has_to_be_agreed_to_anew_closes_the_route_until_it_is() {
    answer("photo_analysis", true);
    api.get(anna.token(), OWN).mustBe(200);
    var today =
        program
            .getBean(Clock.class)
            .instant()
            .atZone(ZoneId.of("America/Los_Angeles"))
            .toLocalDate();
    var text = api.get(anna.token(), "/api/consent/versions").json().at("/items/0/fullText");
    api.post(
            scene.admin(),
            "/api/consent/versions",
            """
            {"version":"3.1","effectiveDate":"%s","fullText":%s,"requiresReConsent":true,
             "summary":"As before, and a little more."}
            """
                .formatted(today, text))
        .mustBe(201);

    var refused = missing(api.get(anna.token(), OWN), "photo_analysis", "RE_CONSENT_REQUIRED");
    assertThat(refused.json().path("consentVersion").asString()).isEqualTo("3.1");
  }

  @Test
  void F6_who_may_not_see_the_client_learns_nothing_of_consents() {
    var coach = scene.signedIn(scene.coach());
    var ben = scene.client(0);
    for (int round = 0; round < 2; round++) {
      for (var other : List.of(ben.token(), coach.token())) {
        assertThat(api.get(other, OF + anna.id()).mustBe(404).code()).isEqualTo("NOT_FOUND");
      }
      answer("ai_processing", true);
    }
    scene.assign(coach.id(), anna.id());
    api.get(coach.token(), OF + anna.id()).mustBe(200);
    api.get(anna.token(), OF + anna.id()).mustBe(200);
    revoke("ai_processing");
    missing(api.get(coach.token(), OF + anna.id()), "ai_processing", "REVOKED");
    missing(api.get(scene.admin(), OF + anna.id()), "ai_processing", "REVOKED");
    assertThat(api.get(scene.admin(), OF + Ids.next()).status()).isEqualTo(404);
    // Somebody who is no client has nothing to agree to.
    assertThat(api.get(coach.token(), OWN).status()).isEqualTo(404);
  }

  @Test
  void F6_a_guardian_reads_consents_and_is_let_in_nowhere_by_them() {
    var maria = scene.client(0);
    var guardian = "/api/clients/%s/guardians/%s".formatted(anna.id(), maria.id());
    api.send("PUT", scene.admin(), guardian, null).mustBe(200);
    for (int round = 0; round < 2; round++) {
      api.get(maria.token(), "/api/consent/check/%s/ai_processing".formatted(anna.id()))
          .mustBe(200);
      api.get(maria.token(), OF + anna.id()).mustBe(404);
      answer("ai_processing", true);
    }
    assertThat(routes.reached).isZero();
  }

  @Test
  void the_AI_is_let_in_by_the_clients_consent_and_by_nothing_else() {
    var ai = studio.token(Ids.next().toString(), Role.AI_SERVICE);
    missing(api.get(ai, OF + anna.id()), "ai_processing", "NEVER_ASKED");
    answer("ai_processing", true);
    api.get(ai, OF + anna.id()).mustBe(200);
    var elsewhere = new OwnStudio(program, api);
    var stranger = elsewhere.token(Ids.next().toString(), Role.AI_SERVICE);
    missing(api.get(stranger, OF + anna.id()), "ai_processing", "NEVER_ASKED");
    revoke("ai_processing");
    missing(api.get(ai, OF + anna.id()), "ai_processing", "REVOKED");
  }

  @Test
  void a_body_names_the_client_or_means_who_sends_it() {
    var ben = scene.client(0);
    assertThat(ask(anna, "{\"number\":1}").status()).isEqualTo(403);
    answer("ai_processing", true);
    assertThat(ask(anna, "{\"number\":1}").status()).isEqualTo(200);
    assertThat(ask(anna, "{\"number\":1,\"clientId\":null}").status()).isEqualTo(200);
    assertThat(ask(anna, "{\"number\":1,\"clientId\":\"%s\"}".formatted(ben.id())).status())
        .isEqualTo(404);
    // Somebody else's consent does not help, wherever it is named.
    var question = "{\"number\":1,\"clientId\":\"%s\"}".formatted(ben.id());
    assertThat(api.post(anna.token(), BY_BODY + "?clientId=" + anna.id(), question).status())
        .isEqualTo(400);
    assertThat(routes.reached).isEqualTo(2);
  }

  @Test
  void the_role_comes_before_the_consent_and_so_does_what_is_not_valid() {
    assertThat(api.get(null, OWN).status()).isEqualTo(401);
    assertThat(api.get(scene.admin(), OWN).mustBe(403).code()).isEqualTo("FORBIDDEN");
    assertThat(ask(anna, "{\"number\":\"one\"}").status()).isEqualTo(400);
    assertThat(api.get(anna.token(), OF + "anna").status()).isEqualTo(400);
  }

  private Answer ask(SignedIn by, String question) {
    return api.post(by.token(), BY_BODY, question);
  }

  private static Answer missing(Answer answer, String type, String reason) {
    var problem = answer.mustBe(403).json();
    assertThat(answer.code()).isEqualTo("CONSENT_REQUIRED");
    assertThat(problem.path("consentType").asString()).isEqualTo(type);
    assertThat(problem.path("consentVersion").asString()).startsWith("3.");
    assertThat(problem.path("reason").asString()).isEqualTo(reason);
    return answer;
  }

  private void answer(String type, boolean granted) {
    api.post(
            anna.token(),
            "/api/consent/grant",
            """
            {"clientId":"%s","consentType":"%s","consentVersion":"3.0","consentGranted":%s}
            """
                .formatted(anna.id(), type, granted))
        .mustBe(201);
  }

  private void revoke(String type) {
    api.post(
            anna.token(),
            "/api/consent/revoke",
            "{\"clientId\":\"%s\",\"consentType\":\"%s\"}".formatted(anna.id(), type))
        .mustBe(200);
  }
}
