package studio.booking.privacy.application;

import org.jspecify.annotations.Nullable;
import studio.booking.privacy.domain.ErasureCase;
import studio.booking.privacy.domain.ErasureCases;
import studio.booking.privacy.domain.ErasureId;
import studio.booking.privacy.domain.ErasureRegister;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;
import studio.booking.shared.UseCase;

/**
 * Has the register know of all erasures that are asked for. The cases stay locked meanwhile, so
 * that nothing is noted of one that is just being undone.
 */
@UseCase
public class NoteErasures {
  private static final int SET = 200;

  private final ErasureCases cases;
  private final ErasureRegister register;

  NoteErasures(ErasureCases cases, ErasureRegister register) {
    this.cases = cases;
    this.register = register;
  }

  /** Notes one that has just been asked for. */
  public void note(Caller system, ClientId client) {
    cases
        .lock(client)
        .get()
        .filter(ErasureCase.Open.class::isInstance)
        .ifPresent(open -> register.note(system.organization(), open));
  }

  /**
   * Notes a set of those that are open.
   *
   * @param after the one that the set before ended with, or null
   * @return the one that this set ended with; null when none were left
   */
  public @Nullable ErasureId noteSome(Caller system, @Nullable ErasureId after) {
    var open = cases.lockOpen(after, SET).get();
    for (var one : open) register.note(system.organization(), one);
    return open.isEmpty() ? null : open.getLast().request().id();
  }
}
