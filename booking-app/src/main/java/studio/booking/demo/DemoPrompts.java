package studio.booking.demo;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.springframework.stereotype.Component;
import studio.booking.privacy.TrainingTier;
import studio.booking.prompts.application.WriteMasterPrompt;
import studio.booking.prompts.application.WriteOutcome.Written;
import studio.booking.prompts.domain.Examination;
import studio.booking.prompts.domain.PromptDocument;
import studio.booking.prompts.domain.PromptSchema;
import studio.booking.prompts.domain.Verdict;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;
import tools.jackson.databind.json.JsonMapper;

/** What is known of a client of the demo for those who plan their training. */
@Component
@DemoMode
class DemoPrompts {
  private static final JsonMapper JSON = new JsonMapper();

  private final Examination examination;
  private final WriteMasterPrompt writeMasterPrompt;
  private final Clock clock;

  DemoPrompts(PromptSchema schema, WriteMasterPrompt writeMasterPrompt, Clock clock) {
    this.examination = new Examination(schema, clock);
    this.writeMasterPrompt = writeMasterPrompt;
    this.clock = clock;
  }

  void write(Caller owner, ClientId client) {
    var now = clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
    var tier = TrainingTier.TIER_2;
    Map<String, Object> content =
        Map.of(
            "schema_version", "3.0.0",
            "meta",
                Map.of(
                    "client_id",
                    client.value().toString(),
                    "created_date",
                    now,
                    "last_updated",
                    now,
                    "confidentiality_level",
                    "HIGH"),
            "client_profile",
                Map.of(
                    "basic_info",
                        Map.of(
                            "age",
                            BigInteger.valueOf(56),
                            "height_inches",
                            BigInteger.valueOf(66),
                            "weight_lbs",
                            new BigDecimal("143.5"),
                            "bmi",
                            new BigDecimal("23.2")),
                    "training_tier",
                        Map.of(
                            "tier", tier.word(),
                            "tier_name", tier.title(),
                            "session_rate_usd", BigInteger.valueOf(125),
                            "sessions_per_week", BigInteger.TWO),
                    "training_goals", List.of("To carry a rucksack over the Alps"),
                    "training_history", Map.of("injury_history", List.of("Left knee, 2023"))));
    var document =
        new PromptDocument(JSON.writeValueAsString(content), new LinkedHashMap<>(content));
    if (!(examination.of(document) instanceof Verdict.Fit fit)) {
      throw new IllegalStateException("The demo's document does not fit");
    }
    var outcome = writeMasterPrompt.write(owner, client, fit, OptionalLong.empty());
    if (!(outcome instanceof Written)) {
      throw new IllegalStateException("The demo does not work out: " + outcome);
    }
  }
}
