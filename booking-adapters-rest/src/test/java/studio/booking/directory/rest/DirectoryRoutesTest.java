package studio.booking.directory.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.jwt;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.boot.webmvc.test.autoconfigure.MockMvcPrint;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.web.servlet.MockMvc;
import studio.booking.directory.InMemoryPeople;
import studio.booking.directory.InMemoryStudios;
import studio.booking.directory.domain.InMemoryPersons;
import studio.booking.shared.Ids;
import studio.booking.shared.PersonId;
import studio.booking.shared.Role;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@SpringBootTest(classes = DirectoryTestApplication.class)
@AutoConfigureMockMvc(print = MockMvcPrint.NONE)
@DirtiesContext(classMode = DirtiesContext.ClassMode.AFTER_CLASS)
class DirectoryRoutesTest {
  private static final String ASSIGNMENTS = "/api/trainer-client-assignments";

  @Autowired MockMvc server;
  @Autowired JsonMapper json;
  @Autowired InMemoryStudios studios;
  @Autowired InMemoryPersons persons;
  @Autowired InMemoryPeople people;

  /** Of the request that was sent last. */
  private MockHttpServletResponse response;

  @ParameterizedTest
  @CsvSource({
    // Who may; owners may what admins may.
    "GET,    /api/me,                          ai_service client coach admin owner",
    "GET,    /api/organization,                client coach admin owner",
    "PATCH,  /api/organization,                owner",
    "GET,    /api/clients,                     coach admin owner",
    "GET,    /api/clients/{id},                client coach admin owner",
    "POST,   /api/people,                      admin owner",
    "GET,    /api/people,                      admin owner",
    "GET,    /api/people/{id},                 admin owner",
    "PATCH,  /api/people/{id},                 admin owner",
    "POST,   /api/trainer-client-assignments,      admin owner",
    "GET,    /api/trainer-client-assignments,      admin owner",
    "GET,    /api/trainer-client-assignments/{id}, admin owner",
    "DELETE, /api/trainer-client-assignments/{id}, admin owner",
    "PUT,    /api/clients/{id}/guardians/{id},     coach admin owner",
    "DELETE, /api/clients/{id}/guardians/{id},     coach admin owner",
    "GET,    /api/clients/{id}/guardians,          client coach admin owner",
    "GET,    /api/me/wards,                        client",
    "POST,   /api/invitations,                 admin owner",
  })
  void each_route_is_for_its_roles_only(String method, String path, String allowed)
      throws Exception {
    var to = path.replace("{id}", Ids.next().toString());
    for (var role : List.of("ai_service", "client", "coach", "admin", "owner")) {
      call(role, method, to, method.equals("GET") || method.equals("DELETE") ? null : "{\"x\":1}");

      boolean may = Arrays.asList(allowed.split(" ")).contains(role);
      assertThat(response.getStatus() != 403).as(role + ": " + body()).isEqualTo(may);
      // Nobody breaks anything, and roles come before input.
      assertThat(response.getStatus()).isIn(200, 204, 400, 403, 404);
    }
    var anonymous = server.perform(request(HttpMethod.valueOf(method), to)).andReturn();
    assertThat(anonymous.getResponse().getStatus()).isEqualTo(401);
  }

  @Test
  void me_is_who_asks() throws Exception {
    var me = call("coach", "GET", "/api/me", null);

    assertThat(me.path("personId").asString()).isEqualTo(self.value().toString());
    assertThat(me.path("roles").toString()).isEqualTo("[\"coach\"]");
    assertThat(me.path("organization").propertyNames())
        .containsExactly("id", "slug", "name", "timeZone", "currency");
    assertThat(me.path("organization").path("timeZone").asString())
        .isEqualTo("America/Los_Angeles");
  }

