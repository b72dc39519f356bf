package studio.booking.directory.application;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.random.RandomGenerator;
import studio.booking.audit.AuditLog;
import studio.booking.directory.domain.Invitation;
import studio.booking.directory.domain.InvitationId;
import studio.booking.directory.domain.InvitationSecret;
import studio.booking.directory.domain.Invitations;
import studio.booking.directory.domain.Persons;
import studio.booking.shared.Caller;
import studio.booking.shared.Ids;
import studio.booking.shared.PersonId;
import studio.booking.shared.Rejection;
import studio.booking.shared.Role;
import studio.booking.shared.UseCase;

/** Makes a secret with which somebody can tie their sign-in to a person, once, within a week. */
@UseCase
public class InvitePerson {
  private final Persons persons;
  private final Invitations invitations;
  private final AuditLog audit;
  private final RandomGenerator chance;
  private final Clock clock;

  /** With a source of chance that nobody can foresee, for the secret. */
  public InvitePerson(
      Persons persons,
      Invitations invitations,
      AuditLog audit,
      RandomGenerator chance,
      Clock clock) {
    this.persons = persons;
    this.invitations = invitations;
    this.audit = audit;
    this.chance = chance;
    this.clock = clock;
  }

  /** What came of it. */
  public sealed interface Outcome {
    /** The secret is to be had here and never again. */
    record Invited(Invitation invitation, InvitationSecret secret) implements Outcome {}

    record UnknownPerson(PersonId person) implements Outcome, Rejection {}

    /** They may not sign in at all. */
    record InactivePerson(PersonId person) implements Outcome, Rejection {}

    /** Whoever holds an owner's invitation can become that owner, so only owners make them. */
    record ForOwnersOnly() implements Outcome, Rejection {}
  }

  public Outcome invite(Caller caller, PersonId id) {
    var person = persons.find(id).get().orElse(null);
    if (person == null) return new Outcome.UnknownPerson(id);
    if (person.has(Role.OWNER) && caller.role() != Role.OWNER) return new Outcome.ForOwnersOnly();
    if (!person.active()) return new Outcome.InactivePerson(id);

    var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    var secret = InvitationSecret.next(caller.organization(), new InvitationId(Ids.next()), chance);
    var invitation =
        new Invitation(
            secret.invitation(),
            id,
            secret.digest(),
            caller.self(),
            now,
            now.plus(Invitation.VALID),
            null);
    invitations.add(invitation);
    audit.record(
        caller,
        new AuditLog.Act(
            "PERSON_INVITED",
            "person",
            id.value(),
            person.has(Role.CLIENT) ? id.asClient() : null,
            Map.of("invitation", invitation.id().value().toString())));
    return new Outcome.Invited(invitation, secret);
  }
}
