package studio.booking.scheduling.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.jwt;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
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
import studio.booking.scheduling.BookingId;
import studio.booking.scheduling.SessionId;
import studio.booking.scheduling.application.CoachingScene;
import studio.booking.scheduling.domain.BookingStatus;
import studio.booking.scheduling.domain.Coach;
import studio.booking.scheduling.domain.Samples;
import studio.booking.scheduling.domain.SessionInTheWay;
import studio.booking.scheduling.domain.SessionInTheWay.BookingInTheWay;
import studio.booking.scheduling.domain.SessionKind;
import studio.booking.scheduling.domain.SessionType;
import studio.booking.shared.ClientId;
import studio.booking.shared.Ids;
import studio.booking.shared.PersonId;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@SpringBootTest(classes = HoursTestApplication.class)
@AutoConfigureMockMvc(print = MockMvcPrint.NONE)
@DirtiesContext(classMode = DirtiesContext.ClassMode.AFTER_CLASS)
class HoursRoutesTest {
  private static final String TYPE =
      """
      {"name":"Training","kind":"ONE_ON_ONE","durationMinutes":60,"creditCost":2,
       "minimumNoticeMinutes":60,"slotStepMinutes":30}
      """;

  @Autowired MockMvc server;
  @Autowired JsonMapper json;
  @Autowired CoachingScene scene;

  private final PersonId self = new PersonId(Ids.next());

  /** Of the request that was sent last. */
  private MockHttpServletResponse response;

  private SessionType hour;
  private Coach kim;

  @BeforeEach
  void a_coach() {
    hour = scene.types.given(Samples.appointment(60, 60, 0, 0));
    kim = scene.given(Samples.coach(hour));
    scene.timetable.clear();
  }

  @ParameterizedTest
  @CsvSource({
    "POST,   /api/session-types,                                admin owner",
    "GET,    /api/session-types,                                client coach admin owner",
    "GET,    /api/session-types/{id},                           client coach admin owner",
    "PATCH,  /api/session-types/{id},                           admin owner",
    "DELETE, /api/session-types/{id},                           admin owner",
    "POST,   /api/coaches,                                      admin owner",
    "GET,    /api/coaches,                                      client coach admin owner",
    "GET,    /api/coaches/{id},                                 client coach admin owner",
    "PATCH,  /api/coaches/{id},                                 admin owner",
    "GET,    /api/coaches/{id}/rates,                           client coach admin owner",
    "PUT,    /api/coaches/{id}/rates,                           admin owner",
    "GET,    /api/coaches/{id}/availability-rules,              client coach admin owner",
    "PUT,    /api/coaches/{id}/availability-rules,              coach admin owner",
    "GET,    /api/coaches/{id}/availability-additions,          client coach admin owner",
    "POST,   /api/coaches/{id}/availability-additions,          coach admin owner",
    "DELETE, /api/coaches/{id}/availability-additions/{id},     coach admin owner",
    "GET,    /api/coaches/{id}/availability-exceptions,         client coach admin owner",
    "POST,   /api/coaches/{id}/availability-exceptions,         coach admin owner",
    "PATCH,  /api/coaches/{id}/availability-exceptions/{id},    coach admin owner",
    "DELETE, /api/coaches/{id}/availability-exceptions/{id},    coach admin owner",
    "GET,    /api/coaches/{id}/availability?from=2026-03-02&to=2026-03-02, client coach admin"
        + " owner",
    "GET,    /api/availability,                                 client coach admin owner",
  })
  void each_route_is_for_its_roles_only(String method, String path, String allowed)
      throws Exception {
    var to = path.replace("{id}", Ids.next().toString());
    for (var role : List.of("ai_service", "client", "coach", "admin", "owner")) {
      call(role, method, to, method.equals("GET") || method.equals("DELETE") ? null : "{\"x\":1}");

      boolean may = Arrays.asList(allowed.split(" ")).contains(role);
      assertThat(response.getStatus() != 403).as(role + ": " + body()).isEqualTo(may);
      assertThat(response.getStatus()).isIn(200, 400, 403, 404);
    }
    var anonymous = server.perform(request(HttpMethod.valueOf(method), to)).andReturn();
    assertThat(anonymous.getResponse().getStatus()).isEqualTo(401);
  }

