package studio.booking.shared.rest;

import io.swagger.v3.oas.models.media.Schema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes whole examples out of those of the single values. */
@SuppressWarnings("rawtypes") // As swagger's own model has it.
final class ApiExamples {
  private static final int DEEP_ENOUGH = 12;
  private static final String PREFIX = "#/components/schemas/";

  private final Map<String, Schema> schemas;

  ApiExamples(Map<String, Schema> schemas) {
    this.schemas = schemas;
  }

  @Nullable Object of(@Nullable Schema<?> schema) {
    return of(schema, 0);
  }

  private @Nullable Object of(@Nullable Schema<?> schema, int depth) {
    if (schema == null || depth > DEEP_ENOUGH) return null;
    if (schema.get$ref() != null) {
      return of(schemas.get(schema.get$ref().substring(PREFIX.length())), depth + 1);
    }
    if (schema.getExamples() != null) return schema.getExamples().getFirst();
    if (schema.getEnum() != null) return schema.getEnum().getFirst();
    if (schema.getAnyOf() != null) return of(schema.getAnyOf().getFirst(), depth + 1);
    if (schema.getOneOf() != null) return of(schema.getOneOf().getFirst(), depth + 1);
    if (schema.getItems() != null) {
      var item = of(schema.getItems(), depth + 1);
      return item == null ? List.of() : List.of(item);
    }
    if (schema.getProperties() == null && schema.getAdditionalProperties() != null) {
      return Map.of();
    }
    if (schema.getProperties() == null) return null;
    var example = new LinkedHashMap<String, @Nullable Object>();
    schema.getProperties().forEach((name, property) -> example.put(name, of(property, depth + 1)));
    return example;
  }
}
