package studio.booking.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import studio.booking.Api.Answer;
import studio.booking.MasterPrompts;
import studio.booking.StudioScene.SignedIn;

/** Training data that nobody has touched for as long as the studio keeps them. */
class OldRecordsTest extends OfAlex {
  private static final int YEARS = 3;

  private ZoneId zone;

  @BeforeEach
  void theStudioKeepsThemForThreeYears() {
    var settings =
        api.patch(
                studio.owner(), "/api/organization", "{\"dataRetentionYears\":%d}".formatted(YEARS))
            .mustBe(200)
            .json();
    assertThat(settings.path("dataRetentionYears").asInt()).isEqualTo(YEARS);
    zone = ZoneId.of(settings.path("timeZone").asString());
  }

  private SignedIn trained(int daysBeforeItIsDue) {
    var client = scene.client(0);
    api.patch(
            admin,
            "/api/clients/%s/training-profile".formatted(client.id()),
            "{\"gender\":\"male\"}",
            WHY,
            "Begins")
        .mustBe(200);
    Database.get()
        .execute(
            """
            update privacy.client_profile_training set changed_at = '%s' where client_id = '%s'
            """
                .formatted(dueIn(daysBeforeItIsDue), client.id()));
    return client;
  }

  /** When something was written that is due in so many days. */
  private Instant dueIn(int days) {
    var now = program.getBean(Clock.class).instant().atZone(zone);
    return now.minusYears(YEARS).plusDays(days).toInstant();
  }

  private Answer write(SignedIn client) {
    return api.post(
        admin,
        "/api/clients/%s/master-prompt".formatted(client.id()),
        MasterPrompts.of(client.id()));
  }

  private void wasWritten(SignedIn client, int number, int daysBeforeItIsDue) {
    Database.get()
        .execute(
            """
            set session_replication_role = replica;
            update prompts.master_prompt set written_at = '%s'
            where client_id = '%s' and number = %d;
            reset session_replication_role
            """
                .formatted(dueIn(daysBeforeItIsDue), client.id(), number));
  }

  private List<String> listed(String query) {
    var listed = new ArrayList<String>();
    api.get(admin, "/api/admin/old-records" + query)
        .mustBe(200)
        .json()
        .path("items")
        .forEach(old -> listed.add(client(old) + " " + old.path("kind").asString()));
    return listed;
  }

  private int run() {
    return api.post(studio.owner(), "/api/admin/jobs/delete-old-records/run", "")
        .mustBe(200)
        .json()
        .at("/report/deleted")
        .asInt();
  }

  private int training(SignedIn client) {
    return api.send(
            "GET",
            admin,
            "/api/clients/%s/training-profile".formatted(client.id()),
            null,
            WHY,
            "Looks")
        .mustBe(200)
        .json()
        .path("gender")
        .asString("")
        .length();
  }

  @Test
  void what_nobody_touched_is_listed_and_then_deleted() {
    var due = trained(-1);
    var soon = trained(80);
    var later = trained(100);

    assertThat(listed(""))
        .containsExactly(due.id() + " training_profile", soon.id() + " training_profile");
    assertThat(listed("?withinDays=0")).containsExactly(due.id() + " training_profile");
    assertThat(listed("?withinDays=101")).hasSize(3);
    assertThat(run()).isEqualTo(1);
    assertThat(run()).isZero();

    assertThat(training(due)).isZero();
    assertThat(training(soon)).isPositive();
    assertThat(training(later)).isPositive();
    assertThat(accesses(due))
        .anyMatch(entry -> entry.path("action").asString().equals("PROFILE_EXPIRED"));
    // Whoever comes back begins anew; and what is touched stays.
    api.patch(
            admin,
            "/api/clients/%s/training-profile".formatted(soon.id()),
            "{\"gender\":\"female\"}",
            WHY,
            "Is back")
        .mustBe(200);
    assertThat(listed("")).isEmpty();
  }

