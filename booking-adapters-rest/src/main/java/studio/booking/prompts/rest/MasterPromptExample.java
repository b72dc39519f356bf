package studio.booking.prompts.rest;

/** A document as the schema wants it, for those who read about it. */
final class MasterPromptExample {
  static final String JSON =
      """
      {
        "schema_version": "3.0.0",
        "meta": {
          "client_id": "0191d9a0-7c1e-7000-8000-000000000001",
          "created_date": "2026-01-31T10:00:00Z",
          "last_updated": "2026-03-29T10:00:00Z",
          "confidentiality_level": "HIGH",
          "change_log": [
            {"version": "3.0.0", "date": "2026-03-29T10:00:00Z", "changes": "Two sessions a week"}
          ]
        },
        "client_profile": {
          "basic_info": {
            "age": 36, "gender": "Female", "height_inches": 66, "weight_lbs": 143.5, "bmi": 23.2
          },
          "training_tier": {
            "tier": "tier_2", "tier_name": "Tier 2", "session_rate_usd": 125,
            "sessions_per_week": 2
          },
          "training_goals": ["To carry a rucksack over the Alps"],
          "training_history": {"years_of_training": 4, "injury_history": ["Left knee, 2023"]}
        }
      }
      """;

  static final String DESCRIPTION =
      "A master prompt, by `client-master-prompt-v3.schema.json`. It names nobody.";

  private MasterPromptExample() {}
}
