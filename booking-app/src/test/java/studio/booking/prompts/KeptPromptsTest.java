package studio.booking.prompts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import studio.booking.OwnStudio;
import studio.booking.shared.Ids;

/** What holds of master prompts when somebody is at the database itself. */
class KeptPromptsTest extends OfPrompts {
  private static final String TABLE = "prompts.master_prompt";

  @BeforeEach
  void writeTwo() {
    write(coach.token(), withGoal("To run")).mustBe(201);
    write(coach.token(), withGoal("To walk")).mustBe(201);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "update prompts.master_prompt set schema_version = '3.1.0' | append-only",
        "delete from prompts.master_prompt | append-only"
      })
  void versions_are_never_rewritten(String sql, String because) {
    assertThatThrownBy(() -> Database.get().execute(sql)).hasStackTraceContaining(because);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "4 | document | master_prompts_are_a_chain",
        "2 | document | master_prompt_pkey",
        "0 | document | check",
        "3 | 'Alexandra wants to run, and later on to walk'::bytea | documents_are_encrypted",
        "3 | ''::bytea | documents_are_encrypted"
      })
  void a_version_has_the_next_number_and_is_encrypted(
      String number, String document, String because) {
    assertThatThrownBy(() -> Database.get().execute(insert(number, document)))
        .hasStackTraceContaining(because);
  }

  private String insert(String number, String document) {
    return """
    insert into prompts.master_prompt (organization_id, client_id, number, id, schema_version,
      key_id, document, written_at, written_by)
    select organization_id, client_id, %s, '%s', schema_version, key_id, %s, written_at, written_by
    from prompts.master_prompt where client_id = '%s' and number = 2
    """
        .formatted(number, Ids.next(), document, alex.id());
  }

  @Test
  void a_document_that_was_put_in_another_row_cannot_be_read() {
    Database.get().execute(insert("3", "document"));

    assertThat(read(admin).mustBe(410).code()).isEqualTo("PII_UNREADABLE");
    api.get(admin, path(alex) + "/versions/2").mustBe(200);
  }

  @Test
  void nothing_of_a_document_is_there_in_clear() throws SQLException {
    try (var connection = Database.get().superuser().getConnection();
        var statement = connection.createStatement();
        var row =
            statement.executeQuery(
                "select count(*) filter (where encode(document, 'escape') ~ 'rucksack|walk|tier'),"
                    + " count(*) from "
                    + TABLE)) {
      row.next();
      assertThat(row.getInt(1)).isZero();
      assertThat(row.getInt(2)).isPositive();
    }
  }

  @Test
  void by_sql_alone_a_coach_sees_whom_they_look_after_and_a_client_themself() throws SQLException {
    var org = studio.id().value().toString();

    assertThat(visible("booking_admin", org, "")).isEqualTo(2);
    assertThat(visible("booking_client", org, alex.id())).isEqualTo(2);
    assertThat(visible("booking_client", org, scene.client(0).id())).isZero();
    assertThat(visible("booking_coach", org, coach.id())).isEqualTo(2);
    assertThat(visible("booking_coach", org, otherCoach.id())).isZero();
    assertThat(visible("booking_admin", new OwnStudio(program, api).id().value().toString(), ""))
        .isZero();
    assertThat(visible("booking_admin", "", "")).isZero();
    for (var role :
        List.of("booking_ai_request", "booking_public", "booking_system", "booking_scout")) {
      assertThatThrownBy(() -> visible(role, org, ""))
          .hasMessageContaining("permission denied for ");
    }
  }

  private static int visible(String role, String organization, String person) throws SQLException {
    try (var connection = Database.get().program().getConnection()) {
      connection.setAutoCommit(false);
      try (var enter =
              connection.prepareStatement(
                  "select set_config('role', ?, true), set_config('app.current_organization_id', ?,"
                      + " true), set_config('app.current_user_id', ?, true)");
          var count = connection.prepareStatement("select count(document) from " + TABLE)) {
        enter.setString(1, role);
        enter.setString(2, organization);
        enter.setString(3, person);
        enter.execute();
        try (var row = count.executeQuery()) {
          row.next();
          return row.getInt(1);
        }
      } finally {
        connection.rollback();
      }
    }
  }
}
