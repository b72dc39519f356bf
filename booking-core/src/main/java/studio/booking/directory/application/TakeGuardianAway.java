package studio.booking.directory.application;

import java.time.Clock;
import studio.booking.audit.AuditLog;
import studio.booking.directory.domain.Clients;
import studio.booking.directory.domain.Guardianships;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;
import studio.booking.shared.Rejection;
import studio.booking.shared.UseCase;

/**
 * Has somebody answer for a client no more. What they have answered stays; once this is done, they
 * answer nothing else. Again changes nothing.
 */
@UseCase
public class TakeGuardianAway {
  private final Clients clients;
  private final Guardianships guardianships;
  private final AuditLog audit;
  private final Clock clock;

  public TakeGuardianAway(
      Clients clients, Guardianships guardianships, AuditLog audit, Clock clock) {
    this.clients = clients;
    this.guardianships = guardianships;
    this.audit = audit;
    this.clock = clock;
  }

  /** What came of it. */
  public sealed interface Outcome {
    /** They are none of the client's guardians, since now or before. */
    record TakenAway() implements Outcome {}

    /** There is no such client, or none that the caller has to do with. */
    record UnknownClient() implements Outcome, Rejection {}

    /** There is no such client of the studio, and none who guards this one and has left. */
    record UnknownGuardian() implements Outcome, Rejection {}
  }

  public Outcome takeAway(Caller caller, ClientId ward, ClientId guardian) {
    var client = clients.find(ward, Sights.of(caller, ward, clock.instant()));
    var other = clients.find(guardian, new Clients.All());
    var found = guardianships.find(ward, guardian);
    if (client.get().isEmpty()) return new Outcome.UnknownClient();
    var named = found.get().orElse(null);
    if (named == null) {
      return other.get().isEmpty() ? new Outcome.UnknownGuardian() : new Outcome.TakenAway();
    }
    guardianships.remove(named);
    audit.record(caller, NameGuardian.act("GUARDIAN_TAKEN_AWAY", named));
    return new Outcome.TakenAway();
  }
}
