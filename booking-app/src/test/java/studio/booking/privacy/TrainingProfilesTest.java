package studio.booking.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import studio.booking.Api.Answer;
import studio.booking.OwnStudio;
import studio.booking.StudioScene.SignedIn;
import studio.booking.privacy.application.RefreshAges;
import studio.booking.privacy.domain.Vault;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;
import tools.jackson.databind.JsonNode;

/** What is needed to train clients: how it comes in, who reads it, and what may not be in it. */
class TrainingProfilesTest extends OfAlex {
  private static final String WHOLE =
      """
      {"gender":"female","heightInches":67.5,"weightLbs":152.25,"bodyFatPercentage":22.5,
       "goals":["Run ten kilometres"],"trainingStartDate":"2025-02-01",
       "yearsTrainingExperience":3,"injuryHistory":["Meniscus sutured"],
       "movementScreen":{"screenedOn":"2025-03-01","deepSquat":2,"notes":"Heels come up"},
       "currentMedications":["Metformin"],"supplements":["Creatine"],"allergies":["Penicillin"],
       "trainingTier":"tier_2","sessionRate":{"amountMinor":6000,"currency":"USD"}}
      """;
  private static final List<String> HEALTH =
      List.of("Meniscus", "Heels", "Metformin", "Creatine", "Penicillin", "kilometres");

  @Test
  void both_halves_of_a_client_come_in_at_once() {
    var client = withTraining("both-" + email, WHOLE).mustBe(201).id();

    var profile = training(admin, client).mustBe(200);

    var json = profile.json();
    assertThat(json.path("clientId").asString()).isEqualTo(client);
    assertThat(json.path("alias").asString()).contains("Swan");
    assertThat(json.path("heightInches").decimalValue()).isEqualByComparingTo("67.5");
    assertThat(json.path("weightLbs").decimalValue()).isEqualByComparingTo("152.25");
    assertThat(json.path("bmi").decimalValue()).isEqualByComparingTo("23.5");
    assertThat(json.at("/goals/0").asString()).isEqualTo("Run ten kilometres");
    assertThat(json.at("/movementScreen/deepSquat").asInt()).isEqualTo(2);
    assertThat(json.at("/movementScreen/hurdleStep").isNull()).isTrue();
    assertThat(json.at("/sessionRate/amountMinor").asLong()).isEqualTo(6000);
    assertThat(json.path("wearableDevice").isNull()).isTrue();
    assertThat(profile.text()).doesNotContain("Canary", "Lex", "1990", email);
    assertThat(profile.header("Cache-Control")).contains("no-store");
  }

  @Test
  void of_a_half_that_does_not_fit_nothing_is_kept() {
    var named = WHOLE.replace("Run ten kilometres", "What Alexandra wants");
    var refused = withTraining("half-" + email, named).mustBe(400);

    assertThat(refused.json().at("/errors/0/pointer").asString())
        .isEqualTo("/trainingProfile/goals/0");
    assertThat(refused.text()).doesNotContain("Alexandra");
    // The address is still free.
    withTraining("half-" + email, WHOLE).mustBe(201);
  }

  @Test
  void E7_who_may_reads_it_and_others_learn_nothing() {
    put(WHOLE);
    for (var token : List.of(admin, coach.token(), alex.token())) {
      assertThat(training(token, alex.id()).mustBe(200).text()).contains(HEALTH);
    }
    training(otherCoach.token(), alex.id()).mustBe(404);
    training(scene.client(0).token(), alex.id()).mustBe(404);
    training(new OwnStudio(program, api).owner(), alex.id()).mustBe(404);
    patch(otherCoach.token(), "{\"goals\":[]}").mustBe(404);

    assertThat(accesses(alex))
        .filteredOn(access -> access.path("outcome").asString().equals("REFUSED"))
        .extracting(access -> access.path("action").asString())
        .contains("PROFILE_ACCESS", "PROFILE_CHANGE");
  }

  @Test
  void E15_the_ai_reads_it_while_the_client_agrees() {
    put(WHOLE);
    var ai = ai();
    var refused = training(ai, alex.id()).mustBe(403);
    assertThat(refused.code()).isEqualTo("CONSENT_REQUIRED");
    assertThat(refused.json().path("consentType").asString()).isEqualTo("ai_processing");
    assertThat(refused.json().path("reason").asString()).isEqualTo("NEVER_ASKED");
    assertThat(refused.text()).doesNotContain(HEALTH);

    agree(alex, "ai_processing");
    var seen = training(ai, alex.id()).mustBe(200);
    assertThat(seen.text()).contains(HEALTH).doesNotContain("Canary", "Lex");
    assertThat(seen.json().path("alias").asString()).contains("Swan");
    assertThat(listed(ai, "")).extracting(OfAlex::client).containsExactly(alex.id());
    patch(ai, "{\"goals\":[]}").mustBe(403);

    api.post(
            alex.token(),
            "/api/consent/revoke",
            "{\"clientId\":\"%s\",\"consentType\":\"ai_processing\"}".formatted(alex.id()))
        .mustBe(200);
    training(ai, alex.id()).mustBe(403);
    assertThat(listed(ai, "")).isEmpty();
    training(ai, "0191d9a0-7c1e-7000-8000-000000000001").mustBe(404);
  }

