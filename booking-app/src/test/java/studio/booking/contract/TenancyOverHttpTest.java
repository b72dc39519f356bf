package studio.booking.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import studio.booking.Api;
import studio.booking.Api.Answer;
import studio.booking.BookingTest;
import studio.booking.contract.World.Who;

/**
 * Whoever asks in one studio, and whatever they ask: nothing of another studio is shown to them or
 * touched by them, whether they know its ids or not.
 */
class TenancyOverHttpTest extends BookingTest {
  private static final Pattern UUIDS =
      Pattern.compile("\\p{XDigit}{8}-(?:\\p{XDigit}{4}-){3}\\p{XDigit}{12}");
  private static final int PAGES = 20;
  private static final List<String> VARIANTS = List.of("", "for the client", "of coach2");

  private Api api;
  private Document document;
  private World north;
  private World south;
  private Calls calls;
  private OtherStudio other;
  private Map<String, String> before;

  @BeforeAll
  void furnishBoth() throws SQLException {
    api = new Api(address("/").getPort());
    document = Document.of(api);
    north = new World(api, "north");
    south = new World(api, "south");
    calls = new Calls(north);
    for (var route : document.routes()) {
      for (var kind : route.kinds().values()) {
        north.one(kind);
        south.one(kind);
      }
    }
    for (var route : document.routes()) {
      // All of it is there before anybody looks.
      for (var variant : VARIANTS) calls.body(route, both(), variant);
      Calls.query(route, both());
    }
    other = OtherStudio.named("south", Database.get().superuser());
    before = other.fingerprints();
  }

  private UnaryOperator<String> both() {
    return kind -> {
      south.one(kind);
      return north.one(kind);
    };
  }

  @AfterAll
  void nothing_of_the_other_studio_has_changed() throws SQLException {
    assertThat(other.fingerprints()).isEqualTo(before);
  }

  @Test
  void there_is_something_to_be_seen() {
    assertThat(other.ids()).hasSizeGreaterThan(100);
    assertThat(before).hasSizeGreaterThan(20);
  }

  @TestFactory
  Stream<DynamicTest> ids_of_another_studio_are_of_nothing() {
    return routes(route -> !uuids(route).isEmpty())
        .map(
            route ->
                test(
                    route,
                    failures -> {
                      for (var name : uuids(route)) {
                        for (var who : Who.values()) {
                          failures.check(() -> refused(route, who, withOthers(route, name, who)));
                        }
                      }
                    }));
  }

  private static void refused(DocumentedRoute route, Who who, Answer answer) {
    var expected = who == Who.ANONYMOUS ? Set.of(401) : Set.of(403, 404);
    assertThat(answer.status()).as("%s by %s: %s", route, who, answer).isIn(expected);
    if (who == Who.OWNER) assertThat(answer.status()).as(route.toString()).isEqualTo(404);
    Manners.announced(answer, route);
  }

  /** Everything is north's but one part of the path. */
  private Answer withOthers(DocumentedRoute route, String name, Who who) {
    var path = new HashMap<String, String>();
    route
        .kinds()
        .forEach((part, kind) -> path.put(part, (part.equals(name) ? south : north).one(kind)));
    return send(route, who, path, north::one, north::one);
  }

  @TestFactory
  Stream<DynamicTest> ids_of_another_studio_in_a_body_are_of_nothing() {
    return routes(route -> route.body() != null)
        .map(
            route ->
                test(
                    route,
                    failures -> {
                      for (var variant : VARIANTS) {
                        for (var kind : kindsIn(route, variant)) {
                          for (var who : List.of(Who.CLIENT, Who.COACH, Who.ADMIN, Who.OWNER)) {
                            failures.check(() -> namedInBody(route, variant, kind, who));
                          }
                        }
                      }
                    }));
  }

  private void namedInBody(DocumentedRoute route, String variant, String kind, Who who) {
    UnaryOperator<String> ids = one -> (one.equals(kind) ? south : north).one(one);
    var path = new HashMap<String, String>();
    route.kinds().forEach((part, of) -> path.put(part, north.one(of)));
    var answer =
        api.send(
            route.method(),
            north.token(who),
            route.with(path) + Calls.query(route, north::one),
            calls.body(route, ids, variant));
    assertThat(answer.status()).as("%s with %s by %s: %s", route, kind, who, answer).isIn(403, 404);
    if (answer.status() == 404) assertThat(answer.text()).contains("\"pointer\":\"/");
    Manners.announced(answer, route);
  }

  /** Of what kinds of things a body has ids; whom nothing can go wrong with is left out. */
  private Set<String> kindsIn(DocumentedRoute route, String variant) {
    var kinds = new LinkedHashSet<String>();
    // An invitation says by its secret, which nobody else has, of which studio it is.
    if (route.toString().equals("POST /api/invitations/accept")) return kinds;
    calls.body(
        route,
        kind -> {
          kinds.add(kind);
          return north.one(kind);
        },
        variant);
    return kinds;
  }

