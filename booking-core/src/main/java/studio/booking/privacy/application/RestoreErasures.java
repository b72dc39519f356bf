package studio.booking.privacy.application;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import studio.booking.directory.Departures;
import studio.booking.directory.Departures.Standing;
import studio.booking.privacy.domain.ErasureCase;
import studio.booking.privacy.domain.ErasureCase.Done;
import studio.booking.privacy.domain.ErasureCase.Executing;
import studio.booking.privacy.domain.ErasureCase.Open;
import studio.booking.privacy.domain.ErasureCase.Request;
import studio.booking.privacy.domain.ErasureCase.Undone;
import studio.booking.privacy.domain.ErasureCases;
import studio.booking.privacy.domain.ErasureId;
import studio.booking.privacy.domain.ErasureReason;
import studio.booking.privacy.domain.KeyStore.Destroyed;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;
import studio.booking.shared.Ids;
import studio.booking.shared.UseCase;

/**
 * Enters again what a database from an old backup knows nothing of: who was erased, and who asked
 * to be. Where nothing is missing, nothing changes.
 */
@UseCase
public class RestoreErasures {
  private final ErasureCases cases;
  private final Departures departures;
  private final Sight sight;
  private final ErasureWitness witness;
  private final Clock clock;

  RestoreErasures(
      ErasureCases cases, Departures departures, Sight sight, ErasureWitness witness, Clock clock) {
    this.cases = cases;
    this.departures = departures;
    this.sight = sight;
    this.witness = witness;
    this.clock = clock;
  }

  /**
   * Begins again with clients whose keys are destroyed, and of whom it is not known here that they
   * were erased.
   *
   * @return how many
   */
  public int eraseAgain(Caller system, List<Destroyed> destroyed) {
    var done = cases.done(destroyed.stream().map(Destroyed::client).toList()).get();
    int begun = 0;
    for (var one : destroyed) {
      if (!done.contains(one.client()) && begin(system, one)) begun++;
    }
    return begun;
  }

  private boolean begin(Caller system, Destroyed destroyed) {
    var client = destroyed.client();
    var found = departures.lock(client);
    var last = cases.lock(client).get().filter(ErasureCase::lives);
    // Younger than the backup: nothing is kept of them.
    if (found.get().isEmpty()) return false;
    var now = now();
    if (last.isEmpty()) {
      var request =
          new Request(
              new ErasureId(Ids.next()),
              client,
              ErasureReason.OTHER,
              null,
              system.role(),
              now,
              now);
      enter(system, new Executing(request, now, destroyed.at(), 1), found.get(), now);
      return true;
    }
    switch (last.get()) {
      case Executing begun when begun.keyDestroyedAt() == null ->
          cases.change(begun.withKeyDestroyed(destroyed.at()));
      // Killed just before the rest: that goes on from where it was.
      case Executing _ -> {}
      case Open open -> cases.change(open.again(destroyed.at(), now));
      case Done _, Undone _ -> {
        return false;
      }
    }
    return true;
  }

  /**
   * Enters requests that are missing here, as they stood.
   *
   * @return how many
   */
  public int requestAgain(Caller system, List<ErasureCase> noted) {
    int entered = 0;
    for (var one : noted) {
      if (isMissing(one)) {
        var found = departures.lock(one.request().client()).get();
        if (found.isEmpty()) continue;
        enter(system, one, found, now());
        entered++;
      }
    }
    return entered;
  }

  /** What is known here of the same one is later, or as late. */
  private boolean isMissing(ErasureCase noted) {
    return cases
        .last(noted.request().client())
        .get()
        .filter(last -> last.lives() || !last.request().at().isBefore(noted.request().at()))
        .isEmpty();
  }

  private void enter(Caller system, ErasureCase erasure, Optional<Standing> found, Instant now) {
    ClientId client = erasure.request().client();
    cases.add(erasure);
    if (found.isPresent() && !found.get().hasLeft()) departures.leave(system, client, now);
    sight.hide(client, system, now);
    witness.restored(system, erasure);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
