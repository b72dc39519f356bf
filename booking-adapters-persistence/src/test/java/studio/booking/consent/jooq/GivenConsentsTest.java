package studio.booking.consent.jooq;

import static org.assertj.core.api.Assertions.assertThat;
import static studio.booking.consent.jooq.ConsentScene.AI;
import static studio.booking.consent.jooq.ConsentScene.NOW;
import static studio.booking.consent.jooq.ConsentScene.PHOTOS;
import static studio.booking.consent.jooq.ConsentScene.TODAY;
import static studio.booking.consent.jooq.ConsentScene.V3;
import static studio.booking.consent.jooq.ConsentScene.no;
import static studio.booking.consent.jooq.ConsentScene.of;
import static studio.booking.consent.jooq.ConsentScene.until;
import static studio.booking.consent.jooq.ConsentScene.wanted;
import static studio.booking.consent.jooq.ConsentScene.yes;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import studio.booking.consent.ConsentStanding;
import studio.booking.consent.ConsentType;
import studio.booking.consent.Lack;
import studio.booking.consent.VersionNumber;
import studio.booking.consent.application.GrantConsent;
import studio.booking.consent.application.GrantOutcome;
import studio.booking.consent.application.GrantOutcome.Flawed;
import studio.booking.consent.application.GrantOutcome.GuardianNeeded;
import studio.booking.consent.application.GrantOutcome.NotCurrent;
import studio.booking.consent.application.GrantOutcome.NotOpenToGuardians;
import studio.booking.consent.application.GrantOutcome.Recorded;
import studio.booking.consent.application.GrantOutcome.UnknownClient;
import studio.booking.consent.application.GrantOutcome.UnknownType;
import studio.booking.consent.application.GrantOutcome.UnknownVersion;
import studio.booking.consent.application.PublishOutcome;
import studio.booking.consent.application.PublishOutcome.DoesNotFollow;
import studio.booking.consent.application.PublishOutcome.Published;
import studio.booking.consent.application.RevokeOutcome;
import studio.booking.consent.application.RevokeOutcome.NothingToRevoke;
import studio.booking.consent.application.RevokeOutcome.Revoked;
import studio.booking.consent.domain.Answer;
import studio.booking.consent.domain.Answer.Particular.Kind;
import studio.booking.consent.domain.Answer.Revocation;
import studio.booking.consent.domain.ConsentMethod;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;
import studio.booking.shared.Page;
import studio.booking.shared.Role;
import studio.booking.shared.jooq.TestDatabase;

/** What clients answer, and what becomes of it. */
class GivenConsentsTest {
  @RegisterExtension static final TestDatabase database = TestDatabase.fresh();

  private ConsentScene scene;
  private ClientId anna;
  private ClientId ben;

  @BeforeEach
  void setTheScene() {
    scene = new ConsentScene(database);
    anna = scene.client();
    ben = scene.client();
  }

  @Test
  void a_yes_counts_for_its_type_and_its_client_only() {
    assertThat(scene.standing(anna, AI)).isEqualTo(new ConsentStanding(Lack.NEVER_ASKED, null, V3));

    var answer = scene.granted(yes(anna, AI));

    assertThat(answer.number()).isEqualTo(1);
    assertThat(scene.standing(anna, AI)).isEqualTo(new ConsentStanding(null, V3, V3));
    assertThat(scene.lack(anna, PHOTOS)).isEqualTo(Lack.NEVER_ASKED);
    assertThat(scene.lack(ben, AI)).isEqualTo(Lack.NEVER_ASKED);
    assertThat(scene.history(anna)).containsExactly(answer);
    assertThat(scene.actions()).containsExactly("CONSENT_GRANTED");
    assertThat(scene.told()).containsExactly("ConsentGranted");
  }

  @Test
  void F5_a_new_answer_takes_the_place_of_the_old_one_and_the_old_one_says_so() {
    var first = scene.granted(yes(anna, AI));
    scene.goOn(Duration.ofMinutes(1));
    var second = scene.granted(yes(anna, AI));

    assertThat(scene.history(anna)).containsExactly(second, replaced(first, second));
    assertThat(scene.live(anna, AI)).isEqualTo(1);
    assertThat(second.number()).isEqualTo(2);
    assertThat(scene.told()).containsExactly("ConsentGranted", "ConsentGranted");
  }

  private static Answer replaced(Answer first, Answer by) {
    var revocation =
        new Revocation(by.decidedAt(), first.client().person(), Revocation.Why.REPLACED);
    return new Answer(
        first.id(),
        first.client(),
        first.type(),
        first.number(),
        first.version(),
        first.granted(),
        first.method(),
        first.recordedBy(),
        first.byGuardian(),
        first.decidedAt(),
        first.expiresAt(),
        revocation,
        first.particulars());
  }

