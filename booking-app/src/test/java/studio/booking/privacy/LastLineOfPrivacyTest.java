package studio.booking.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import studio.booking.OwnStudio;
import studio.booking.privacy.domain.PiiField;
import studio.booking.privacy.domain.Vault;
import studio.booking.shared.ClientId;

/** What holds when somebody is at the database itself, or keys are lost. */
class LastLineOfPrivacyTest extends OfAlex {
  private static final String PROFILE = "privacy.client_profile_pii";

  @ParameterizedTest
  @ValueSource(strings = {"full_name", "email", "date_of_birth", "emergency_phone", "zip"})
  void a_value_that_was_copied_to_another_row_cannot_be_read(String column) {
    var ben = register(alexWith("b" + email)).mustBe(201).id();

    Database.get().execute(copy(column, column, alex.id(), ben));

    unreadable(seen(admin, ben));
    seen(admin, alex.id()).mustBe(200);
  }

  @Test
  void a_value_that_was_copied_to_another_column_cannot_be_read() {
    Database.get().execute(copy("full_name", "preferred_name", alex.id(), alex.id()));

    unreadable(seen(admin, alex.id()));
    assertThat(change(admin, alex.id(), "{\"city\":1}", WHY, "x").status()).isEqualTo(400);
    unreadable(change(admin, alex.id(), "{\"fullName\":\"A\"}", WHY, "x"));
  }

  @Test
  void a_row_that_was_copied_to_another_studio_cannot_be_read_even_with_its_key() {
    var other = new OwnStudio(program, api);
    var ben = api.post(other.owner(), "/api/clients", "{\"fullName\":\"Ben\"}").mustBe(201).id();

    Database.get()
        .execute(
            copy("full_name", "full_name", alex.id(), ben),
            copy("key_id", "key_id", alex.id(), ben));
    execute(
        Database.get().keysSuperuser(),
        """
        update keys.data_key set (id, wrapped) =
          (select id, wrapped from keys.data_key where client_id = '%s') where client_id = '%s'
        """
            .formatted(alex.id(), ben));

    unreadable(seen(other.owner(), ben));
  }

  private static String copy(String from, String to, String source, String target) {
    return """
    update %1$s set %3$s = (select %2$s from %1$s where client_id = '%4$s')
    where client_id = '%5$s'
    """
        .formatted(PROFILE, from, to, source, target);
  }

  @Test
  void a_lost_key_is_said_to_be_lost() {
    execute(
        Database.get().keysSuperuser(),
        "delete from keys.data_key where client_id = '%s'".formatted(alex.id()));

    unreadable(seen(admin, alex.id()));
    unreadable(seen(alex.token(), alex.id()));
    unreadable(change(alex.token(), alex.id(), "{\"fullName\":\"A\"}"));
    assertThat(accesses(alex).getFirst().path("outcome").asString()).isEqualTo("REFUSED");
    // The client is still there.
    api.get(admin, "/api/clients/" + alex.id()).mustBe(200);
  }

  @Test
  void a_destroyed_key_opens_nothing_from_that_moment_on() {
    seen(admin, alex.id()).mustBe(200);

    program.getBean(Vault.class).destroy(studio.id(), new ClientId(UUID.fromString(alex.id())));

    unreadable(seen(admin, alex.id()));
    assertThat(accesses(alex))
        .as("reasons go with the key")
        .allMatch(access -> access.path("reason").isNull());
  }

  @Test
  void E25_nothing_plain_can_be_written_where_ciphertexts_are() {
    for (var column : java.util.List.of("full_name", "email", "zip")) {
      assertThatThrownBy(
              () ->
                  Database.get()
                      .execute(
                          "update %s set %s = 'Alexandra Canary, who lives in Monterey'::bytea where client_id = '%s'"
                              .formatted(PROFILE, column, alex.id())))
          .hasMessageContaining("personal_data_are_encrypted");
    }
  }

