package studio.booking.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import studio.booking.privacy.application.RefreshAgesWhenDue;

/** Clients who want to be erased: what happens at once, what can be undone, and what can't. */
class ErasureTest extends OfErasures {
  @Autowired private RefreshAgesWhenDue refreshAges;

  @Test
  void whoever_asks_has_left_and_is_erased_when_the_time_comes() throws SQLException {
    var asked = ask(alex.token(), alex.id()).mustBe(201);

    assertThat(asked.json().path("status").asString()).isEqualTo("REQUESTED");
    seen(admin, alex.id()).mustBe(404);
    assertThat(job.run(studio.id(), () -> false).counts()).containsEntry("steps", 0L);

    graceEnds(alex.id());
    assertThat(job.run(studio.id(), () -> false).counts()).containsEntry("steps", 3L);

    var done = api.get(admin, erasure(alex.id())).mustBe(200).json();
    assertThat(done.path("status").asString()).isEqualTo("DONE");
    assertThat(done.path("keyDestroyedAt").isNull()).isFalse();
    assertThat(
            readKeys(
                "select wrapped is null from keys.data_key where client_id = '" + alex.id() + "'"))
        .isEqualTo("true");
    assertThat(job.run(studio.id(), () -> false).counts()).containsEntry("steps", 0L);
  }

  @Test
  void E9_a_second_request_changes_nothing() throws SQLException {
    var first = ask(alex.token(), alex.id()).mustBe(201);

    var again = api.post(admin, erasure(alex.id()), "{\"reason\":\"OTHER\"}").mustBe(201);
    var deleted = api.delete(admin, "/api/clients/%s?reason=OTHER".formatted(alex.id()));

    assertThat(again.text()).isEqualTo(first.text());
    assertThat(deleted.mustBe(200).text()).isEqualTo(first.text());
    assertThat(ask(alex.token(), alex.id()).mustBe(201).text()).isEqualTo(first.text());
    assertThat(actions("ERASURE_REQUESTED")).hasSize(1);

    graceEnds(alex.id());
    job.run(studio.id(), () -> false);
    var done = api.get(admin, erasure(alex.id())).mustBe(200).text();
    assertThat(ask(admin, alex.id()).mustBe(201).text()).isEqualTo(done);
    assertThat(actions("ERASURE_DONE")).hasSize(1);
  }

  @Test
  void E20_only_the_client_and_admins_ask_and_there_must_be_such_a_client() {
    ask(coach.token(), alex.id()).mustBe(403);
    ask(scene.client(0).token(), alex.id()).mustBe(404);
    ask(admin, coach.id()).mustBe(404);
    ask(admin, java.util.UUID.randomUUID().toString()).mustBe(404);
    ask(new studio.booking.OwnStudio(program, api).owner(), alex.id()).mustBe(404);

    seen(admin, alex.id()).mustBe(200);
    assertThat(actions("ERASURE_REQUESTED")).isEmpty();
    api.get(admin, erasure(alex.id())).mustBe(404);
    api.delete(admin, erasure(alex.id())).mustBe(404);
  }

  @Test
  void E20_the_reason_is_one_of_a_list() {
    for (var body : List.of("{}", "{\"reason\":\"because\"}", "{\"reason\":null}")) {
      assertThat(api.post(admin, erasure(alex.id()), body).mustBe(400).text()).contains("/reason");
    }
    api.delete(admin, "/api/clients/" + alex.id()).mustBe(400);
    api.delete(admin, "/api/clients/%s?reason=because".formatted(alex.id())).mustBe(400);
    seen(admin, alex.id()).mustBe(200);
  }

  @Test
  void E17_who_has_left_is_there_for_nobody() {
    train();
    ask(admin, alex.id()).mustBe(201);

    assertThat(readsOf(alex.id())).hasSizeGreaterThan(10);
    for (var path : readsOf(alex.id())) {
      for (var token : List.of(admin, coach.token(), alex.token(), ai())) {
        var answer = api.send("GET", token, path, null, WHY, "to see");
        assertThat(answer.status()).as("%s: %s", path, answer).isIn(403, 404);
      }
      api.send("GET", admin, path, null, WHY, "to see").mustBe(404);
    }
    change(admin, alex.id(), "{\"preferredName\":\"Sasha\"}", WHY, "a try").mustBe(404);
    api.post(admin, "/api/clients/lookup", "{\"email\":\"%s\"}".formatted(email)).mustBe(404);
    for (var list :
        List.of(
            "/api/clients",
            "/api/people",
            "/api/trainer-client-assignments",
            "/api/training-profiles")) {
      assertThat(api.get(admin, list + "?limit=200").mustBe(200).text()).doesNotContain(alex.id());
    }
    api.patch(admin, "/api/people/" + alex.id(), "{\"active\":true}").mustBe(404);
  }