  @Test
  void F10_a_no_is_kept_just_the_same_and_ends_a_yes() {
    scene.granted(yes(anna, AI));
    var no = scene.granted(no(anna, AI));

    assertThat(scene.lack(anna, AI)).isEqualTo(Lack.REFUSED);
    assertThat(scene.history(anna).getFirst()).isEqualTo(no);
    assertThat(scene.actions()).containsExactly("CONSENT_GRANTED", "CONSENT_REFUSED");
    assertThat(scene.told()).containsExactly("ConsentGranted", "ConsentRevoked");

    scene.granted(no(anna, AI));
    assertThat(scene.told()).hasSize(2);
    scene.granted(yes(anna, AI));
    assertThat(scene.lack(anna, AI)).isNull();
  }

  @Test
  void F13_who_takes_it_back_is_told_whether_there_was_anything_and_need_not_say_why() {
    assertThat(revoke(anna, (String) null)).isEqualTo(new NothingToRevoke());
    scene.granted(no(anna, AI));
    assertThat(revoke(anna, (String) null)).isEqualTo(new NothingToRevoke());
    scene.granted(yes(anna, AI));

    assertThat(revoke(anna, "I changed my mind")).isEqualTo(new Revoked());

    assertThat(scene.lack(anna, AI)).isEqualTo(Lack.REVOKED);
    assertThat(revoke(anna, (String) null)).isEqualTo(new NothingToRevoke());
    var revoked = scene.history(anna).getFirst();
    assertThat(revoked.revocation())
        .isEqualTo(new Revocation(NOW, anna.person(), Revocation.Why.WITHDRAWN));
    assertThat(revoked.particular(Kind.REASON))
        .map(Answer.Particular::value)
        .contains("I changed my mind");
    assertThat(scene.told()).containsExactly("ConsentGranted", "ConsentRevoked");
    assertThat(scene.acts.toString()).doesNotContain("I changed my mind", "192.0.2.7");

    scene.granted(yes(anna, AI));
    assertThat(scene.lack(anna, AI)).isNull();
  }

  @Test
  void F9_what_has_expired_is_no_consent_and_can_be_given_anew() {
    var ends = NOW.plus(Duration.ofHours(1));
    scene.granted(until(anna, AI, ends));
    scene.granted(until(ben, AI, ends));
    scene.granted(until(ben, PHOTOS, ends.plusSeconds(1)));
    scene.goOn(Duration.ofMinutes(1));
    assertThat(scene.lack(anna, AI)).isNull();
    assertThat(scene.tellOfExpired()).isZero();
    scene.goOn(Duration.ofMinutes(59));

    assertThat(scene.lack(anna, AI)).isEqualTo(Lack.EXPIRED);
    assertThat(scene.studiosWithExpired()).contains(scene.studio);
    scene.granted(until(anna, AI, ends.plus(Duration.ofDays(1))));
    assertThat(scene.lack(anna, AI)).isNull();
    // Anna's first was replaced before anybody told of it.
    assertThat(scene.tellOfExpired()).isEqualTo(2);
    assertThat(scene.tellOfExpired()).isZero();
    assertThat(scene.studiosWithExpired()).doesNotContain(scene.studio);
    assertThat(scene.told()).filteredOn("ConsentExpired"::equals).hasSize(1);
    assertThat(scene.actions()).filteredOn("CONSENT_EXPIRED"::equals).hasSize(1);
    assertThat(scene.lack(ben, PHOTOS)).isNull();
  }

  @Test
  void F7_a_later_text_that_has_to_be_agreed_to_anew_counts_from_its_day_on() {
    scene.granted(yes(anna, AI));
    scene.granted(no(ben, AI));
    var next = new VersionNumber("3.1");
    assertThat(scene.publish("3.1", TODAY.plusDays(1), true)).isInstanceOf(Published.class);

    assertThat(scene.lack(anna, AI)).isNull();
    assertThat(grant(of(next, yes(anna, AI)))).isEqualTo(new NotCurrent(V3));
    // In Los Angeles it is two in the morning.
    scene.goOn(Duration.ofHours(22).minusMillis(1));
    assertThat(scene.lack(anna, AI)).isNull();
    scene.goOn(Duration.ofMillis(1));

    assertThat(scene.standing(anna, AI))
        .isEqualTo(new ConsentStanding(Lack.RE_CONSENT_REQUIRED, V3, next));
    assertThat(scene.lack(ben, AI)).isEqualTo(Lack.REFUSED);
    assertThat(grant(yes(anna, AI))).isEqualTo(new NotCurrent(next));
    scene.granted(of(next, yes(anna, AI)));
    assertThat(scene.standing(anna, AI)).isEqualTo(new ConsentStanding(null, next, next));
  }