  @Test
  void a_session_type_is_added_changed_and_archived() throws Exception {
    var added = call("admin", "POST", "/api/session-types", TYPE);
    assertThat(response.getStatus()).as(body()).isEqualTo(201);
    assertThat(added.propertyNames())
        .contains("id", "description", "capacity", "bufferAfterMinutes", "active");
    assertThat(added.path("bookingHorizonDays").asInt()).isEqualTo(60);
    assertThat(added.path("description").isNull()).isTrue();
    var path = response.getHeader("Location");
    var tag = response.getHeader("ETag");

    var patched = call("admin", "PATCH", path, "{\"creditCost\":null}", "If-Match", tag);
    assertThat(patched.path("creditCost").isNull()).isTrue();
    assertThat(patched.path("name").asString()).isEqualTo("Training");
    call("admin", "PATCH", path, "{\"name\":\"Gym\"}", "If-Match", tag);
    assertThat(response.getStatus()).isEqualTo(412);

    call("admin", "DELETE", path, null);
    assertThat(response.getStatus()).isEqualTo(204);
    call("client", "GET", path, null);
    assertThat(response.getStatus()).isEqualTo(404);
    assertThat(call("admin", "GET", path, null).path("active").asBoolean()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"kind\":\"CLASS\"}                            | /capacity",
        "{\"kind\":\"YOGA\"}                             | /kind",
        "{\"capacity\":2}                                | /capacity",
        "{\"durationMinutes\":4}                         | /durationMinutes",
        "{\"durationMinutes\":1.5}                       | /durationMinutes",
        "{\"creditCost\":-1}                             | /creditCost",
        "{\"name\":\"\"}                                 | /name",
        "{\"slotStepMinutes\":0}                         | /slotStepMinutes",
        "{\"price\":3}                                   | /price",
      })
  void a_session_type_that_is_none_is_refused(String wrong, String pointer) throws Exception {
    var body = (tools.jackson.databind.node.ObjectNode) json.readTree(TYPE);
    body.setAll((tools.jackson.databind.node.ObjectNode) json.readTree(wrong));

    var problem = call("admin", "POST", "/api/session-types", body.toString());

    assertThat(response.getStatus()).isEqualTo(400);
    assertThat(problem.path("errors").path(0).path("pointer").asString()).isEqualTo(pointer);
  }

  @Test
  void anybody_sees_what_a_studio_gives() throws Exception {
    var path = "/api/public/" + scene.studios.studio().slug() + "/session-types";

    var list = read(server.perform(request(HttpMethod.GET, path)).andReturn().getResponse());

    assertThat(list.path("items").valueStream().map(type -> type.path("id").asString()))
        .contains(hour.id().value().toString());
    assertThat(
            server
                .perform(request(HttpMethod.GET, "/api/public/nowhere/session-types"))
                .andReturn()
                .getResponse()
                .getStatus())
        .isEqualTo(404);
  }

  @Test
  void a_coach_is_added_with_types_and_rates() throws Exception {
    var added =
        call(
            "admin",
            "POST",
            "/api/coaches",
            "{\"displayName\":\"Lee\",\"sessionTypeIds\":[\"%s\"]}".formatted(hour.id().value()));
    assertThat(response.getStatus()).as(body()).isEqualTo(201);
    assertThat(added.propertyNames())
        .containsExactly("id", "displayName", "sessionTypeIds", "active");
    var path = response.getHeader("Location");

    var rates =
        call(
            "admin",
            "PUT",
            path + "/rates",
            "{\"rates\":[{\"sessionTypeId\":\"%s\",\"creditCost\":3}]}"
                .formatted(hour.id().value()));
    assertThat(rates.path("rates").path(0).path("creditCost").asInt()).isEqualTo(3);
    assertThat(call("client", "GET", path + "/rates", null)).isEqualTo(rates);

    var again =
        call(
            "admin",
            "POST",
            "/api/coaches",
            "{\"displayName\":\"Lee\",\"personId\":%s}".formatted(added.path("id")));
    assertThat(again.path("code").asString()).isEqualTo("ALREADY_EXISTS");
    var unknown =
        call(
            "admin",
            "PATCH",
            path,
            "{\"sessionTypeIds\":[\"%s\",\"%s\"]}".formatted(hour.id().value(), Ids.next()));
    assertThat(response.getStatus()).isEqualTo(404);
    assertThat(unknown.path("pointer").asString()).isEqualTo("/sessionTypeIds/1");
  }