  @Test
  void E12_an_age_is_todays_and_a_list_has_that_of_the_first_of_the_month() throws SQLException {
    var today =
        LocalDate.ofInstant(
            program.getBean(Clock.class).instant(), ZoneId.of("America/Los_Angeles"));
    put("{\"gender\":\"male\"}");
    born(today.minusYears(36));
    assertThat(training(admin, alex.id()).json().path("age").asInt()).isEqualTo(36);
    born(today.minusYears(36).plusDays(1));
    assertThat(training(admin, alex.id()).json().path("age").asInt()).isEqualTo(35);

    var first = today.withDayOfMonth(1);
    born(first.minusYears(40));
    var outline = listed(admin, "?minAge=40&maxAge=40").getFirst();
    assertThat(outline.path("ageAsOf").asString()).isEqualTo(first.toString());
    assertThat(listed(admin, "?minAge=41")).isEmpty();

    // As it was left two years ago.
    Database.get()
        .execute(
            """
            update privacy.client_profile_training set age = 38, age_as_of = date '%s'
            where client_id = '%s'
            """
                .formatted(first.minusYears(2), alex.id()));
    var refresh = program.getBean(RefreshAges.class);
    assertThat(refresh.refresh(Caller.system(studio.id(), "test"))).isEqualTo(1);
    assertThat(refresh.refresh(Caller.system(studio.id(), "test"))).isZero();
    outline = listed(admin, "").getFirst();
    assertThat(outline.path("age").asInt()).isEqualTo(40);
    assertThat(outline.path("ageAsOf").asString()).isEqualTo(first.toString());
    assertThat(accesses(alex).getFirst().path("action").asString()).isEqualTo("PROFILE_AGE");

    // No longer known, it is no longer said.
    change(alex.token(), alex.id(), "{\"dateOfBirth\":null}").mustBe(200);
    assertThat(training(admin, alex.id()).json().path("age").isNull()).isTrue();
    assertThat(listed(admin, "").getFirst().path("age").isNull()).isTrue();
  }

  private void born(LocalDate date) {
    change(alex.token(), alex.id(), "{\"dateOfBirth\":\"%s\"}".formatted(date)).mustBe(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"goals\":[\"Sleep\",\"Help ALÉXANDRA\"]} /goals/1",
        "{\"injuryHistory\":[\"lex fell\"]} /injuryHistory/0",
        "{\"movementScreen\":{\"notes\":\"canary\"}} /movementScreen/notes",
        "{\"allergies\":[\"555 010 1234\"]} /allergies/0",
        "{\"supplements\":[\"EMAIL\"]} /supplements/0"
      })
  void E13_words_that_say_who_it_is_are_refused_where_they_stand(String bodyAndPointer) {
    int split = bodyAndPointer.lastIndexOf(' ');
    var body = bodyAndPointer.substring(0, split).replace("EMAIL", email);

    var refused = patch(alex.token(), body).mustBe(400);

    assertThat(refused.json().at("/errors/0/pointer").asString())
        .isEqualTo(bodyAndPointer.substring(split + 1));
    assertThat(refused.json().at("/errors/0/message").asString()).contains("write \"the client\"");
    assertThat(refused.text()).doesNotContainIgnoringCase("canary");
  }

  @Test
  void E13_nobody_comes_to_be_called_what_is_in_the_words_already() {
    put("{\"goals\":[\"Swim like Marta\"]}");

    var refused = change(alex.token(), alex.id(), "{\"preferredName\":\"Marta\"}").mustBe(409);

    assertThat(refused.code()).isEqualTo("CONFLICT");
    assertThat(refused.json().path("places").toString()).isEqualTo("[\"/goals/0\"]");
    change(alex.token(), alex.id(), "{\"bloodType\":null}").mustBe(200);
    put("{\"goals\":[\"Swim\"]}");
    change(alex.token(), alex.id(), "{\"preferredName\":\"Marta\"}").mustBe(200);
  }

