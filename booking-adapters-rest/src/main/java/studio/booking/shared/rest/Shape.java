package studio.booking.shared.rest;

import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import studio.booking.shared.Patch;
import tools.jackson.databind.JsonNode;

/** What a piece of JSON has to look like, and what is made of it. */
sealed interface Shape {
  /** The value, or null after adding to the findings what is wrong. The node is no JSON null. */
  @Nullable Object read(JsonNode node, String pointer, Findings findings);

  /** Texts, numbers, booleans, and what is written as such. */
  record Scalar(Class<?> type, Constraints constraints) implements Shape {
    @Override
    public @Nullable Object read(JsonNode node, String pointer, Findings findings) {
      try {
        var value = value(node);
        constraints.check(value);
        return value;
      } catch (Unfit e) {
        findings.at(pointer, e.expected());
        return null;
      }
    }

    private Object value(JsonNode node) throws Unfit {
      if (type == Integer.class || type == Long.class) return Numbers.whole(type, node);
      if (type == Boolean.class) {
        if (!node.isBoolean()) throw new Unfit("must be true or false");
        return node.booleanValue();
      }
      if (type == java.math.BigDecimal.class) return Numbers.decimal(node);
      if (!node.isString()) throw new Unfit("must be a text");
      return type == String.class ? node.stringValue() : Texts.parse(type, node.stringValue());
    }
  }

  /** Any JSON, for those who look into it themselves. */
  record Anything() implements Shape {
    @Override
    public Object read(JsonNode node, String pointer, Findings findings) {
      return node;
    }
  }

  /** Any object, whole. */
  record Whole() implements Shape {
    @Override
    public @Nullable Object read(JsonNode node, String pointer, Findings findings) {
      return JsonDocument.read(node, pointer, findings);
    }
  }

  /** A list of things of one shape, none of them null. */
  record Items(Shape item, Constraints constraints) implements Shape {
    @Override
    public @Nullable Object read(JsonNode node, String pointer, Findings findings) {
      if (!node.isArray()) {
        findings.at(pointer, "must be a list");
        return null;
      }
      int before = findings.found();
      var items = new ArrayList<Object>();
      for (int i = 0; i < node.size(); i++) {
        var place = pointer + "/" + i;
        if (node.get(i).isNull()) {
          findings.at(place, "must not be null");
          continue;
        }
        var value = item.read(node.get(i), place, findings);
        if (value != null) items.add(value);
      }
      // The number of items, not of those that turned out well.
      if (findings.found() == before) {
        try {
          constraints.check(items);
        } catch (Unfit e) {
          findings.at(pointer, e.expected());
        }
      }
      return findings.found() == before ? java.util.List.copyOf(items) : null;
    }
  }

  /** A type of ours around one value, such as an id. */
  record Wrapper(Class<?> type, Shape value) implements Shape {
    @Override
    public @Nullable Object read(JsonNode node, String pointer, Findings findings) {
      var inner = value.read(node, pointer, findings);
      return inner == null ? null : made(type, new Object[] {inner}, pointer, findings);
    }
  }

  /** A property of a merge patch that is there. */
  record Patched(Shape value) implements Shape {
    @Override
    public @Nullable Object read(JsonNode node, String pointer, Findings findings) {
      var inner = value.read(node, pointer, findings);
      return inner == null ? null : new Patch.Set<>(inner);
    }
  }

  private static @Nullable Object made(
      Class<?> type, @Nullable Object[] values, String pointer, Findings findings) {
    try {
      return Words.make(type, values);
    } catch (Unfit e) {
      findings.at(pointer, e.expected());
      return null;
    }
  }

  /** An object with known properties, made into a record. */
  record Properties(Class<?> type, java.util.List<Property> properties) implements Shape {
    @Override
    public @Nullable Object read(JsonNode node, String pointer, Findings findings) {
      if (!node.isObject()) {
        findings.at(pointer, "must be an object");
        return null;
      }
      int before = findings.found();
      for (var name : node.propertyNames()) {
        if (properties.stream().noneMatch(property -> property.name().equals(name))) {
          findings.at(pointer + "/" + escaped(name), "is unknown");
        }
      }
      var values = new @Nullable Object[properties.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = properties.get(i).read(node, pointer, findings);
      }
      return findings.found() == before ? made(type, values, pointer, findings) : null;
    }

    private static String escaped(String name) {
      return name.replace("~", "~0").replace("/", "~1");
    }
  }

  /**
   * A property of an object.
   *
   * @param ifMissing stands in for it; null when there is nothing that could
   * @param ifNull stands in for a JSON null
   */
  record Property(
      String name,
      Shape shape,
      boolean required,
      boolean nullable,
      @Nullable Object ifMissing,
      @Nullable Object ifNull) {

    @Nullable Object read(JsonNode object, String pointer, Findings findings) {
      var node = object.get(name);
      var place = pointer + "/" + name;
      if (node == null) {
        if (required) findings.at(place, "is required");
        return ifMissing;
      }
      if (node.isNull()) {
        if (!nullable) findings.at(place, "must not be null");
        return ifNull;
      }
      return shape.read(node, place, findings);
    }
  }
}
