package studio.booking.consent;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import studio.booking.Api;
import studio.booking.Api.Answer;
import studio.booking.StudioScene.SignedIn;
import studio.booking.shared.Role;

/** What was agreed to before it was known that somebody was too young for it. */
class UnderAgeTest extends OfGuardians {
  private static final int ROUNDS = Boolean.getBoolean("booking.long") ? 200 : 12;
  private static final String RECORDED = ",\"consentMethod\":\"paper\"";

  @Test
  void F16_a_yes_that_was_given_too_young_ends_when_the_date_of_birth_is_known() {
    var kim = scene.client(0);
    var types = List.of(PHOTOS, AI, "marketing_messages");
    for (var type : types) agree(kim, kim, type).mustBe(201);
    agree(admin, kim, "data_collection", RECORDED).mustBe(201);
    agree(admin, kim, "voice_transcription", RECORDED + ",\"guardianName\":\"Maria\"").mustBe(201);
    answer(kim.token(), kim, "third_party_sharing", false, "").mustBe(201);

    born(kim, today().minusYears(16).plusDays(1)).mustBe(200);

    var live = live(kim);
    assertThat(live).containsExactlyInAnyOrder("voice_transcription", "third_party_sharing");
    var ended = consents(kim).stream().filter(one -> !one.path("revocation").isNull()).toList();
    assertThat(ended)
        .hasSize(4)
        .allSatisfy(
            one -> {
              assertThat(one.path("revocation").asString()).isEqualTo("UNDER_AGE");
              assertThat(one.path("revokedReason").asString()).contains("not of age");
              assertThat(one.path("revokedAt").isString()).isTrue();
            });
    var check = api.get(admin, "/api/consent/check/%s/%s".formatted(kim.id(), PHOTOS));
    assertThat(check.mustBe(200).json().path("reason").asString()).isEqualTo("REVOKED");
    assertThat(audit("CONSENT_REVOKED"))
        .hasSize(4)
        .allMatch(one -> one.toString().contains("UNDER_AGE"));
    // They are to be asked again, as one asks who is young.
    var maria = scene.client(0);
    name(kim, maria);
    var asked = items(maria.token(), "/api/consent/required?clientId=" + kim.id());
    assertThat(asked.stream().map(one -> one.path("consentType").asString()))
        .containsExactly("data_collection", PHOTOS, "wearable_integration");
    agree(maria, kim, PHOTOS).mustBe(201);
  }

  @Test
  void F16_what_was_agreed_to_on_the_birthday_or_later_stays() {
    var kim = scene.client(0);
    agree(kim, kim, AI).mustBe(201);

    born(kim, today().minusYears(16)).mustBe(200);
    assertThat(hasConsent(kim, AI)).isTrue();
    // The date was wrong, and then put right.
    born(kim, today().minusYears(15)).mustBe(200);
    assertThat(hasConsent(kim, AI)).isFalse();
    born(kim, today().minusYears(30)).mustBe(200);
    assertThat(hasConsent(kim, AI)).as("what has ended does not come back").isFalse();
    agree(kim, kim, AI).mustBe(201);
    api.patch(kim.token(), "/api/clients/%s/pii".formatted(kim.id()), "{\"dateOfBirth\":null}")
        .mustBe(200);
    assertThat(hasConsent(kim, AI)).isTrue();
  }

  @Test
  void F16_the_day_is_the_studios_and_the_age_the_one_of_then() {
    var kim = scene.client(0);
    agree(kim, kim, PHOTOS).mustBe(201);
    agree(kim, kim, AI).mustBe(201);
    // As if one of them had been given two years ago.
    Database.get()
        .execute(
            "set session_replication_role = replica",
            """
            update consent.answer set decided_at = decided_at - interval '2 years'
            where client_id = '%s' and type = '%s'
            """
                .formatted(kim.id(), PHOTOS));

    born(kim, today().minusYears(17)).mustBe(200);

    assertThat(live(kim)).containsExactly(AI);
  }

  @Test
  void clients_who_say_themselves_how_old_they_are_end_it_too() {
    var kim = scene.client(0);
    agree(kim, kim, AI).mustBe(201);

    born(kim.token(), kim, today().minusYears(10)).mustBe(200);

    assertThat(hasConsent(kim, AI)).isFalse();
    var coach = scene.signedIn(scene.coach(scene.classType()));
    var ben = scene.client(0);
    scene.assign(coach.id(), ben.id());
    agree(ben, ben, AI).mustBe(201);
    born(coach.token(), ben, today().minusYears(10)).mustBe(200);
    assertThat(hasConsent(ben, AI)).isFalse();
  }

  @Test
  void F16_the_ai_service_sees_nothing_more_at_once() {
    var kim = scene.client(0);
    agree(kim, kim, AI).mustBe(201);
    var profile = "/api/clients/%s/training-profile".formatted(kim.id());
    api.patch(admin, profile, "{\"goals\":[\"To climb\"]}").mustBe(200);
    var person = api.post(admin, "/api/people", "{\"roles\":[\"ai_service\"]}").mustBe(201).id();
    var ai = studio.token(person, Role.AI_SERVICE);
    api.get(ai, profile).mustBe(200);
    assertThat(items(ai, "/api/training-profiles")).hasSize(1);

    born(kim, today().minusYears(15)).mustBe(200);

    assertThat(api.get(ai, profile).mustBe(403).code()).isEqualTo("CONSENT_REQUIRED");
    assertThat(items(ai, "/api/training-profiles")).isEmpty();
  }

  @Test
  void F16_of_a_yes_and_a_date_of_birth_at_once_no_unlawful_yes_is_left() {
    for (int round = 0; round < ROUNDS; round++) {
      var kim = scene.client(0);
      // In half of the rounds there was an answer before, and in half a date.
      if (round % 2 == 0) agree(kim, kim, AI).mustBe(201);
      if (round % 4 < 2) born(kim, today().minusYears(30)).mustBe(200);
      var calls = new ArrayList<Callable<Answer>>();
      for (var type : List.of(AI, AI, PHOTOS, "marketing_messages")) {
        calls.add(() -> agree(kim, kim, type));
      }
      calls.add(() -> born(kim, today().minusYears(12)));

      var answers = Api.atOnce(calls);

      answers.getLast().mustBe(200);
      assertThat(answers.stream().limit(4).map(Answer::status).collect(toSet()))
          .isSubsetOf(Set.of(201, 409));
      assertThat(live(kim)).as("round " + round).isEmpty();
    }
  }

  /** The types of which the client has a live answer. */
  private List<String> live(SignedIn client) {
    return consents(client).stream()
        .filter(one -> one.path("revokedAt").isNull())
        .map(one -> one.path("consentType").asString())
        .toList();
  }
}
