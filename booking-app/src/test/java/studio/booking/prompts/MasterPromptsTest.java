package studio.booking.prompts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import studio.booking.Api;
import studio.booking.Api.Answer;
import studio.booking.MasterPrompts;
import studio.booking.OwnStudio;
import studio.booking.privacy.domain.Vault;
import studio.booking.shared.ClientId;
import studio.booking.shared.Ids;
import studio.booking.shared.Role;
import tools.jackson.databind.JsonNode;

/** Master prompts: who writes and reads them, and what becomes of those that are not right. */
class MasterPromptsTest extends OfPrompts {
  @Test
  void versions_follow_each_other_and_stay() {
    read(admin).mustBe(404);
    var first = write(coach.token(), withGoal("To run")).mustBe(201);
    assertThat(first.header("Location")).isEqualTo(path(alex) + "/versions/1");
    assertThat(first.json().path("version").asInt()).isEqualTo(1);
    assertThat(first.json().path("writtenBy").asString()).isEqualTo(coach.id());
    assertThat(first.json().has("document")).isFalse();
    write(admin, withGoal("To walk")).mustBe(201);

    for (var token : List.of(admin, coach.token(), alex.token())) {
      var newest = read(token).mustBe(200);
      assertThat(newest.header("ETag")).isEqualTo("\"2\"");
      assertThat(newest.header("Cache-Control")).contains("no-store");
      assertThat(newest.json().path("document")).isEqualTo(JSON.readTree(withGoal("To walk")));
      var before = api.get(token, path(alex) + "/versions/1").mustBe(200).json();
      assertThat(before.path("document")).isEqualTo(JSON.readTree(withGoal("To run")));
      assertThat(before.path("schemaVersion").asString()).isEqualTo("3.0.0");
    }
    var versions = api.get(alex.token(), path(alex) + "/versions").mustBe(200).json();
    assertThat(versions.path("items").valueStream().map(one -> one.path("version").asInt()))
        .containsExactly(2, 1);
    assertThat(versions.toString()).doesNotContain("To walk");
    api.get(admin, path(alex) + "/versions/3").mustBe(404);
    api.get(admin, path(alex) + "/versions/0").mustBe(400);
  }

  @Test
  void G6_who_says_what_they_read_overwrites_nothing_unseen() {
    write(admin, withGoal("A"), "If-Match", "\"1\"").mustBe(412);
    var tag = write(admin, withGoal("A")).mustBe(201).header("ETag");

    write(coach.token(), withGoal("B"), "If-Match", tag).mustBe(201);
    write(admin, withGoal("C"), "If-Match", tag).mustBe(412);

    assertThat(read(admin).json().at("/document/client_profile/training_goals/0").asString())
        .isEqualTo("B");
  }

  @Test
  void G6_of_many_who_write_at_once_each_has_a_number_or_all_but_one_come_too_late() {
    var blind = new ArrayList<Callable<Answer>>();
    for (int i = 0; i < 12; i++) {
      var body = withGoal("Goal " + i);
      blind.add(() -> insisting(body));
    }
    assertThat(Api.atOnce(blind)).allMatch(answer -> answer.status() == 201);
    var numbers =
        api.get(admin, path(alex) + "/versions")
            .json()
            .path("items")
            .valueStream()
            .map(one -> one.path("version").asInt())
            .toList();
    assertThat(numbers).containsExactly(12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1);

    var careful = new ArrayList<Callable<Answer>>();
    for (int i = 0; i < 12; i++) {
      var body = withGoal("Careful goal " + i);
      careful.add(() -> insisting(body, "If-Match", "\"12\""));
    }
    var answers = Api.atOnce(careful);
    assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
    assertThat(answers).filteredOn(answer -> answer.status() == 412).hasSize(11);
  }

  /** Who is told to come again does. */
  private Answer insisting(String body, String... headers) {
    for (int i = 0; ; i++) {
      var answer = write(admin, body, headers);
      if (answer.status() != 503 || i == 20) return answer;
    }
  }

