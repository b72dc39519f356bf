package studio.booking.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import studio.booking.BookingTest;
import studio.booking.demo.DemoStudios.Persona;

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
  void the_clock_is_for_admins_goes_forward_only_and_ticks_on() {
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
  }

  private static Instant now(Reply answer) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return Instant.parse(answer.json().get("now").asString());
  }
}
