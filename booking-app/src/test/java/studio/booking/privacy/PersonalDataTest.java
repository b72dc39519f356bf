package studio.booking.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.Collections;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import studio.booking.Api;
import studio.booking.Api.Answer;
import studio.booking.OwnStudio;

/** Who clients are: how it comes in, who reads it, and how it is put right. */
class PersonalDataTest extends OfAlex {
  @Test
  void E17_who_may_reads_all_of_it() {
    for (var token : java.util.List.of(admin, coach.token(), alex.token())) {
      var answer = seen(token, alex.id()).mustBe(200);
      var data = answer.json();
      assertThat(data.path("clientId").asString()).isEqualTo(alex.id());
      assertThat(data.path("fullName").asString()).isEqualTo("Alexandra Canary");
      assertThat(data.path("preferredName").asString()).isEqualTo("Lex");
      assertThat(data.path("dateOfBirth").asString()).isEqualTo("1990-04-01");
      assertThat(data.path("bloodType").asString()).isEqualTo("AB-");
      assertThat(data.path("phoneNumber").asString()).isEqualTo("+1 (555) 010-1234");
      assertThat(data.path("email").asString()).isEqualTo(email);
      assertThat(data.at("/emergencyContact/relationship").asString()).isEqualTo("sister");
      assertThat(data.at("/emergencyContact/phone").asString()).isEqualTo("+1 555 0100");
      assertThat(data.at("/address/zip").asString()).isEqualTo("93940");
      assertThat(answer.header("Cache-Control")).contains("no-store");
    }
  }

  @Test
  void a_client_is_listed_under_an_alias_only() {
    var added = register(alexWith("b" + email)).mustBe(201);

    assertThat(added.json().propertyNames()).containsExactly("id", "alias");
    assertThat(api.get(admin, "/api/clients?limit=200").text()).doesNotContain("Canary", "Lex");
    assertThat(api.get(admin, "/api/clients/" + alex.id()).json().propertyNames())
        .containsExactly("id", "alias");
  }

