package studio.booking.consent.jooq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static studio.booking.consent.jooq.ConsentScene.AI;
import static studio.booking.consent.jooq.ConsentScene.NOW;
import static studio.booking.consent.jooq.ConsentScene.id;
import static studio.booking.consent.jooq.ConsentScene.until;
import static studio.booking.consent.jooq.ConsentScene.yes;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import studio.booking.consent.domain.Answer;
import studio.booking.shared.ClientId;
import studio.booking.shared.Ids;
import studio.booking.shared.jooq.TestDatabase;

/** That somebody agreed, and to what, can't be made to look otherwise afterwards. */
class ConsentProofTest {
  @RegisterExtension static final TestDatabase database = TestDatabase.fresh();

  private static final List<String> ROLES =
      List.of("client", "coach", "admin", "ai_request", "system", "public", "signin", "scout");

  private static final List<String> TABLES =
      List.of("type", "version", "question", "answer", "particular", "expiry");

  private ConsentScene scene;
  private ClientId anna;
  private Answer revoked;
  private Answer live;

  @BeforeEach
  void setTheScene() {
    scene = new ConsentScene(database);
    anna = scene.client();
    revoked = scene.granted(until(anna, AI, NOW.plusSeconds(3600)));
    scene.revoke(scene.as(anna), anna, AI, "Mine");
    live = scene.granted(until(anna, AI, NOW.plusSeconds(3600)));
  }

  @Test
  void F5_the_program_changes_no_column_of_the_proof_whatever_role_it_enters() throws SQLException {
    var changed = new TreeSet<String>();
    for (var table : TABLES) {
      for (var column : columns(table)) {
        for (var role : ROLES) {
          var sql = "update consent.%s set %s = %2$s".formatted(table, column);
          if (works(role, sql)) changed.add("%s.%s by %s".formatted(table, column, role));
        }
      }
    }

    // The count of answers, and who was told: no proof hangs on these.
    assertThat(changed)
        .containsExactly(
            "expiry.told_at by system",
            "question.answers by admin",
            "question.answers by client",
            "question.answers by coach");
  }

  @Test
  void F5_a_revocation_is_written_once_and_alone() throws SQLException {
    var now = "revoked_at = now(), revocation = 'WITHDRAWN'";
    for (var role : List.of("client", "coach", "admin")) {
      assertThat(works(role, update(revoked, now))).isFalse();
      assertThat(works(role, update(revoked, "revoked_at = null, revocation = null"))).isFalse();
      assertThat(works(role, update(live, "revoked_by = '%s'".formatted(Ids.next())))).isFalse();
      assertThat(works(role, update(live, "revocation = 'WITHDRAWN'"))).isFalse();
      assertThat(works(role, update(live, now + ", granted = false"))).isFalse();
      assertThat(works(role, update(live, now))).isTrue();
    }
  }

  @Test
  void F4_the_program_deletes_nothing_but_what_can_be_erased() throws SQLException {
    var deleted = new TreeSet<String>();
    for (var table : TABLES) {
      for (var role : ROLES) {
        if (works(role, "delete from consent." + table)) deleted.add(table + " by " + role);
        assertThat(works(role, "truncate consent.%s cascade".formatted(table))).isFalse();
      }
    }

    assertThat(deleted).containsExactly("particular by system");
  }

  @Test
  void F4_the_proof_stays_under_the_pseudonym_when_what_is_personal_goes() {
    assertThat(revoked.particulars()).hasSize(3);
    database.execute(
        "delete from consent.particular where client_id = '%s'".formatted(anna.value()));

    assertThat(scene.history(anna))
        .hasSize(2)
        .allMatch(answer -> answer.particulars().isEmpty())
        .extracting(Answer::id)
        .containsExactly(live.id(), revoked.id());
    assertThat(scene.lack(anna, AI)).isNull();
    assertThatThrownBy(
            () ->
                database.execute(
                    "delete from directory.person where id = '%s'".formatted(anna.value())))
        .hasStackTraceContaining("violates foreign key constraint");
  }