  @Test
  void G2_only_those_in_charge_write_and_the_path_says_of_whom() {
    var ben = scene.client(0);
    var body = document.toString();
    for (var token : List.of(otherCoach.token(), new OwnStudio(program, api).owner())) {
      write(token, body).mustBe(404);
      read(token).mustBe(404);
      api.get(token, path(alex) + "/versions").mustBe(404);
    }
    write(ben.token(), body).mustBe(403);
    write(alex.token(), body).mustBe(403);
    read(ben.token()).mustBe(404);
    assertThat(api.post(null, path(alex), body).status()).isEqualTo(401);
    assertThat(read(admin).status()).isEqualTo(404);

    for (var other : List.of(ben.id(), Ids.next().toString())) {
      var refused = write(admin, MasterPrompts.of(other)).mustBe(400);
      assertThat(places(refused)).containsExactly("/meta/client_id");
    }
    api.post(admin, path(ben), body).mustBe(400);
    write(coach.token(), body).mustBe(201);
  }

  @Test
  void a_coach_who_trains_there_does_not_write_of_themself() {
    var both =
        api.post(admin, "/api/people", "{\"roles\":[\"client\",\"coach\"]}").mustBe(201).id();
    var token = studio.token(both, Role.COACH);
    var path = "/api/clients/%s/master-prompt".formatted(both);

    var refused = api.post(token, path, MasterPrompts.of(both));

    assertThat(refused.mustBe(403).code()).isEqualTo("FORBIDDEN");
    assertThat(refused.text()).contains("of your own");
    api.post(admin, path, MasterPrompts.of(both)).mustBe(201);
    api.get(token, path).mustBe(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | MISSING_SCHEMA_VERSION",
        "{\"schema_version\":null} | MISSING_SCHEMA_VERSION",
        "{\"schema_version\":\"\"} | MISSING_SCHEMA_VERSION",
        "{\"schema_version\":\"2.1.0\",\"nope\":1} | INCOMPATIBLE_SCHEMA_VERSION",
        "{\"schema_version\":3} | SCHEMA_VALIDATION_FAILED",
        "{\"schema_version\":[\"3.0.0\"]} | SCHEMA_VALIDATION_FAILED",
        "{\"schema_version\":{\"startsWith\":1}} | SCHEMA_VALIDATION_FAILED",
        "{\"schema_version\":\"3.0\"} | SCHEMA_VALIDATION_FAILED",
        "{\"schema_version\":\"3.0.0\"} | SCHEMA_VALIDATION_FAILED",
        "{\"schema_version\":\"3.0.0\",\"meta\":NaN} | MALFORMED_JSON",
        "{\"schema_version\":\"2.0.0\",\"schema_version\":\"3.0.0\"} | MALFORMED_JSON",
        "{\"schema_version\":\"3.0.0\",\"meta\":1e400} | VALIDATION_FAILED",
        "{\"schema_version\":\"3.0.0\",\"meta\":\"\\ud800\"} | VALIDATION_FAILED",
        "{\"schema_version\":\"3.0.0\",\"\\ud800\":1} | VALIDATION_FAILED"
      })
  void G3_whatever_the_version_is_the_answer_is_a_clear_no(String body, String code) {
    var refused = write(admin, body).mustBe(400);

    assertThat(refused.code()).isEqualTo(code);
    if (code.startsWith("MISSING") || code.startsWith("INCOMP")) {
      assertThat(places(refused)).containsExactly("/schema_version");
      assertThat(refused.json().path("detail").asString()).contains("xpected 3.x.x");
    }
    read(admin).mustBe(404);
  }

  @Test
  void another_version_is_told_what_was_expected() {
    document.put("schema_version", "2.1.0");

    assertThat(write(admin, document.toString()).json().path("detail").asString())
        .isEqualTo("expected 3.x.x, got 2.1.0");
  }

