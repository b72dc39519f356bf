package studio.booking.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import studio.booking.Api;
import studio.booking.Api.Answer;
import studio.booking.BookingTest;
import studio.booking.OwnStudio;
import studio.booking.StudioScene;
import studio.booking.shared.jooq.TestDatabase;
import tools.jackson.databind.JsonNode;

/** The log is sealed, and admins find out when it is not what was written. */
class SealedLogTest extends BookingTest {
  private final TestDatabase database = Database.get();
  private Api api;
  private OwnStudio studio;
  private StudioScene scene;

  @BeforeEach
  void setTheScene() {
    api = api();
    studio = new OwnStudio(program, api);
    scene = studio.scene();
  }

  @Test
  void entries_get_numbers_without_gaps() {
    for (int i = 0; i < 3; i++) scene.client(1);
    assertThat(numbers()).containsOnlyNulls();

    seal();
    var first = numbers();
    scene.client(1);
    seal();

    var numbers = numbers();
    assertThat(numbers).hasSizeGreaterThan(first.size());
    assertThat(numbers.stream().sorted())
        .containsExactlyElementsOf(LongStream.rangeClosed(1, numbers.size()).boxed().toList());
    var check = verify();
    assertThat(check.path("consistent").asBoolean()).as(check.toString()).isTrue();
    assertThat(check.path("entries").asInt()).isEqualTo(numbers.size());
    assertThat(check.path("batches").asInt()).isEqualTo(check.path("roots").asInt()).isPositive();
    assertThat(check.path("sealedUpTo").asString()).isNotBlank();
    assertThat(check.path("findings")).isEmpty();
  }

  @Test
  void what_was_altered_is_named_and_the_nightly_look_fails() {
    for (int i = 0; i < 3; i++) scene.client(1);
    seal();
    var victim = items("").get(1);
    database.execute(
        "set session_replication_role = replica",
        "update audit.entry set action = 'NOTHING_AT_ALL' where id = '%s'"
            .formatted(victim.path("id").asString()));

    var check = verify();

    assertThat(check.path("consistent").asBoolean()).isFalse();
    assertThat(check.path("problems").asInt()).isEqualTo(1);
    var finding = check.path("findings").get(0);
    assertThat(finding.path("what").asString()).isEqualTo("ENTRY_CHANGED");
    assertThat(finding.path("number").asInt()).isEqualTo(victim.path("number").asInt());
    assertThat(finding.path("entryId").asString()).isEqualTo(victim.path("id").asString());
    assertThat(finding.path("sentence").asString()).contains(victim.path("number").asString());
    var night =
        api.post(studio.owner(), "/api/admin/jobs/verify-audit-log/run", null).mustBe(200).json();
    assertThat(night.path("outcome").asString()).isEqualTo("FAILED");
    assertThat(night.at("/report/findings").asInt()).isEqualTo(1);
  }

  @Test
  void it_is_found_by_who_did_what_when_and_how_it_ended() {
    var anna = scene.client(1);
    var pii = "/api/clients/%s/pii".formatted(anna.id());
    api.get(anna.token(), pii).mustBe(200);
    api.get(studio.owner(), pii).mustBe(400);
    var owner = studio.ownerId().value().toString();

    assertThat(items("?actorId=" + anna.id())).hasSize(1);
    assertThat(items("?outcome=REFUSED"))
        .singleElement()
        .matches(entry -> entry.path("actor").asString().equals(owner));
    assertThat(items("?outcome=ALLOWED&action=PII_ACCESS&actorId=" + owner)).isEmpty();
    var all = items("");
    var at = all.get(1).path("at").asString();
    assertThat(items("?from=" + at))
        .isNotEmpty()
        .allMatch(entry -> entry.path("at").asString().compareTo(at) >= 0);
    assertThat(items("?to=" + at)).allMatch(entry -> entry.path("at").asString().compareTo(at) < 0);
    assertThat(items("?from=" + at).size() + items("?to=" + at).size()).isEqualTo(all.size());
    for (var bad : List.of("?outcome=MAYBE", "?from=yesterday", "?actorId=anna")) {
      assertThat(api.get(studio.owner(), "/api/audit-log" + bad).status()).isEqualTo(400);
    }
    assertThat(
            api.get(
                    studio.owner(),
                    "/api/audit-log?from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z")
                .status())
        .isEqualTo(400);
  }

  private void seal() {
    // Others write, too, and the oldest of their transactions is in the way for a moment.
    for (int i = 0; i < 100; i++) {
      Answer run = api.post(studio.owner(), "/api/admin/jobs/seal-audit-log/run", null);
      if (run.status() == 200 && !numbers().contains(null)) return;
      try {
        Thread.sleep(50);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
    throw new AssertionError("Not sealed: " + verify());
  }

  private JsonNode verify() {
    return api.get(studio.owner(), "/api/admin/audit-log/verify").mustBe(200).json();
  }

  private List<Long> numbers() {
    var numbers = new ArrayList<Long>();
    for (var item : items("")) {
      var number = item.path("number");
      numbers.add(number.isNull() ? null : Long.valueOf(number.asLong()));
    }
    return numbers;
  }

  private List<JsonNode> items(String query) {
    var items = new ArrayList<JsonNode>();
    var path = "/api/audit-log" + (query.isEmpty() ? "?" : query + "&") + "limit=200";
    api.get(studio.owner(), path).mustBe(200).json().path("items").forEach(items::add);
    return items;
  }
}
