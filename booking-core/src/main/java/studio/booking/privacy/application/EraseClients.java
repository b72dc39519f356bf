package studio.booking.privacy.application;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import studio.booking.directory.Departures;
import studio.booking.privacy.ClientErased;
import studio.booking.privacy.domain.ErasureCase;
import studio.booking.privacy.domain.ErasureCase.Done;
import studio.booking.privacy.domain.ErasureCase.Executing;
import studio.booking.privacy.domain.ErasureCase.Held;
import studio.booking.privacy.domain.ErasureCase.Requested;
import studio.booking.privacy.domain.ErasureCase.Undone;
import studio.booking.privacy.domain.ErasureCases;
import studio.booking.privacy.domain.Vault;
import studio.booking.shared.Caller;
import studio.booking.shared.Events;
import studio.booking.shared.RequestTraces;
import studio.booking.shared.UseCase;

/**
 * Does what was asked for when its time has come, step by step, each in a unit of work of its own
 * that can be killed and done again:
 *
 * <ol>
 *   <li>It is noted that it has begun; from then on nobody can undo it.
 *   <li>The key is destroyed. That is another database, so it comes after the first commit and
 *       before the next one: killed in between, it is destroyed once more, which changes nothing.
 *   <li>Everything else goes in one transaction, together with the note that it is done.
 * </ol>
 */
@UseCase
public class EraseClients {
  private final ErasureCases cases;
  private final Vault vault;
  private final AllRecords records;
  private final Sight sight;
  private final Departures departures;
  private final RequestTraces traces;
  private final ErasureWitness witness;
  private final Events events;
  private final Clock clock;

  EraseClients(
      ErasureCases cases,
      Vault vault,
      AllRecords records,
      Sight sight,
      Departures departures,
      RequestTraces traces,
      ErasureWitness witness,
      Events events,
      Clock clock) {
    this.cases = cases;
    this.vault = vault;
    this.records = records;
    this.sight = sight;
    this.departures = departures;
    this.traces = traces;
    this.witness = witness;
    this.events = events;
    this.clock = clock;
  }

  /** Does the next step of one that is due; 0 when none is. */
  public int goOn(Caller system) {
    var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    var next = cases.next(now).get();
    if (next.isEmpty()) return 0;
    return switch (next.get()) {
      case Requested requested -> {
        cases.change(requested.begin(now).orElseThrow());
        yield 1;
      }
      case Executing begun when begun.keyDestroyedAt() == null -> {
        vault.destroy(system.organization(), begun.request().client());
        cases.change(begun.withKeyDestroyed(now));
        yield 1;
      }
      case Executing begun -> {
        finish(system, begun, now);
        yield 1;
      }
      case Held _, Undone _, Done _ -> throw new IllegalStateException("Not due: " + next.get());
    };
  }

  private void finish(Caller system, Executing begun, Instant now) {
    var client = begun.request().client();
    records.erase(client);
    sight.unindex(client);
    departures.forget(system, client);
    traces.remove(client.person());
    ErasureCase done = begun.done(now);
    cases.change(done);
    witness.done(system, done);
    events.publish(new ClientErased(system.organization(), client, now));
  }
}