  @Test
  void each_fault_has_a_pointer_a_rule_and_a_sentence() {
    var body =
        document
            .toString()
            .replace("\"age\":36", "\"age\":12,\"name\":\"Alexandra Canary\"")
            .replace("\"Tier 2\"", "\"Tier 1\"")
            .replace("\"Begun\"", "\"Mail to x@example.com\"");

    var refused = write(admin, body).mustBe(400);

    assertThat(refused.code()).isEqualTo("SCHEMA_VALIDATION_FAILED");
    var errors = refused.json().path("errors").valueStream().toList();
    assertThat(errors)
        .extracting(error -> error.path("pointer").asString() + " " + error.path("rule").asString())
        .containsExactly(
            "/client_profile/basic_info/age minimum",
            "/client_profile/basic_info/name additionalProperties",
            "/client_profile/training_tier/tier_name tier",
            "/meta/change_log/0/changes personalData");
    assertThat(errors).allMatch(error -> error.path("detail").asString().length() > 15);
    assertThat(refused.text()).doesNotContain("Canary", "x@example");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ALEXANDRA wants to run",
        "what Lex can lift",
        "call 555.010.1234",
        "turns 40 on 2030, born... 04/01/1990"
      })
  void G1_what_the_client_is_known_by_is_refused_without_being_quoted(String goal) {
    var refused = write(coach.token(), withGoal(goal)).mustBe(400);

    assertThat(places(refused)).containsExactly("/client_profile/training_goals/0");
    assertThat(refused.text()).contains("personalData").doesNotContain(goal);
    read(admin).mustBe(404);
  }

  @Test
  void numbers_come_back_to_the_last_digit() {
    var body = document.toString().replace("143.5", "143.50000000000000001");

    write(admin, body).mustBe(201);

    assertThat(read(admin).text()).contains("143.50000000000000001");
  }

  @Test
  void each_look_is_kept_and_so_is_each_attempt() {
    write(coach.token(), document.toString()).mustBe(201);
    read(coach.token()).mustBe(200);
    read(otherCoach.token()).mustBe(404);
    write(alex.token(), document.toString()).mustBe(403);

    var log =
        api.get(alex.token(), "/api/clients/%s/pii-access-log".formatted(alex.id())).mustBe(200);

    assertThat(log.json().path("items").valueStream().map(MasterPromptsTest::entry).toList())
        .startsWith(
            "PII_PROMPT_CHANGE REFUSED client",
            "PII_PROMPT_ACCESS REFUSED coach",
            "PII_PROMPT_ACCESS ALLOWED coach",
            "PII_PROMPT_CHANGE ALLOWED coach");
    var audit = api.get(admin, "/api/audit-log?action=PII_PROMPT_ACCESS&clientId=" + alex.id());
    assertThat(audit.mustBe(200).text()).contains("\"version\":\"1\"").doesNotContain("rucksack");
  }

  private static String entry(JsonNode access) {
    return String.join(
        " ",
        access.path("action").asString(),
        access.path("outcome").asString(),
        access.path("byRole").asString());
  }

  @Test
  void without_an_entry_nothing_is_shown() {
    write(coach.token(), document.toString()).mustBe(201);
    Database.get().execute("revoke insert on audit.entry from booking_admin");
    try {
      var answer = read(admin);
      assertThat(answer.status()).isGreaterThanOrEqualTo(500);
      assertThat(answer.text()).doesNotContain("rucksack");
    } finally {
      Database.get().execute("grant insert on audit.entry to booking_admin");
    }
    read(admin).mustBe(200);
  }

  @Test
  void with_the_clients_key_goes_all_that_can_be_read() {
    write(coach.token(), document.toString()).mustBe(201);

    program.getBean(Vault.class).destroy(studio.id(), new ClientId(UUID.fromString(alex.id())));

    for (var token : List.of(admin, coach.token(), alex.token())) {
      assertThat(read(token).mustBe(410).code()).isEqualTo("PII_UNREADABLE");
    }
    write(coach.token(), document.toString()).mustBe(410);
    api.get(admin, path(alex) + "/versions").mustBe(200);
  }

  private static List<String> places(Answer answer) {
    return answer
        .json()
        .path("errors")
        .valueStream()
        .map(error -> error.path("pointer").asString())
        .toList();
  }
}
