package studio.booking.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import studio.booking.Api;
import studio.booking.BookingTest;
import studio.booking.shared.rest.ProblemCode;
import tools.jackson.databind.JsonNode;

/** The document says enough of every route to call it, and to know what comes back. */
class OpenApiTest extends BookingTest {
  private static final Path PROBLEMS = Path.of("../docs/generated/problems.md");

  /** Codes of which more routes than that have to say so are everybody's. */
  private static final int FEW = 8;

  private Api api;
  private Document document;

  @BeforeAll
  void readIt() {
    api = new Api(address("/").getPort());
    document = Document.of(api);
  }

  @Test
  void it_is_of_version_3_1_and_whole() {
    assertThat(document.root().path("openapi").asString()).startsWith("3.1");
    assertThat(document.routes()).hasSizeGreaterThan(70);
    var references =
        Pattern.compile("\"#(/components/[^\"]+)\"").matcher(document.root().toString());
    var missing = new HashSet<String>();
    while (references.find()) {
      if (document.root().at(references.group(1)).isMissingNode()) missing.add(references.group(1));
    }
    assertThat(missing).isEmpty();
  }

  @Test
  void operations_have_names_of_their_own() {
    assertThat(document.routes().stream().map(this::operationId)).doesNotHaveDuplicates();
  }

  private String operationId(DocumentedRoute route) {
    return route.operation().path("operationId").asString();
  }

  @TestFactory
  Stream<DynamicTest> a_route_says_what_it_is_for_and_for_whom() {
    return each(
        route -> {
          assertThat(route.operation().path("summary").asString("")).isNotBlank();
          assertThat(route.operation().path("tags")).isNotEmpty();
          assertThat(operationId(route)).isNotBlank();
          assertThat(route.needsToken())
              .isEqualTo(!route.roles().isEmpty() || isForAnySignIn(route));
        });
  }

  private static boolean isForAnySignIn(DocumentedRoute route) {
    return route.path().equals("/api/invitations/accept");
  }

  @TestFactory
  Stream<DynamicTest> a_route_has_a_schema_and_an_example_of_what_it_answers() {
    return each(
        route -> {
          var successes =
              route.operation().path("responses").properties().stream()
                  .filter(response -> response.getKey().startsWith("2"))
                  .toList();
          assertThat(successes).isNotEmpty();
          for (var success : successes) {
            if (success.getKey().equals("204")) continue;
            var answers = success.getValue().path("content");
            assertThat(answers.propertyNames()).containsExactly(route.answersWith());
            var answer = answers.path(route.answersWith());
            assertThat(document.types(answer.path("schema"))).as(success.getKey()).isNotEmpty();
            assertThat(answer.path("example").isMissingNode()).isFalse();
            assertThat(Schemas.faults(document, answer.path("schema"), answer.path("example")))
                .isEmpty();
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> a_body_has_an_example_that_fits_it() {
    return each(
        route -> {
          var schema = route.takesLines() ? route.lines().path("schema") : route.body();
          if (schema == null) return;
          var example = route.takesLines() ? route.lines().path("example") : route.example();
          assertThat(Schemas.faults(document, schema, example)).isEmpty();
          for (var name : document.properties(schema).keySet()) {
            assertThat(example.has(name)).as(name).isTrue();
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> a_route_names_its_refusals_with_an_example_of_each() {
    return each(
        route -> {
          for (var status : wanted(route)) {
            assertThat(route.codes(status)).as("codes of %d", status).isNotEmpty();
          }
          route
              .operation()
              .path("responses")
              .properties()
              .forEach(
                  response -> {
                    if (response.getKey().startsWith("2")) return;
                    int status = Integer.parseInt(response.getKey());
                    var problems = response.getValue().at("/content/application~1problem+json");
                    assertThat(problems.path("examples")).isNotEmpty();
                    problems
                        .path("examples")
                        .properties()
                        .forEach(example -> fits(example.getKey(), status, example.getValue()));
                  });
        });
  }

  private static Set<Integer> wanted(DocumentedRoute route) {
    var statuses = new HashSet<>(Set.of(400, 406, 500, 503));
    if (route.needsToken()) statuses.add(401);
    if (!route.roles().isEmpty() && !route.roles().contains("public")) statuses.add(403);
    if (!route.variables().isEmpty()) statuses.add(404);
    if (route.body() != null || route.takesLines()) statuses.addAll(Set.of(413, 415));
    if (route.takes("If-Match")) statuses.add(412);
    if (route.takes("Idempotency-Key")) statuses.addAll(Set.of(409, 422));
    return statuses;
  }

  private void fits(String code, int status, JsonNode declared) {
    var example = document.resolve(declared).path("value");
    assertThat(example.path("code").asString()).isEqualTo(code);
    assertThat(example.path("status").asInt()).isEqualTo(status);
    assertThat(Schemas.faults(document, document.root().at("/components/schemas/Problem"), example))
        .isEmpty();
  }

  @Test
  void the_table_of_problems_is_up_to_date() throws IOException {
    var table = problems();
    var before = Files.exists(PROBLEMS) ? Files.readString(PROBLEMS) : "";
    Files.writeString(PROBLEMS, table);

    assertThat(before).as("It was out of date; commit what was written now.").isEqualTo(table);
  }

  private String problems() {
    return """
    # Problems

    Every `code` that the API refuses with, and the routes that may. Made from the code by `OpenApiTest`.
    The `type` of `SESSION_FULL` is `/problems/session-full`, and so for all.

    | code | status | meaning | routes |
    | --- | --- | --- | --- |
    """
        + Arrays.stream(ProblemCode.values())
            .sorted(java.util.Comparator.comparing(ProblemCode::status).thenComparing(Enum::name))
            .map(
                code ->
                    "| `%s` | %d | %s | %s |%n"
                        .formatted(code, code.status(), code.title(), routes(code)))
            .collect(Collectors.joining());
  }

  private String routes(ProblemCode code) {
    var routes =
        document.routes().stream()
            .filter(route -> route.codes(code.status()).contains(code.name()))
            .map(DocumentedRoute::toString)
            .sorted()
            .toList();
    if (routes.isEmpty()) return "none in particular";
    if (routes.size() == document.routes().size()) return "all";
    return routes.size() > FEW ? "many" : "`" + String.join("`, `", routes) + "`";
  }

  private Stream<DynamicTest> each(Consumer<DocumentedRoute> check) {
    return document.routes().stream()
        .map(route -> DynamicTest.dynamicTest(route.toString(), () -> check.accept(route)));
  }
}
