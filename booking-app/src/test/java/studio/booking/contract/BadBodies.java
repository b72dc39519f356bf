package studio.booking.contract;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Bodies with one fault each, made from the good example that the document gives. */
final class BadBodies {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String HERE = "here goes what is wrong";
  private static final int DEEP = 500;

  private final DocumentedRoute route;
  private final Document document;
  private final ObjectNode example;
  private final List<Bad> bad = new ArrayList<>();

  /**
   * A body.
   *
   * @param place the fault has to be reported there; null where it has none
   */
  record Bad(String text, @Nullable String place) {
    @Override
    public String toString() {
      return text.length() > 200 ? text.substring(0, 200) + "…" : text;
    }
  }

  private BadBodies(DocumentedRoute route) {
    this.route = route;
    this.document = route.document();
    this.example = (ObjectNode) route.example();
  }

  /** What is no JSON object at all. */
  static List<Bad> malformed(DocumentedRoute route) {
    var good = route.example().toString();
    var texts =
        new ArrayList<>(
            List.of(
                " ",
                "{",
                "}",
                "[]",
                "null",
                "42",
                "\"text\"",
                "true",
                "{}{}",
                "{} x",
                good + "]",
                good + good,
                "{\"a\":1,}",
                "{a:1}",
                "{'a':1}",
                "/* */" + good,
                "{\"a\":NaN}",
                "{\"a\":01}",
                "{\"a\":\"\u0001\"}",
                "\uFEFF\uFEFF" + good,
                "[".repeat(DEEP) + "]".repeat(DEEP),
                "{\"a\":".repeat(DEEP) + "1" + "}".repeat(DEEP),
                "{\"nope\":" + "[".repeat(DEEP) + "]".repeat(DEEP) + "}",
                "{\"nope\":1,\"nope\":2}"));
    if (route.needsBody()) texts.add("");
    for (var name : route.example().propertyNames()) {
      texts.add("{\"%s\":1,\"%s\":1}".formatted(name, name));
    }
    return texts.stream().map(text -> new Bad(text, null)).toList();
  }

  /** Objects in which one thing is wrong. */
  static List<Bad> invalid(DocumentedRoute route) {
    var bodies = new BadBodies(route);
    var schema = route.body();
    if (schema != null) bodies.object(schema, bodies.example, "");
    return bodies.bad;
  }

  /** One in which every property is wrong, and one more is there; and where that is. */
  static @Nullable Bad allAtOnce(DocumentedRoute route, List<String> places) {
    var body = JSON.createObjectNode();
    route
        .document()
        .properties(route.body())
        .forEach(
            (name, schema) -> {
              var types = route.document().types(schema);
              if (types.isEmpty()) return;
              if (types.contains("array")) body.put(name, 1);
              else body.putArray(name);
              places.add("/" + name);
            });
    body.put("nope", 1);
    // A document is looked into by others than who reads parameters, and after them.
    if (isClosed(route)) places.add("/nope");
    return new Bad(body.toString(), null);
  }

  private static boolean isClosed(DocumentedRoute route) {
    var body = route.document().resolve(java.util.Objects.requireNonNull(route.body()));
    return !body.path("additionalProperties").asBoolean(true);
  }

  private void object(JsonNode schema, ObjectNode at, String pointer) {
    add(at, "nope", "1", pointer);
    for (var name : document.required(schema)) {
      var was = at.get(name);
      at.remove(name);
      bad.add(new Bad(example.toString(), pointer + "/" + name));
      at.set(name, was);
    }
    document
        .properties(schema)
        .forEach(
            (name, property) -> {
              for (var value : BadValues.of(document, property)) add(at, name, value, pointer);
              inside(document.present(property), at.get(name), pointer + "/" + name);
            });
  }

  private void inside(JsonNode schema, @Nullable JsonNode value, String pointer) {
    if (value instanceof ObjectNode object && schema.has("properties")) {
      object(schema, object, pointer);
    }
    if (value instanceof ArrayNode list && !list.isEmpty()) {
      var item = document.present(schema.path("items"));
      if (list.get(0) instanceof ObjectNode object && item.has("properties")) {
        object(item, object, pointer + "/0");
      } else {
        var was = list.get(0);
        list.set(0, HERE);
        for (var text : BadValues.of(document, schema.path("items"))) {
          bad.add(new Bad(written(text), pointer + "/0"));
        }
        list.set(0, was);
      }
    }
  }

  private void add(ObjectNode at, String name, String value, String pointer) {
    var was = at.get(name);
    at.put(name, HERE);
    bad.add(new Bad(written(value), pointer + "/" + name));
    if (was == null) at.remove(name);
    else at.set(name, was);
  }

  private String written(String value) {
    return example.toString().replace("\"" + HERE + "\"", value);
  }
}
