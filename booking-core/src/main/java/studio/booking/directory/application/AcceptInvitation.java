package studio.booking.directory.application;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import studio.booking.audit.AuditLog;
import studio.booking.directory.domain.InvitationSecret;
import studio.booking.directory.domain.Invitations;
import studio.booking.directory.domain.SignIn;
import studio.booking.directory.domain.SignInLinks;
import studio.booking.shared.Caller;
import studio.booking.shared.OrganizationId;
import studio.booking.shared.PersonId;
import studio.booking.shared.Rejection;
import studio.booking.shared.UseCase;

/** Ties the sign-in of whoever brings an invitation's secret to the person who was invited. */
@UseCase
public class AcceptInvitation {
  private final Invitations invitations;
  private final SignInLinks signIns;
  private final AuditLog audit;
  private final Clock clock;

  public AcceptInvitation(
      Invitations invitations, SignInLinks signIns, AuditLog audit, Clock clock) {
    this.invitations = invitations;
    this.signIns = signIns;
    this.audit = audit;
    this.clock = clock;
  }

  /** What came of it. */
  public sealed interface Outcome {
    record Accepted(OrganizationId organization, PersonId person) implements Outcome {}

    /** There is none with this secret. */
    record UnknownInvitation() implements Outcome, Rejection {}

    /** Too late, or somebody else has used it. */
    record NoLongerGood() implements Outcome, Rejection {}

    /** In this studio the sign-in is somebody else already. */
    record SignInTaken() implements Outcome, Rejection {}
  }

  /**
   * Doing it again with the same sign-in changes nothing and says yes again.
   *
   * @param caller a stranger to the studio that the secret is of
   */
  public Outcome accept(Caller caller, InvitationSecret secret, SignIn signIn) {
    var found = invitations.find(secret.invitation());
    var tied = signIns.personOf(signIn);

    var invitation = found.get().orElse(null);
    if (invitation == null || !invitation.digest().equals(secret.digest())) {
      return new Outcome.UnknownInvitation();
    }
    var person = invitation.person();
    var accepted = new Outcome.Accepted(caller.organization(), person);
    var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    if (tied.get().isPresent()) {
      boolean again = tied.get().get().equals(person);
      return again ? accepted : new Outcome.SignInTaken();
    }
    if (!invitation.isOpen(now)) return new Outcome.NoLongerGood();

    invitations.accept(invitation.id(), now);
    signIns.add(signIn, person, now);
    audit.record(
        caller,
        new AuditLog.Act(
            "INVITATION_ACCEPTED",
            "person",
            person.value(),
            null,
            Map.of("invitation", invitation.id().value().toString())));
    return accepted;
  }
}
