package studio.booking.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import studio.booking.Api;
import studio.booking.Api.Answer;
import studio.booking.OwnStudio;
import studio.booking.StudioScene;
import studio.booking.StudioScene.SignedIn;
import studio.booking.demo.TestTokens;
import studio.booking.shared.PersonId;
import studio.booking.shared.Role;

/** Clients who are not of age, by the date of birth that only their profile knows. */
class GuardiansTest extends OfGuardians {
  private static final int ROUNDS = Boolean.getBoolean("booking.long") ? 200 : 12;

  @Test
  void F16_until_their_sixteenth_birthday_a_guardian_agrees() {
    var almost = bornYearsAgo(16, -1);
    var today = bornYearsAgo(16, 0);

    var refused = agree(almost, almost, PHOTOS).mustBe(409);
    assertThat(refused.code()).isEqualTo("GUARDIAN_NEEDED");
    assertThat(refused.json().path("guardianAge").asInt()).isEqualTo(16);
    assertThat(refused.text()).contains("guardianName").doesNotContain("Kim");
    assertThat(agree(almost, almost, AI).mustBe(409).code()).isEqualTo("NOT_OPEN_TO_GUARDIANS");
    agree(admin, almost, PHOTOS, ",\"consentMethod\":\"paper\",\"guardianName\":\"Maria\"")
        .mustBe(201);
    agree(today, today, PHOTOS).mustBe(201);
    agree(today, today, AI).mustBe(201);
    // That the date of birth was looked at, the client sees.
    var log = api.get(today.token(), "/api/clients/%s/pii-access-log".formatted(today.id()));
    assertThat(log.mustBe(200).text()).contains("PROFILE_AGE");
  }

  @Test
  void the_studio_says_from_which_age_on() {
    var young = bornYearsAgo(14, 0);
    agree(young, young, PHOTOS).mustBe(409);

    api.patch(studio.owner(), "/api/organization", "{\"guardianAge\":14}").mustBe(200);

    agree(young, young, PHOTOS).mustBe(201);
    for (var wrong : new String[] {"-1", "22", "null", "\"x\""}) {
      api.patch(studio.owner(), "/api/organization", "{\"guardianAge\":%s}".formatted(wrong))
          .mustBe(400);
    }
  }

  @Test
  void of_whom_nothing_is_known_agrees_alone() {
    var somebody = scene.client(0);
    agree(somebody, somebody, AI).mustBe(201);
  }

  @Test
  void F16_a_guardian_answers_for_a_ward_with_a_sign_in_of_their_own() {
    var kim = bornYearsAgo(12, 0);
    var maria = bornYearsAgo(40, 0);
    agree(maria, kim, PHOTOS).mustBe(404);
    name(kim, maria);

    var given = agree(maria, kim, PHOTOS).mustBe(201).json();

    assertThat(given.path("clientId").asString()).isEqualTo(kim.id());
    assertThat(given.path("byGuardian").asBoolean()).isTrue();
    assertThat(given.path("consentMethod").asString()).isEqualTo("web_form");
    assertThat(given.path("recordedBy").asString()).isEqualTo(maria.id());
    assertThat(given.path("guardianName").isNull()).isTrue();
    assertThat(hasConsent(kim, PHOTOS)).isTrue();
    for (var by : List.of(maria, kim)) {
      assertThat(items(by.token(), "/api/consent/" + kim.id())).hasSize(1);
      api.get(by.token(), "/api/consent/check/%s/%s".formatted(kim.id(), PHOTOS)).mustBe(200);
    }
    for (var type : List.of(AI, "marketing_messages")) {
      assertThat(agree(maria, kim, type).mustBe(409).code()).isEqualTo("NOT_OPEN_TO_GUARDIANS");
      answer(maria.token(), kim, type, false, "").mustBe(201);
    }
    assertThat(revoke(maria, kim, PHOTOS).mustBe(200).text()).isEqualTo("{\"revoked\":1}");
    assertThat(hasConsent(kim, PHOTOS)).isFalse();
    // The ward may say no at any time, too.
    agree(maria, kim, PHOTOS).mustBe(201);
    assertThat(revoke(kim, kim, PHOTOS).mustBe(200).text()).isEqualTo("{\"revoked\":1}");
    answer(kim.token(), kim, PHOTOS, false, "").mustBe(201);
    // Kim sees who asked how old they are.
    var log = api.get(kim.token(), "/api/clients/%s/pii-access-log?limit=200".formatted(kim.id()));
    assertThat(log.mustBe(200).text()).contains("PROFILE_AGE", maria.id());
  }

