package studio.booking.contract;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A route, and what the document says of it. */
record DocumentedRoute(Document document, String method, String path, JsonNode operation) {
  static final String LINES = "application/x-ndjson";

  private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");

  /** Those that answer with something else than JSON. */
  private static final Map<String, String> OTHERS =
      Map.of(
          "/api/calendars/{secret}.ics", "text/calendar",
          "/api/bookings/{id}/calendar", "text/calendar",
          "/api/clients/{id}/export", "application/zip");

  /** A parameter of path, query or header. */
  record Parameter(String name, String in, boolean required, JsonNode schema) {}

  /** Who may call it, highest first; nobody's role is needed where it is empty. */
  List<String> roles() {
    var roles = new ArrayList<String>();
    operation.path("x-roles").forEach(role -> roles.add(role.asString()));
    return roles;
  }

  boolean needsToken() {
    return !operation.path("security").isEmpty();
  }

  List<Parameter> parameters(String in) {
    var parameters = new ArrayList<Parameter>();
    for (var one : operation.path("parameters")) {
      var parameter = document.resolve(one);
      if (!parameter.path("in").asString().equals(in)) continue;
      parameters.add(
          new Parameter(
              parameter.path("name").asString(),
              in,
              parameter.path("required").asBoolean(false),
              parameter.path("schema")));
    }
    return parameters;
  }

  boolean takes(String header) {
    return parameters("header").stream().anyMatch(one -> one.name().equals(header));
  }

  boolean isList() {
    return parameters("query").stream().anyMatch(one -> one.name().equals("cursor"));
  }

  /** Whether it asks from which date to which. */
  boolean takesDates() {
    return parameters("query").stream()
        .map(Parameter::name)
        .toList()
        .containsAll(List.of("from", "to"));
  }

  boolean changes() {
    return !method.equals("GET");
  }

  /** The schema of its body, or null when it takes none, or one of lines. */
  @Nullable JsonNode body() {
    var body = operation.at("/requestBody/content/application~1json/schema");
    return body.isMissingNode() ? null : body;
  }

  /** Whether its body is lines of JSON; their schema and example are {@link #lines()}'s. */
  boolean takesLines() {
    return !lines().isMissingNode();
  }

  JsonNode lines() {
    return operation.path("requestBody").path("content").path(LINES);
  }

  boolean needsBody() {
    return operation.at("/requestBody/required").asBoolean(false);
  }

  /** A body that has everything, as the document gives it. */
  JsonNode example() {
    return operation.at("/requestBody/content/application~1json/example");
  }

  /** The media type of what it answers with. */
  String answersWith() {
    return OTHERS.getOrDefault(path, "application/json");
  }

  List<String> variables() {
    return VARIABLE.matcher(path).results().map(found -> found.group(1)).toList();
  }

  /** The path with values for its variables. */
  String with(Map<String, String> values) {
    return VARIABLE.matcher(path).replaceAll(found -> values.get(found.group(1)));
  }

  /** Each variable by the part of the path before it, such as {@code bookings} for an id. */
  Map<String, String> kinds() {
    var kinds = new LinkedHashMap<String, String>();
    var parts = path.split("/");
    for (int i = 1; i < parts.length; i++) {
      var variable = VARIABLE.matcher(parts[i]);
      if (variable.find()) kinds.put(variable.group(1), parts[i - 1]);
    }
    // Not of just anybody: of somebody who has one.
    if (path.contains("/master-prompt")) kinds.replace("id", "planned clients");
    // Of what other packages give, nothing is used by the day.
    if (path.endsWith("/all-access-usage")) kinds.replaceAll((_, _) -> "passes");
    return kinds;
  }

  boolean matches(String concrete) {
    var pattern =
        VARIABLE
            .matcher(path)
            .results()
            .map(java.util.regex.MatchResult::group)
            .reduce(Pattern.quote(path), (all, one) -> all.replace(one, "\\E[^/]+\\Q"));
    return concrete.matches(pattern);
  }

  /** The codes that the document knows for a status. */
  List<String> codes(int status) {
    return operation
        .at("/responses/%d/content/application~1problem+json/examples".formatted(status))
        .propertyNames()
        .stream()
        .toList();
  }

  @Override
  public String toString() {
    return method + " " + path;
  }
}