  /** Not even by who may do everything, without taking the trigger away first. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "update consent.version set full_text = full_text || '.'",
        "update consent.version set requires_re_consent = false",
        "delete from consent.version",
        "update consent.type set description = 'Anything'",
        "update consent.answer set granted = true",
        "update consent.answer set decided_at = decided_at - interval '1 day'",
        "update consent.answer set version = version, revoked_at = now(), revocation = 'REPLACED'",
        "delete from consent.answer",
        "update consent.particular set value = 'Somebody else'"
      })
  void F11_what_was_published_and_answered_stays_as_it_was(String sql) {
    assertThatThrownBy(() -> database.execute(sql))
        .hasStackTraceContaining(sql.contains("answer set") ? "stays as it was" : "append-only");
  }

  @Test
  void F11_a_text_and_its_hash_belong_together() {
    assertThatThrownBy(
            () ->
                database.execute(
                    """
                    insert into consent.version (organization_id, ordinal, number, effective_on,
                      full_text, text_sha256, summary, requires_re_consent, published_at,
                      previous_effective_on)
                    select organization_id, 2, '3.1', effective_on, full_text || '.', text_sha256,
                      summary, false, now(), effective_on from consent.version
                    where organization_id = '%s'
                    """
                        .formatted(scene.studio.value())))
        .hasStackTraceContaining("hash_is_the_texts");
  }

  @Test
  void F2_two_answers_are_not_live_whatever_texts_they_are_about() {
    scene.publish("3.1", ConsentScene.TODAY, false);

    assertThatThrownBy(() -> database.execute(another(2, 3)))
        .hasStackTraceContaining("one_answer_is_live");
    assertThatThrownBy(() -> database.execute(another(2, 2)))
        .hasStackTraceContaining("answer_is_numbered_once");
  }

  private String another(int version, int number) {
    return """
    insert into consent.answer (organization_id, id, client_id, type, number, version, granted,
      method, by_guardian, decided_at)
    values ('%s', '%s', '%s', '%s', %d, %d, true, 'web_form', false, now())
    """
        .formatted(scene.studio.value(), Ids.next(), anna.value(), AI.value(), number, version);
  }

  @Test
  void F6_a_clients_request_could_neither_read_nor_answer_for_another_if_it_tried()
      throws SQLException {
    var ben = scene.client();
    scene.granted(yes(ben, AI));
    for (var table : List.of("question", "answer", "particular")) {
      var others = "consent.%s where client_id <> '%s'".formatted(table, anna.value());
      assertThat(number("client", "select count(*) from " + others)).isZero();
      assertThat(number("coach", "select count(*) from " + others)).isPositive();
    }
    var forged = another(1, 3).replace(anna.value().toString(), ben.value().toString());
    assertThat(works("client", update(live, "revoked_at = now(), revocation = 'REPLACED'")))
        .isTrue();
    assertThatThrownBy(() -> as("client", forged))
        .hasMessageContaining("violates row-level security policy");
  }

  @Test
  void the_AI_reads_whether_there_is_consent_and_nothing_more() throws SQLException {
    assertThat(number("ai_request", "select count(granted) from consent.answer")).isEqualTo(2);
    for (var column : List.of("method", "recorded_by", "decided_at", "revoked_by")) {
      assertThat(works("ai_request", "select %s from consent.answer".formatted(column))).isFalse();
    }
    for (var table : List.of("particular", "question", "type", "expiry")) {
      assertThat(works("ai_request", "select from consent." + table)).isFalse();
    }
    assertThat(works("ai_request", "select full_text from consent.version")).isFalse();
  }

  private static String update(Answer answer, String set) {
    return "update consent.answer set %s where id = '%s'".formatted(set, id(answer));
  }

  private List<String> columns(String table) throws SQLException {
    var columns = new ArrayList<String>();
    try (var connection = database.superuser().getConnection();
        var found =
            connection
                .createStatement()
                .executeQuery(
                    """
                    select column_name from information_schema.columns
                    where table_schema = 'consent' and table_name = '%s'
                      and is_generated = 'NEVER'
                    """
                        .formatted(table))) {
      while (found.next()) columns.add(found.getString(1));
    }
    assertThat(columns).isNotEmpty();
    return columns;
  }

  /** Whether the role can do it; it is undone. */
  private boolean works(String role, String sql) throws SQLException {
    try {
      as(role, sql);
      return true;
    } catch (SQLException e) {
      // Not for want of sense.
      assertThat(e.getSQLState()).as(e.getMessage()).matches("42501|23001|23514");
      return false;
    }
  }

  private long number(String role, String sql) throws SQLException {
    try (var connection = entered(role);
        var rows = connection.createStatement().executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private void as(String role, String sql) throws SQLException {
    try (var connection = entered(role)) {
      connection.createStatement().execute(sql);
      connection.rollback();
    }
  }

  /** As the program, for anna. */
  private Connection entered(String role) throws SQLException {
    var connection = database.program().getConnection();
    connection.setAutoCommit(false);
    try (var statement = connection.createStatement()) {
      statement.execute(
          """
          set local role booking_%s;
          select set_config('app.current_organization_id', '%s', true),
            set_config('app.current_user_id', '%s', true)
          """
              .formatted(role, scene.studio.value(), anna.value()));
      return connection;
    } catch (SQLException e) {
      // Or the next ones wait for it.
      connection.close();
      throw e;
    }
  }
}