  @Test
  void B2_days_of_the_week_count_from_sunday() throws Exception {
    var week =
        call(
            "admin",
            "PUT",
            hoursOf(kim, "rules"),
            """
            {"rules":[
              {"dayOfWeek":0,"startTime":"22:00","endTime":"02:00"},
              {"dayOfWeek":2,"startTime":"09:00","endTime":"17:00","validFrom":"2026-01-01",
               "validUntil":"2026-12-31"}]}
            """);

    assertThat(response.getStatus()).as(body()).isEqualTo(200);
    assertThat(scene.plan.rules(kim.id()).get())
        .extracting(rule -> rule.day().toString())
        .containsExactly("SUNDAY", "TUESDAY");
    assertThat(week.path("rules").path(0).path("dayOfWeek").asInt()).isZero();
    assertThat(week.path("rules").path(1).path("startTime").asString()).isEqualTo("09:00");
    assertThat(call("client", "GET", hoursOf(kim, "rules"), null)).isEqualTo(week);
    // What came out goes in again.
    assertThat(call("admin", "PUT", hoursOf(kim, "rules"), week.toString())).isEqualTo(week);
  }

  @Test
  void B2_rules_that_are_none_are_refused_and_overlaps_are_pointed_at() throws Exception {
    call(
        "admin",
        "PUT",
        hoursOf(kim, "rules"),
        "{\"rules\":[{\"dayOfWeek\":7,\"startTime\":\"25:00\",\"endTime\":\"17:00\"}]}");
    assertThat(pointers()).containsExactly("/rules/0/dayOfWeek", "/rules/0/startTime");

    var overlap =
        call(
            "admin",
            "PUT",
            hoursOf(kim, "rules"),
            """
            {"rules":[{"dayOfWeek":6,"startTime":"22:00","endTime":"02:00"},
                      {"dayOfWeek":0,"startTime":"01:00","endTime":"03:00"}]}
            """);
    assertThat(response.getStatus()).isEqualTo(409);
    assertThat(overlap.path("code").asString()).isEqualTo("RULES_OVERLAP");
    assertThat(pointers()).containsExactly("/rules/1");
  }

  @Test
  void an_absence_over_bookings_names_them_until_somebody_decides() throws Exception {
    var booking =
        new BookingInTheWay(BookingId.next(), new ClientId(Ids.next()), BookingStatus.CONFIRMED);
    scene.timetable.add(
        new SessionInTheWay(
            SessionId.next(),
            "Training",
            SessionKind.ONE_ON_ONE,
            Instant.parse("2026-03-02T09:00:00Z"),
            Instant.parse("2026-03-02T10:00:00Z"),
            List.of(booking)));
    var path = hoursOf(kim, "exceptions");
    var away = "{\"startDate\":\"2026-03-02\",\"reason\":\"VACATION\"%s}";

    var refused = call("admin", "POST", path, away.formatted(""));
    assertThat(response.getStatus()).as(body()).isEqualTo(409);
    assertThat(refused.path("code").asString()).isEqualTo("BOOKINGS_IN_CONFLICT");
    assertThat(refused.at("/sessions/0/bookings/0/id").asString())
        .isEqualTo(booking.id().value().toString());

    var kept = call("admin", "POST", path, away.formatted(",\"onConflict\":\"KEEP\""));
    assertThat(response.getStatus()).isEqualTo(201);
    assertThat(kept.path("allDay").asBoolean()).isTrue();
    assertThat(kept.path("endDate").asString()).isEqualTo("2026-03-02");

    var seen = call("client", "GET", path, null).path("items").path(0);
    assertThat(seen.path("id")).isEqualTo(kept.path("id"));
    assertThat(seen.path("reason").isNull()).isTrue();

    var one = path + "/" + kept.path("id").asString();
    call("admin", "PATCH", one, "{\"note\":\"Lisbon\"}", "If-Match", "\"1\"");
    assertThat(response.getHeader("ETag")).isEqualTo("\"2\"");
    call("coach", "DELETE", one, null);
    assertThat(response.getStatus()).as("another coach's").isEqualTo(403);
    call("admin", "DELETE", one, null);
    assertThat(response.getStatus()).isEqualTo(204);
    call("admin", "DELETE", one, null);
    assertThat(response.getStatus()).isEqualTo(404);
  }

