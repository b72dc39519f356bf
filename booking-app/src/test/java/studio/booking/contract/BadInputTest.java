package studio.booking.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import studio.booking.Api;
import studio.booking.Api.Answer;
import studio.booking.BookingTest;
import studio.booking.shared.Ids;

/**
 * Whatever is sent to whichever route: what is wrong with it is said, all of it, and nothing
 * breaks. The routes come from the document, so that a new one is held to it from its first day.
 */
class BadInputTest extends BookingTest {
  private static final int MEBIBYTE = 1 << 20;
  private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "PATCH", "DELETE");

  private Api api;
  private Document document;
  private final Map<String, String> tokens = new HashMap<>();

  @BeforeAll
  void readTheDocument() {
    api = new Api(address("/").getPort());
    document = Document.of(api);
    for (var persona : List.of("owner", "admin", "coach", "client", "ai")) {
      tokens.put(persona, api.persona(persona));
    }
  }

  @TestFactory
  Stream<DynamicTest> bodies_that_are_no_JSON_are_refused() {
    return each(
        route -> route.body() != null,
        (route, failures) -> {
          for (var bad : BadBodies.malformed(route)) {
            for (var who : who(route)) {
              failures.check(
                  () -> refused(send(route, who, good(route), bad.text()), 400, route, bad));
            }
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> each_fault_in_a_body_is_pointed_out() {
    return each(
        route -> route.body() != null,
        (route, failures) -> {
          for (var bad : BadBodies.invalid(route)) {
            failures.check(
                () -> {
                  var answer = send(route, highest(route), good(route), bad.text());
                  refused(answer, 400, route, bad);
                  if (answer.code().equals("MALFORMED_JSON")) return;
                  assertThat(Manners.faults(answer))
                      .as("%s with %s: %s", route, bad, answer)
                      .anySatisfy(place -> assertThat(place).startsWith(bad.place()));
                });
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> all_faults_are_reported_at_once() {
    return each(
        route -> route.body() != null,
        (route, failures) -> {
          var places = new ArrayList<String>();
          var bad = BadBodies.allAtOnce(route, places);
          var address = good(route) + (good(route).contains("?") ? "&" : "?") + "nope=1";
          places.add("nope");
          for (var who : who(route)) {
            var answer = send(route, who, address, bad.text());
            failures.check(() -> refused(answer, 400, route, bad));
            failures.check(() -> assertThat(Manners.faults(answer)).containsAll(places));
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> each_wrong_parameter_is_named() {
    return each(
        _ -> true,
        (route, failures) -> {
          for (var bad : BadParameters.of(route, ids(route))) {
            failures.check(
                () -> {
                  var answer = send(route, highest(route), bad.address(), exampleOf(route));
                  // What the server itself cannot decode never gets to a route.
                  refused(answer, 400, route, bad);
                  if (answer.code().equals("MALFORMED_REQUEST")) return;
                  assertThat(Manners.faults(answer)).as("%s: %s", bad, answer).contains(bad.name());
                });
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> bodies_are_JSON_in_UTF_8_and_of_a_mebibyte_at_most() {
    return each(
        route -> route.body() != null,
        (route, failures) -> {
          for (var type :
              List.of(
                  "text/plain",
                  "application/xml",
                  "application/json;charset=utf-16",
                  "x",
                  "application/x-www-form-urlencoded",
                  "multipart/form-data;boundary=x")) {
            failures.check(
                () ->
                    refused(
                        send(
                            route,
                            highest(route),
                            good(route),
                            exampleOf(route),
                            "Content-Type",
                            type),
                        415,
                        route,
                        type));
          }
          var large = "{\"nope\":\"%s\"}".formatted("x".repeat(MEBIBYTE));
          failures.check(
              () -> refused(send(route, highest(route), good(route), large), 413, route, "large"));
        });
  }

  @TestFactory
  Stream<DynamicTest> answers_are_JSON_only() {
    return each(
        _ -> true,
        (route, failures) -> {
          for (var accept : List.of("text/html", "application/xml;q=0.9", "what?")) {
            failures.check(
                () ->
                    refused(
                        send(
                            route, highest(route), good(route), exampleOf(route), "Accept", accept),
                        406,
                        route,
                        accept));
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> other_methods_are_refused_with_those_that_apply() {
    return document.routes().stream()
        .map(DocumentedRoute::path)
        .distinct()
        .map(
            path ->
                test(
                    path,
                    failures -> {
                      var route =
                          document.routes().stream()
                              .filter(one -> one.path().equals(path))
                              .findFirst()
                              .orElseThrow();
                      var concrete = route.with(ids(route));
                      var known = document.matching(concrete).map(DocumentedRoute::method).toList();
                      for (var method : METHODS) {
                        if (known.contains(method)) continue;
                        failures.check(
                            () -> {
                              var answer = api.send(method, tokens.get("owner"), concrete, "{}");
                              assertThat(answer.status())
                                  .as("%s %s: %s", method, concrete, answer)
                                  .isEqualTo(405);
                              Manners.whole(answer, method + " " + concrete);
                              var allow = answer.header("Allow");
                              assertThat(allow).as(concrete).isNotNull();
                              assertThat(List.of(allow.split(", ?"))).containsAll(known);
                            });
                      }
                    }));
  }

  @TestFactory
  Stream<DynamicTest> headers_are_checked() {
    return each(
        _ -> true,
        (route, failures) -> {
          if (route.takes("Idempotency-Key")) {
            for (var key : List.of("k".repeat(256), "two words", "")) {
              failures.check(() -> header(route, "Idempotency-Key", key));
            }
          }
          if (route.takes("If-Match")) {
            for (var tag : List.of("garbage", "\"1\", \"2\"", "\"1", "")) {
              failures.check(() -> header(route, "If-Match", tag));
            }
          }
          if (route.takes("X-Organization-Id")) {
            failures.check(() -> header(route, "X-Organization-Id", "north"));
          }
          if (!route.needsToken()) return;
          for (var bad : List.of("Bearer x", "Bearer " + tokens.get("owner") + "x", "Bearer ")) {
            failures.check(
                () ->
                    refused(
                        send(route, null, good(route), exampleOf(route), "Authorization", bad),
                        401,
                        route,
                        bad));
          }
        });
  }

  private void header(DocumentedRoute route, String name, String value) {
    var answer = send(route, highest(route), good(route), exampleOf(route), name, value);
    refused(answer, 400, route, name + ": " + value);
    assertThat(Manners.faults(answer)).as("%s: %s", value, answer).contains(name);
  }

  private static void refused(Answer answer, int status, DocumentedRoute route, Object by) {
    Manners.refused(answer, status, route, by.toString());
  }

  private Answer send(
      DocumentedRoute route,
      @Nullable String who,
      String address,
      @Nullable String body,
      String... headers) {
    var token = who == null ? null : tokens.get(who);
    return api.send(route.method(), token, address, body, headers);
  }

  /** Those whom the route lets in, by their personas. */
  private List<String> who(DocumentedRoute route) {
    var personas = route.roles().stream().map(role -> role.replace("_service", "")).toList();
    return tokens.keySet().containsAll(personas) && !personas.isEmpty()
        ? personas
        : List.of("client");
  }

  private String highest(DocumentedRoute route) {
    return who(route).contains("owner") ? "owner" : who(route).getFirst();
  }

  private static @Nullable String exampleOf(DocumentedRoute route) {
    return route.body() == null ? null : route.example().toString();
  }

  /** Ids that are well-formed, of things that are not there; but a studio has to be. */
  private static Map<String, String> ids(DocumentedRoute route) {
    var ids = new HashMap<String, String>();
    for (var name : route.variables()) {
      ids.put(name, name.equals("slug") ? "north" : Ids.next().toString());
    }
    return ids;
  }

  private static String good(DocumentedRoute route) {
    return BadParameters.good(route, ids(route));
  }

  private interface Walk {
    void walk(DocumentedRoute route, Failures failures);
  }

  private Stream<DynamicTest> each(
      java.util.function.Predicate<DocumentedRoute> filter, Walk walk) {
    return document.routes().stream()
        .filter(filter)
        .map(route -> test(route.toString(), failures -> walk.walk(route, failures)));
  }

  private static DynamicTest test(String name, Consumer<Failures> checks) {
    return DynamicTest.dynamicTest(
        name,
        () -> {
          var failures = new Failures();
          checks.accept(failures);
          failures.throwIfAny();
        });
  }
}
