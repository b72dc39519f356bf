package studio.booking.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import studio.booking.OwnStudio;
import studio.booking.demo.TestTokens;
import studio.booking.shared.PersonId;
import studio.booking.shared.Role;

/** All that is kept about a client, in one piece: for whom, and how it looks. */
class ExportTest extends OfAlex {
  private Exported export(String token, String client, String... headers) {
    return Exported.of(address(path(client)), token, headers);
  }

  private static String path(String client) {
    return "/api/clients/%s/export".formatted(client);
  }

  static void F15_texts_are_named_and_there_once(Exported export) {
    var text = export.json("consent-texts.json").get(0);
    assertThat(text.path("number").asString()).isEqualTo("3.0");
    assertThat(text.path("fullText").asString()).hasSizeGreaterThan(200);
    assertThat(export.json("consents.json").get(0).path("textNumber").asString()).isEqualTo("3.0");
    var line = text.path("fullText").asString().lines().skip(3).findFirst().orElseThrow();
    assertThat(export.text("consents.json")).doesNotContain(line);
  }

  @Test
  void F15_an_export_names_texts_and_has_each_once() {
    var body =
        "{\"clientId\":\"%s\",\"consentType\":\"%s\",\"consentVersion\":\"3.0\",\"consentGranted\":true,\"signatureData\":\"drawn-by-hand\"}";
    for (var type : Set.of("data_collection", "photo_analysis", "third_party_sharing")) {
      api.post(alex.token(), "/api/consent/grant", body.formatted(alex.id(), type)).mustBe(201);
    }

    var export = export(alex.token(), alex.id());

    assertThat(export.json("consents.json")).hasSize(3);
    assertThat(export.json("consent-texts.json")).hasSize(1);
    F15_texts_are_named_and_there_once(export);
    assertThat(export.text("consents.json")).doesNotContain("drawn-by-hand");
    // Each drawn once, each there once.
    assertThat(export.text("consent-particulars.json").split("drawn-by-hand", -1)).hasSize(4);
  }

  @Test
  void E7_it_is_for_the_client_and_for_admins_who_say_why() {
    assertThat(export(alex.token(), alex.id()).response().statusCode()).isEqualTo(200);
    var byAdmin = export(admin, alex.id(), WHY, "They asked by letter");
    assertThat(byAdmin.response().statusCode()).isEqualTo(200);
    assertThat(byAdmin.json("manifest.json").path("exportedAs").asString()).isEqualTo("owner");

    var export = path(alex.id());
    assertThat(api.get(admin, export).mustBe(400).text()).contains("X-Access-Reason");
    api.get(admin, export + "?reason=By+letter").mustBe(200);
    api.get(coach.token(), export).mustBe(403);
    api.get(ai(), export).mustBe(403);
    api.get(scene.client(0).token(), export).mustBe(404);
    api.send("GET", new OwnStudio(program, api).owner(), export, null, WHY, "x").mustBe(404);
    api.send("GET", admin, path(UUID.randomUUID().toString()), null, WHY, "x").mustBe(404);
    api.send("GET", admin, path(coach.id()), null, WHY, "x").mustBe(404);
    api.get(null, export).mustBe(401);
  }

  @Test
  void a_coach_who_is_a_client_too_has_their_own_and_no_other() {
    var both = both(alex.id());
    var assigned = register("{\"fullName\":\"Ben\"}").mustBe(201).id();
    scene.assign(coach.id(), assigned);

    assertThat(export(both, alex.id()).json("person.json")).hasSize(1);
    api.send("GET", both(coach.id()), path(assigned), null, WHY, "x").mustBe(404);
  }

  private String both(String person) {
    var id = new PersonId(UUID.fromString(person));
    return TestTokens.of(program, studio.id(), id, Set.of(Role.CLIENT, Role.COACH));
  }

