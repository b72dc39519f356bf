package studio.booking;

/** Documents as they should be, of clients of whom little is known. */
public final class MasterPrompts {
  private MasterPrompts() {}

  /** With everything that has to be there, and a little more. */
  public static String of(String client) {
    return """
    {"schema_version":"3.0.0",
     "meta":{"client_id":"%s","created_date":"2025-01-31T10:00:00Z",
       "last_updated":"2025-03-29T10:00:00+02:00","confidentiality_level":"HIGH",
       "change_log":[{"version":"3.0.0","date":"2025-03-29T07:00:00Z","changes":"Begun"}]},
     "client_profile":{
       "basic_info":{"age":36,"gender":"Female","height_inches":66,"weight_lbs":143.5,"bmi":23.2},
       "training_tier":{"tier":"tier_2","tier_name":"Tier 2","session_rate_usd":125,
         "sessions_per_week":2},
       "training_goals":["To carry a rucksack over the Alps"],
       "health":{"allergies":["Latex"]}}}
    """
        .formatted(client);
  }
}