  @Test
  void F8_only_what_the_studio_asks_can_be_answered_with_the_text_in_force() {
    var other = new ConsentType("carrier_pigeons");
    assertThat(grant(yes(anna, other))).isEqualTo(new UnknownType(other));
    assertThat(revoke(anna, other)).isEqualTo(new RevokeOutcome.UnknownType(other));
    var never = new VersionNumber("9.9");
    assertThat(grant(of(never, yes(anna, AI)))).isEqualTo(new UnknownVersion(never));
    scene.publish("3.1", TODAY, false);
    assertThat(grant(yes(anna, AI))).isEqualTo(new NotCurrent(new VersionNumber("3.1")));
    assertThat(scene.history(anna)).isEmpty();
  }

  @Test
  void F6_nobody_answers_for_another_but_their_coach_and_admins() {
    var coach = scene.caller(scene.coachOf(anna).person(), Role.COACH);
    var stranger = scene.caller(scene.coachOf(ben).person(), Role.COACH);
    for (var method : List.of(ConsentMethod.PAPER, ConsentMethod.EMAIL, ConsentMethod.VERBAL)) {
      var wanted = wanted(anna, AI, true, method, null);
      assertThat(scene.grant(scene.as(ben), wanted)).isEqualTo(new UnknownClient());
      assertThat(scene.grant(stranger, wanted)).isEqualTo(new UnknownClient());
      for (var staff : List.of(coach, scene.admin)) {
        var answer = ((Recorded) scene.grant(staff, wanted)).answer().answer();
        assertThat(answer.recordedBy()).isEqualTo(staff.person());
        assertThat(answer.method()).isEqualTo(method);
      }
    }
    for (var other : List.of(scene.as(ben), stranger)) {
      assertThat(scene.revoke(other, anna, AI, null)).isEqualTo(new RevokeOutcome.UnknownClient());
      assertThat(scene.run(other, () -> scene.show().check(other, anna, AI))).isEmpty();
    }
    // The coach's assignment ends with the day.
    scene.goOn(Duration.ofDays(1));
    assertThat(scene.revoke(coach, anna, AI, null)).isEqualTo(new RevokeOutcome.UnknownClient());
    assertThat(scene.revoke(scene.admin, anna, AI, null)).isEqualTo(new Revoked());
  }

  @Test
  void F6_clients_answer_in_the_web_form_and_others_never_do() {
    assertThat(grant(wanted(anna, AI, true, ConsentMethod.PAPER, null))).isInstanceOf(Flawed.class);
    for (var method : new ConsentMethod[] {null, ConsentMethod.WEB_FORM}) {
      assertThat(scene.grant(scene.admin, wanted(anna, AI, true, method, null)))
          .isInstanceOf(Flawed.class);
    }
    var granted = scene.granted(yes(anna, AI));
    assertThat(granted.method()).isEqualTo(ConsentMethod.WEB_FORM);
    assertThat(granted.recordedBy()).isNull();
    var nobody = scene.as(new ClientId(scene.admin.self().value()));
    assertThat(scene.grant(nobody, yes(scene.admin.self().asClient(), AI)))
        .isEqualTo(new UnknownClient());
  }

  @Test
  void times_that_make_no_sense_are_refused() {
    assertThat(grant(until(anna, AI, NOW)))
        .isEqualTo(new Flawed("/expiresAt", "must be in the future"));
    var refusal = until(anna, AI, NOW.plusSeconds(1));
    var no =
        new GrantConsent.Wanted(
            anna, AI, V3, false, null, refusal.expiresAt(), null, null, refusal.origin());
    assertThat(grant(no)).isInstanceOf(Flawed.class);
  }

