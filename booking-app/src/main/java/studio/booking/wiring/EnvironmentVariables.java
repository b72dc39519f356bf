package studio.booking.wiring;

import java.util.Map;

/** What the settings are called outside; application.yaml connects the two. */
final class EnvironmentVariables {
  private static final Map<String, String> NAMES =
      Map.of(
          "booking.data-dir", "BOOKING_DATA_DIR",
          "booking.demo", "BOOKING_DEMO",
          "booking.database.connections", "DATABASE_CONNECTIONS",
          "booking.features.training", "PHASE2_ENABLED",
          "booking.cors-origins", "CORS_ORIGINS",
          "booking.request-limit", "REQUEST_LIMIT",
          "booking.body-limit", "BODY_LIMIT",
          "booking.import-limit", "IMPORT_LIMIT",
          "server.port", "SERVER_PORT",
          "server.address", "SERVER_ADDRESS");

  private EnvironmentVariables() {}

  static String name(String property) {
    return NAMES.getOrDefault(property, property);
  }

  static boolean isSecret(String property) {
    return property.contains("password") || property.contains("key") || property.contains("secret");
  }
}
