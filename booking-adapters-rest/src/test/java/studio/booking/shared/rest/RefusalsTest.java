package studio.booking.shared.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RefusalsTest extends RestPlatformTest {
  @Test
  void without_a_token_one_is_asked_for() {
    var response = send(to("/api/things"));

    problem(response, ProblemCode.UNAUTHENTICATED);
    assertThat(response.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
  }

  @Test
  void a_bad_token_is_refused_everywhere() {
    var expired = claims().expirationTime(Date.from(Instant.now().minusSeconds(600)));

    for (var token : List.of("nonsense", token(expired), client() + "x")) {
      var response = get(token, "/api/things/public");
      problem(response, ProblemCode.UNAUTHENTICATED);
      assertThat(response.headers().firstValue("WWW-Authenticate"))
          .hasValue("Bearer error=\"invalid_token\"");
    }
  }

  @Test
  void when_keys_cannot_be_had_it_is_not_the_callers_fault() {
    var response = get("keys-are-down", "/api/things");

    problem(response, ProblemCode.OVERLOADED);
    assertThat(response.headers().firstValue("Retry-After")).isPresent();
  }

  @Test
  void the_role_is_checked_before_what_was_sent() {
    var response = send(as(client(), "/api/things/not-an-id?x=1").DELETE());

    assertThat(problem(response, ProblemCode.FORBIDDEN).path("detail").asString())
        .isEqualTo("This is for admin, owner.");
  }

  @Test
  void an_owner_may_what_an_admin_may() {
    var owner = token(claims().claim("roles", List.of("owner")));

    assertThat(send(as(owner, "/api/things/" + UUID.randomUUID()).DELETE()).statusCode())
        .isEqualTo(204);
  }

  @Test
  void nobody_signs_in_as_the_program_itself() {
    problem(
        get(token(claims().claim("roles", List.of("system", "public"))), "/api/things/caller"),
        ProblemCode.NOT_A_MEMBER);
  }

  @Test
  void a_route_that_does_not_say_for_whom_is_for_nobody() {
    problem(send(to("/api/forgotten")), ProblemCode.UNAUTHENTICATED);
    problem(get(admin(), "/api/forgotten"), ProblemCode.FORBIDDEN);
  }

  @Test
  void sign_ins_are_looked_up_when_they_do_not_say_all() {
    var anna = token(claims().subject("anna").claim("org", null));
    var everywhere = token(claims().subject("everywhere"));
    var nobody = token(claims().subject("nobody"));

    assertThat(get(anna, "/api/things/caller").body()).contains("\"client\"");
    problem(get(nobody, "/api/things/caller"), ProblemCode.NOT_A_MEMBER);
    assertThat(
            problem(get(everywhere, "/api/things/caller"), ProblemCode.CHOOSE_ORGANIZATION)
                .path("organizations")
                .size())
        .isEqualTo(2);
    var south = TestApplication.SOUTH.value().toString();
    var chosen = as(everywhere, "/api/things/caller").header("X-Organization-Id", south);
    assertThat(read(send(chosen)).path("organization").asString()).isEqualTo(south);
    problem(
        send(as(client(), "/api/things/caller").header("X-Organization-Id", south)),
        ProblemCode.NOT_A_MEMBER);
    problem(
        send(as(client(), "/api/things/caller").header("X-Organization-Id", "south")),
        ProblemCode.VALIDATION_FAILED);
  }

  @Test
  void everybody_may_come_where_it_says_so() {
    assertThat(send(to("/api/things/public")).body()).isEqualTo("{\"value\":null}");
    assertThat(get(token(claims().subject("nobody")), "/api/things/public").statusCode())
        .isEqualTo(200);
    problem(send(to("/api/things/sign-in")), ProblemCode.UNAUTHENTICATED);
    assertThat(get(token(claims().subject("nobody")), "/api/things/sign-in").body())
        .isEqualTo("{\"issuer\":\"https://issuer.example\",\"subject\":\"nobody\"}");
  }

  @Test
  void what_is_not_there_is_not_found_signed_in_or_not() {
    problem(send(to("/api/nothing")), ProblemCode.NOT_FOUND);
    problem(get(client(), "/nothing"), ProblemCode.NOT_FOUND);
    problem(send(to("/error")), ProblemCode.NOT_FOUND);
    problem(send(to("/actuator")), ProblemCode.NOT_FOUND);
    problem(get(admin(), "/actuator/env"), ProblemCode.NOT_FOUND);
  }

  @Test
  void methods_and_media_types_are_refused_by_name() {
    var put = send(as(client(), "/api/things").PUT(BodyPublishers.ofString("{}")));
    problem(put, ProblemCode.METHOD_NOT_ALLOWED);
    assertThat(put.headers().firstValue("Allow").orElse("")).contains("GET", "POST");

    var post = as(client(), "/api/things").POST(BodyPublishers.ofString("{}"));
    problem(send(post), ProblemCode.UNSUPPORTED_MEDIA_TYPE);
    for (var type :
        List.of("text/plain", "application/json;charset=utf-16", "x", "application/xml")) {
      problem(
          send(post.copy().setHeader("Content-Type", type)), ProblemCode.UNSUPPORTED_MEDIA_TYPE);
    }
    problem(
        send(as(client(), "/api/things").header("Accept", "text/html")),
        ProblemCode.NOT_ACCEPTABLE);
    problem(
        send(
            as(admin(), "/api/things/" + UUID.randomUUID())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .method("DELETE", BodyPublishers.ofString("a=b"))),
        ProblemCode.UNSUPPORTED_MEDIA_TYPE);
  }

  @Test
  void an_answer_is_json_whatever_else_would_be_welcome() {
    var answer = send(to("/api/things/public").header("Accept", "application/yaml, */*;q=0.1"));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type").orElse("?"))
        .startsWith("application/json");
  }

  @Test
  void a_body_is_a_mebibyte_at_most() {
    problem(post("/api/things", " ".repeat((1 << 20) + 1)), ProblemCode.PAYLOAD_TOO_LARGE);
    var chunked =
        BodyPublishers.ofInputStream(
            () -> new java.io.ByteArrayInputStream(new byte[(1 << 20) + 1]));
    problem(
        send(as(client(), "/api/things").header("Content-Type", "application/json").POST(chunked)),
        ProblemCode.PAYLOAD_TOO_LARGE);
  }

  @Test
  void failures_keep_their_secrets() {
    problem(get(client(), "/api/things/fail?how=bug"), ProblemCode.INTERNAL_ERROR);
    var busy = get(client(), "/api/things/fail?how=busy");
    problem(busy, ProblemCode.OVERLOADED);
    assertThat(busy.headers().firstValue("Retry-After")).isPresent();
  }

  @Test
  void a_request_keeps_its_name_if_it_is_a_sane_one() {
    var named = send(to("/api/nothing").header("X-Request-Id", "front-end_7.1"));
    var nonsense = send(to("/api/nothing").header("X-Request-Id", "a b <script>"));

    assertThat(read(named).path("requestId").asString()).isEqualTo("front-end_7.1");
    assertThat(read(nonsense).path("requestId").asString()).hasSize(36);
  }

  @Test
  void answers_tell_browsers_to_be_careful() {
    var headers = send(to("/api/things/public")).headers();

    assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
    assertThat(headers.firstValue("X-Frame-Options")).hasValue("DENY");
    assertThat(headers.firstValue("Referrer-Policy")).hasValue("no-referrer");
    assertThat(headers.firstValue("Cache-Control").orElse("")).contains("no-store");
    assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
        .contains("default-src 'none'");
    assertThat(headers.firstValue("Set-Cookie")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET / HTTP/9.9\r\nHost: x\r\n\r\n",
        "GET /a b c HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET /api/things?a=<> HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET /api/%00 HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET /api/%zz HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET /api/..%2f HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET /api/things;a=b HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET / HTTP/1.1\r\n\r\n",
        "G@T / HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: x\r\nContent-Length: a\r\n\r\n",
      })
  void what_cannot_be_read_is_a_problem_too(String request) throws IOException {
    var answer = raw(request);

    assertThat(answer).matches("(?s)HTTP/1.1 (400|404|505|501|414).*");
    assertThat(answer).contains("application/problem+json", "\"code\":", "\"requestId\":");
    assertThat(answer).doesNotContain("Tomcat", "<html", "java.", "org.");
  }

  @Test
  void headers_have_their_limit() throws IOException {
    var answer = raw("GET / HTTP/1.1\r\nHost: x\r\nX: " + "x".repeat(20_000) + "\r\n\r\n");

    assertThat(answer).matches("(?s)HTTP/1.1 (400|431).*").contains("application/problem+json");
  }

  private String raw(String request) throws IOException {
    try (var socket = new Socket("localhost", port)) {
      socket.setSoTimeout(5000);
      var lines = request.endsWith("\r\n\r\n") ? request : request + "\r\n\r\n";
      var out = socket.getOutputStream();
      out.write(
          lines
              .replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n")
              .getBytes(StandardCharsets.ISO_8859_1));
      out.flush();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
