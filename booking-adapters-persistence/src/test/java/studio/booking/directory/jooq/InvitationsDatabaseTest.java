package studio.booking.directory.jooq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.dao.DataAccessException;
import studio.booking.directory.SignIns.Membership;
import studio.booking.directory.application.AcceptInvitation;
import studio.booking.directory.application.AcceptInvitation.Outcome;
import studio.booking.directory.application.AcceptInvitation.Outcome.Accepted;
import studio.booking.directory.application.AcceptInvitation.Outcome.NoLongerGood;
import studio.booking.directory.application.AcceptInvitation.Outcome.SignInTaken;
import studio.booking.directory.application.AcceptInvitation.Outcome.UnknownInvitation;
import studio.booking.directory.application.InvitePerson;
import studio.booking.directory.domain.InvitationId;
import studio.booking.directory.domain.InvitationSecret;
import studio.booking.directory.domain.SignIn;
import studio.booking.shared.Caller;
import studio.booking.shared.Ids;
import studio.booking.shared.PersonId;
import studio.booking.shared.Role;
import studio.booking.shared.jooq.TestDatabase;

class InvitationsDatabaseTest {
  @RegisterExtension static final TestDatabase database = TestDatabase.fresh();

  private static final String ISSUER = "https://id.example";

  private final DirectoryScene scene = new DirectoryScene(database);

  @Test
  void whoever_brings_the_secret_signs_in_as_the_person_from_then_on() {
    var coach = scene.given(Role.COACH);
    var secret = invite(coach);
    var signIn = somebody();

    assertThat(accept(secret, signIn)).isEqualTo(new Accepted(scene.organization, coach));

    assertThat(scene.signIns.find(signIn.issuer(), signIn.subject()))
        .containsExactly(new Membership(scene.organization, coach, Set.of(Role.COACH)));
    // Sent twice by the same, it is still a yes.
    assertThat(accept(secret, signIn)).isInstanceOf(Accepted.class);
    assertThat(accept(secret, somebody())).isEqualTo(new NoLongerGood());
  }

  @Test
  void of_many_who_bring_the_secret_at_once_one_becomes_the_person() throws Exception {
    var secret = invite(scene.given(Role.COACH));
    var tasks = new ArrayList<Callable<Outcome>>();
    for (int i = 0; i < 32; i++) tasks.add(() -> accept(secret, somebody()));

    var outcomes = DirectoryScene.atOnce(tasks);

    assertThat(outcomes).filteredOn(Accepted.class::isInstance).hasSize(1);
    assertThat(outcomes).filteredOn(NoLongerGood.class::isInstance).hasSize(31);
  }

  @Test
  void one_who_uses_two_invitations_at_once_becomes_one_person() throws Exception {
    var signIn = somebody();
    var first = invite(scene.given(Role.COACH));
    var second = invite(scene.given(Role.COACH));

    var tasks =
        List.<Callable<Outcome>>of(() -> accept(first, signIn), () -> accept(second, signIn));
    var outcomes = DirectoryScene.atOnce(tasks);

    assertThat(outcomes).filteredOn(Accepted.class::isInstance).hasSize(1);
    assertThat(outcomes).filteredOn(SignInTaken.class::isInstance).hasSize(1);
    assertThat(scene.signIns.find(signIn.issuer(), signIn.subject())).hasSize(1);
  }

  @Test
  void a_wrong_secret_is_none() {
    var secret = invite(scene.given(Role.COACH));
    var guessed = InvitationSecret.next(scene.organization, secret.invitation(), scene.chance);
    var invented =
        InvitationSecret.next(scene.organization, new InvitationId(Ids.next()), scene.chance);

    assertThat(accept(guessed, somebody())).isEqualTo(new UnknownInvitation());
    assertThat(accept(invented, somebody())).isEqualTo(new UnknownInvitation());
  }

  @Test
  void another_studios_invitation_is_none() {
    var elsewhere = new DirectoryScene(database);
    var theirs = invite(elsewhere, elsewhere.given(Role.COACH));
    var mixed = theirs.text().replace(elsewhere.organization.value().toString(), "%s");
    var forged = InvitationSecret.read(mixed.formatted(scene.organization.value())).orElseThrow();

    assertThat(accept(forged, somebody())).isEqualTo(new UnknownInvitation());
  }

  @Test
  void one_sign_in_may_belong_to_people_of_several_studios() {
    var elsewhere = new DirectoryScene(database);
    var signIn = somebody();
    accept(invite(scene.given(Role.COACH)), signIn);
    accept(invite(elsewhere, elsewhere.given(Role.COACH)), signIn);

    assertThat(scene.signIns.find(signIn.issuer(), signIn.subject()))
        .extracting(Membership::organization)
        .containsExactlyInAnyOrder(scene.organization, elsewhere.organization);
  }

  @Test
  void only_the_digest_is_kept() {
    var secret = invite(scene.given(Role.COACH));
    var random = secret.text().substring(secret.text().lastIndexOf('.') + 1);

    var kept =
        scene
            .db
            .ask(scene.admin, () -> scene.invitations.find(secret.invitation()).get())
            .orElseThrow();

    assertThat(kept.digest()).isEqualTo(secret.digest());
    assertThat(kept.digest().bytes()).hasSize(32);
    assertThat(new String(kept.digest().bytes(), StandardCharsets.ISO_8859_1))
        .doesNotContain(random);
    assertThat(kept.expiresAt()).isEqualTo(DirectoryScene.NOW.plus(Duration.ofDays(7)));
  }

  @Test
  void a_stranger_can_do_nothing_else() {
    var stranger = Caller.stranger(scene.organization, "request");

    assertThatThrownBy(
            () -> scene.db.run(stranger, () -> scene.addPerson().add(stranger, Set.of(Role.COACH))))
        .isInstanceOf(DataAccessException.class);
    assertThatThrownBy(() -> scene.db.ask(stranger, () -> scene.studios.current().get()))
        .isInstanceOf(DataAccessException.class);
  }

  private InvitationSecret invite(PersonId person) {
    return invite(scene, person);
  }

  private static InvitationSecret invite(DirectoryScene scene, PersonId person) {
    var invite =
        new InvitePerson(scene.persons, scene.invitations, scene::audit, scene.chance, scene.clock);
    var outcome = scene.db.run(scene.owner, () -> invite.invite(scene.owner, person));
    return ((InvitePerson.Outcome.Invited) outcome).secret();
  }

  private Outcome accept(InvitationSecret secret, SignIn signIn) {
    return accept(secret, signIn, scene.clock);
  }

  private Outcome accept(InvitationSecret secret, SignIn signIn, Clock clock) {
    var caller = Caller.stranger(secret.organization(), "request");
    var accept = new AcceptInvitation(scene.invitations, scene.signIns, scene::audit, clock);
    return scene.db.run(caller, () -> accept.accept(caller, secret, signIn));
  }

  private static SignIn somebody() {
    return new SignIn(ISSUER, "somebody " + Ids.next());
  }
}
