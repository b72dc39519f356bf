package studio.booking.demo;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import studio.booking.BookingTest;
import studio.booking.demo.DemoStudios.Persona;
import tools.jackson.databind.JsonNode;

class DemoTest extends BookingTest {
  @Test
  void anybody_gets_a_token_that_works_at_once() {
    var answer = anybody().post("/api/demo/tokens", "{\"persona\":\"owner\"}");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().get("roles").get(0).asString()).isEqualTo("owner");
    assertThat(answer.json().get("organizationId").asString())
        .isEqualTo(DemoStudios.NORTH.organization().value().toString());
    assertThat(answer.json().get("personId").asString())
        .isEqualTo(DemoStudios.NORTH.person(Persona.OWNER).value().toString());
    assertThat(Instant.parse(answer.json().get("expiresAt").asString())).isAfter(Instant.now());
    var token = answer.json().get("token").asString();
    assertThat(withToken(token).get("/api/demo/clock").status()).isEqualTo(200);
  }

  @Test
  void a_token_is_for_a_persona_or_a_person() {
    assertThat(anybody().post("/api/demo/tokens", "{}").status()).isEqualTo(400);
    assertThat(anybody().post("/api/demo/tokens", "{\"persona\":\"king\"}").status())
        .isEqualTo(400);
    var unknown = "{\"personId\":\"00000000-0000-7000-8000-000000000000\"}";
    assertThat(anybody().post("/api/demo/tokens", unknown).status()).isEqualTo(404);
  }

  @Test
  void nobody_signs_in_as_who_is_deactivated() {
    var owner = as(DemoStudios.SOUTH, Persona.OWNER);
    var somebody = owner.post("/api/people", "{\"roles\":[\"admin\"]}").json().at("/id").asString();
    var persona = DemoStudios.SOUTH.person(Persona.COACH2).value().toString();
    var byId = "{\"personId\":\"%s\"}";
    var byPersona = "{\"persona\":\"coach2\",\"organization\":\"south\"}";

    for (var id : List.of(somebody, persona)) {
      assertThat(token(byId.formatted(id)).status()).isEqualTo(200);
      owner.patch("/api/people/" + id, "{\"active\":false}");
    }

    try {
      assertThat(refused(byId.formatted(somebody))).isEqualTo("/personId");
      assertThat(refused(byId.formatted(persona))).isEqualTo("/personId");
      assertThat(refused(byPersona)).isEqualTo("/persona");
    } finally {
      owner.patch("/api/people/" + persona, "{\"active\":true}");
    }
    assertThat(token(byPersona).status()).isEqualTo(200);
  }

  private String refused(String wanted) {
    var answer = token(wanted);
    assertThat(answer.status()).as(answer.body()).isEqualTo(404);
    assertThat(answer.json().at("/detail").asString()).contains("deactivated");
    return answer.json().at("/pointer").asString();
  }

  private Reply token(String wanted) {
    return anybody().post("/api/demo/tokens", wanted);
  }

  @Test
  void a_token_of_somebody_elses_making_is_worth_nothing() {
    var stranger = DemoIssuer.of(DemoIssuer.newKey(), InstantSource.system());
    var forged =
        stranger.issue(
            DemoStudios.NORTH.organization(),
            DemoStudios.NORTH.person(Persona.OWNER),
            Persona.OWNER.roles());

    assertThat(withToken(forged.token()).get("/api/demo/clock").status()).isEqualTo(401);
  }

  @Test
  void an_expired_token_is_worth_nothing() {
    var issuer = program.getBean(DemoIssuer.class);
    var longAgo = InstantSource.fixed(Instant.now().minus(Duration.ofHours(9)));
    var expired =
        issuer
            .at(longAgo)
            .issue(
                DemoStudios.NORTH.organization(),
                DemoStudios.NORTH.person(Persona.OWNER),
                Persona.OWNER.roles());

    assertThat(withToken(expired.token()).get("/api/demo/clock").status()).isEqualTo(401);
  }

  @Test
  void the_clock_is_for_admins_goes_forward_only_and_ticks_on() throws InterruptedException {
    assertThat(as(Persona.COACH).get("/api/demo/clock").status()).isEqualTo(403);
    var owner = as(Persona.OWNER);
    var before = now(owner.get("/api/demo/clock"));

    var after = now(owner.put("/api/demo/clock", "{\"advance\":\"PT1H\"}"));

    assertThat(Duration.between(before, after))
        .isBetween(Duration.ofHours(1), Duration.ofMinutes(62));
    assertThat(now(owner.get("/api/demo/clock"))).isAfterOrEqualTo(after);
    var back = "{\"now\":\"" + before + "\"}";
    assertThat(owner.put("/api/demo/clock", back).status()).isEqualTo(400);
    assertThat(owner.put("/api/demo/clock", "{\"advance\":\"soon\"}").status()).isEqualTo(400);
    // Sign-in stays on real time.
    assertThat(owner.get("/api/demo/clock").status()).isEqualTo(200);
    // Others who use this program compare its clock with theirs. It looks every second.
    Database.get().execute("update operations.demo_clock set ahead = '0'");
    for (int i = 0; i < 50 && !now(owner.get("/api/demo/clock")).isBefore(after); i++) {
      Thread.sleep(100);
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_studio_has_weeks_behind_it_in_which_people_came_stayed_away_and_cancelled(
      DemoStudios studio) {
    var owner = as(studio, Persona.OWNER);
    // Other tests book and cancel in these studios too, but none of them an hour ago.
    var anHourAgo = Instant.now().minus(Duration.ofHours(1));
    var cameOrNot =
        Stream.of("COMPLETED", "NO_SHOW", "CANCELLED")
            .collect(
                toMap(
                    status -> status,
                    status ->
                        bookings(owner, "status=" + status).stream()
                            .filter(booking -> createdAt(booking).isBefore(anHourAgo))
                            .count()));

    assertThat(cameOrNot.get("COMPLETED")).isGreaterThan(15L);
    assertThat(cameOrNot.get("NO_SHOW")).isBetween(1L, cameOrNot.get("COMPLETED") / 3);
    assertThat(cameOrNot.get("CANCELLED")).isBetween(2L, cameOrNot.get("COMPLETED") / 3);
    assertThat(bookings(owner, "status=CONFIRMED")).isNotEmpty();
    for (var booking : bookings(owner, "status=COMPLETED")) {
      var startsAt = Instant.parse(booking.at("/startsAt").asString());
      assertThat(createdAt(booking)).isBefore(startsAt);
    }
  }

  @ParameterizedTest
  @EnumSource
  void what_was_paid_in_those_weeks_is_all_in_the_ledger(DemoStudios studio) {
    var check = as(studio, Persona.OWNER).get("/api/admin/ledger-check");

    assertThat(check.status()).isEqualTo(200);
    assertThat(check.json().at("/consistent").asBoolean()).as(check.body()).isTrue();
    var client = studio.person(Persona.CLIENT).value();
    var lines =
        as(studio, Persona.CLIENT).get("/api/members/%s/credit-transactions".formatted(client));
    assertThat(lines.json().at("/items").size()).isGreaterThan(3);
  }

  @ParameterizedTest
  @EnumSource
  void what_was_done_in_those_weeks_can_be_sealed(DemoStudios studio) {
    var owner = as(studio, Persona.OWNER);
    assertThat(owner.post("/api/admin/jobs/seal-audit-log/run", null).status()).isEqualTo(200);

    var check = owner.get("/api/admin/audit-log/verify");

    assertThat(check.status()).isEqualTo(200);
    assertThat(check.json().at("/consistent").asBoolean()).as(check.body()).isTrue();
    assertThat(check.json().at("/entries").asInt()).isGreaterThan(20);
    assertThat(owner.get("/api/audit-log?to=2100-01-01T00:00:00Z").body()).contains("\"number\"");
  }

  @ParameterizedTest
  @EnumSource
  void the_second_client_has_a_place_on_hold_for_a_day(DemoStudios studio) {
    var held =
        bookings(as(studio, Persona.CLIENT2), "sort=start").stream()
            .filter(booking -> !booking.at("/holdExpiresAt").isNull())
            .findFirst()
            .orElseThrow();

    var until = Instant.parse(held.at("/holdExpiresAt").asString());
    assertThat(Duration.between(Instant.parse(held.at("/createdAt").asString()), until))
        .isEqualTo(Duration.ofDays(1));
    // For others it is as long as anywhere.
    assertThat(as(studio, Persona.OWNER).get("/api/organization").json().at("/holdMinutes").asInt())
        .isEqualTo(15);
  }

  @ParameterizedTest
  @EnumSource
  void the_first_client_brings_somebody_along(DemoStudios studio) {
    assertThat(bookings(as(studio, Persona.CLIENT), "sort=start"))
        .filteredOn(booking -> booking.at("/guest").isObject())
        .extracting(booking -> booking.at("/guest/name").asString())
        .contains("Alex");
  }

  @ParameterizedTest
  @EnumSource
  void the_first_coach_stands_in_for_the_second_once(DemoStudios studio) {
    var toldOfIt = notice(as(studio, Persona.COACH), "SESSION_TAKEN_OVER");
    var coach2sNotice = notice(as(studio, Persona.COACH2), "COACH_REPLACED");
    var session = toldOfIt.at("/subject/sessionId").asString();

    assertThat(coach2sNotice.at("/subject/sessionId").asString()).isEqualTo(session);
    var now = as(studio, Persona.OWNER).get("/api/sessions/" + session).json();
    assertThat(now.at("/coachId").asString())
        .isEqualTo(studio.person(Persona.COACH).value().toString());
  }

  private static JsonNode notice(Client who, String type) {
    var answer = who.get("/api/my-notices?limit=200");
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer
        .json()
        .at("/items")
        .valueStream()
        .filter(notice -> notice.at("/type").asString().equals(type))
        .findFirst()
        .orElseThrow();
  }

  private static Instant createdAt(JsonNode booking) {
    return Instant.parse(booking.at("/createdAt").asString());
  }

  private static List<JsonNode> bookings(Client who, String filter) {
    var answer = who.get("/api/bookings?limit=200&" + filter);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json().at("/items").valueStream().toList();
  }

  private static Instant now(Reply answer) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return Instant.parse(answer.json().get("now").asString());
  }
}
