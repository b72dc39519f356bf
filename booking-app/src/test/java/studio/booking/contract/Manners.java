package studio.booking.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import studio.booking.Api.Answer;

/** How every answer has to be, whatever was asked. */
final class Manners {
  private static final Set<String> MEMBERS =
      Set.of("type", "title", "status", "detail", "code", "requestId");

  private Manners() {}

  /** A refusal with this status, whole, and as the document announces it. */
  static void refused(Answer answer, int status, DocumentedRoute route, String by) {
    assertThat(answer.status()).as("%s by %s: %s", route, by, answer).isEqualTo(status);
    whole(answer, route + " by " + by);
    announced(answer, route);
  }

  /** A problem with all its members, and nothing that only we should know. */
  static void whole(Answer answer, String what) {
    assertThat(answer.status()).as("%s: %s", what, answer).isBetween(400, 499);
    assertThat(answer.header("Content-Type")).as(what).isEqualTo("application/problem+json");
    var problem = answer.json();
    for (var member : MEMBERS) {
      assertThat(problem.path(member).isNull() || problem.path(member).isMissingNode())
          .as("%s has no %s: %s", what, member, answer)
          .isFalse();
    }
    assertThat(problem.path("status").asInt()).as(what).isEqualTo(answer.status());
    assertThat(problem.path("requestId").asString())
        .as(what)
        .isEqualTo(answer.header("X-Request-Id"));
    assertThat(answer.text()).as(what).doesNotContainPattern("Exception|\\bat studio\\.|SQL");
    if (answer.code().equals("VALIDATION_FAILED")) {
      assertThat(problem.path("errors").size()).as("%s: %s", what, answer).isPositive();
    }
  }

  /** Its status and code are in the document, unless the server refused it before any route. */
  static void announced(Answer answer, DocumentedRoute route) {
    if (answer.status() == 400 && answer.code().equals("MALFORMED_REQUEST")) return;
    var status = String.valueOf(answer.status());
    assertThat(route.operation().path("responses").propertyNames())
        .as("%s says nothing of %s", route, answer)
        .contains(status);
    if (answer.status() >= 400) {
      assertThat(route.codes(answer.status()))
          .as("%s says nothing of %s", route, answer)
          .contains(answer.code());
    }
  }

  /** Where it says that something is wrong: pointers in the body, or names of parameters. */
  static List<String> faults(Answer answer) {
    var places = new ArrayList<String>();
    for (var error : answer.json().path("errors")) {
      var place = error.path("pointer").isString() ? "pointer" : "parameter";
      places.add(error.path(place).stringValue());
    }
    return places;
  }
}