  @Test
  void wearables_wait_for_consent() {
    var wearing = "{\"wearableDevice\":\"oura\",\"wearableIntegrationActive\":true}";
    for (var token : List.of(alex.token(), admin)) {
      var refused = patch(token, wearing).mustBe(403);
      assertThat(refused.code()).isEqualTo("CONSENT_REQUIRED");
      assertThat(refused.json().path("consentType").asString()).isEqualTo("wearable_integration");
    }
    agree(alex, "wearable_integration");
    patch(alex.token(), wearing).mustBe(200);
    assertThat(patch(alex.token(), "{\"wearableDevice\":null}").mustBe(400).text())
        .contains("/wearableIntegrationActive");

    // What is there stays, and can be taken away, whatever became of the consent.
    api.post(
            alex.token(),
            "/api/consent/revoke",
            "{\"clientId\":\"%s\",\"consentType\":\"wearable_integration\"}".formatted(alex.id()))
        .mustBe(200);
    patch(alex.token(), "{\"goals\":[\"Sleep\"]}").mustBe(200);
    patch(alex.token(), "{\"wearableDevice\":\"garmin\"}").mustBe(403);
    patch(alex.token(), "{\"wearableDevice\":null,\"wearableIntegrationActive\":false}")
        .mustBe(200);
  }

  @Test
  void G9_a_measure_that_hardly_anybody_has_is_kept_once_it_is_meant() {
    var rare = "{\"heightInches\":30,\"weightLbs\":40}";
    var refused = patch(alex.token(), rare).mustBe(400);
    assertThat(refused.text()).contains("/heightInches", "/weightLbs", "confirmUnusual=true");

    var path = "/api/clients/%s/training-profile?confirmUnusual=true".formatted(alex.id());
    api.patch(alex.token(), path, rare).mustBe(200);
    // It was said once; nobody is asked again.
    patch(alex.token(), "{\"yearsTrainingExperience\":1}").mustBe(200);
    assertThat(patch(alex.token(), "{\"heightInches\":2}").mustBe(400).text())
        .doesNotContain("confirmUnusual");
  }

  @Test
  void tier_and_rate_are_the_studios() {
    var terms = "{\"trainingTier\":\"tier_3\"}";
    assertThat(patch(alex.token(), terms).mustBe(403).code()).isEqualTo("FORBIDDEN");
    patch(coach.token(), terms).mustBe(200);
    // As it is already.
    patch(alex.token(), terms).mustBe(200);
    var euros = "{\"sessionRate\":{\"amountMinor\":6000,\"currency\":\"EUR\"}}";
    assertThat(patch(admin, euros).mustBe(400).text()).contains("/sessionRate/currency");
  }

  @Test
  void E18_a_patch_changes_what_it_names_and_tells_which_but_not_from_what() {
    var tag = put(WHOLE).header("ETag");

    var changed =
        patch(
            alex.token(),
            "{\"goals\":[\"Dance\"],\"allergies\":null,\"movementScreen\":null}",
            "If-Match",
            tag);

    assertThat(changed.mustBe(200).json().at("/goals/0").asString()).isEqualTo("Dance");
    assertThat(changed.json().path("allergies")).isEmpty();
    assertThat(changed.json().at("/movementScreen/deepSquat").isNull()).isTrue();
    assertThat(changed.json().at("/currentMedications/0").asString()).isEqualTo("Metformin");
    patch(alex.token(), "{\"goals\":[]}", "If-Match", tag).mustBe(412);
    var step = accesses(alex).getFirst();
    assertThat(step.path("action").asString()).isEqualTo("PROFILE_CHANGE");
    assertThat(step.path("fields").toString())
        .isEqualTo("[\"allergies\",\"goals\",\"movementScreen\"]");
    assertThat(step.toString()).doesNotContain("Dance", "Penicillin");
    assertThat(patch(alex.token(), "{\"goals\":[\"Dance\"]}").header("ETag"))
        .isEqualTo(changed.header("ETag"));
  }

  @Test
  void E13_health_is_read_with_an_entry_and_kept_encrypted() throws SQLException {
    put(WHOLE);
    int before = accesses(alex).size();
    training(coach.token(), alex.id()).mustBe(200);
    assertThat(accesses(alex)).hasSize(before + 1);
    assertThat(accesses(alex).getFirst().path("by").asString()).isEqualTo(coach.id());

    assertThat(row("privacy.client_profile_training")).doesNotContain(HEALTH);
    for (var column : List.of("goals", "injury_history", "allergies")) {
      assertThatThrownBy(
              () ->
                  Database.get()
                      .execute(
                          "update privacy.client_profile_training set %s = 'A sutured meniscus, in plain words'::bytea where client_id = '%s'"
                              .formatted(column, alex.id())))
          .hasMessageContaining("health_is_encrypted");
    }
  }

