package studio.booking;

import java.util.function.Consumer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Documents as the system before kept them, with all that it knew of people. */
public final class OldPrompts {
  private static final JsonMapper JSON = new JsonMapper();

  private OldPrompts() {}

  /** A line of somebody with this name and address. */
  public static String line(String id, String name, String email) {
    return line(id, name, email, _ -> {});
  }

  /** The same, with something about it changed. */
  public static String line(String id, String name, String email, Consumer<ObjectNode> change) {
    var line =
        (ObjectNode)
            JSON.readTree(
                """
                {"schema_version":"2.1.0",
                 "meta":{"created_date":"2024-01-31T10:00:00Z","last_updated":"2024-05-01T10:00:00Z",
                   "confidentiality_level":"HIGH",
                   "change_log":[{"version":"2.1.0","date":"2024-05-01","changes":"Begun"}]},
                 "client_profile":{
                   "basic_info":{"preferred_name":"Quendolin","date_of_birth":"1990-04-01",
                     "phone":"+1 (555) 017-6543","blood_type":"AB-","age":"34","gender":"female",
                     "emergency_contact":{"name":"Robin Contact","relationship":"sister",
                       "phone":"+1 555 0100"},
                     "address":{"street":"12 Cannery Row","city":"Monterey","state":"CA",
                       "zip":93940},
                     "height_inches":"66.5","weight_lbs":143.5,"body_fat_percentage":"22.5"},
                   "training_tier":{"tier":"Tier 2","tier_name":"Gold","session_rate_usd":"125",
                     "sessions_per_week":2},
                   "training_goals":["To carry a rucksack over the Alps",null," ","To sleep"],
                   "training_history":{"years_of_training":4,"injury_history":"Left knee, 2023"},
                   "health":{"allergies":["Latex"],"movement_screen":"Stiff hips"}}}
                """);
    line.put("id", id);
    info(line).put("name", name);
    info(line).put("email", email);
    change.accept(line);
    return line.toString();
  }

  public static ObjectNode info(ObjectNode line) {
    return (ObjectNode) line.path("client_profile").path("basic_info");
  }

  public static ObjectNode profile(ObjectNode line) {
    return (ObjectNode) line.path("client_profile");
  }
}