  @Test
  void E10_all_that_identifies_can_be_cleared() throws SQLException {
    try (var connection = Database.get().superuser().getConnection();
        var statement = connection.createStatement();
        var row =
            statement.executeQuery(
                """
                select count(*) from pg_attribute
                where attrelid = 'privacy.client_profile_pii'::regclass and attnum > 0
                  and atttypid = 'bytea'::regtype and not attnotnull
                """)) {
      row.next();
      assertThat(row.getInt(1)).isEqualTo(PiiField.values().length);
    }
  }

  @Test
  void E11_the_person_goes_on_without_what_identifies_them() {
    var nothing =
        """
        update %s set key_id = null, encrypted_at = null, full_name = null, preferred_name = null,
          date_of_birth = null, blood_type = null, phone_number = null, email = null,
          emergency_name = null, emergency_relationship = null, emergency_phone = null,
          street = null, city = null, state = null, zip = null, deleted_at = now()
        where client_id = '%s'
        """
            .formatted(PROFILE, alex.id());
    var index = "delete from privacy.contact_index where client_id = '%s'".formatted(alex.id());
    Database.get().execute(nothing, index);

    api.get(admin, "/api/clients/" + alex.id()).mustBe(200);
    assertThat(accesses(alex)).isNotEmpty();
    register(alexWith(email)).mustBe(201);
  }

  @Test
  void E3_by_sql_alone_a_coach_sees_whom_they_look_after_and_a_client_themself()
      throws SQLException {
    var org = studio.id().value().toString();
    var ben = register(alexWith("b" + email)).mustBe(201).id();

    assertThat(visible("booking_admin", org, "")).isEqualTo(2);
    assertThat(visible("booking_client", org, alex.id())).isEqualTo(1);
    assertThat(visible("booking_client", org, ben)).isEqualTo(1);
    assertThat(visible("booking_coach", org, coach.id())).isEqualTo(1);
    assertThat(visible("booking_coach", org, otherCoach.id())).isZero();
    for (var role : java.util.List.of("booking_ai_request", "booking_public")) {
      assertThatThrownBy(() -> visible(role, org, ""))
          .hasMessageContaining("permission denied for ");
    }
  }

  @Test
  void E4_without_a_studio_there_are_no_rows() throws SQLException {
    // Unset, and as a pooled connection has it after a local setting.
    for (var studio : new String[] {null, ""}) {
      assertThat(visible("booking_admin", studio, "")).isZero();
      assertThat(visible("booking_client", studio, alex.id())).isZero();
    }
  }

  @Test
  void E6_an_admin_of_another_studio_sees_nothing_of_this_one() throws SQLException {
    var other = new OwnStudio(program, api).id().value().toString();

    assertThat(visible("booking_admin", other, "")).isZero();
  }

  private static int visible(String role, String organization, String person) throws SQLException {
    try (var connection = Database.get().program().getConnection()) {
      connection.setAutoCommit(false);
      try (var enter =
              connection.prepareStatement(
                  "select set_config('role', ?, true), set_config('app.current_organization_id', ?,"
                      + " true), set_config('app.current_user_id', ?, true)");
          var count = connection.prepareStatement("select count(*) from " + PROFILE)) {
        enter.setString(1, role);
        enter.setString(2, organization == null ? "" : organization);
        enter.setString(3, person);
        enter.execute();
        if (organization == null) {
          connection.createStatement().execute("reset app.current_organization_id");
        }
        try (var row = count.executeQuery()) {
          row.next();
          return row.getInt(1);
        }
      } finally {
        connection.rollback();
      }
    }
  }

  private static void unreadable(studio.booking.Api.Answer answer) {
    assertThat(answer.mustBe(410).code()).isEqualTo("PII_UNREADABLE");
    assertThat(answer.text()).doesNotContain("Canary", "Lex");
  }

  private static void execute(javax.sql.DataSource database, String sql) {
    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