  @Test
  void a_guardian_sends_what_guardians_send() {
    var kim = bornYearsAgo(12, 0);
    var maria = scene.client(0);
    name(kim, maria);

    var named = agree(maria.token(), kim, PHOTOS, ",\"guardianName\":\"Maria\"").mustBe(400);
    assertThat(named.json().at("/errors/0/pointer").asString()).isEqualTo("/guardianName");
    var paper = agree(maria.token(), kim, PHOTOS, ",\"consentMethod\":\"paper\"").mustBe(400);
    assertThat(paper.json().at("/errors/0/pointer").asString()).isEqualTo("/consentMethod");
    agree(maria.token(), kim, PHOTOS, ",\"consentMethod\":\"web_form\"").mustBe(201);
    assertThat(consents(kim)).hasSize(1);
  }

  @Test
  void what_is_left_to_answer_for_a_ward_is_what_a_guardian_can_answer() {
    var kim = bornYearsAgo(12, 0);
    var maria = scene.client(0);
    name(kim, maria);
    agree(maria, kim, PHOTOS).mustBe(201);
    agree(maria, maria, "data_collection").mustBe(201);

    assertThat(required(maria, "?clientId=" + kim.id()))
        .containsExactly(
            "data_collection",
            "third_party_sharing",
            "voice_transcription",
            "wearable_integration");
    assertThat(required(maria, "")).hasSize(6).doesNotContain("data_collection");
    assertThat(required(kim, "?clientId=" + kim.id())).isEqualTo(required(kim, "")).hasSize(6);
    var path = "/api/consent/required?clientId=";
    api.get(kim.token(), path + maria.id()).mustBe(404);
    api.get(scene.client(0).token(), path + kim.id()).mustBe(404);
    api.get(maria.token(), path + UUID.randomUUID()).mustBe(404);
    api.get(maria.token(), path + "kim").mustBe(400);
  }

  private List<String> required(SignedIn by, String query) {
    return items(by.token(), "/api/consent/required" + query).stream()
        .map(one -> one.path("consentType").asString())
        .toList();
  }

  @Test
  void F16_nothing_else_of_a_ward_opens_to_a_guardian() {
    var kim = bornYearsAgo(12, 0);
    var maria = scene.client(0);
    name(kim, maria);
    agree(maria, kim, "wearable_integration").mustBe(201);

    for (var path :
        List.of("", "/pii", "/training-profile", "/pii-access-log", "/export", "/master-prompt")) {
      var status = api.get(maria.token(), "/api/clients/%s%s".formatted(kim.id(), path)).status();
      assertThat(status).as(path).isIn(403, 404);
    }
    var training = "/api/clients/%s/training-profile".formatted(kim.id());
    api.patch(maria.token(), training, "{\"wearableDevice\":\"garmin\"}").mustBe(404);
    born(maria.token(), kim, today()).mustBe(404);
    assertThat(api.get(maria.token(), "/api/members/%s/credits".formatted(kim.id())).status())
        .isIn(403, 404);
    var type = scene.classType();
    var session = scene.aClass(type, scene.coach(type), StudioScene.in(2, 0), 4);
    var book = "{\"sessionId\":\"%s\",\"clientId\":\"%s\"}".formatted(session, kim.id());
    assertThat(api.post(maria.token(), "/api/bookings", book).status()).isIn(403, 404);
  }

  @Test
  void F16_a_guardian_answers_only_for_who_is_known_to_be_under_age() {
    var maria = scene.client(0);
    var grown = bornYearsAgo(16, 0);
    var unknown = scene.client(0);
    for (var client : List.of(grown, unknown)) {
      name(client, maria);
      agree(client, client, PHOTOS).mustBe(201);
      for (var granted : List.of(true, false)) {
        var refused = answer(maria.token(), client, PHOTOS, granted, "").mustBe(409);
        assertThat(refused.code()).isEqualTo("GUARDIAN_NOT_NEEDED");
        assertThat(refused.json().path("guardianAge").asInt()).isEqualTo(16);
      }
      assertThat(revoke(maria, client, PHOTOS).mustBe(409).code()).isEqualTo("GUARDIAN_NOT_NEEDED");
      assertThat(revoke(maria, client, AI).mustBe(200).text()).isEqualTo("{\"revoked\":0}");
      assertThat(hasConsent(client, PHOTOS)).isTrue();
    }
  }

