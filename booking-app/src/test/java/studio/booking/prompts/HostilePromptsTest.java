package studio.booking.prompts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import studio.booking.Api.Answer;
import studio.booking.MasterPrompts;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Documents that mean harm, and ones that mean nothing: each gets a short and clear no. */
class HostilePromptsTest extends OfPrompts {
  private static final int MEBIBYTE = 1 << 20;
  private static final int FUZZED = Boolean.getBoolean("booking.long") ? 20_000 : 300;
  private static final int LONGEST_ANSWER = 64 << 10;

  private static final Set<String> REFUSALS =
      Set.of(
          "MALFORMED_JSON",
          "VALIDATION_FAILED",
          "PAYLOAD_TOO_LARGE",
          "MISSING_SCHEMA_VERSION",
          "INCOMPATIBLE_SCHEMA_VERSION",
          "SCHEMA_VALIDATION_FAILED");

  @Test
  void G4_a_hundred_documents_that_mean_harm_get_a_short_answer() {
    var bad = HostileDocuments.all(document);
    assertThat(bad).hasSize(100).allMatch(text -> text.length() < MEBIBYTE);

    for (var text : bad) {
      var answer = write(admin, text);
      refused(answer, text);
      assertThat(answer.text().length()).isLessThan(LONGEST_ANSWER);
      assertThat(answer.json().path("errors").size()).isLessThanOrEqualTo(100);
    }
    var numbers = List.of("1e400", "-1e999999999", "1e-999999999", "9".repeat(10_000), "0.0e99999");
    for (var number : numbers) {
      refused(
          write(admin, HostileDocuments.with(document, "/client_profile/basic_info/bmi", number)),
          number);
    }
    assertThat(write(admin, "{\"a\":\"" + "x".repeat(MEBIBYTE) + "\"}").status()).isEqualTo(413);
    read(admin).mustBe(404);
  }

  private static void refused(Answer answer, String what) {
    var shown = what.substring(0, Math.min(200, what.length()));
    assertThat(answer.status()).as("%s: %s", shown, answer).isBetween(400, 413);
    assertThat(answer.code()).as(shown).isIn(REFUSALS);
  }

  @Test
  void G3_nothing_that_can_be_written_breaks_it() {
    long seed = System.nanoTime();
    System.out.println("HostilePromptsTest seed " + seed);
    var random = new Random(seed);
    for (int i = 0; i < FUZZED; i++) {
      var changed = (ObjectNode) JSON.readTree(MasterPrompts.of(alex.id()));
      int changes = 1 + random.nextInt(4);
      for (int j = 0; j < changes; j++) change(changed, random);
      var answer = write(admin, changed.toString());
      if (answer.status() == 201) continue;
      refused(answer, changed.toString());
      assertThat(answer.json().path("errors").isEmpty()).as("seed %d: %s", seed, answer).isFalse();
    }
  }

  /** Goes down to somewhere, and puts something odd there. */
  private static void change(ObjectNode document, Random random) {
    JsonNode here = document;
    while (true) {
      if (here instanceof ObjectNode object && !object.isEmpty()) {
        var names = List.copyOf(object.propertyNames());
        var name = names.get(random.nextInt(names.size()));
        if (object.get(name).isContainer()
            && !object.get(name).isEmpty()
            && random.nextInt(4) > 0) {
          here = object.get(name);
          continue;
        }
        switch (random.nextInt(3)) {
          case 0 -> object.remove(name);
          case 1 -> object.set(name, odd(random));
          default -> object.set("n" + random.nextInt(), odd(random));
        }
      } else if (here instanceof ArrayNode list && !list.isEmpty()) {
        if (list.get(0).isContainer() && random.nextBoolean()) {
          here = list.get(0);
          continue;
        }
        list.set(0, odd(random));
      }
      return;
    }
  }

  private static JsonNode odd(Random random) {
    return JSON.readTree(
        switch (random.nextInt(14)) {
          case 0 -> "null";
          case 1 -> "true";
          case 2 -> "{}";
          case 3 -> "[]";
          case 4 -> "[null]";
          case 5 -> "{\"a\":{\"b\":[]}}";
          case 6 -> String.valueOf(random.nextInt());
          case 7 -> random.nextInt(200) + "." + random.nextInt(1_000);
          case 8 -> "\"\"";
          case 9 -> "\"3." + random.nextInt(9) + "." + random.nextInt(9) + "\"";
          case 10 -> "\"2025-0" + random.nextInt(9) + "-10T00:00:00Z\"";
          case 11 -> "\"tier_" + random.nextInt(4) + "\"";
          case 12 -> "[\"a\",\"a\",[1],{\"x\":1}]";
          default -> "\"" + (char) ('!' + random.nextInt(1)) + "€𝒳\"";
        });
  }
}