  @Test
  void settings_are_patched_under_their_version() throws Exception {
    call("owner", "GET", "/api/organization", null);
    var tag = response.getHeader("ETag");

    var changed =
        call(
            "owner",
            "PATCH",
            "/api/organization",
            "{\"cancellationPolicy\":\"REFUND_BEFORE_WINDOW\",\"timeZone\":\"Europe/Berlin\"}",
            "If-Match",
            tag);
    assertThat(response.getStatus()).as(body()).isEqualTo(200);
    assertThat(changed.path("cancellationPolicy").asString()).isEqualTo("REFUND_BEFORE_WINDOW");
    assertThat(response.getHeader("ETag")).isNotEqualTo(tag);

    call("owner", "PATCH", "/api/organization", "{\"holdMinutes\":20}", "If-Match", tag);
    assertThat(response.getStatus()).isEqualTo(412);
    call("owner", "PATCH", "/api/organization", "{\"timeZone\":\"America/Los_Angeles\"}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"timeZone\":\"GMT+2\"}              | /timeZone",
        "{\"timeZone\":\"Mars/Olympus\"}       | /timeZone",
        "{\"timeZone\":\"America/Coyhaique\"}  | /timeZone",
        "{\"timeZone\":null}                   | /timeZone",
        "{\"currency\":\"usd\"}                | /currency",
        "{\"currency\":\"QQQ\"}                | /currency",
        "{\"holdMinutes\":0}                   | /holdMinutes",
        "{\"holdMinutes\":1441}                | /holdMinutes",
        "{\"holdMinutes\":\"15\"}              | /holdMinutes",
        "{\"cancellationPolicy\":\"NONE\"}     | /cancellationPolicy",
        "{\"name\":\" \"}                      | /name",
        "{\"slug\":\"other\"}                  | /slug",
      })
  void a_setting_that_is_none_is_refused(String patch, String pointer) throws Exception {
    var before = studios.studio();

    var problem = call("owner", "PATCH", "/api/organization", patch);

    assertThat(response.getStatus()).isEqualTo(400);
    assertThat(problem.path("errors").path(0).path("pointer").asString()).isEqualTo(pointer);
    assertThat(studios.studio()).isEqualTo(before);
  }

  @Test
  void a_client_is_an_id_and_an_alias() throws Exception {
    var path = "/api/clients/" + persons.given(Role.CLIENT).id().value();

    var shown = call("admin", "GET", path, null);

    assertThat(response.getStatus()).isEqualTo(200);
    assertThat(shown.propertyNames()).containsExactly("id", "alias");
    // They are in nobody's care yet.
    call("coach", "GET", path, null);
    assertThat(response.getStatus()).isEqualTo(404);
  }

  @Test
  void clients_come_in_pages_and_see_only_themselves() throws Exception {
    var anna = persons.given(Role.CLIENT);
    var ben = persons.given(Role.CLIENT);

    var first = call("admin", "GET", "/api/clients?limit=1", null);
    var next = "/api/clients?limit=200&cursor=" + first.path("nextCursor").asString();
    var rest = call("admin", "GET", next, null);
    assertThat(first.path("items").size()).isEqualTo(1);
    assertThat(rest.path("items").toString())
        .contains(ben.id().value().toString())
        .doesNotContain(id(first.path("items").path(0)));
    assertThat(rest.path("nextCursor").isNull()).isTrue();

    self = anna.id();
    call("client", "GET", "/api/clients/" + anna.id().value(), null);
    assertThat(response.getStatus()).isEqualTo(200);
    call("client", "GET", "/api/clients/" + ben.id().value(), null);
    assertThat(response.getStatus()).isEqualTo(404);
    call("admin", "GET", "/api/clients?cursor=forged", null);
    assertThat(response.getStatus()).isEqualTo(400);
  }

  @Test
  void people_get_roles_but_only_owners_make_owners() throws Exception {
    var added = call("admin", "POST", "/api/people", "{\"roles\":[\"coach\",\"admin\",\"coach\"]}");
    assertThat(response.getStatus()).isEqualTo(201);
    assertThat(added.path("roles").toString()).isEqualTo("[\"coach\",\"admin\"]");
    var path = "/api/people/" + id(added);

    call("admin", "PATCH", path, "{\"roles\":[\"owner\"]}");
    assertThat(response.getStatus()).isEqualTo(403);
    call("owner", "PATCH", path, "{\"roles\":[\"owner\"]}", "If-Match", "\"1\"");
    assertThat(response.getStatus()).isEqualTo(200);
    var last = call("owner", "PATCH", path, "{\"active\":false}");
    assertThat(last.path("code").asString()).isEqualTo("LAST_OWNER");

    for (var none : List.of("[]", "[\"system\"]", "[\"public\"]", "[\"stranger\"]", "null")) {
      call("owner", "PATCH", path, "{\"roles\":" + none + "}");
      assertThat(response.getStatus()).as(none).isEqualTo(400);
    }
    var coaches = call("admin", "GET", "/api/people?role=owner", null);
    assertThat(coaches.path("items").toString()).contains(id(added));
  }

