package studio.booking.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import studio.booking.OwnStudio;
import studio.booking.StudioScene;
import studio.booking.StudioScene.SignedIn;
import studio.booking.privacy.domain.Vault;
import studio.booking.shared.ClientId;

/** What those are called who come to a session, for those who meet them there. */
class RosterNamesTest extends OfAlex {
  private SignedIn teacher;
  private String session;

  @BeforeEach
  void aClassOfACoachWhoLooksAfterNobody() {
    var yoga = scene.classType();
    teacher = scene.signedIn(scene.coach(yoga));
    session = scene.aClass(yoga, teacher.id(), StudioScene.in(1, 0), 5);
  }

  private SignedIn comes(String profile) {
    var client = scene.signedIn(register(profile).mustBe(201).id());
    scene.give(client.id(), 1);
    scene.book(client, session).mustBe(201);
    return client;
  }

  private List<String> names(String token) {
    var roster = api.get(token, "/api/sessions/%s/bookings".formatted(session)).mustBe(200);
    assertThat(roster.text()).doesNotContain("Canary", "example.com", "1990");
    var names = new ArrayList<String>();
    for (var line : roster.json().path("items")) {
      assertThat(line.path("alias").asString()).isNotBlank();
      names.add(line.path("displayName").asString(null));
    }
    return names;
  }

  @Test
  void the_coach_of_the_session_and_admins_see_what_people_would_like_to_be_called() {
    comes(alexWith("a" + email));
    comes("{\"fullName\":\"Ben Only\",\"email\":\"b%s\"}".formatted(email));
    comes("{}");

    for (var token : List.of(teacher.token(), admin)) {
      assertThat(names(token)).containsExactly("Lex", "Ben Only", null);
    }
    // It is no more than the name: their profile stays closed.
    var client = api.get(admin, "/api/sessions/%s/bookings".formatted(session));
    var lex = client.json().at("/items/0/clientId").asString();
    assertThat(seen(teacher.token(), lex).status()).isEqualTo(404);
  }

  @Test
  void a_name_that_cannot_be_read_leaves_the_alias_and_the_others() {
    var lost = comes(alexWith("a" + email));
    comes("{\"fullName\":\"Ben Only\"}");
    var copied = comes(alexWith("c" + email));
    Database.get()
        .execute(
            """
            update privacy.client_profile_pii set preferred_name = full_name where client_id = '%s'
            """
                .formatted(copied.id()));

    program.getBean(Vault.class).destroy(studio.id(), new ClientId(UUID.fromString(lost.id())));

    assertThat(names(teacher.token())).containsExactly(null, "Ben Only", null);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "booking_client",
        "booking_ai_request",
        "booking_ai",
        "booking_public",
        "booking_system",
        "booking_signin",
        "booking_scout"
      })
  void by_sql_alone_nobody_else_sees_a_name_even_encrypted(String role) {
    assertThatThrownBy(() -> visible(role, studio.id().toString(), "client_id"))
        .hasMessageContaining("permission denied");
  }

  @Test
  void by_sql_alone_a_coach_sees_names_of_the_studio_and_nothing_more() throws SQLException {
    var other = new OwnStudio(program, api).id().value().toString();

    assertThat(visible("booking_coach", studio.id().value().toString(), "client_id")).isEqualTo(1);
    assertThat(visible("booking_coach", other, "client_id")).isZero();
    assertThat(visible("booking_coach", "", "client_id")).isZero();
    assertThatThrownBy(() -> visible("booking_coach", studio.id().value().toString(), "email"))
        .hasMessageContaining("does not exist");
  }

  private static int visible(String role, String studio, String column) throws SQLException {
    try (var connection = Database.get().superuser().getConnection()) {
      connection.setAutoCommit(false);
      try (var statement = connection.createStatement()) {
        statement.execute("set local role " + role);
        statement.execute("set local app.current_organization_id = '%s'".formatted(studio));
        statement.execute("set local app.current_user_id = '%s'".formatted(UUID.randomUUID()));
        try (var row =
            statement.executeQuery("select count(%s) from privacy.client_name".formatted(column))) {
          row.next();
          return row.getInt(1);
        }
      } finally {
        connection.rollback();
      }
    }
  }
}