  @Test
  void the_age_of_who_has_left_is_there_when_they_come_back() throws SQLException {
    train();
    var age =
        "select age from privacy.client_profile_training where client_id = '%s'"
            .formatted(alex.id());
    execute(
        "update privacy.client_profile_training set age = 7, age_as_of = date_trunc('month', now())"
            + " - interval '3 months' where client_id = '%s'".formatted(alex.id()));
    ask(admin, alex.id()).mustBe(201);
    refreshAges.run(studio.id(), () -> false);
    assertThat(read(age)).isEqualTo("7");

    api.delete(admin, erasure(alex.id())).mustBe(200);
    refreshAges.run(studio.id(), () -> false);

    assertThat(Integer.parseInt(read(age))).isGreaterThan(30);
  }

  private void train() {
    api.patch(
            admin,
            "/api/clients/%s/training-profile".formatted(alex.id()),
            "{\"weightLbs\":150,\"goals\":[\"To fly\"]}")
        .mustBe(200);
  }

  @Test
  void who_has_left_is_told_how_to_come_back_and_gets_nowhere_else() {
    ask(admin, alex.id()).mustBe(201);

    for (var path : List.of("/api/me", "/api/bookings", "/api/clients/" + alex.id())) {
      var refused = api.get(alex.token(), path).mustBe(403);
      assertThat(refused.code()).isEqualTo("ERASURE_REQUESTED");
      assertThat(refused.text()).contains(erasure(alex.id()));
    }
    assertThat(api.get(alex.token(), erasure(alex.id())).mustBe(200).json().path("dueAt").isNull())
        .isFalse();

    var undone = api.delete(alex.token(), erasure(alex.id())).mustBe(200);

    assertThat(undone.json().path("status").asString()).isEqualTo("UNDONE");
    assertThat(api.delete(alex.token(), erasure(alex.id())).mustBe(200).text())
        .isEqualTo(undone.text());
    api.get(alex.token(), "/api/me").mustBe(200);
    assertThat(seen(admin, alex.id()).mustBe(200).text()).contains("Alexandra Canary");
    assertThat(lookup(email).mustBe(200).id()).isEqualTo(alex.id());
    api.get(admin, "/api/members/%s/credits".formatted(alex.id())).mustBe(200);
    assertThat(actions("ERASURE_UNDONE")).hasSize(1);
    // And leave again.
    ask(alex.token(), alex.id()).mustBe(201);
    seen(admin, alex.id()).mustBe(404);
  }

  @Test
  void E8_the_address_of_who_left_is_free_and_then_they_cannot_come_back() throws SQLException {
    ask(admin, alex.id()).mustBe(201);

    var again = register(alexWith(email)).mustBe(201);

    assertThat(again.id()).isNotEqualTo(alex.id());
    assertThat(lookup(email).mustBe(200).id()).isEqualTo(again.id());
    assertThat(api.delete(alex.token(), erasure(alex.id())).mustBe(409).code())
        .isEqualTo("EMAIL_TAKEN");
    api.get(alex.token(), "/api/me").mustBe(403);
    // The other one gives it up.
    change(admin, again.id(), "{\"email\":null}", WHY, "theirs").mustBe(200);
    api.delete(alex.token(), erasure(alex.id())).mustBe(200);
    assertThat(lookup(email).mustBe(200).id()).isEqualTo(alex.id());
  }

