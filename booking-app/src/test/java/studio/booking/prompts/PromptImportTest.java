package studio.booking.prompts;

import static org.assertj.core.api.Assertions.assertThat;
import static studio.booking.prompts.OldPrompts.line;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import studio.booking.Api.Answer;
import tools.jackson.databind.JsonNode;

/** Master prompts of the system that a studio had before. */
class PromptImportTest extends OfPrompts {
  private static final String PATH = "/api/admin/imports/master-prompts";

  private int people;

  private String email() {
    return "old." + UUID.randomUUID() + "@example.com";
  }

  private String somebody(String id) {
    return line(id, "Wilhelmina Testperson" + "abcdefghij".charAt(people++ % 10), email());
  }

  @Test
  void each_is_split_into_two_profiles_and_a_document() {
    var email = email();
    var report = imported(line("mp-1", "Wilhelmina Testperson", email));

    assertThat(counts(report)).isEqualTo("1 lines: 1 imported, 0 skipped, 0 refused");
    var client = as(report, 0);
    var who = pii(client).mustBe(200).json();
    assertThat(who.path("fullName").asString()).isEqualTo("Wilhelmina Testperson");
    assertThat(who.path("email").asString()).isEqualTo(email);
    assertThat(who.path("dateOfBirth").asString()).isEqualTo("1990-04-01");
    assertThat(who.path("bloodType").asString()).isEqualTo("AB-");
    assertThat(who.path("emergencyContact").path("name").asString()).isEqualTo("Robin Contact");
    assertThat(who.path("address").path("zip").asString()).isEqualTo("93940");
    var training =
        api.get(admin, "/api/clients/%s/training-profile".formatted(client)).mustBe(200).json();
    assertThat(training.path("gender").asString()).isEqualTo("female");
    assertThat(training.path("heightInches").decimalValue()).isEqualByComparingTo("66.5");
    assertThat(training.path("bodyFatPercentage").decimalValue()).isEqualByComparingTo("22.5");
    assertThat(training.path("goals")).hasSize(2);
    assertThat(training.path("injuryHistory").get(0).asString()).isEqualTo("Left knee, 2023");
    assertThat(training.path("trainingTier").asString()).isEqualTo("tier_2");
    assertThat(training.path("sessionRate").path("amountMinor").asInt()).isEqualTo(12_500);
    var prompt =
        api.get(admin, "/api/clients/%s/master-prompt".formatted(client)).mustBe(200).json();
    assertThat(prompt.path("version").asInt()).isOne();
    var document = prompt.path("document");
    assertThat(document.path("schema_version").asString()).isEqualTo("3.0.0");
    assertThat(document.path("meta").path("client_id").asString()).isEqualTo(client);
    assertThat(document.path("client_profile").path("training_goals").get(1).asString())
        .isEqualTo("To sleep");
    assertThat(document.toString())
        .doesNotContain("Wilhelmina", "Quendolin", email, "1990-04-01", "Robin", "Cannery");
    assertThat(api.get(admin, "/api/members/%s/credits".formatted(client)).status()).isEqualTo(200);
    assertThat(leftOut(report, 0)).containsExactly("/meta/change_log");
  }

  private JsonNode imported(String... lines) {
    return send(PATH, lines).mustBe(200).json();
  }

  private Answer send(String path, String... lines) {
    return api.send(
        "POST", admin, path, String.join("\n", lines), "Content-Type", "application/x-ndjson");
  }

  private Answer pii(String client) {
    return api.send(
        "GET",
        admin,
        "/api/clients/%s/pii".formatted(client),
        null,
        "X-Access-Reason",
        "Compared with the old system");
  }

  private static String counts(JsonNode report) {
    return "%d lines: %d imported, %d skipped, %d refused"
        .formatted(
            report.path("lines").asInt(),
            report.path("imported").asInt(),
            report.path("skipped").asInt(),
            report.path("refused").asInt());
  }

  private static String as(JsonNode report, int index) {
    return report.path("items").get(index).path("importedAs").asString();
  }

  private static List<String> leftOut(JsonNode report, int index) {
    var pointers = new ArrayList<String>();
    for (var one : report.path("items").get(index).path("leftOut")) {
      pointers.add(one.path("pointer").asString());
    }
    return pointers;
  }
}