  @Test
  void E26_a_profile_may_be_as_small_as_a_name_or_nothing() {
    var nothing = register("{}").mustBe(201).id();
    var name = register("{\"fullName\":\"Ben\"}").mustBe(201).id();

    assertThat(seen(admin, nothing).mustBe(200).json().path("fullName").isNull()).isTrue();
    assertThat(seen(admin, name).mustBe(200).json().path("fullName").asString()).isEqualTo("Ben");
    assertThat(seen(admin, name).json().path("email").isNull()).isTrue();
    assertThat(register("{\"email\":\"b%s\"}".formatted(email)).mustBe(400).text())
        .contains("/fullName");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"email\":\"nobody\"",
        "\"phoneNumber\":\"call me\"",
        "\"bloodType\":\"C+\"",
        "\"dateOfBirth\":\"2190-01-01\"",
        "\"address\":{\"street\":\"Here\"}",
        "\"emergencyContact\":{\"name\":\"Kim\",\"phone\":\"none\"}"
      })
  void what_makes_no_sense_is_refused_without_being_quoted(String property) {
    var body = "{\"fullName\":\"Ben\",%s}".formatted(property);

    var refused = register(body).mustBe(400);

    assertThat(refused.text()).doesNotContain("nobody", "call me", "C+", "2190");
    assertThat(change(admin, alex.id(), body, WHY, "a try").mustBe(400).code())
        .isEqualTo("VALIDATION_FAILED");
  }

  @Test
  void E8_an_e_mail_address_is_one_clients_however_it_is_written() {
    var again = register(alexWith(email.toUpperCase(java.util.Locale.ROOT)));
    assertThat(again.mustBe(409).code()).isEqualTo("EMAIL_TAKEN");
    assertThat(again.text()).doesNotContainIgnoringCase(email);

    // Another studio knows nothing of it.
    var other = new OwnStudio(program, api);
    api.post(other.owner(), "/api/clients", alexWith(email)).mustBe(201);

    var ben = register("{\"fullName\":\"Ben\",\"email\":\"b%s\"}".formatted(email)).mustBe(201);
    assertThat(change(admin, ben.id(), "{\"email\":\"%s\"}".formatted(email), WHY, "x").code())
        .isEqualTo("EMAIL_TAKEN");
    // Given up, it is free.
    change(alex.token(), alex.id(), "{\"email\":null}").mustBe(200);
    change(admin, ben.id(), "{\"email\":\"%s\"}".formatted(email), WHY, "x").mustBe(200);
    assertThat(lookup(admin, email).mustBe(200).id()).isEqualTo(ben.id());
  }

  @Test
  void E8_of_sixty_four_who_bring_one_address_at_once_one_comes_in() {
    var body = alexWith("race-" + email);

    var answers = Api.atOnce(Collections.<Callable<Answer>>nCopies(64, () -> registered(body)));

    assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
    assertThat(answers)
        .filteredOn(answer -> answer.status() != 201)
        .allMatch(answer -> answer.code().equals("EMAIL_TAKEN"));
  }

  /** Who is told to come again does. */
  private Answer registered(String body) {
    for (int i = 0; ; i++) {
      var answer = register(body);
      if (answer.status() != 503 || i == 20) return answer;
    }
  }

  @Test
  void the_same_key_registers_once_and_keeps_nothing_personal() {
    var body = alexWith("key-" + email);
    var first = register(body, "Idempotency-Key", "k-" + email).mustBe(201);

    var again = register(body, "Idempotency-Key", "k-" + email).mustBe(201);

    assertThat(again.text()).isEqualTo(first.text());
    assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
  }

  @Test
  void a_patch_changes_what_it_names_and_no_version_is_overwritten_unseen() {
    var seen = seen(admin, alex.id()).mustBe(200);
    var tag = seen.header("ETag");

    var changed =
        change(
            alex.token(),
            alex.id(),
            "{\"preferredName\":\"Sasha\",\"bloodType\":null,\"address\":null}",
            "If-Match",
            tag);

    assertThat(changed.mustBe(200).json().path("preferredName").asString()).isEqualTo("Sasha");
    assertThat(changed.json().path("bloodType").isNull()).isTrue();
    assertThat(changed.json().path("address").isNull()).isTrue();
    assertThat(changed.json().path("fullName").asString()).isEqualTo("Alexandra Canary");
    assertThat(changed.header("ETag")).isNotEqualTo(tag);
    change(alex.token(), alex.id(), "{\"preferredName\":\"Lex\"}", "If-Match", tag).mustBe(412);
    assertThat(seen(admin, alex.id()).json().path("preferredName").asString()).isEqualTo("Sasha");
  }

  @Test
  void E25_encryption_says_when_it_was_by_the_clock_that_did_it() throws java.sql.SQLException {
    var clock = program.getBean(Clock.class);
    var before = clock.instant();
    change(alex.token(), alex.id(), "{\"preferredName\":\"Sasha\"}").mustBe(200);

    try (var connection = Database.get().superuser().getConnection();
        var query =
            connection.prepareStatement(
                "select encrypted_at, version from privacy.client_profile_pii where client_id ="
                    + " ?")) {
      query.setObject(1, java.util.UUID.fromString(alex.id()));
      var row = query.executeQuery();
      row.next();
      var at = row.getObject(1, java.time.OffsetDateTime.class).toInstant();
      assertThat(at).isBetween(before.minusMillis(1), clock.instant());
      assertThat(row.getLong(2)).isEqualTo(2);
    }
  }

  @Test
  void clients_are_found_by_their_whole_address_by_those_who_may_see_them() {
    assertThat(lookup(admin, email).mustBe(200).id()).isEqualTo(alex.id());
    assertThat(lookup(coach.token(), email.toUpperCase(java.util.Locale.ROOT)).id())
        .isEqualTo(alex.id());
    lookup(otherCoach.token(), email).mustBe(404);
    lookup(admin, "nobody-" + email).mustBe(404);
    lookup(alex.token(), email).mustBe(403);

    assertThat(accesses(alex))
        .filteredOn(access -> access.path("action").asString().equals("PII_LOOKUP"))
        .extracting(access -> access.path("outcome").asString())
        .containsExactly("REFUSED", "ALLOWED", "ALLOWED");
  }

  private Answer lookup(String token, String address) {
    return api.post(token, "/api/clients/lookup", "{\"email\":\"%s\"}".formatted(address));
  }
}