  @Test
  void its_headers_name_nobody_and_nobody_keeps_it() {
    var export = export(alex.token(), alex.id());

    assertThat(export.header("Content-Type")).isEqualTo("application/zip");
    assertThat(export.header("Content-Disposition"))
        .isEqualTo("attachment; filename=\"export.zip\"");
    assertThat(export.header("Cache-Control")).isEqualTo("no-store");
    assertThat(export.response().headers().map().toString())
        .doesNotContain(alex.id(), "Alexandra", email);
  }

  @Test
  void E16_it_is_one_look_that_is_written_down_with_its_reason() {
    export(admin, alex.id(), WHY, "They asked by letter");
    export(coach.token(), alex.id());

    var looks =
        accesses(alex).stream()
            .filter(look -> look.path("action").asString().equals("EXPORT"))
            .toList();
    assertThat(looks).hasSize(2);
    assertThat(looks.getFirst().path("outcome").asString()).isEqualTo("REFUSED");
    assertThat(looks.getLast().path("reason").asString()).isEqualTo("They asked by letter");
    assertThat(accesses(alex))
        .filteredOn(look -> look.path("action").asString().startsWith("PII_ACCESS"))
        .isEmpty();
    // Who reads of it next, reads of this one, too.
    assertThat(seen(coach.token(), alex.id()).json().path("accessedBy").asString())
        .isEqualTo(studio.ownerId().value().toString());
  }

  @Test
  void E16_what_cannot_be_written_down_is_not_shown() {
    Database.get()
        .execute(
            """
            create function audit.out_of_ink() returns trigger language plpgsql as
              $$ begin raise exception 'out of ink'; end $$
            """,
            """
            create trigger out_of_ink before insert on audit.entry for each row
              when (new.action = 'EXPORT' and new.client_id = '%s')
              execute function audit.out_of_ink()
            """
                .formatted(alex.id()));
    try {
      var refused = api.get(alex.token(), path(alex.id()));

      assertThat(refused.status()).isGreaterThanOrEqualTo(500);
      assertThat(refused.text()).doesNotContain("Alexandra", email);
    } finally {
      Database.get()
          .execute("drop trigger out_of_ink on audit.entry", "drop function audit.out_of_ink()");
    }
    assertThat(export(alex.token(), alex.id()).response().statusCode()).isEqualTo(200);
  }

  @Test
  void what_somebody_calls_themself_does_nothing_to_who_reads_it() {
    var name = "<script>alert(1)</script><b onmouseover='x'>&amp;";
    change(alex.token(), alex.id(), "{\"preferredName\":\"%s\"}".formatted(name)).mustBe(200);

    var page = export(alex.token(), alex.id()).text("summary.html");

    assertThat(page)
        .contains("&lt;script&gt;alert(1)&lt;/script&gt;&lt;b onmouseover=&#39;x&#39;&gt;&amp;amp;")
        .contains("Alexandra Canary", "default-src 'none'")
        .doesNotContain("<script", "<b ", "src=", "href=", "http://", "url(");
  }

  @Test
  void who_asks_too_often_is_told_to_wait() {
    for (int i = 0; i < 20; i++) api.get(alex.token(), path(alex.id())).mustBe(200);

    var refused = api.get(alex.token(), path(alex.id())).mustBe(429);

    assertThat(refused.code()).isEqualTo("RATE_LIMITED");
    assertThat(Integer.parseInt(String.valueOf(refused.header("Retry-After")))).isPositive();
    // Others may.
    api.send("GET", admin, path(alex.id()), null, WHY, "x").mustBe(200);
  }

  @Test
  void what_nobody_can_read_any_more_is_said_to_be_so() {
    Database.get()
        .execute(
            "update privacy.client_profile_pii set full_name = preferred_name where client_id = '%s'"
                .formatted(alex.id()));

    var profile = export(alex.token(), alex.id()).json("profile.json").get(0);

    assertThat(profile.path("readable").asBoolean()).isFalse();
    assertThat(profile.path("fullName").isNull()).isTrue();
  }
}
