package studio.booking.consent.jooq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static studio.booking.consent.jooq.ConsentScene.AI;
import static studio.booking.consent.jooq.ConsentScene.NOW;
import static studio.booking.consent.jooq.ConsentScene.PHOTOS;
import static studio.booking.consent.jooq.ConsentScene.TODAY;
import static studio.booking.consent.jooq.ConsentScene.no;
import static studio.booking.consent.jooq.ConsentScene.until;
import static studio.booking.consent.jooq.ConsentScene.wanted;
import static studio.booking.consent.jooq.ConsentScene.yes;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import studio.booking.consent.ConsentType;
import studio.booking.consent.Lack;
import studio.booking.consent.application.GrantConsent.Wanted;
import studio.booking.consent.application.GrantOutcome;
import studio.booking.consent.application.GrantOutcome.Flawed;
import studio.booking.consent.application.GrantOutcome.GuardianNotNeeded;
import studio.booking.consent.application.GrantOutcome.GuardianTooYoung;
import studio.booking.consent.application.GrantOutcome.NotOpenToGuardians;
import studio.booking.consent.application.GrantOutcome.Recorded;
import studio.booking.consent.application.GrantOutcome.UnknownClient;
import studio.booking.consent.application.RevokeOutcome;
import studio.booking.consent.application.RevokeOutcome.Revoked;
import studio.booking.consent.domain.Answer;
import studio.booking.consent.domain.Answer.Revocation.Why;
import studio.booking.consent.domain.ConsentMethod;
import studio.booking.shared.ClientId;
import studio.booking.shared.Page;
import studio.booking.shared.jooq.TestDatabase;

/** A parent who answers with the rights of a client's request, and what a birthday ends. */
class GuardiansAnswerTest {
  @RegisterExtension static final TestDatabase database = TestDatabase.fresh();

  private ConsentScene scene;
  private ClientId kim;
  private ClientId maria;

  @BeforeEach
  void setTheScene() {
    scene = new ConsentScene(database);
    kim = scene.client();
    maria = scene.client();
    scene.ages.put(kim, OptionalInt.of(12));
  }

  private GrantOutcome byMaria(Wanted wanted) {
    return scene.grant(scene.as(maria), wanted);
  }

  @Test
  void F16_a_guardian_answers_with_the_rights_of_a_client_and_nobody_else_does() {
    assertThat(byMaria(yes(kim, PHOTOS))).isEqualTo(new UnknownClient());
    scene.guard(maria, kim);
    var expiring = until(kim, PHOTOS, NOW.plusSeconds(60));

    var answer = ((Recorded) byMaria(expiring)).answer().answer();

    assertThat(answer.byGuardian()).isTrue();
    assertThat(answer.method()).isEqualTo(ConsentMethod.WEB_FORM);
    assertThat(answer.recordedBy()).isEqualTo(maria.person());
    assertThat(byMaria(no(kim, PHOTOS))).isInstanceOf(Recorded.class);
    assertThat(byMaria(yes(kim, AI))).isEqualTo(new NotOpenToGuardians(AI));
    assertThat(scene.acts.getFirst().details()).containsEntry("byGuardian", "true");
    assertThat(byMaria(wanted(kim, PHOTOS, true, ConsentMethod.PAPER, null)))
        .isInstanceOf(Flawed.class);
    assertThat(byMaria(wanted(kim, PHOTOS, true, null, "Maria"))).isInstanceOf(Flawed.class);

    database.execute("delete from directory.guardianship where client_id = '" + kim.value() + "'");
    assertThat(byMaria(yes(kim, PHOTOS))).isEqualTo(new UnknownClient());
    var as = scene.as(maria);
    assertThat(
            scene.run(as, () -> scene.answers.list(kim, new Page.Request(null, 9)).get().items()))
        .isEmpty();
    assertThat(scene.revoke(as, kim, PHOTOS, null)).isEqualTo(new RevokeOutcome.UnknownClient());
  }

