package studio.booking.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import studio.booking.Api;
import studio.booking.Api.Answer;
import studio.booking.OwnStudio;
import tools.jackson.databind.JsonNode;

/** Nobody sees, changes or tries unnoticed. */
class AccessAuditTest extends OfAlex {
  private static List<JsonNode> with(List<JsonNode> items, String action, String outcome) {
    return items.stream()
        .filter(item -> item.path("action").asString().equals(action))
        .filter(item -> item.path("outcome").asString().equals(outcome))
        .toList();
  }

  @Test
  void E16_there_are_as_many_entries_as_reads() {
    var reads = new ArrayList<Callable<Answer>>();
    for (int i = 0; i < 30; i++) {
      var token = List.of(admin, coach.token(), alex.token()).get(i % 3);
      reads.add(() -> seen(token, alex.id()));
    }
    long answered = Api.atOnce(reads).stream().filter(answer -> answer.status() == 200).count();

    assertThat(answered).isPositive();
    assertThat(with(accesses(alex), "PII_ACCESS", "ALLOWED")).hasSize((int) answered);
  }

  @Test
  void E16_an_entry_says_who_what_whose_why_and_by_which_request() {
    var read = pii(coach.token(), alex.id(), WHY, "Rang them back: Überweisung").mustBe(200);

    var entry = accesses(alex).getFirst();
    assertThat(entry.path("by").asString()).isEqualTo(coach.id());
    assertThat(entry.path("byRole").asString()).isEqualTo("coach");
    assertThat(entry.path("action").asString()).isEqualTo("PII_ACCESS");
    assertThat(entry.path("outcome").asString()).isEqualTo("ALLOWED");
    assertThat(entry.path("requestId").asString()).isEqualTo(read.header("X-Request-Id"));
    assertThat(entry.path("reason").asString()).startsWith("Rang them back");
    // The log itself can't be erased, so it holds no words.
    var log = api.get(admin, "/api/audit-log?clientId=" + alex.id()).mustBe(200);
    assertThat(log.text()).contains("PII_ACCESS", "PII_CREATE").doesNotContain("Rang", "Canary");
  }

  @Test
  void who_looked_before_is_shown_and_oneself_needs_no_reason() {
    assertThat(pii(alex.token(), alex.id()).mustBe(200).json().path("lastAccessedAt").isNull())
        .isTrue();
    seen(coach.token(), alex.id()).mustBe(200);

    var shown = pii(alex.token(), alex.id()).mustBe(200).json();
    assertThat(shown.path("accessedBy").asString()).isEqualTo(coach.id());
    assertThat(shown.path("lastAccessedAt").asString()).isNotBlank();
    assertThat(seen(coach.token(), alex.id()).json().path("accessedBy").asString())
        .isEqualTo(alex.id());
  }

  @Test
  void whoever_looks_at_others_says_why() {
    for (var token : List.of(admin, coach.token())) {
      var refused = pii(token, alex.id());
      assertThat(refused.mustBe(400).text()).contains("X-Access-Reason").doesNotContain("Canary");
      change(token, alex.id(), "{\"preferredName\":\"x\"}").mustBe(400);
    }
    pii(admin, alex.id(), WHY, " ").mustBe(400);
    pii(admin, alex.id(), WHY, "x".repeat(201)).mustBe(400);
    api.get(admin, "/api/clients/%s/pii?reason=audit".formatted(alex.id())).mustBe(200);
    var twice = "/api/clients/%s/pii?reason=once".formatted(alex.id());
    api.send("GET", admin, twice, null, WHY, "again").mustBe(400);

    assertThat(with(accesses(alex), "PII_ACCESS", "REFUSED")).hasSize(2);
    assertThat(with(accesses(alex), "PII_CHANGE", "REFUSED")).hasSize(2);
  }