  @Test
  void master_prompts_go_when_the_newest_version_is_old() {
    var gone = scene.client(0);
    var kept = scene.client(0);
    for (var client : List.of(gone, kept)) {
      write(client).mustBe(201);
      write(client).mustBe(201);
      wasWritten(client, 1, -500);
    }
    wasWritten(gone, 2, -2);

    assertThat(listed("?withinDays=0")).containsExactly(gone.id() + " master_prompt");
    assertThat(run()).isEqualTo(1);

    var path = "/api/clients/%s/master-prompt";
    assertThat(api.get(admin, path.formatted(gone.id())).status()).isEqualTo(404);
    api.get(admin, path.formatted(kept.id())).mustBe(200);
    assertThat(versions(kept)).isEqualTo(2);
    write(gone).mustBe(201);
    assertThat(versions(gone)).isEqualTo(1);
  }

  private int versions(SignedIn client) {
    return api.get(admin, "/api/clients/%s/master-prompt/versions".formatted(client.id()))
        .mustBe(200)
        .json()
        .path("items")
        .size();
  }

  @Test
  void F14_where_a_consent_came_from_is_kept_for_some_years_and_the_consent_for_good() {
    for (var type : List.of("photo_analysis", "data_collection")) {
      var body =
          """
          {"clientId":"%s","consentType":"%s","consentVersion":"3.0","consentGranted":true,
           "signatureData":"drawn"}
          """
              .formatted(alex.id(), type);
      api.post(alex.token(), "/api/consent/grant", body).mustBe(201);
    }
    Database.get()
        .execute(
            """
            set session_replication_role = replica;
            update consent.answer set decided_at = '%s'
            where client_id = '%s' and type = 'photo_analysis';
            reset session_replication_role
            """
                .formatted(dueIn(-1), alex.id()));

    assertThat(listed("?withinDays=0")).containsExactly(alex.id() + " consent_origin");
    assertThat(run()).isEqualTo(1);
    assertThat(run()).isZero();

    var consents = api.get(alex.token(), "/api/consent/" + alex.id()).mustBe(200).json();
    for (var consent : consents.path("items")) {
      boolean old = consent.path("consentType").asString().equals("photo_analysis");
      assertThat(consent.path("ipAddress").isNull()).isEqualTo(old);
      assertThat(consent.path("userAgent").isNull()).isEqualTo(old);
      assertThat(consent.path("signatureData").asString()).isEqualTo("drawn");
      assertThat(consent.path("consentGranted").asBoolean()).isTrue();
    }
  }

  @Test
  void what_is_written_at_the_same_time_is_never_deleted() {
    var clients = scene.clients(12, 0);
    for (var client : clients) {
      write(client).mustBe(201);
      wasWritten(client, 1, -2);
    }

    var job = CompletableFuture.supplyAsync(this::run);
    var writers =
        clients.stream()
            .map(client -> CompletableFuture.supplyAsync(() -> write(client).status()))
            .toList();

    assertThat(writers).allSatisfy(one -> assertThat(one.join()).isEqualTo(201));
    job.join();
    assertThat(clients).allSatisfy(client -> assertThat(versions(client)).isBetween(1, 2));
    assertThat(listed("?withinDays=0")).isEmpty();
  }

  @Test
  void the_list_goes_on_where_a_page_ended() {
    for (int i = 0; i < 5; i++) {
      var both = trained(-3 * i);
      write(both).mustBe(201);
      wasWritten(both, 1, -3 * i);
    }
    var all = listed("");
    assertThat(all).hasSize(10);

    var paged = new ArrayList<String>();
    var query = "?limit=3";
    while (query != null) {
      paged.addAll(listed(query));
      var next = api.get(admin, "/api/admin/old-records" + query).json().path("nextCursor");
      query = next.isNull() ? null : "?limit=3&cursor=" + next.asString();
    }

    assertThat(paged).isEqualTo(all);
    for (var wrong : List.of("?withinDays=-1", "?withinDays=x", "?cursor=nonsense", "?within=1")) {
      api.get(admin, "/api/admin/old-records" + wrong).mustBe(400);
    }
  }
}