  @Test
  void availability_is_what_front_ends_rely_on() throws Exception {
    scene.plan.replaceRules(
        kim.id(), List.of(Samples.weekly(java.time.DayOfWeek.MONDAY, "09:00", "11:00")));
    call(
        "admin",
        "POST",
        hoursOf(kim, "exceptions"),
        """
        {"startDate":"2026-03-02","startTime":"10:00","endTime":"11:00","reason":"TRAINING"}
        """);
    assertThat(response.getStatus()).as(body()).isEqualTo(201);
    var path = "/api/coaches/" + kim.id().value() + "/availability?from=2026-03-02&to=2026-03-08";

    var free = call("client", "GET", path, null);

    assertThat(free.propertyNames()).containsExactly("coachId", "timeZone", "slots", "unavailable");
    assertThat(free.path("timeZone").asString()).isEqualTo("Europe/Berlin");
    assertThat(free.path("slots").toString())
        .isEqualTo(
            "[{\"startsAt\":\"2026-03-02T08:00:00.000Z\",\"endsAt\":\"2026-03-02T09:00:00.000Z\"}]");
    assertThat(free.at("/unavailable/0/date").asString()).isEqualTo("2026-03-02");
    assertThat(free.at("/unavailable/0/startTime").asString()).isEqualTo("10:00");
    assertThat(free.at("/unavailable/0/reason").isNull()).isTrue();
    assertThat(call("admin", "GET", path, null).at("/unavailable/0/reason").asString())
        .isEqualTo("TRAINING");

    var all =
        call(
            "client",
            "GET",
            "/api/availability?from=2026-03-02&to=2026-03-08&sessionTypeId=" + hour.id().value(),
            null);
    assertThat(all.path("items").path(0)).isEqualTo(free);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "from=2026-03-02                              | 400",
        "from=2026-03-02&to=2026-03-01                | 400",
        "from=2026-03-01&to=2026-05-01                | 200",
        "from=2026-03-01&to=2026-05-02                | 400",
        "from=2026-02-30&to=2026-03-01                | 400",
        "from=2026-03-01&to=2026-03-02&session=1      | 400",
        "from=2026-03-01&to=2026-03-02&sessionTypeId=x | 400",
        "from=2026-03-01&to=2026-03-02&sessionTypeId=00000000-0000-7000-8000-000000000000 | 404",
        "from=2026-03-01&to=2026-03-02&excludeBookingId=00000000-0000-7000-8000-000000000000 | 404",
      })
  void availability_takes_at_most_62_dates_and_nothing_unknown(String query, int status)
      throws Exception {
    call("client", "GET", "/api/coaches/" + kim.id().value() + "/availability?" + query, null);

    assertThat(response.getStatus()).as(body()).isEqualTo(status);
  }

  private static String hoursOf(Coach coach, String what) {
    return "/api/coaches/" + coach.id().value() + "/availability-" + what;
  }

  private List<String> pointers() throws Exception {
    return read(response)
        .path("errors")
        .valueStream()
        .map(error -> error.path("pointer").asString())
        .toList();
  }

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
                                .claim("org", scene.studios.studio().id().value().toString())
                                .claim("roles", List.of(role))));
    if (body != null) call.contentType(MediaType.APPLICATION_JSON).content(body);
    for (int i = 0; i < headers.length; i += 2) call.header(headers[i], headers[i + 1]);
    response = server.perform(call).andReturn().getResponse();
    return read(response);
  }

  private JsonNode read(MockHttpServletResponse answer) throws Exception {
    var text = answer.getContentAsString(StandardCharsets.UTF_8);
    return json.readTree(text.isEmpty() ? "null" : text);
  }

  private String body() throws Exception {
    return response.getContentAsString(StandardCharsets.UTF_8);
  }
}
