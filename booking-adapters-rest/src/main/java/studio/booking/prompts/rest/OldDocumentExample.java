package studio.booking.prompts.rest;

/** A document of another system, for those who read about importing it. */
final class OldDocumentExample {
  static final String JSON =
      """
      {
        "id": "mp-17",
        "schema_version": "2.1.0",
        "client_profile": {
          "basic_info": {
            "name": "Alex Example", "preferred_name": "Lex", "date_of_birth": "1990-04-01",
            "email": "alex@example.com", "phone": "+1 555 0101",
            "emergency_contact": {
              "name": "Robin Example", "relationship": "sister", "phone": "+1 555 0100"
            },
            "gender": "Female", "height_inches": "66", "weight_lbs": 143.5
          },
          "training_tier": {"tier": "Tier 2", "session_rate_usd": 125, "sessions_per_week": 2},
          "training_goals": ["To carry a rucksack over the Alps"],
          "training_history": {"injury_history": ["Left knee, 2023"]}
        }
      }
      """;

  static final String DESCRIPTION =
      "A document of a version before 3, with what it was called there, on one line.";

  private OldDocumentExample() {}
}
