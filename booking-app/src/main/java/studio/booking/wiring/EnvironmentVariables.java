package studio.booking.wiring;

import java.util.Map;

/** What the settings are called outside; application.yaml connects the two. */
final class EnvironmentVariables {
  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("booking.data-dir", "BOOKING_DATA_DIR"),
          Map.entry("booking.demo", "BOOKING_DEMO"),
          Map.entry("booking.database.connections", "DATABASE_CONNECTIONS"),
          Map.entry("booking.features.training", "PHASE2_ENABLED"),
          Map.entry("booking.cors-origins", "CORS_ORIGINS"),
          Map.entry("booking.trusted-proxies", "TRUSTED_PROXIES"),
          Map.entry("booking.request-limit", "REQUEST_LIMIT"),
          Map.entry("booking.body-limit", "BODY_LIMIT"),
          Map.entry("booking.import-limit", "IMPORT_LIMIT"),
          Map.entry("server.port", "SERVER_PORT"),
          Map.entry("server.address", "SERVER_ADDRESS"));

  private EnvironmentVariables() {}

  static String name(String property) {
    return NAMES.getOrDefault(property, property);
  }

  static boolean isSecret(String property) {
    return property.contains("password") || property.contains("key") || property.contains("secret");
  }
}
