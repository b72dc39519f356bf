package studio.booking.shared.rest;

import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.annotation.Annotation;
import java.util.List;

/** The schemas of single values, each with an example. */
final class ApiScalars {
  private ApiScalars() {}

  static Schema<?> of(Class<?> type, List<Annotation> annotations, boolean input) {
    var schema = new JsonSchema();
    switch (type.getSimpleName()) {
      case "String" -> {
        typed(schema, "string", null, "text");
        boolean multiLine = annotations.stream().anyMatch(MultiLine.class::isInstance);
        if (input) schema.setMaxLength(Constraints.LONGEST_TEXT);
        if (input && !multiLine) schema.setMinLength(1);
      }
      case "Integer" -> typed(schema, "integer", "int32", 1);
      case "Long" -> typed(schema, "integer", "int64", 1);
      case "Boolean" -> typed(schema, "boolean", null, true);
      case "BigDecimal" -> typed(schema, "number", null, 1);
      case "UUID" -> typed(schema, "string", "uuid", "0191d9a0-7c1e-7000-8000-000000000001");
      case "Instant" -> typed(schema, "string", "date-time", "2026-03-29T10:00:00.000Z");
      case "LocalDate" -> typed(schema, "string", "date", "2026-03-29");
      case "LocalTime" -> {
        typed(schema, "string", null, "10:00");
        schema.setPattern("^([01]\\d|2[0-3]):[0-5]\\d(:[0-5]\\d)?$");
      }
      case "Duration" -> typed(schema, "string", "duration", "PT2H");
      case "ZoneId" -> {
        typed(schema, "string", null, "Europe/Berlin");
        schema.setDescription("An IANA time zone.");
      }
      case "Currency" -> {
        typed(schema, "string", null, "USD");
        schema.setPattern("^[A-Z]{3}$");
      }
      case "URI" -> typed(schema, "string", "uri-reference", "/api/bookings");
      default -> schema.setDescription("Any JSON.");
    }
    ApiConstraints.apply(schema, annotations, false);
    return schema;
  }

  private static void typed(
      JsonSchema schema,
      String type,
      @org.jspecify.annotations.Nullable String format,
      Object example) {
    schema.setTypes(ApiSchemas.ordered(type));
    if (format != null) schema.setFormat(format);
    schema.setExamples(List.of(example));
  }
}
