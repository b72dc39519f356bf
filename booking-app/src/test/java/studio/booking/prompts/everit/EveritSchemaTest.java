package studio.booking.prompts.everit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import studio.booking.MasterPrompts;
import studio.booking.privacy.TrainingTier;
import studio.booking.prompts.HostileDocuments;
import studio.booking.prompts.domain.Examination;
import studio.booking.prompts.domain.PromptDocument;
import studio.booking.prompts.domain.Verdict;
import studio.booking.prompts.domain.Violation;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What the schema lets through, and how it says what it does not. */
class EveritSchemaTest {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.USE_BIG_INTEGER_FOR_INTS)
          .build();
  private static final String CLIENT = "0191d9a0-7c1e-7000-8000-000000000001";

  private final EveritSchema schema = new EveritSchema();
  private final ObjectNode document = (ObjectNode) JSON.readTree(MasterPrompts.of(CLIENT));

  private List<Violation> violations() {
    return schema.violations(new PromptDocument(document.toString(), content(document)));
  }

  private static Map<String, @Nullable Object> content(JsonNode object) {
    var content = new LinkedHashMap<String, @Nullable Object>();
    object.properties().forEach(one -> content.put(one.getKey(), value(one.getValue())));
    return content;
  }

  private static @Nullable Object value(JsonNode node) {
    if (node.isObject()) return content(node);
    if (node.isArray()) return node.valueStream().<Object>map(EveritSchemaTest::value).toList();
    if (node.isIntegralNumber()) return node.bigIntegerValue();
    if (node.isNumber()) return node.decimalValue();
    if (node.isBoolean()) return node.booleanValue();
    return node.isNull() ? null : node.asString();
  }

  private void set(String pointer, String json) {
    int last = pointer.lastIndexOf('/');
    var name = pointer.substring(last + 1);
    switch (document.at(pointer.substring(0, last))) {
      case ObjectNode object -> object.set(name, JSON.readTree(json));
      case ArrayNode list -> list.set(Integer.parseInt(name), JSON.readTree(json));
      default -> throw new AssertionError(pointer);
    }
  }

  private static List<String> places(List<Violation> violations) {
    return violations.stream().map(one -> one.pointer() + " " + one.rule()).sorted().toList();
  }

  @Test
  void what_has_everything_fits() {
    assertThat(violations()).isEmpty();
    set("/client_profile/training_history", "{\"training_start_date\":\"2020-02-29\"}");
    set("/client_profile/notes", "[\"Likes hills.\",\"x\"]");
    set("/meta/last_updated_by", "\"%s\"".formatted(CLIENT));
    assertThat(violations()).isEmpty();
  }

  @Test
  void all_that_is_wrong_is_told_at_once_and_once_each() {
    document.remove("client_profile");
    set("/meta/client_id", "7");
    set("/meta/created_date", "\"yesterday\"");
    set("/meta/confidentiality_level", "\"SOME\"");
    set("/meta/change_log/0", "{\"version\":\"3\",\"a~b/c\":1}");

    assertThat(places(violations()))
        .containsExactly(
            "/client_profile required",
            "/meta/change_log/0/a~0b~1c additionalProperties",
            "/meta/change_log/0/changes required",
            "/meta/change_log/0/date required",
            "/meta/change_log/0/version pattern",
            "/meta/client_id type",
            "/meta/confidentiality_level enum",
            "/meta/created_date format");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/schema_version | \"3.0\" | pattern | three",
        "/schema_version | \"3.0.0\\n\" | pattern | 3.0.0",
        "/client_profile/basic_info/age | 12 | minimum | at least 13",
        "/client_profile/basic_info/age | 36.5 | type | a whole number",
        "/client_profile/basic_info/age | \"36\" | type | never the date of birth",
        "/client_profile/basic_info/age | null | type | a whole number",
        "/client_profile/basic_info/gender | \"male\" | enum | Male, Female",
        "/client_profile/training_tier/tier | \"Tier 1\" | enum | tier_1, tier_2, tier_3",
        "/client_profile/training_tier/session_rate_usd | 49.99 | minimum | at least 50",
        "/client_profile/training_tier/sessions_per_week | 8 | maximum | at most 7",
        "/client_profile/training_goals | \"run\" | type | a list",
        "/client_profile/training_goals | [\"a\",\"a\"] | uniqueItems | twice",
        "/client_profile/health | [] | type | an object",
        "/meta/client_id | \"1-1-1-1-1\" | format | the client's id",
        "/meta/effective_date | \"2026-02-30T00:00:00Z\" | format | 2026-01-31T10:00:00Z"
      })
  void a_sentence_says_what_to_do(String pointer, String json, String rule, String says) {
    set(pointer, json);

    var found = violations();

    assertThat(places(found)).containsExactly(pointer + " " + rule);
    if (!pointer.equals("/schema_version")) {
      assertThat(found.getFirst().detail()).contains(says).doesNotContain("null");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "name",
        "full_name",
        "firstName",
        "Last-Name",
        "email",
        "e_mail",
        "phone",
        "phone_number",
        "dateOfBirth",
        "dob",
        "emergency_contact",
        "address",
        "Blood Type"
      })
  void G1_who_somebody_is_has_no_place_anywhere(String name) {
    for (var place :
        List.of(
            "",
            "/meta",
            "/meta/change_log/0",
            "/client_profile",
            "/client_profile/basic_info",
            "/client_profile/training_tier",
            "/client_profile/health")) {
      set(place + "/" + name, "\"Alexandra\"");
    }

    var found = violations();

    assertThat(found).hasSize(7).allMatch(one -> one.rule().equals("additionalProperties"));
    assertThat(found).allMatch(one -> one.detail().contains("/pii"));
    assertThat(found).noneMatch(one -> one.toString().contains("Alexandra"));
  }

  @Test
  void G5_there_is_one_version_to_say() {
    set("/meta/prompt_version", "\"3.0.0\"");

    assertThat(places(violations())).containsExactly("/meta/prompt_version additionalProperties");
    assertThat(violations().getFirst().detail()).contains("schema_version says it");
  }

  @Test
  void G7_what_is_the_studios_to_say_is_refused() {
    set("/meta/hipaa_compliant", "true");
    set("/meta/data_retention_years", "50");

    assertThat(places(violations()))
        .containsExactly("/meta/data_retention_years readOnly", "/meta/hipaa_compliant readOnly");
  }

  @Test
  void fields_for_AI_wait_for_a_schema_that_has_them() {
    set("/meta/ai_model", "\"any\"");

    assertThat(places(violations())).containsExactly("/meta/ai_model additionalProperties");
  }

  @ParameterizedTest
  @CsvSource({
    "height_inches, 36, 96, 20, 110",
    "weight_lbs, 50, 600, 15, 1500",
    "body_fat_percentage, 3, 60, 1, 80",
    "bmi, 10, 60, 5, 250"
  })
  void G9_what_is_usual_goes_and_what_is_not_goes_when_it_was_checked(
      String property, BigDecimal least, BigDecimal most, BigDecimal lowest, BigDecimal highest) {
    var place = "/client_profile/basic_info/" + property;
    var little = new BigDecimal("0.1");
    for (var fine : List.of(least, most, least.add(little))) {
      set(place, fine.toString());
      assertThat(violations()).isEmpty();
    }
    set(place, least.subtract(little).toString());
    assertThat(places(violations())).containsExactly(place + " minimum");
    set(place, most.add(little).toString());
    assertThat(places(violations())).containsExactly(place + " maximum");
    assertThat(violations().getFirst().detail()).contains("confirmed_unusual");

    set("/client_profile/basic_info/confirmed_unusual", "[\"%s\"]".formatted(property));
    for (var fine : List.of(lowest, highest, least, most)) {
      set(place, fine.toString());
      assertThat(violations()).isEmpty();
    }
    set(place, highest.add(little).toString());
    assertThat(places(violations())).containsExactly(place + " maximum");
    // One that was checked says nothing of the others.
    var other = property.equals("bmi") ? "weight_lbs" : "bmi";
    set(place, most.toString());
    set("/client_profile/basic_info/" + other, "9.9");
    assertThat(places(violations()))
        .containsExactly("/client_profile/basic_info/" + other + " minimum");
  }

  @Test
  void G8_tiers_are_called_the_same_everywhere() throws IOException {
    var tier = file().at("/properties/client_profile/properties/training_tier/properties");

    assertThat(words(tier.at("/tier/enum"))).isEqualTo(TrainingTier.words());
    assertThat(words(tier.at("/tier_name/enum")))
        .isEqualTo(
            java.util.Arrays.stream(TrainingTier.values()).map(TrainingTier::title).toList());
  }

  private static List<String> words(JsonNode list) {
    return list.valueStream().map(JsonNode::asString).toList();
  }

  @Test
  void G1_the_schema_is_closed_and_bounded_everywhere() throws IOException {
    var open = new ArrayList<String>();
    everywhere(
        "",
        file(),
        (pointer, node) -> {
          switch (node.path("type").asString("")) {
            case "object" -> {
              if (node.path("additionalProperties").asBoolean(true)) open.add(pointer);
            }
            case "array" -> {
              // What only asks whether something is in a list leaves that to the list itself.
              if (!node.has("maxItems") && !node.has("contains")) open.add(pointer);
              if (!node.has("items") && !node.has("contains")) open.add(pointer);
            }
            case "string" -> {
              if (!node.has("maxLength") && !node.has("enum")) open.add(pointer);
            }
            case "number", "integer" -> {
              boolean elsewhere = MEASURED.contains(pointer.replaceFirst(".*/", ""));
              if (!elsewhere && !(node.has("minimum") && node.has("maximum"))) open.add(pointer);
            }
            default -> {
              // Nothing that has a size.
            }
          }
          if (node.has("$ref") || node.has("patternProperties")) open.add(pointer);
        });
    assertThat(open).isEmpty();
    assertThat(file().path("$schema").asString()).contains("draft-07");
  }

  @Test
  void G4_no_document_takes_a_tenth_of_a_second_of_work() {
    var threads = ManagementFactory.getThreadMXBean();
    var now = Clock.fixed(Instant.parse("2026-11-22T10:00:00Z"), ZoneOffset.UTC);
    var examination = new Examination(schema, now);
    for (int i = 0; i < 200; i++) {
      examination.of(new PromptDocument("", content(document)));
    }
    for (var text : HostileDocuments.all(document)) {
      JsonNode read;
      try {
        read = JSON.readTree(text);
      } catch (JacksonException e) {
        // Too deep even to be read.
        continue;
      }
      var hostile = new PromptDocument("", content(read));
      long least = Long.MAX_VALUE;
      // Of the processor's time, and the best of three: others are at work here, too.
      for (int i = 0; i < 3; i++) {
        long before = threads.getCurrentThreadCpuTime();
        assertThat(examination.of(hostile)).isNotInstanceOf(Verdict.Fit.class);
        least = Math.min(least, threads.getCurrentThreadCpuTime() - before);
      }
      assertThat(Duration.ofNanos(least))
          .as(text.substring(0, 300))
          .isLessThan(Duration.ofMillis(100));
    }
  }

  /** Their ranges depend on whether they were checked. */
  private static final Set<String> MEASURED =
      Set.of("height_inches", "weight_lbs", "body_fat_percentage", "bmi");

  private static void everywhere(String pointer, JsonNode node, BiConsumer<String, JsonNode> look) {
    if (node.isObject()) look.accept(pointer, node);
    node.properties()
        .forEach(one -> everywhere(pointer + "/" + one.getKey(), one.getValue(), look));
    if (!node.isArray()) return;
    for (int i = 0; i < node.size(); i++) everywhere(pointer + "/" + i, node.get(i), look);
  }

  private static JsonNode file() throws IOException {
    try (var file =
        EveritSchema.class.getResourceAsStream("/client-master-prompt-v3.schema.json")) {
      return JSON.readTree(java.util.Objects.requireNonNull(file).readAllBytes());
    }
  }
}
