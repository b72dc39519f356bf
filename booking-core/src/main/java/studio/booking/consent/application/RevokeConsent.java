package studio.booking.consent.application;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import studio.booking.audit.AuditLog;
import studio.booking.consent.ClientAges;
import studio.booking.consent.ConsentRevoked;
import studio.booking.consent.ConsentType;
import studio.booking.consent.application.RevokeOutcome.GuardianNotNeeded;
import studio.booking.consent.application.RevokeOutcome.NothingToRevoke;
import studio.booking.consent.application.RevokeOutcome.Revoked;
import studio.booking.consent.application.RevokeOutcome.UnknownClient;
import studio.booking.consent.application.RevokeOutcome.UnknownType;
import studio.booking.consent.domain.Answer;
import studio.booking.consent.domain.Answer.Particular;
import studio.booking.consent.domain.Answer.Revocation;
import studio.booking.consent.domain.Answers;
import studio.booking.consent.domain.ConsentTypes;
import studio.booking.directory.Guardians;
import studio.booking.directory.People;
import studio.booking.directory.Studio;
import studio.booking.directory.Studios;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;
import studio.booking.shared.Events;
import studio.booking.shared.Later;
import studio.booking.shared.UseCase;

/** Takes back what a client agreed to. It counts from the next question on. */
@UseCase
public class RevokeConsent {
  private final ClientAccess access;
  private final Answers answers;
  private final ConsentTypes types;
  private final Studios studios;
  private final ClientAges ages;
  private final AuditLog audit;
  private final Events events;
  private final Clock clock;

  public RevokeConsent(
      People people,
      Guardians guardians,
      Answers answers,
      ConsentTypes types,
      Studios studios,
      ClientAges ages,
      AuditLog audit,
      Events events,
      Clock clock) {
    this.access = new ClientAccess(people, guardians);
    this.answers = answers;
    this.types = types;
    this.studios = studios;
    this.ages = ages;
    this.audit = audit;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Takes it back, also when it has expired: then somebody said so, and not only the clock.
   * Guardians take back what guardians gave, and everything of wards who are not of age.
   *
   * @param reason the client's words; null: none, and nobody asks for one
   */
  public RevokeOutcome revoke(
      Caller caller, ClientId client, ConsentType type, @Nullable String reason) {
    var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    var hasClient = access.has(caller, client, now);
    var hasType = types.has(type);
    var hasWard = access.keepsWard(caller, client);
    answers.keep(client, type);
    var newest = answers.newest(client, type);
    var ward = ward(caller, client);

    if (!hasType.get()) return new UnknownType(type);
    if (!hasClient.get() && !hasWard.get()) return new UnknownClient();
    var answer = newest.get().orElse(null);
    if (answer == null || !answer.isLiveGrant()) return new NothingToRevoke();
    if (!hasClient.get() && !answer.byGuardian() && ward != null && !ward.isUnderAge(now)) {
      return new GuardianNotNeeded(ward.studio().get().guardianAge());
    }
    revoke(caller, answer, reason, now);
    return new Revoked();
  }

  /** What is asked about a client whom the caller may guard. */
  private record Ward(Later<Studio> studio, Later<ClientAges.Age> age) {
    boolean isUnderAge(Instant now) {
      var studio = this.studio.get();
      return new GrantRules(studio, studio.dateOf(now)).isUnderAge(age);
    }
  }

  private @Nullable Ward ward(Caller caller, ClientId client) {
    return ClientAccess.mayGuard(caller, client)
        ? new Ward(studios.current(), ages.ofWard(caller, client))
        : null;
  }

  private void revoke(Caller caller, Answer answer, @Nullable String reason, Instant now) {
    answers.revoke(
        answer,
        new Revocation(now, caller.person(), Revocation.Why.WITHDRAWN),
        reason == null ? null : Particular.of(Particular.Kind.REASON, reason));
    audit.record(caller, ConsentActs.revoked(answer, Revocation.Why.WITHDRAWN));
    events.publish(
        new ConsentRevoked(
            caller.organization(), answer.id(), answer.client(), answer.type(), now));
  }
}
