package studio.booking.privacy.application;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import studio.booking.directory.Departures;
import studio.booking.privacy.domain.ErasureCase;
import studio.booking.privacy.domain.ErasureCase.Request;
import studio.booking.privacy.domain.ErasureCase.Requested;
import studio.booking.privacy.domain.ErasureCases;
import studio.booking.privacy.domain.ErasureId;
import studio.booking.privacy.domain.ErasureReason;
import studio.booking.privacy.domain.Grace;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;
import studio.booking.shared.Ids;
import studio.booking.shared.Rejection;
import studio.booking.shared.UseCase;

/**
 * Has a client leave, to be erased when the grace period is over. From the commit on nobody finds
 * or books them, and their e-mail address is free.
 */
@UseCase
public class RequestErasure {
  private final ErasureCases cases;
  private final Departures departures;
  private final Sight sight;
  private final ErasureWitness witness;
  private final Grace grace;
  private final Clock clock;

  RequestErasure(
      ErasureCases cases,
      Departures departures,
      Sight sight,
      ErasureWitness witness,
      Grace grace,
      Clock clock) {
    this.cases = cases;
    this.departures = departures;
    this.sight = sight;
    this.witness = witness;
    this.grace = grace;
    this.clock = clock;
  }

  /** What becomes of it. */
  public sealed interface Outcome {
    /**
     * They have left.
     *
     * @param erasure the first one, where they had asked before
     */
    record Left(ErasureCase erasure, boolean before) implements Outcome {}

    sealed interface Rejected extends Outcome, Rejection {}

    /** There is no such client, or none that is the caller's business. */
    record UnknownClient() implements Rejected {}

    /** They work for the studio as well, and are more than a client to it. */
    record AlsoWorksHere() implements Rejected {}
  }

  /**
   * Asks for it. Again changes nothing.
   *
   * @param system the program, which does what nobody's own rights reach
   * @param by who asks: the client, or an admin
   */
  public Outcome request(Caller system, Caller by, ClientId client, ErasureReason reason) {
    var found = departures.lock(client);
    var before = cases.lock(client);
    if (!ErasureWitness.concerns(by, client) || found.get().isEmpty()) {
      return new Outcome.UnknownClient();
    }
    var last = before.get().filter(ErasureCase::lives);
    if (last.isPresent()) return new Outcome.Left(last.get(), true);
    if (found.get().get().alsoWorksHere()) return new Outcome.AlsoWorksHere();

    var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    var request =
        new Request(
            new ErasureId(Ids.next()),
            client,
            reason,
            by.person(),
            by.role(),
            now,
            grace.endOf(now));
    var requested = new Requested(request, 1);
    cases.add(requested);
    departures.leave(system, client, now);
    sight.hide(client, by, now);
    witness.requested(by, requested);
    return new Outcome.Left(requested, false);
  }
}
