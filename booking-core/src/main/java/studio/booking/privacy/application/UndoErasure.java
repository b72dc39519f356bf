package studio.booking.privacy.application;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import studio.booking.directory.Departures;
import studio.booking.privacy.domain.ErasureCase;
import studio.booking.privacy.domain.ErasureCase.Done;
import studio.booking.privacy.domain.ErasureCase.Executing;
import studio.booking.privacy.domain.ErasureCase.Open;
import studio.booking.privacy.domain.ErasureCase.Undone;
import studio.booking.privacy.domain.ErasureCases;
import studio.booking.privacy.domain.ErasureRegister;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;
import studio.booking.shared.Rejection;
import studio.booking.shared.UseCase;

/**
 * Has a client who was to be erased stay. All that is kept of them is there again, and they may
 * sign in; what was given up stays given up.
 */
@UseCase
public class UndoErasure {
  private final ErasureCases cases;
  private final ErasureRegister register;
  private final Departures departures;
  private final Sight sight;
  private final ErasureWitness witness;
  private final Clock clock;

  UndoErasure(
      ErasureCases cases,
      ErasureRegister register,
      Departures departures,
      Sight sight,
      ErasureWitness witness,
      Clock clock) {
    this.cases = cases;
    this.register = register;
    this.departures = departures;
    this.sight = sight;
    this.witness = witness;
    this.clock = clock;
  }

  /** What becomes of it. */
  public sealed interface Outcome {
    record Stays(ErasureCase erasure) implements Outcome {}

    sealed interface Rejected extends Outcome, Rejection {}

    /** There is no erasure of such a client, or none that is the caller's business. */
    record UnknownErasure() implements Rejected {}

    /** What is destroyed does not come back. */
    record TooLate(ErasureCase erasure) implements Rejected {}

    /** Somebody else has registered with their e-mail address. */
    record EmailTaken() implements Rejected {}
  }

  /**
   * Calls it off. Again changes nothing.
   *
   * @param system the program, which does what nobody's own rights reach
   * @param by the client, or an admin
   */
  public Outcome undo(Caller system, Caller by, ClientId client) {
    var found = departures.lock(client);
    var last = cases.lock(client);
    if (!ErasureWitness.concerns(by, client) || found.get().isEmpty() || last.get().isEmpty()) {
      return new Outcome.UnknownErasure();
    }
    return switch (last.get().get()) {
      case Undone before -> new Outcome.Stays(before);
      case Executing begun -> new Outcome.TooLate(begun);
      case Done done -> new Outcome.TooLate(done);
      case Open open -> undo(system, by, open, found.get().get());
    };
  }

  private Outcome undo(Caller system, Caller by, Open open, Departures.Standing standing) {
    var client = open.request().client();
    if (!sight.show(system, client)) return new Outcome.EmailTaken();
    var undone = open.undo(by.person(), clock.instant().truncatedTo(ChronoUnit.MILLIS));
    // Before the commit: whoever stays must not be erased by what a backup still has of their wish.
    register.note(system.organization(), undone);
    cases.change(undone);
    departures.comeBack(system, client, standing);
    witness.undone(by, undone);
    return new Outcome.Stays(undone);
  }
}
