package studio.booking.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import studio.booking.Api;
import studio.booking.Api.Answer;
import studio.booking.BookingTest;
import studio.booking.contract.AuthorizationTable.Relation;
import studio.booking.contract.AuthorizationTable.Row;
import studio.booking.contract.World.Who;
import studio.booking.shared.Ids;

/**
 * Every route does for everybody what {@code authorization.txt} says, no more and no less; and what
 * it answers is as the document has it. A new route fails here until the table has its rows.
 */
class AuthorizationTableTest extends BookingTest {
  private Api api;
  private Document document;
  private World north;
  private World south;
  private Calls calls;

  @BeforeAll
  void furnish() {
    api = new Api(address("/").getPort());
    document = Document.of(api);
    north = new World(api, "north");
    south = new World(api, "south");
    calls = new Calls(north);
  }

  @Test
  void the_table_has_every_route_and_no_other() {
    var wanted = new TreeSet<String>();
    for (var route : document.routes()) {
      for (var relation : relations(route)) wanted.add(route + " | " + relation.word());
    }
    var known = new TreeSet<String>();
    for (var row : AuthorizationTable.read()) {
      known.add(row.route() + " | " + row.relation().word());
    }

    assertThat(known).isEqualTo(wanted);
  }

  /** In which ways what a route names can be there or not. */
  private static List<Relation> relations(DocumentedRoute route) {
    if (route.variables().isEmpty()) return List.of(Relation.NONE);
    boolean ids =
        route.parameters("path").stream()
            .allMatch(one -> one.schema().path("format").asString("").equals("uuid"));
    return ids
        ? List.of(Relation.HERE, Relation.ELSEWHERE, Relation.ABSENT)
        : List.of(Relation.HERE, Relation.ABSENT);
  }

  /** As the other test holds the program to the table, this holds the table to its tenants. */
  @Test
  void K8_no_role_has_a_say_in_another_studio_and_none_is_like_another() {
    var rows = AuthorizationTable.read();

    assertThat(rows)
        .filteredOn(row -> row.relation() == Relation.ELSEWHERE)
        .hasSizeGreaterThan(30)
        .allSatisfy(row -> assertThat(row.cells()).doesNotContainValue("ok"));
    for (var one : Who.values()) {
      for (var other : Who.values()) {
        // An owner may what an admin may, and more.
        if (one.ordinal() >= other.ordinal()) continue;
        assertThat(rows)
            .as("%s is not %s", one, other)
            .anyMatch(row -> !row.cells().get(one).equals(row.cells().get(other)));
      }
    }
  }

  @TestFactory
  Stream<DynamicTest> K8_everybody_may_what_the_table_says() {
    return AuthorizationTable.read().stream()
        .map(row -> DynamicTest.dynamicTest(row.toString(), () -> check(row)));
  }

  private void check(Row row) {
    var route = document.route(row.route());
    var failures = new Failures();
    for (var who : Who.values()) {
      var wanted = row.cells().get(who);
      var answer = ask(route, row, who);
      var got = answer.status() < 300 ? "ok" : String.valueOf(answer.status());
      failures.check(
          () -> {
            assertThat(got).as("%s by %s: %s", row, who, answer).isEqualTo(wanted);
            if (wanted.equals("ok")) asDocumented(route, answer);
            else Manners.refused(answer, Integer.parseInt(wanted), route, who.word());
          });
    }
    failures.throwIfAny();
  }

  private Answer ask(DocumentedRoute route, Row row, Who who) {
    // One that is refused leaves things as they are; one that is not may have them for itself.
    boolean own = route.changes() && row.cells().get(who).equals("ok");
    UnaryOperator<String> here = kind -> own ? north.fresh(kind) : north.one(kind);
    UnaryOperator<String> ids =
        switch (row.relation()) {
          case NONE, HERE -> here;
          case ELSEWHERE -> kind -> south.one(kind);
          case ABSENT ->
              kind ->
                  switch (kind) {
                    case "jobs", "public" -> "nobody-knows";
                    // What a client is asked about.
                    case "{clientId}" -> "nobody_asks";
                    case "versions" -> "999999";
                    default -> Ids.next().toString();
                  };
        };
    var path = new HashMap<String, String>();
    route.kinds().forEach((name, kind) -> path.put(name, ids.apply(kind(row.variant(), kind))));
    var address = route.with(path) + Calls.query(route, here);
    if (route.takesLines()) {
      var type = DocumentedRoute.LINES;
      return api.send(route.method(), north.token(who), address, "", "Content-Type", type);
    }
    return api.send(
        route.method(), north.token(who), address, calls.body(route, here, row.variant()));
  }

  /** What the path names, where a line says it more exactly than its route. */
  private static String kind(String variant, String kind) {
    return switch (variant) {
      case "an appointment" -> "appointments";
      case "that is full" -> "full sessions";
      case "that the client waits for" -> "sessions waited for";
      default -> kind;
    };
  }

  private void asDocumented(DocumentedRoute route, Answer answer) {
    Manners.announced(answer, route);
    if (route.answersWith().equals("text/calendar")) {
      assertThat(answer.header("Content-Type")).isEqualTo("text/calendar;charset=UTF-8");
      assertThat(answer.text()).startsWith("BEGIN:VCALENDAR\r\n");
      return;
    }
    if (route.answersWith().equals("application/zip")) {
      assertThat(answer.header("Content-Type")).isEqualTo("application/zip");
      assertThat(answer.text()).startsWith("PK");
      return;
    }
    var schema =
        route
            .operation()
            .at("/responses/%d/content/application~1json/schema".formatted(answer.status()));
    if (schema.isMissingNode()) {
      assertThat(answer.text()).as(route.toString()).isEmpty();
      return;
    }
    assertThat(Schemas.faults(document, schema, answer.json()))
        .as("%s: %s", route, answer)
        .isEmpty();
  }
}
