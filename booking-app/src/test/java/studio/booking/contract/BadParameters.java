package studio.booking.contract;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Addresses of a route in which one part is wrong. */
final class BadParameters {
  private static final int LONG = 4_000;

  private final DocumentedRoute route;
  private final String goodPath;
  private final Map<String, String> goodQuery = new LinkedHashMap<>();
  private final List<Bad> bad = new ArrayList<>();

  /**
   * An address.
   *
   * @param name of the parameter that has to be reported
   */
  record Bad(String address, String name) {
    @Override
    public String toString() {
      return address.length() > 200 ? address.substring(0, 200) + "…" : address;
    }
  }

  private BadParameters(DocumentedRoute route, Map<String, String> path) {
    this.route = route;
    this.goodPath = route.with(path);
    for (var parameter : route.parameters("query")) {
      if (parameter.required()) goodQuery.put(parameter.name(), example(parameter.schema()));
    }
  }

  static List<Bad> of(DocumentedRoute route, Map<String, String> path) {
    var parameters = new BadParameters(route, path);
    parameters.path(path);
    parameters.query();
    return parameters.bad;
  }

  /** An address with which nothing is wrong, but that nothing may be there. */
  static String good(DocumentedRoute route, Map<String, String> path) {
    return new BadParameters(route, path).address(Map.of());
  }

  private String example(JsonNode schema) {
    var whole = route.document().resolve(schema);
    return whole.has("enum")
        ? whole.path("enum").get(0).asString()
        : whole.at("/examples/0").asString();
  }

  private void path(Map<String, String> good) {
    for (var parameter : route.parameters("path")) {
      var schema = route.document().resolve(parameter.schema());
      var values = new ArrayList<>(List.of("%00", "%07", "x%0Ay", "x".repeat(4000)));
      if (schema.path("format").asString("").equals("uuid")) {
        values.addAll(List.of("not-a-uuid", "1", "-1", "null", "%20", "1-1-1-1-1", "%C3%A9"));
        values.add(good.get(parameter.name()) + "x");
        values.add(good.get(parameter.name()) + "%00");
        values.add("%20" + good.get(parameter.name()));
      }
      for (var value : values) {
        var path = new LinkedHashMap<>(good);
        path.put(parameter.name(), value);
        bad.add(new Bad(route.with(path) + query(goodQuery), parameter.name()));
      }
    }
  }

  private void query() {
    add("nope", "1");
    add("NOPE", "");
    add("no\u0000pe", "1");
    for (var parameter : route.parameters("query")) {
      var schema = route.document().present(parameter.schema());
      var types = route.document().types(schema);
      var name = parameter.name();
      if (parameter.required()) without(name);
      if (!types.contains("array")) {
        var once = encoded(name) + "=" + encoded(example(schema));
        var others = new LinkedHashMap<>(goodQuery);
        others.remove(name);
        var query = others.isEmpty() ? "?" : query(others) + "&";
        bad.add(new Bad(goodPath + query + once + "&" + once, name));
      }
      var items = types.contains("array") ? schema.path("items") : schema;
      for (var value : values(route.document().present(items))) add(name, value);
    }
    if (route.takesDates()) addBackwards();
    if (route.isList()) cursors();
  }

  private List<String> values(JsonNode schema) {
    var types = route.document().types(schema);
    var values = new ArrayList<>(List.of("", "\u0000", "x\u0000", "x\ny", "x".repeat(3000)));
    if (types.contains("integer")) {
      values.addAll(
          List.of("abc", "1.5", "1e3", "1e400", "99999999999999999999", "+1", " 1", "0x10", "٣"));
      if (schema.has("maximum")) values.add(schema.path("maximum").asLong() + 1 + "");
      if (schema.has("minimum")) values.add(schema.path("minimum").asLong() - 1 + "");
    } else if (types.contains("boolean")) {
      values.addAll(List.of("yes", "1", "TRUE", "null"));
    } else {
      for (var text : BadValues.texts(schema)) {
        // An address cannot say half a pair of surrogates, and has an end.
        if (!text.equals("\ud800") && text.length() < LONG) values.add(text);
      }
    }
    return values;
  }

  private void cursors() {
    for (var cursor :
        List.of(
            "x",
            "AAAA",
            "null",
            "eyJ4IjoxfQ",
            "%%%",
            "é",
            "0191d9a0-7c1e-7000-8000-000000000001",
            "b".repeat(999),
            "b".repeat(1001),
            "1",
            "2026-01-01T00:00:00Z|1",
            "..")) {
      add("cursor", cursor);
    }
  }

  /** Dates of which the last is before the first. */
  private void addBackwards() {
    bad.add(new Bad(address(Map.of("from", "2030-01-02", "to", "2030-01-01")), "to"));
  }

  private void without(String name) {
    var others = new LinkedHashMap<>(goodQuery);
    others.remove(name);
    bad.add(new Bad(goodPath + query(others), name));
  }

  private void add(String name, String value) {
    bad.add(new Bad(address(Map.of(name, value)), name));
  }

  private String address(Map<String, String> more) {
    var query = new LinkedHashMap<>(goodQuery);
    query.putAll(more);
    return goodPath + query(query);
  }

  private static String query(Map<String, String> parameters) {
    if (parameters.isEmpty()) return "";
    return parameters.entrySet().stream()
        .map(one -> encoded(one.getKey()) + "=" + encoded(one.getValue()))
        .collect(Collectors.joining("&", "?", ""));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
