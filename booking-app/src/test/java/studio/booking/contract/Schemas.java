package studio.booking.contract;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** Holds answers to the schemas that the document has for them. */
final class Schemas {
  private final Document document;
  private final List<String> faults = new ArrayList<>();

  private Schemas(Document document) {
    this.document = document;
  }

  /** In what the value differs from the schema. */
  static List<String> faults(Document document, JsonNode schema, JsonNode value) {
    var schemas = new Schemas(document);
    schemas.check(schema, value, "");
    return schemas.faults;
  }

  private void check(JsonNode declared, JsonNode value, String at) {
    var types = document.types(declared);
    if (!types.isEmpty() && !types.contains(kind(value))) {
      // Every whole number is a number.
      if (!(kind(value).equals("integer") && types.contains("number"))) {
        faults.add("%s is a %s instead of one of %s".formatted(at, kind(value), types));
        return;
      }
    }
    if (value.isNull()) return;
    var schema = document.present(declared);
    if (schema.has("enum") && !schema.path("enum").valueStream().anyMatch(value::equals)) {
      faults.add("%s is %s, which is none of %s".formatted(at, value, schema.path("enum")));
    }
    if (value.isObject()) object(schema, value, at);
    if (value.isArray()) {
      for (int i = 0; i < value.size(); i++)
        check(schema.path("items"), value.get(i), at + "/" + i);
    }
    if (value.isString()) format(schema.path("format").asString(""), value.stringValue(), at);
  }

  private void object(JsonNode schema, JsonNode value, String at) {
    var properties = document.properties(schema);
    for (var name : document.required(schema)) {
      if (!value.has(name)) faults.add(at + "/" + name + " is missing");
    }
    value
        .properties()
        .forEach(
            property -> {
              var place = at + "/" + property.getKey();
              var known = properties.get(property.getKey());
              if (known != null) check(known, property.getValue(), place);
              else if (schema.path("additionalProperties").isObject()) {
                check(schema.path("additionalProperties"), property.getValue(), place);
              } else if (!schema.path("additionalProperties").asBoolean(false)) {
                faults.add(place + " is not in the document");
              }
            });
  }

  private void format(String format, String text, String at) {
    try {
      switch (format) {
        case "uuid" -> UUID.fromString(text);
        case "date" -> LocalDate.parse(text);
        case "date-time" -> {
          if (!text.matches(".*\\.\\d{3}Z")) faults.add(at + " is not in milliseconds: " + text);
          Instant.parse(text);
        }
        default -> {
          // A text is a text.
        }
      }
    } catch (RuntimeException e) {
      faults.add("%s is no %s: %s".formatted(at, format, text));
    }
  }

  private static String kind(JsonNode value) {
    if (value.isNull()) return "null";
    if (value.isObject()) return "object";
    if (value.isArray()) return "array";
    if (value.isBoolean()) return "boolean";
    if (value.isIntegralNumber()) return "integer";
    return value.isNumber() ? "number" : "string";
  }
}