  @ParameterizedTest
  @EnumSource(value = ConsentMethod.class, mode = Mode.EXCLUDE, names = "WEB_FORM")
  void F16_a_guardian_is_recorded_and_agrees_to_neither_AI_nor_marketing(ConsentMethod method) {
    for (var type : List.of(AI, ConsentType.MARKETING_MESSAGES)) {
      assertThat(scene.grant(scene.admin, wanted(anna, type, true, method, "Maria Example")))
          .isEqualTo(new NotOpenToGuardians(type));
      assertThat(scene.grant(scene.admin, wanted(anna, type, false, method, "Maria Example")))
          .isInstanceOf(Recorded.class);
    }
    scene.grant(scene.admin, wanted(anna, PHOTOS, true, method, "Maria Example"));

    assertThat(scene.lack(anna, PHOTOS)).isNull();
    var recorded = scene.history(anna).getFirst();
    assertThat(recorded.byGuardian()).isTrue();
    assertThat(recorded.particular(Kind.GUARDIAN))
        .map(Answer.Particular::value)
        .contains("Maria Example");
    assertThat(grant(wanted(anna, PHOTOS, true, null, "Maria Example"))).isInstanceOf(Flawed.class);
    assertThat(scene.acts.toString()).doesNotContain("Maria Example").contains("byGuardian=true");
  }

  @ParameterizedTest
  @CsvSource({"15, true", "16, false", "40, false"})
  void F16_who_is_not_of_age_needs_somebody_who_agrees_for_them(int age, boolean guarded) {
    scene.ages.put(anna, OptionalInt.of(age));

    var own = grant(yes(anna, PHOTOS));
    var recorded = scene.grant(scene.admin, wanted(anna, PHOTOS, true, ConsentMethod.PAPER, null));
    var ai = grant(yes(anna, AI));

    if (guarded) {
      assertThat(own).isEqualTo(new GuardianNeeded(16));
      assertThat(recorded).isEqualTo(new GuardianNeeded(16));
      assertThat(ai).isEqualTo(new NotOpenToGuardians(AI));
      assertThat(grant(no(anna, PHOTOS))).as("anybody may say no").isInstanceOf(Recorded.class);
    } else {
      assertThat(List.of(own, recorded, ai)).allMatch(Recorded.class::isInstance);
    }
  }

  @Test
  void what_was_never_answered_or_counts_no_more_is_asked_for_and_a_no_is_not() {
    assertThat(required())
        .containsOnlyKeys(
            "ai_processing",
            "data_collection",
            "marketing_messages",
            "photo_analysis",
            "third_party_sharing",
            "voice_transcription",
            "wearable_integration");
    for (var type : required().keySet()) scene.granted(yes(anna, new ConsentType(type)));
    scene.granted(no(anna, AI));
    scene.granted(until(anna, PHOTOS, NOW.plusSeconds(1)));
    scene.revoke(scene.as(anna), anna, ConsentType.MARKETING_MESSAGES, null);
    assertThat(required()).isEmpty();

    scene.goOn(Duration.ofSeconds(1));
    assertThat(required()).isEqualTo(Map.of("photo_analysis", Lack.EXPIRED));
    scene.publish("4.0", TODAY, true);
    assertThat(required())
        .hasSize(5)
        .doesNotContainKeys("ai_processing", "marketing_messages")
        .containsEntry("data_collection", Lack.RE_CONSENT_REQUIRED);
  }

  private Map<String, Lack> required() {
    var as = scene.as(anna);
    return scene
        .run(as, () -> scene.show().required(as, anna, new Page.Request(null, 200)))
        .orElseThrow()
        .items()
        .stream()
        .collect(Collectors.toMap(one -> one.meaning().type().value(), one -> one.why()));
  }

  @Test
  void versions_follow_each_other_and_come_from_today_on() {
    assertThat(scene.publish("3.0", TODAY, true)).isInstanceOf(DoesNotFollow.class);
    assertThat(scene.publish("2.9", TODAY, true)).isInstanceOf(DoesNotFollow.class);
    assertThat(scene.publish("3.1", TODAY.minusDays(1), true))
        .isInstanceOf(PublishOutcome.Flawed.class);
    assertThat(scene.publish("3.1", TODAY.plusDays(9), true)).isInstanceOf(Published.class);
    assertThat(scene.publish("3.2", TODAY.plusDays(8), true))
        .isEqualTo(new DoesNotFollow(new VersionNumber("3.1"), TODAY.plusDays(9)));
    assertThat(scene.publish("3.10", TODAY.plusDays(9), true)).isInstanceOf(Published.class);
    assertThat(scene.actions())
        .containsExactly("CONSENT_VERSION_PUBLISHED", "CONSENT_VERSION_PUBLISHED");
  }

  private GrantOutcome grant(GrantConsent.Wanted wanted) {
    return scene.grant(scene.as(wanted.client()), wanted);
  }

  private RevokeOutcome revoke(ClientId client, String reason) {
    Caller as = scene.as(client);
    return scene.revoke(as, client, AI, reason);
  }

  private RevokeOutcome revoke(ClientId client, ConsentType type) {
    return scene.revoke(scene.as(client), client, type, null);
  }
}