  @Test
  void F16_guardians_answer_for_the_young_alone_and_are_not_young_themselves() {
    scene.guard(maria, kim);
    scene.ages.put(maria, OptionalInt.of(15));
    assertThat(byMaria(yes(kim, PHOTOS))).isEqualTo(new GuardianTooYoung(16));
    scene.ages.put(maria, OptionalInt.of(16));
    assertThat(byMaria(yes(kim, PHOTOS))).isInstanceOf(Recorded.class);

    for (var age : List.of(OptionalInt.of(16), OptionalInt.empty())) {
      scene.ages.put(kim, age);
      assertThat(byMaria(yes(kim, PHOTOS))).isEqualTo(new GuardianNotNeeded(16));
      assertThat(byMaria(no(kim, PHOTOS))).isEqualTo(new GuardianNotNeeded(16));
    }
    assertThat(scene.revoke(scene.as(maria), kim, PHOTOS, null)).isEqualTo(new Revoked());
    scene.granted(yes(kim, PHOTOS));
    assertThat(scene.revoke(scene.as(maria), kim, PHOTOS, null))
        .isEqualTo(new RevokeOutcome.GuardianNotNeeded(16));
  }

  @Test
  void F16_the_database_lets_nobody_answer_as_what_they_are_not() throws SQLException {
    scene.guard(maria, kim);
    byMaria(yes(kim, PHOTOS));
    var recorded = insertion(true, "'web_form'", maria);
    for (var wrong :
        List.of(
            insertion(false, "'web_form'", maria),
            insertion(false, "'paper'", maria),
            insertion(true, "'web_form'", kim),
            recorded.replace(kim.value().toString(), scene.client().value().toString()))) {
      assertThat(works(wrong)).as(wrong).isFalse();
    }
    assertThat(works(recorded)).isTrue();
  }

  private String insertion(boolean byGuardian, String method, ClientId by) {
    return """
    insert into consent.answer (organization_id, id, client_id, type, number, version, granted,
      method, recorded_by, by_guardian, decided_at)
    values ('%s', gen_random_uuid(), '%s', 'photo_analysis', 2, 1, false, %s, '%s', %s, now())
    """
        .formatted(scene.studio.value(), kim.value(), method, by.value(), byGuardian);
  }

  /** As a request of Maria's, of which nothing stays. */
  private boolean works(String sql) throws SQLException {
    try (var connection = database.program().getConnection();
        var statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      try {
        statement.execute("set local app.current_user_id = '%s'".formatted(maria.value()));
        statement.execute(
            "set local app.current_organization_id = '%s'".formatted(scene.studio.value()));
        statement.execute("set local role booking_client");
        // Two are not live at once.
        statement.execute("update consent.answer set revoked_at = now(), revocation = 'REPLACED'");
        statement.execute(sql);
        return true;
      } catch (SQLException e) {
        assertThat(e.getSQLState()).isIn("42501", "23514");
        return false;
      } finally {
        connection.rollback();
      }
    }
  }

  @Test
  void F16_what_was_given_too_young_ends_with_a_reason_of_its_own() {
    scene.guard(maria, kim);
    byMaria(yes(kim, ConsentType.DATA_COLLECTION));
    scene.ages.remove(kim);
    for (var type : List.of(AI, PHOTOS)) scene.granted(yes(kim, type));
    scene.goOn(Duration.ofDays(2));
    scene.granted(yes(kim, ConsentType.MARKETING_MESSAGES));
    scene.events.clear();

    // Sixteen since the day before yesterday's tomorrow.
    scene.born(scene.admin, kim, TODAY.plusDays(1).minusYears(16));

    assertThat(scene.told()).containsExactly("ConsentRevoked", "ConsentRevoked");
    assertThat(scene.lack(kim, AI)).isEqualTo(Lack.REVOKED);
    assertThat(scene.lack(kim, PHOTOS)).isEqualTo(Lack.REVOKED);
    assertThat(scene.lack(kim, ConsentType.MARKETING_MESSAGES)).isNull();
    assertThat(scene.lack(kim, ConsentType.DATA_COLLECTION)).isNull();
    assertThat(scene.history(kim).stream().filter(one -> !one.isLive()))
        .extracting(Answer::revocation)
        .allMatch(one -> one.why() == Why.UNDER_AGE && scene.admin.is(one.by()));
    scene.events.clear();
    scene.born(scene.admin, kim, TODAY.plusDays(1).minusYears(16));
    assertThat(scene.told()).isEmpty();
  }

  @Test
  void nobody_is_their_own_guardian_or_has_five() {
    assertThatThrownBy(() -> scene.guard(kim, kim)).hasStackTraceContaining("nobody_is_their_own");
    scene.guard(maria, kim);
    assertThatThrownBy(() -> scene.guard(scene.client(), kim))
        .hasStackTraceContaining("a_client_has_few_guardians");
    assertThatThrownBy(() -> database.execute("update directory.guardianship set place = 5"))
        .hasStackTraceContaining("guardianship");
  }
}