  private String row(String table) throws SQLException {
    try (var connection = Database.get().superuser().getConnection();
        var statement = connection.createStatement();
        var row =
            statement.executeQuery(
                "select encode(convert_to(t::text, 'UTF8'), 'escape') || string_agg(encode(b, 'escape'), ' ') from %s t, unnest(array[goals, injury_history, movement_screen, current_medications, supplements, allergies]) b where client_id = '%s' group by t"
                    .formatted(table, alex.id()))) {
      row.next();
      return row.getString(1);
    }
  }

  @Test
  void without_the_key_it_says_so() {
    put(WHOLE);
    program
        .getBean(Vault.class)
        .destroy(studio.id(), new ClientId(java.util.UUID.fromString(alex.id())));

    for (var answer : List.of(training(admin, alex.id()), patch(alex.token(), "{\"goals\":[]}"))) {
      assertThat(answer.mustBe(410).code()).isEqualTo("PII_UNREADABLE");
      assertThat(answer.text()).doesNotContain(HEALTH);
    }
    // What is not encrypted goes on.
    assertThat(listed(admin, "")).hasSize(1);
    var refresh = program.getBean(RefreshAges.class);
    Database.get()
        .execute(
            "update privacy.client_profile_training set age_as_of = '2020-01-01' where client_id = '%s'"
                .formatted(alex.id()));
    refresh.refresh(Caller.system(studio.id(), "test"));
    assertThat(listed(admin, "").getFirst().path("age").isNull()).isTrue();
  }

  @Test
  void a_client_of_whom_nothing_is_kept_has_an_empty_one() {
    var nobody = scene.client(0);

    var empty = training(nobody.token(), nobody.id()).mustBe(200);

    assertThat(empty.json().path("goals")).isEmpty();
    assertThat(empty.json().path("age").isNull()).isTrue();
    assertThat(empty.json().path("bmi").isNull()).isTrue();
    patchOf(nobody.id(), nobody.token(), "{\"goals\":[\"Move\"]}").mustBe(200);
  }

  @Test
  void a_list_has_whom_it_was_asked_for_without_health() {
    put(WHOLE);
    var second = withTraining("2" + email, "{\"trainingTier\":\"tier_1\"}").mustBe(201).id();

    assertThat(listed(admin, "")).hasSize(2);
    assertThat(listed(admin, "?tier=tier_1")).extracting(OfAlex::client).containsExactly(second);
    assertThat(listed(admin, "?gender=female"))
        .extracting(OfAlex::client)
        .containsExactly(alex.id());
    assertThat(listed(admin, "?gender=male")).isEmpty();
    assertThat(api.get(admin, "/api/training-profiles").text()).doesNotContain(HEALTH);
    api.get(admin, "/api/training-profiles?minAge=30&maxAge=20").mustBe(400);
    api.get(coach.token(), "/api/training-profiles").mustBe(403);
    api.get(alex.token(), "/api/training-profiles").mustBe(403);
    var page = api.get(admin, "/api/training-profiles?limit=1").mustBe(200).json();
    assertThat(listed(admin, "?cursor=" + page.path("nextCursor").asString())).hasSize(1);
  }

  private Answer withTraining(String address, String training) {
    var person = alexWith(address).strip();
    return register(
        person.substring(0, person.length() - 1) + ",\"trainingProfile\":" + training + "}");
  }

  private Answer training(String token, String client) {
    return api.get(token, "/api/clients/%s/training-profile".formatted(client));
  }

  private Answer patch(String token, String body, String... headers) {
    return patchOf(alex.id(), token, body, headers);
  }

  private Answer patchOf(String client, String token, String body, String... headers) {
    return api.patch(token, "/api/clients/%s/training-profile".formatted(client), body, headers);
  }

  /** Says it of Alex. */
  private Answer put(String body) {
    return patch(admin, body).mustBe(200);
  }

  private void agree(SignedIn client, String type) {
    api.post(
            client.token(),
            "/api/consent/grant",
            """
            {"clientId":"%s","consentType":"%s","consentVersion":"3.0","consentGranted":true}
            """
                .formatted(client.id(), type))
        .mustBe(201);
  }

  private List<JsonNode> listed(String token, String query) {
    var items = new ArrayList<JsonNode>();
    api.get(token, "/api/training-profiles" + query)
        .mustBe(200)
        .json()
        .path("items")
        .forEach(items::add);
    return items;
  }
}