  @Test
  void an_assignment_is_made_listed_and_ended() throws Exception {
    var coach = people.givenCoach();
    var client = people.givenClient();
    var pair = "\"coachId\":\"%s\",\"clientId\":\"%s\"".formatted(coach.value(), client.value());

    var made = call("admin", "POST", ASSIGNMENTS, "{" + pair + "}");
    assertThat(response.getStatus()).as(body()).isEqualTo(201);
    assertThat(made.path("startsOn").asString()).isEqualTo("2026-11-21");
    assertThat(made.path("endsOn").isNull()).isTrue();

    var again = call("admin", "POST", ASSIGNMENTS, "{" + pair + "}");
    assertThat(again.path("code").asString()).isEqualTo("ASSIGNMENT_EXISTS");
    assertThat(again.path("assignmentId").asString()).isEqualTo(id(made));

    var listed = call("admin", "GET", ASSIGNMENTS + "?coachId=" + coach.value(), null);
    assertThat(listed.path("items").path(0)).isEqualTo(made);
    assertThat(
            call("admin", "GET", ASSIGNMENTS + "?clientId=" + Ids.next(), null)
                .path("items")
                .isEmpty())
        .isTrue();

    for (int i = 0; i < 2; i++) {
      call("admin", "DELETE", ASSIGNMENTS + "/" + id(made), null, "If-Match", "\"1\"");
      assertThat(response.getStatus()).isEqualTo(204);
    }
    var ended = call("admin", "GET", ASSIGNMENTS + "/" + id(made), null);
    assertThat(ended.path("endedAt").asString()).isEqualTo("2026-11-21T10:00:00.000Z");
  }

  @Test
  void an_assignment_names_people_in_their_roles() throws Exception {
    var coach = people.givenCoach().value();
    var client = people.givenClient().value();

    assertThat(pointer(coach, UUID.randomUUID(), "")).isEqualTo("404 /clientId");
    assertThat(pointer(client, client, "")).isEqualTo("404 /coachId");
    assertThat(pointer(coach, client, ",\"startsOn\":\"2026-12-02\",\"endsOn\":\"2026-12-01\""))
        .isEqualTo("400 /endsOn");
  }

  private String pointer(UUID coach, UUID client, String more) throws Exception {
    var problem =
        call(
            "admin",
            "POST",
            ASSIGNMENTS,
            "{\"coachId\":\"%s\",\"clientId\":\"%s\"%s}".formatted(coach, client, more));
    var pointer =
        problem.has("errors")
            ? problem.path("errors").path(0).path("pointer")
            : problem.path("pointer");
    return response.getStatus() + " " + pointer.asString();
  }

  @Test
  void an_invitation_ties_whoever_brings_its_secret_once() throws Exception {
    var coach = persons.given(Role.COACH).id();
    var made =
        call("admin", "POST", "/api/invitations", "{\"personId\":\"" + coach.value() + "\"}");
    assertThat(response.getStatus()).as(body()).isEqualTo(201);
    assertThat(response.getHeader("Cache-Control")).contains("no-store");
    var secret = made.path("secret").asString();
    assertThat(made.path("link").asString()).isEqualTo("http://localhost/invitation#" + secret);
    assertThat(made.path("expiresAt").asString()).isEqualTo("2026-11-28T10:00:00.000Z");

    assertThat(accept("newcomer", secret + "x")).isEqualTo("404 NOT_FOUND");
    assertThat(accept("newcomer", secret)).isEqualTo("200 " + coach.value());
    assertThat(accept("newcomer", secret)).isEqualTo("200 " + coach.value());
    assertThat(accept("other", secret)).isEqualTo("409 INVITATION_EXPIRED");
    server
        .perform(
            request(HttpMethod.POST, "/api/invitations/accept")
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"secret\":\"" + secret + "\"}"))
        .andExpect(result -> assertThat(result.getResponse().getStatus()).isEqualTo(401));
  }

  /** As somebody whose token says nothing about studios. */
  private String accept(String subject, String secret) throws Exception {
    response =
        server
            .perform(
                request(HttpMethod.POST, "/api/invitations/accept")
                    .with(jwt().jwt(token -> token.issuer("https://id.example").subject(subject)))
                    .contentType(MediaType.APPLICATION_JSON)
                    .content("{\"secret\":\"" + secret + "\"}"))
            .andReturn()
            .getResponse();
    var answer = json.readTree(body());
    var what = answer.has("code") ? answer.path("code") : answer.path("personId");
    return response.getStatus() + " " + what.asString();
  }

  private PersonId self = new PersonId(Ids.next());

  private JsonNode call(String role, String method, String path, String body, String... headers)
      throws Exception {
    var call =
        request(HttpMethod.valueOf(method), path)
            .with(
                jwt()
                    .jwt(
                        token ->
                            token
                                .issuer("https://id.example")
                                .subject(self.value().toString())
                                .claim("org", studios.studio().id().value().toString())
                                .claim("roles", List.of(role))));
    if (body != null) call.contentType(MediaType.APPLICATION_JSON).content(body);
    for (int i = 0; i < headers.length; i += 2) call.header(headers[i], headers[i + 1]);
    response = server.perform(call).andReturn().getResponse();
    return json.readTree(body());
  }

  private String body() throws Exception {
    return response.getContentAsString();
  }

  private static String id(JsonNode node) {
    return node.path("id").asString();
  }
}