  @TestFactory
  Stream<DynamicTest> no_answer_holds_anything_of_another_studio() {
    return routes(route -> !route.changes() && !route.path().startsWith("/api/public/"))
        .map(
            route ->
                test(
                    route,
                    failures -> {
                      var path = new HashMap<String, String>();
                      route.kinds().forEach((part, kind) -> path.put(part, north.one(kind)));
                      for (var who : Who.values()) {
                        var answer = send(route, who, path, north::one, north::one);
                        failures.check(() -> nothingOfTheOther(route, who, answer));
                        if (route.isList()) failures.check(() -> allPages(route, who, path));
                      }
                    }));
  }

  private void allPages(DocumentedRoute route, Who who, Map<String, String> path) {
    var query = Calls.query(route, north::one);
    var address = route.with(path) + (query.isEmpty() ? "?" : query + "&") + "limit=200";
    var next = address;
    for (int page = 0; page < PAGES; page++) {
      var answer = api.get(north.token(who), next);
      nothingOfTheOther(route, who, answer);
      var cursor = answer.json().path("nextCursor");
      if (!cursor.isString()) return;
      next = address + "&cursor=" + cursor.stringValue();
    }
  }

  @TestFactory
  Stream<DynamicTest> filters_by_ids_of_another_studio_find_nothing() {
    return routes(route -> !route.changes() && route.needsToken())
        .map(
            route ->
                test(
                    route,
                    failures -> {
                      var path = new HashMap<String, String>();
                      route.kinds().forEach((part, kind) -> path.put(part, north.one(kind)));
                      for (var filter : filters(route)) {
                        for (var id : other.some()) {
                          failures.check(() -> filtered(route, path, filter, id));
                        }
                      }
                    }));
  }

  private void filtered(DocumentedRoute route, Map<String, String> path, String filter, String id) {
    var query = Calls.query(route, north::one).replaceAll("[?&]" + filter + "=[^&]*", "");
    var address = route.with(path) + (query.isEmpty() ? "?" : query + "&") + filter + "=" + id;
    // Some are for clients alone.
    var who = route.roles().contains("owner") ? Who.OWNER : Who.CLIENT;
    var answer = api.get(north.token(who), address);
    assertThat(answer.status()).as("%s: %s", address, answer).isIn(200, 404);
    if (answer.status() == 200 && answer.json().has("items") && route.isList()) {
      assertThat(answer.json().path("items")).as(address).isEmpty();
    }
    nothingOfTheOther(route, who, answer);
    Manners.announced(answer, route);
  }

  private static List<String> filters(DocumentedRoute route) {
    return route.parameters("query").stream()
        .filter(one -> one.schema().path("format").asString("").equals("uuid"))
        .map(DocumentedRoute.Parameter::name)
        .toList();
  }

  @Test
  void a_token_is_good_for_its_own_studio_only() {
    var studio =
        api.get(south.token(Who.OWNER), "/api/me").json().at("/organization/id").asString();

    for (var route : document.routes()) {
      if (!route.takes("X-Organization-Id")) continue;
      var path = new HashMap<String, String>();
      route.kinds().forEach((part, kind) -> path.put(part, south.one(kind)));
      var answer =
          api.send(
              route.method(),
              north.token(Who.OWNER),
              route.with(path) + Calls.query(route, south::one),
              route.body() == null ? null : "{}",
              "X-Organization-Id",
              studio);
      Manners.refused(answer, 403, route, "another studio's owner");
      assertThat(answer.code()).isEqualTo("NOT_A_MEMBER");
    }
  }

  private void nothingOfTheOther(DocumentedRoute route, Who who, Answer answer) {
    var seen = new HashSet<>(UUIDS.matcher(answer.text()).results().map(m -> m.group()).toList());
    seen.retainAll(other.ids());
    assertThat(seen).as("%s by %s: %s", route, who, answer).isEmpty();
  }

  private Answer send(
      DocumentedRoute route,
      Who who,
      Map<String, String> path,
      UnaryOperator<String> inQuery,
      UnaryOperator<String> inBody) {
    return api.send(
        route.method(),
        north.token(who),
        route.with(path) + Calls.query(route, inQuery),
        calls.body(route, inBody, ""));
  }

  private static List<String> uuids(DocumentedRoute route) {
    return route.parameters("path").stream()
        .filter(one -> one.schema().path("format").asString("").equals("uuid"))
        .map(DocumentedRoute.Parameter::name)
        .toList();
  }

  private Stream<DocumentedRoute> routes(java.util.function.Predicate<DocumentedRoute> filter) {
    return document.routes().stream().filter(filter);
  }

  private static DynamicTest test(
      DocumentedRoute route, java.util.function.Consumer<Failures> checks) {
    return DynamicTest.dynamicTest(
        route.toString(),
        () -> {
          var failures = new Failures();
          checks.accept(failures);
          failures.throwIfAny();
        });
  }
}
