package studio.booking.directory.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import studio.booking.directory.application.AcceptInvitation.Outcome.Accepted;
import studio.booking.directory.application.AcceptInvitation.Outcome.NoLongerGood;
import studio.booking.directory.application.InvitePerson.Outcome.ForOwnersOnly;
import studio.booking.directory.application.InvitePerson.Outcome.InactivePerson;
import studio.booking.directory.application.InvitePerson.Outcome.Invited;
import studio.booking.directory.application.InvitePerson.Outcome.UnknownPerson;
import studio.booking.directory.domain.Invitation;
import studio.booking.directory.domain.InvitationId;
import studio.booking.directory.domain.InvitationSecret;
import studio.booking.directory.domain.Invitations;
import studio.booking.directory.domain.SignIn;
import studio.booking.directory.domain.SignInLinks;
import studio.booking.shared.Caller;
import studio.booking.shared.Ids;
import studio.booking.shared.Later;
import studio.booking.shared.Patch;
import studio.booking.shared.PersonId;
import studio.booking.shared.Role;

class InvitationsTest {
  private final Scene scene = new Scene();
  private final InMemoryInvitations invitations = new InMemoryInvitations();
  private final InMemoryLinks links = new InMemoryLinks();
  private final SignIn somebody = new SignIn("https://id.example", "somebody");

  @Test
  void an_invitation_is_good_for_a_week_and_not_an_instant_longer() {
    var secret = invite(scene.persons.given(Role.COACH).id());
    var end = Scene.NOW.plus(Duration.ofDays(7));

    assertThat(accept(secret, end)).isEqualTo(new NoLongerGood());
    assertThat(accept(secret, end.minusMillis(1))).isInstanceOf(Accepted.class);
    assertThat(scene.actions()).containsExactly("PERSON_INVITED", "INVITATION_ACCEPTED");
  }

  @Test
  void only_owners_invite_owners_for_the_link_makes_one() {
    var owner = scene.persons.given(Role.OWNER, Role.COACH).id();

    assertThat(inviting().invite(scene.admin, owner)).isEqualTo(new ForOwnersOnly());
    assertThat(inviting().invite(scene.owner, owner)).isInstanceOf(Invited.class);
  }

  @Test
  void who_is_not_there_or_may_not_sign_in_is_not_invited() {
    var nobody = new PersonId(Ids.next());
    var coach = scene.persons.given(Role.COACH).id();
    new ChangePerson(scene.persons, scene::audit, scene.events::add, scene.chance, scene.clock)
        .change(
            scene.admin,
            coach,
            OptionalLong.empty(),
            new ChangePerson.Change(Patch.absent(), Patch.set(false)));

    assertThat(inviting().invite(scene.admin, nobody)).isEqualTo(new UnknownPerson(nobody));
    assertThat(inviting().invite(scene.admin, coach)).isEqualTo(new InactivePerson(coach));
  }

  private InvitePerson inviting() {
    return new InvitePerson(scene.persons, invitations, scene::audit, scene.chance, scene.clock);
  }

  private InvitationSecret invite(PersonId person) {
    return ((Invited) inviting().invite(scene.admin, person)).secret();
  }

  private AcceptInvitation.Outcome accept(InvitationSecret secret, Instant at) {
    var clock = Clock.fixed(at, scene.clock.getZone());
    return new AcceptInvitation(invitations, links, scene::audit, clock)
        .accept(Caller.stranger(secret.organization(), "request"), secret, somebody);
  }

  private static final class InMemoryInvitations implements Invitations {
    private final Map<InvitationId, Invitation> all = new HashMap<>();

    @Override
    public void add(Invitation invitation) {
      all.put(invitation.id(), invitation);
    }

    @Override
    public Later<Optional<Invitation>> find(InvitationId invitation) {
      return Later.of(Optional.ofNullable(all.get(invitation)));
    }

    @Override
    public void accept(InvitationId id, Instant now) {
      all.computeIfPresent(
          id,
          (_, open) ->
              new Invitation(
                  id,
                  open.person(),
                  open.digest(),
                  open.createdBy(),
                  open.createdAt(),
                  open.expiresAt(),
                  now));
    }
  }

  private static final class InMemoryLinks implements SignInLinks {
    private final Map<SignIn, PersonId> all = new HashMap<>();

    @Override
    public Later<Optional<PersonId>> personOf(SignIn signIn) {
      return Later.of(Optional.ofNullable(all.get(signIn)));
    }

    @Override
    public void add(SignIn signIn, PersonId person, Instant now) {
      all.put(signIn, person);
    }
  }
}