  @Test
  void E7_who_has_no_business_with_a_client_learns_nothing_and_is_noted() {
    var ben = scene.client(0);
    var stranger = new OwnStudio(program, api);

    seen(otherCoach.token(), alex.id()).mustBe(404);
    seen(ben.token(), alex.id()).mustBe(404);
    change(otherCoach.token(), alex.id(), "{\"fullName\":\"X\"}", WHY, "x").mustBe(404);
    seen(ai(), alex.id()).mustBe(403);
    seen(stranger.owner(), alex.id()).mustBe(404);
    api.get(ben.token(), "/api/clients/%s/pii-access-log".formatted(alex.id())).mustBe(404);
    api.get(coach.token(), "/api/clients/%s/pii-access-log".formatted(alex.id())).mustBe(403);

    var log = accesses(alex);
    assertThat(with(log, "PII_ACCESS", "REFUSED"))
        .extracting(entry -> entry.path("byRole").asString())
        .containsExactly("ai_service", "client", "coach");
    assertThat(with(log, "PII_CHANGE", "REFUSED")).hasSize(1);
    // Where they came from, it is known that they tried, and not whom they meant.
    var theirs = api.get(stranger.owner(), "/api/audit-log?action=PII_ACCESS").mustBe(200);
    assertThat(theirs.json().at("/items/0/details/because").asString()).isEqualTo("UNKNOWN_CLIENT");
    assertThat(theirs.text()).doesNotContain(alex.id());
  }

  @Test
  void E7_access_ends_with_the_assignment() {
    var ben = scene.signedIn(register("{\"fullName\":\"Ben\"}").mustBe(201).id());
    var assignment = scene.assign(coach.id(), ben.id());
    seen(coach.token(), ben.id()).mustBe(200);

    api.delete(admin, "/api/trainer-client-assignments/" + assignment).mustBe(204);

    seen(coach.token(), ben.id()).mustBe(404);
  }

  @Test
  void a_change_says_which_fields_and_never_what_they_were() {
    change(
            coach.token(),
            alex.id(),
            "{\"email\":\"new-%s\",\"address\":{\"street\":\"1 A\",\"city\":\"B\"}}"
                .formatted(email),
            WHY,
            "Moved")
        .mustBe(200);

    var entry = accesses(alex).getFirst();
    assertThat(entry.path("action").asString()).isEqualTo("PII_CHANGE");
    assertThat(entry.path("fields").toString()).isEqualTo("[\"address\",\"email\"]");
    assertThat(entry.path("reason").asString()).isEqualTo("Moved");
    var log = api.get(admin, "/api/audit-log?clientId=" + alex.id()).mustBe(200).text();
    assertThat(log).doesNotContain("Canary", "Monterey", email, "1 A");
  }

  @Test
  void E19_a_look_writes_its_entry_and_nothing_else() throws SQLException {
    var before = rowVersion();

    for (int i = 0; i < 3; i++) seen(coach.token(), alex.id()).mustBe(200);

    assertThat(rowVersion()).isEqualTo(before);
    assertThat(with(accesses(alex), "PII_ACCESS", "ALLOWED")).hasSize(3);
  }

  private String rowVersion() throws SQLException {
    try (var connection = Database.get().superuser().getConnection();
        var query =
            connection.prepareStatement(
                "select xmin::text || ctid from privacy.client_profile_pii where client_id = ?")) {
      query.setObject(1, java.util.UUID.fromString(alex.id()));
      try (var row = query.executeQuery()) {
        row.next();
        return row.getString(1);
      }
    }
  }

  @Test
  void E16_without_an_entry_nothing_is_shown() {
    Database.get().execute("revoke insert on audit.entry from booking_admin");
    try {
      var answer = seen(admin, alex.id());
      assertThat(answer.status()).isEqualTo(500);
      assertThat(answer.json().path("code").asString()).isEqualTo("INTERNAL_ERROR");
      assertThat(answer.text()).doesNotContain("Canary", "Lex");
    } finally {
      Database.get().execute("grant insert on audit.entry to booking_admin");
    }
    seen(admin, alex.id()).mustBe(200);
  }
}