  @Test
  void what_a_guardian_gave_a_guardian_takes_back_at_any_age() {
    var kim = bornYearsAgo(16, -1);
    var maria = scene.client(0);
    var jonas = scene.client(0);
    name(kim, maria);
    name(kim, jonas);
    agree(maria, kim, PHOTOS).mustBe(201);
    agree(maria, kim, "data_collection").mustBe(201);
    // A day goes by.
    born(kim, today().minusYears(16)).mustBe(200);

    assertThat(hasConsent(kim, PHOTOS)).as("what a guardian gave, stays").isTrue();
    assertThat(revoke(jonas, kim, PHOTOS).mustBe(200).text()).isEqualTo("{\"revoked\":1}");
    agree(kim, kim, "data_collection").mustBe(201);
    assertThat(revoke(maria, kim, "data_collection").mustBe(409).code())
        .isEqualTo("GUARDIAN_NOT_NEEDED");
  }

  @Test
  void F16_who_is_not_of_age_is_nobodys_guardian_and_nor_is_a_guardians_guardian() {
    var kim = bornYearsAgo(8, 0);
    var sister = bornYearsAgo(15, 0);
    var maria = bornYearsAgo(40, 0);
    name(kim, sister);
    name(sister, maria);

    var refused = agree(sister, kim, PHOTOS).mustBe(409);
    assertThat(refused.code()).isEqualTo("GUARDIAN_NEEDED");
    agree(maria, kim, PHOTOS).mustBe(404);
    api.get(maria.token(), "/api/consent/" + kim.id()).mustBe(404);
    agree(kim, sister, PHOTOS).mustBe(404);
    agree(maria, sister, PHOTOS).mustBe(201);
  }

  @Test
  void who_works_here_and_is_a_guardian_answers_in_the_form_and_records_on_paper() {
    var kim = bornYearsAgo(12, 0);
    var both = "{\"roles\":[\"client\",\"coach\"]}";
    var parent = api.post(admin, "/api/people", both).mustBe(201).id();
    var token =
        TestTokens.of(
            program,
            studio.id(),
            new PersonId(UUID.fromString(parent)),
            Set.of(Role.CLIENT, Role.COACH));
    var as = new SignedIn(parent, token);
    agree(token, kim, PHOTOS, ",\"consentMethod\":\"paper\"").mustBe(404);
    var forgotten = agree(as, kim, PHOTOS).mustBe(400).json();
    assertThat(forgotten.at("/errors/0/pointer").asString()).isEqualTo("/consentMethod");

    name(kim, as);

    assertThat(agree(as, kim, PHOTOS).mustBe(201).json().path("byGuardian").asBoolean()).isTrue();
    agree(token, kim, PHOTOS, ",\"consentMethod\":\"paper\"").mustBe(404);
    assertThat(items(token, "/api/me/wards")).hasSize(1);
    revoke(as, kim, PHOTOS).mustBe(200);
  }

  @Test
  void F16_a_guardian_who_was_taken_away_has_agreed_before_or_not_at_all() {
    var maria = scene.client(0);
    for (int round = 0; round < ROUNDS; round++) {
      var kim = bornYearsAgo(12, 0);
      name(kim, maria);
      var calls = new ArrayList<Callable<Answer>>();
      calls.add(() -> api.delete(admin, guardian(kim.id(), maria.id())));
      for (int i = 0; i < 4; i++) calls.add(() -> agree(maria, kim, PHOTOS));

      var answers = Api.atOnce(calls);

      answers.getFirst().mustBe(204);
      var agreed = answers.stream().skip(1).filter(one -> one.status() == 201).count();
      assertThat(answers.stream().skip(1)).allMatch(one -> Set.of(201, 404).contains(one.status()));
      assertThat(consents(kim)).hasSize((int) agreed);
      agree(maria, kim, PHOTOS).mustBe(404);
      revoke(maria, kim, PHOTOS).mustBe(404);
    }
  }

  @Test
  void another_studios_client_guards_nobody_here() {
    var kim = bornYearsAgo(12, 0);
    var stranger = new OwnStudio(program, api).scene().client(0);

    name(admin, kim.id(), stranger.id()).mustBe(404);
    agree(stranger, kim, PHOTOS).mustBe(404);
  }
}
