package studio.booking.privacy.application;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import studio.booking.privacy.domain.ErasureCase;
import studio.booking.privacy.domain.ErasureCase.Done;
import studio.booking.privacy.domain.ErasureCase.Executing;
import studio.booking.privacy.domain.ErasureCase.Held;
import studio.booking.privacy.domain.ErasureCase.Hold;
import studio.booking.privacy.domain.ErasureCase.Open;
import studio.booking.privacy.domain.ErasureCase.Requested;
import studio.booking.privacy.domain.ErasureCase.Undone;
import studio.booking.privacy.domain.ErasureCases;
import studio.booking.privacy.domain.ErasureRegister;
import studio.booking.privacy.domain.HoldReason;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;
import studio.booking.shared.Rejection;
import studio.booking.shared.UseCase;

/**
 * Keeps a client's data from being destroyed while a law or a court wants them (GDPR Art. 17(3)),
 * and lets the erasure go on. The client is gone all the while.
 */
@UseCase
public class HoldErasure {
  private final ErasureCases cases;
  private final ErasureRegister register;
  private final ErasureWitness witness;
  private final Clock clock;

  HoldErasure(ErasureCases cases, ErasureRegister register, ErasureWitness witness, Clock clock) {
    this.cases = cases;
    this.register = register;
    this.witness = witness;
    this.clock = clock;
  }

  /** What becomes of it. */
  public sealed interface Outcome {
    record Stands(ErasureCase erasure) implements Outcome {}

    sealed interface Rejected extends Outcome, Rejection {}

    record UnknownErasure() implements Rejected {}

    /** It has begun. */
    record TooLate(ErasureCase erasure) implements Rejected {}
  }

  /**
   * Holds it. For another reason than before, it is held for that one from now on.
   *
   * @param system the program, which does what nobody's own rights reach
   * @param by an admin
   */
  public Outcome hold(Caller system, Caller by, ClientId client, HoldReason reason) {
    return of(client)
        .<Outcome>map(
            erasure ->
                switch (erasure) {
                  case Held held when held.hold().reason() == reason -> new Outcome.Stands(held);
                  case Open open -> held(system, by, open, reason);
                  case Executing _, Done _, Undone _ -> new Outcome.TooLate(erasure);
                })
        .orElseGet(Outcome.UnknownErasure::new);
  }

  private Outcome held(Caller system, Caller by, Open open, HoldReason reason) {
    var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    var held = open.hold(new Hold(reason, now, by.person()));
    // Before the commit: what has to be kept must not be lost by way of a backup.
    register.note(system.organization(), held);
    cases.change(held);
    witness.held(by, held, reason);
    return new Outcome.Stands(held);
  }

  /** Lets it go on. Where nothing is held, nothing changes. */
  public Outcome release(Caller system, Caller by, ClientId client) {
    return of(client)
        .<Outcome>map(
            erasure ->
                switch (erasure) {
                  case Held held -> released(by, held);
                  case Requested requested -> new Outcome.Stands(requested);
                  case Executing _, Done _, Undone _ -> new Outcome.TooLate(erasure);
                })
        .orElseGet(Outcome.UnknownErasure::new);
  }

  private Outcome released(Caller by, Held held) {
    var released = held.release();
    cases.change(released);
    witness.released(by, released);
    return new Outcome.Stands(released);
  }

  private Optional<ErasureCase> of(ClientId client) {
    return cases.lock(client).get().filter(ErasureCase::lives);
  }
}
