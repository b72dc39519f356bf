package studio.booking.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import studio.booking.AnotherProgram;
import studio.booking.Api;
import studio.booking.Api.Answer;
import studio.booking.shared.jooq.TestDatabase;

/** Sign-in as in a studio's own house: with the tokens of a provider, and no others. */
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class ProviderSignInTest {
  private static final String OWNER = "auth0|the-owner";

  private final TestDatabase database = TestDatabase.open();
  private final RSAKey rsa = StandInProvider.rsa("rsa-1");
  private final ECKey ec = StandInProvider.ec("ec-1");
  private StandInProvider provider;
  private AnotherProgram program;
  private Api api;

  @BeforeAll
  void start(@TempDir Path data) throws IOException {
    provider = new StandInProvider();
    provider.publish(rsa, ec);
    program =
        AnotherProgram.start(
            database,
            data,
            List.of(),
            "booking.sign-in.issuer-uri=" + provider.issuer(),
            "booking.sign-in.audience=" + StandInProvider.AUDIENCE,
            "booking.bootstrap.owner=" + provider.issuer() + "|" + OWNER,
            "booking.bootstrap.organization=Galaxy Studio",
            "booking.jobs.scheduled=false");
    api = program.api();
  }

  @AfterAll
  void end() {
    program.close();
    provider.close();
    database.close();
  }

  @Test
  @Order(1)
  void while_the_provider_is_away_nobody_is_told_that_their_token_is_bad() {
    provider.away(true);
    var away = me(provider.token(rsa, OWNER));
    provider.away(false);

    assertThat(away.status()).isEqualTo(503);
    assertThat(away.header("Retry-After")).isNotNull();
    assertThat(me(provider.token(rsa, OWNER)).status()).isEqualTo(200);
  }

  @Test
  @Order(2)
  void good_tokens_of_either_kind_are_let_in() {
    for (var token : List.of(provider.token(rsa, OWNER), provider.token(ec, OWNER))) {
      var me = me(token).mustBe(200).json();
      assertThat(me.at("/roles/0").asString()).isEqualTo("owner");
      assertThat(me.at("/organization/slug").asString()).isEqualTo("galaxy-studio");
    }
    // Who is known to the provider, and not to us.
    var stranger = me(provider.token(rsa, "auth0|somebody"));
    assertThat(stranger.status()).isEqualTo(403);
    assertThat(stranger.code()).isEqualTo("NOT_A_MEMBER");
  }

  @Test
  @Order(2)
  void while_they_are_switched_off_training_routes_are_not_there_whoever_asks() {
    for (var token : Arrays.asList(provider.token(rsa, OWNER), "not a token", null)) {
      assertThat(api.post(token, "/api/v2/credit-purchases", "{}").mustBe(404).code())
          .isEqualTo("NOT_FOUND");
      api.get(token, "/api/v2/my-credit-purchases").mustBe(404);
      api.get(token, "/api/v2/exercises").mustBe(404);
    }
    assertThat(api.get(null, "/openapi.json").mustBe(200).text()).doesNotContain("/api/v2");
    // What was said before is decided all the same.
    api.get(provider.token(rsa, OWNER), "/api/admin/credit-purchases").mustBe(200);
  }

  @Test
  @Order(3)
  void everything_else_is_refused() throws JOSEException {
    var bad = new LinkedHashMap<String, String>();
    var past = Date.from(Instant.now().minusSeconds(120));
    bad.put("another issuer", signed(provider.claims(OWNER).issuer("https://id.example")));
    bad.put("another audience", signed(provider.claims(OWNER).audience("billing")));
    bad.put("no audience", signed(provider.claims(OWNER).audience((String) null)));
    bad.put("expired", signed(provider.claims(OWNER).expirationTime(past)));
    bad.put("never expires", signed(provider.claims(OWNER).expirationTime(null)));
    bad.put(
        "not yet",
        signed(provider.claims(OWNER).notBeforeTime(Date.from(Instant.now().plusSeconds(120)))));
    bad.put("unknown key", provider.token(StandInProvider.rsa("rsa-2"), OWNER));
    bad.put("another key of that name", provider.token(StandInProvider.rsa("rsa-1"), OWNER));
    bad.put("alg none", new PlainJWT(provider.claims(OWNER).build()).serialize());
    bad.put("unsigned", provider.token(rsa, OWNER).replaceFirst("[^.]+$", ""));
    bad.put("tampered with", tampered(provider.token(rsa, OWNER)));
    bad.put("signed with the public key", symmetric());
    bad.put(
        "another kind of token",
        StandInProvider.token(
            rsa, provider.claims(OWNER), header -> header.type(new JOSEObjectType("logout+jwt"))));
    bad.put("no token", "nonsense");
    bad.put("nothing", "a.b.c");

    bad.forEach(
        (what, token) -> {
          var refused = me(token);
          assertThat(refused.status()).as(what).isEqualTo(401);
          assertThat(refused.code()).as(what).isEqualTo("UNAUTHENTICATED");
          assertThat(refused.header("Content-Type")).as(what).contains("application/problem+json");
          assertThat(refused.header("WWW-Authenticate")).as(what).startsWith("Bearer");
          assertThat(refused.text()).as(what).doesNotContain("Exception", "kid", "rsa-1");
        });
  }

  @Test
  @Order(4)
  void a_new_key_of_the_providers_is_picked_up() {
    var next = StandInProvider.rsa("rsa-next");
    provider.publish(rsa, ec, next);

    await()
        .atMost(Duration.ofSeconds(15))
        .until(() -> me(provider.token(next, OWNER)).status() == 200);
    assertThat(me(provider.token(rsa, OWNER)).status()).isEqualTo(200);
    // The old one goes when all its tokens are over.
    provider.publish(ec, next);
    assertThat(me(provider.token(next, OWNER)).status()).isEqualTo(200);
  }

  @Test
  @Order(5)
  void nobody_makes_us_ask_the_provider_over_and_over() {
    int before = provider.asked();
    var unknown = StandInProvider.rsa("made-up");
    for (int i = 0; i < 50; i++) me(provider.token(unknown, OWNER));

    assertThat(provider.asked() - before).isLessThan(5);
    assertThat(me(provider.token(ec, OWNER)).status()).isEqualTo(200);
  }

  @Test
  @Order(6)
  void who_is_deactivated_is_out_at_once_and_who_is_invited_in() {
    var owner = provider.token(ec, OWNER);
    var token = provider.token(ec, "auth0|the-admin");
    var person = api.post(owner, "/api/people", "{\"roles\":[\"admin\"]}").mustBe(201).id();
    var secret =
        api.post(owner, "/api/invitations", "{\"personId\":\"%s\"}".formatted(person))
            .mustBe(201)
            .json()
            .path("secret")
            .asString();
    assertThat(me(token).code()).isEqualTo("NOT_A_MEMBER");
    api.post(token, "/api/invitations/accept", "{\"secret\":\"%s\"}".formatted(secret)).mustBe(200);
    assertThat(me(token).mustBe(200).json().path("personId").asString()).isEqualTo(person);

    api.patch(owner, "/api/people/" + person, "{\"roles\":[\"coach\"]}").mustBe(200);
    assertThat(me(token).mustBe(200).json().at("/roles/0").asString()).isEqualTo("coach");

    api.patch(owner, "/api/people/" + person, "{\"active\":false}").mustBe(200);
    assertThat(me(token).code()).isEqualTo("NOT_A_MEMBER");

    api.patch(owner, "/api/people/" + person, "{\"active\":true}").mustBe(200);
    assertThat(me(token).status()).isEqualTo(200);
  }

  @Test
  @Order(7)
  void nothing_of_the_demo_is_there() {
    var owner = provider.token(ec, OWNER);
    assertThat(api.post(null, "/api/demo/tokens", "{\"persona\":\"owner\"}").status())
        .isEqualTo(404);
    assertThat(api.get(owner, "/api/demo/clock").status()).isEqualTo(404);
    assertThat(api.get(null, "/api/public/north/sessions").status()).isEqualTo(404);
    assertThat(api.get(null, "/actuator/prometheus").status()).isEqualTo(404);
    assertThat(api.get(null, "/actuator/health/readiness").status()).isEqualTo(200);
    assertThat(api.get(null, "/api/public/galaxy-studio/sessions").status()).isEqualTo(200);
  }

  private Answer me(String token) {
    return api.get(token, "/api/me");
  }

  private String signed(com.nimbusds.jwt.JWTClaimsSet.Builder claims) {
    return StandInProvider.token(rsa, claims, header -> header);
  }

  private static String tampered(String token) {
    var parts = token.split("\\.");
    var claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
    parts[1] =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(
                claims.replace("the-owner", "the-0wner").getBytes(StandardCharsets.UTF_8));
    return String.join(".", parts);
  }

  /** What fools who takes the algorithm from the token and the key from the provider. */
  private String symmetric() throws JOSEException {
    var token =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("rsa-1").build(),
            provider.claims(OWNER).build());
    token.sign(new MACSigner(rsa.toRSAPublicKey().getEncoded()));
    return token.serialize();
  }
}
