package studio.booking.contract;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import studio.booking.Api;
import tools.jackson.databind.JsonNode;

/** What {@code /openapi.json} says. */
final class Document {
  private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

  private final JsonNode root;
  private final List<DocumentedRoute> routes = new ArrayList<>();

  private Document(JsonNode root) {
    this.root = root;
    root.path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue().properties().stream()
                    .filter(operation -> METHODS.contains(operation.getKey()))
                    .forEach(
                        operation ->
                            routes.add(
                                new DocumentedRoute(
                                    this,
                                    operation.getKey().toUpperCase(java.util.Locale.ROOT),
                                    path.getKey(),
                                    operation.getValue()))));
  }

  static Document of(Api api) {
    return new Document(api.get(null, "/openapi.json").mustBe(200).json());
  }

  JsonNode root() {
    return root;
  }

  /** All routes of ours. */
  List<DocumentedRoute> routes() {
    return List.copyOf(routes);
  }

  DocumentedRoute route(String key) {
    return routes.stream()
        .filter(route -> route.toString().equals(key))
        .findFirst()
        .orElseThrow(() -> new AssertionError("There is no route " + key));
  }

  /** The routes that a path without variables could be meant for. */
  Stream<DocumentedRoute> matching(String path) {
    return routes.stream().filter(route -> route.matches(path));
  }

  /** The thing itself, wherever it is defined. */
  JsonNode resolve(JsonNode node) {
    var at = node;
    while (at.has("$ref")) {
      at = root.at(at.path("$ref").asString().substring(1));
    }
    return at;
  }

  /** The properties of a body, in order. */
  Map<String, JsonNode> properties(JsonNode schema) {
    var properties = new LinkedHashMap<String, JsonNode>();
    resolve(schema)
        .path("properties")
        .properties()
        .forEach(property -> properties.put(property.getKey(), property.getValue()));
    return properties;
  }

  Set<String> required(JsonNode schema) {
    var required = new LinkedHashSet<String>();
    resolve(schema).path("required").forEach(name -> required.add(name.asString()));
    return required;
  }

  /** Of which types a value may be, {@code null} among them where it may be that. */
  Set<String> types(JsonNode schema) {
    var types = new LinkedHashSet<String>();
    var whole = resolve(schema);
    var type = whole.path("type");
    if (type.isString()) types.add(type.asString());
    type.forEach(one -> types.add(one.asString()));
    for (var choice : List.of("anyOf", "oneOf")) {
      whole.path(choice).forEach(one -> types.addAll(types(one)));
    }
    return types;
  }

  /** The schema of what is there when it is not null. */
  JsonNode present(JsonNode schema) {
    var whole = resolve(schema);
    for (var choice : List.of("anyOf", "oneOf")) {
      for (var one : whole.path(choice)) {
        if (!types(one).equals(Set.of("null"))) return present(one);
      }
    }
    return whole;
  }
}
