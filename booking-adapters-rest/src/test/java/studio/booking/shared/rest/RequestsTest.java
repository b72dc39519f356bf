package studio.booking.shared.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import studio.booking.shared.Cursor;

class RequestsTest extends RestPlatformTest {
  @Autowired ThingController things;

  @Test
  void an_answer_is_written_as_front_ends_expect() {
    assertThat(get(client(), "/api/things/" + ThingController.ID).body())
        .isEqualTo(
            """
            {"id":"%s","name":"Yoga","note":null,"at":"2026-03-29T10:00:00.000Z","time":"09:05",\
            "role":"ai_service"}\
            """
                .formatted(ThingController.ID));
  }

  @Test
  void a_list_is_items_and_where_the_next_begin() {
    var first = read(get(client(), "/api/things?limit=200"));

    assertThat(first.path("items").size()).isEqualTo(1);
    var next = first.path("nextCursor").asString();
    assertThat(get(client(), "/api/things?cursor=" + next).statusCode()).isEqualTo(200);

    var others = Cursor.of("others", 2).text(ThingController.YOGA.at(), ThingController.ID);
    var problem =
        problem(get(client(), "/api/things?cursor=" + others), ProblemCode.VALIDATION_FAILED);
    assertThat(messages(problem)).containsExactly("cursor must be a nextCursor of this list");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "limit=0            | limit must be from 1 to 200",
        "limit=201          | limit must be from 1 to 200",
        "limit=ten          | limit must be a whole number",
        "limit=1&limit=2    | limit must not be repeated",
        "cursor=            | cursor must be a nextCursor of this list",
        "cursor=abc         | cursor must be a nextCursor of this list",
        "cursor=!           | cursor must be a nextCursor of this list",
        "from=tomorrow      | from must be a date, such as 2026-03-29",
        "from=              | from must not be blank",
        "weeks=4            | weeks must be at most 3",
        "weeks=1.5          | weeks must be a whole number",
        "weeks=%201         | weeks must be a whole number",
        "weeks=1%00         | weeks must not have the character U+0000",
        "from=%ff           | from must be URL-encoded UTF-8",
        "kind=other         | kind must be one of CLASS, ONE_ON_ONE",
        "clientId=1         | clientId must be a UUID",
        "wekks=2            | wekks is unknown",
      })
  void a_parameter_is_what_it_should_be_or_refused(String query, String message) {
    var problem = problem(get(client(), "/api/things?" + query), ProblemCode.VALIDATION_FAILED);

    assertThat(messages(problem)).containsExactly(message);
    assertThat(problem.path("instance").asString()).isEqualTo("/api/things");
  }

  @Test
  void parameters_and_body_are_checked_together() {
    var response =
        send(
            as(client(), "/api/things/nobody?x=1")
                .header("Content-Type", "application/merge-patch+json")
                .header("If-Match", "garbage")
                .method("PATCH", BodyPublishers.ofString("{\"name\":null,\"places\":-1}")));

    assertThat(messages(problem(response, ProblemCode.VALIDATION_FAILED)))
        .containsExactlyInAnyOrder(
            "id must be a UUID",
            "x is unknown",
            "If-Match must be an ETag or *",
            "/name must not be null",
            "/places must be more than 0");
  }

  @Test
  void what_is_not_json_is_said_to_be_so() {
    assertThat(
            problem(post("/api/things", "{\"name\":"), ProblemCode.MALFORMED_JSON)
                .path("detail")
                .asString())
        .startsWith("The body is not JSON: line 1");
    problem(post("/api/things", ""), ProblemCode.MALFORMED_JSON);
  }

  @Test
  void versions_are_compared() {
    var path = "/api/things/" + ThingController.ID;
    var change =
        as(client(), path)
            .header("Content-Type", "application/merge-patch+json")
            .method("PATCH", BodyPublishers.ofString("{\"name\":\"b\"}"));

    assertThat(send(change).headers().firstValue("ETag")).hasValue("\"4\"");
    assertThat(send(change.copy().header("If-Match", "\"3\"")).statusCode()).isEqualTo(200);
    problem(send(change.copy().header("If-Match", "\"2\"")), ProblemCode.PRECONDITION_FAILED);
    problem(send(change.copy().header("If-Match", "W/\"3\"")), ProblemCode.PRECONDITION_FAILED);

    assertThat(get(client(), path).headers().firstValue("ETag")).hasValue("\"3\"");
    var known = send(as(client(), path).header("If-None-Match", "\"3\""));
    assertThat(known.statusCode()).isEqualTo(304);
    assertThat(known.body()).isEmpty();
  }

  @Test
  void a_key_makes_the_second_request_get_the_first_answer() {
    int before = things.made.get();
    var first = keyed("k1", "{\"name\":\"a\",\"places\":1}");
    var second = keyed("k1", "{ \"places\":1, \"name\":\"a\" }");

    assertThat(first.statusCode()).isEqualTo(201);
    assertThat(first.headers().firstValue("Idempotent-Replayed")).isEmpty();
    assertThat(second.statusCode()).isEqualTo(201);
    assertThat(second.body()).isEqualTo(first.body());
    for (var header : List.of("Location", "ETag", "Content-Type")) {
      assertThat(first.headers().firstValue(header)).isPresent();
      assertThat(second.headers().firstValue(header)).isEqualTo(first.headers().firstValue(header));
    }
    assertThat(second.headers().firstValue("Idempotent-Replayed")).hasValue("true");
    assertThat(things.made.get()).isEqualTo(before + 1);
  }

  @Test
  void a_key_is_for_one_request() {
    keyed("k2", "{\"name\":\"a\",\"places\":1}");

    problem(keyed("k2", "{\"name\":\"b\",\"places\":1}"), ProblemCode.IDEMPOTENCY_KEY_REUSED);
    problem(keyed("in-use", "{\"name\":\"b\",\"places\":1}"), ProblemCode.IDEMPOTENCY_KEY_IN_USE);
    assertThat(
            messages(
                problem(
                    keyed("x".repeat(256), "{\"name\":\"b\",\"places\":0}"),
                    ProblemCode.VALIDATION_FAILED)))
        .hasSize(2);
  }

  @Test
  void a_refusal_is_not_kept() {
    int before = things.made.get();
    var refusal = keyed("k3", "{\"name\":\"full\",\"places\":1}");

    assertThat(problem(refusal, ProblemCode.SESSION_FULL).path("waitlistOpen").asBoolean())
        .isTrue();
    problem(keyed("k3", "{\"name\":\"full\",\"places\":1}"), ProblemCode.SESSION_FULL);
    assertThat(things.made.get()).isEqualTo(before + 2);
  }

  @Test
  void a_dry_run_has_no_key() {
    var body = "{\"name\":\"a\",\"places\":1}";

    post("/api/things?dryRun=true", body, "Idempotency-Key", "k4");
    var second = post("/api/things?dryRun=true", body, "Idempotency-Key", "k4");

    assertThat(second.headers().firstValue("Idempotent-Replayed")).isEmpty();
  }

  @Test
  void pages_from_known_origins_may_call() {
    var preflight =
        to("/api/things")
            .header("Origin", "https://app.example")
            .header("Access-Control-Request-Method", "POST")
            .header("Access-Control-Request-Headers", "authorization,idempotency-key")
            .method("OPTIONS", BodyPublishers.noBody());
    assertThat(send(preflight).headers().firstValue("Access-Control-Allow-Origin"))
        .hasValue("https://app.example");

    var refused = send(to("/api/things").header("Origin", "https://app.example"));
    assertThat(refused.headers().firstValue("Access-Control-Allow-Origin")).isPresent();
    var stranger = send(to("/api/things").header("Origin", "https://evil.example"));
    assertThat(stranger.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    assertThat(stranger.statusCode()).isEqualTo(403);
  }

  private HttpResponse<String> keyed(String key, String body) {
    return post("/api/things", body, "Idempotency-Key", key);
  }
}