  @Test
  void E27_nothing_is_destroyed_while_it_is_held() throws SQLException {
    ask(alex.token(), alex.id()).mustBe(201);
    var hold = erasure(alex.id()) + "/hold";
    api.put(alex.token(), hold, "{\"reason\":\"LEGAL_CLAIM\"}").mustBe(403);
    api.put(admin, hold, "{\"reason\":\"because\"}").mustBe(400);

    var held = api.put(admin, hold, "{\"reason\":\"LEGAL_CLAIM\"}").mustBe(200);

    assertThat(held.json().path("status").asString()).isEqualTo("HELD");
    assertThat(held.json().at("/hold/reason").asString()).isEqualTo("LEGAL_CLAIM");
    assertThat(api.put(admin, hold, "{\"reason\":\"LEGAL_CLAIM\"}").text()).isEqualTo(held.text());
    assertThat(actions("ERASURE_HELD")).hasSize(1);
    graceEnds(alex.id());
    assertThat(job.run(studio.id(), () -> false).counts()).containsEntry("steps", 0L);

    api.delete(admin, hold).mustBe(200);
    api.delete(admin, hold).mustBe(200);
    assertThat(actions("ERASURE_RELEASED")).hasSize(1);
    job.run(studio.id(), () -> false);
    assertThat(api.put(admin, hold, "{\"reason\":\"LEGAL_CLAIM\"}").mustBe(409).code())
        .isEqualTo("ERASURE_UNDER_WAY");
    assertThat(api.delete(alex.token(), erasure(alex.id())).mustBe(409).code())
        .isEqualTo("ERASURE_UNDER_WAY");
  }

  @Test
  void E27_it_is_due_within_a_month_and_the_database_sees_to_it() throws SQLException {
    var asked = ask(alex.token(), alex.id()).mustBe(201).json();
    var at = java.time.Instant.parse(asked.path("requestedAt").asString());
    var due = java.time.Instant.parse(asked.path("dueAt").asString());

    assertThat(due).isAfter(at);
    assertThat(due).isBefore(at.atOffset(java.time.ZoneOffset.UTC).plusMonths(1).toInstant());
    org.assertj.core.api.Assertions.assertThatThrownBy(
            () ->
                execute(
                    "update privacy.erasure_case set due_at = due_at + interval '2 days' where"
                        + " client_id = '%s'".formatted(alex.id())))
        .hasMessageContaining("due_within_a_month");
    for (var status : List.of("DONE", "UNDONE")) {
      org.assertj.core.api.Assertions.assertThatThrownBy(
              () ->
                  execute(
                      "update privacy.erasure_case set status = '%s' where client_id = '%s'"
                          .formatted(status, alex.id())))
          .isInstanceOf(SQLException.class);
    }
  }

  @Test
  void admins_see_which_erasures_there_are() {
    var other = scene.client(0);
    ask(admin, alex.id()).mustBe(201);
    ask(admin, other.id()).mustBe(201);
    api.delete(admin, erasure(other.id())).mustBe(200);

    assertThat(listed("?status=REQUESTED")).containsExactly(alex.id());
    assertThat(listed("?status=UNDONE")).containsExactly(other.id());
    assertThat(listed("")).containsExactly(alex.id(), other.id());
    api.get(coach.token(), "/api/admin/erasures").mustBe(403);
    api.get(admin, "/api/admin/erasures?status=GONE").mustBe(400);
  }

  @Test
  void who_works_for_the_studio_cannot_leave_as_a_client_only() {
    api.patch(admin, "/api/people/" + alex.id(), "{\"roles\":[\"client\",\"coach\"]}").mustBe(200);

    assertThat(ask(admin, alex.id()).mustBe(409).code()).isEqualTo("WORKS_HERE");

    api.patch(admin, "/api/people/" + alex.id(), "{\"roles\":[\"client\"]}").mustBe(200);
    ask(admin, alex.id()).mustBe(201);
  }

  private List<String> listed(String query) {
    var ids = new java.util.ArrayList<String>();
    api.get(admin, "/api/admin/erasures" + query)
        .mustBe(200)
        .json()
        .path("items")
        .forEach(one -> ids.add(client(one)));
    return ids;
  }

  private List<tools.jackson.databind.JsonNode> actions(String action) {
    var entries = new java.util.ArrayList<tools.jackson.databind.JsonNode>();
    api.get(admin, "/api/audit-log?limit=200&action=" + action)
        .mustBe(200)
        .json()
        .path("items")
        .forEach(entries::add);
    return entries;
  }

  private studio.booking.Api.Answer lookup(String address) {
    return api.post(admin, "/api/clients/lookup", "{\"email\":\"%s\"}".formatted(address));
  }
}
