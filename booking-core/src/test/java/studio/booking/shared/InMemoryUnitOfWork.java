package studio.booking.shared;

import java.util.function.Supplier;

/** Runs work as it comes. What was written before it broke off stays, as nothing undoes it. */
public final class InMemoryUnitOfWork implements UnitOfWork {
  private int attempt = 1;
  private boolean undone;

  /** Whether the work of the last unit would have been rolled back. */
  public boolean undone() {
    return undone;
  }

  @Override
  public <T> T run(Caller caller, Supplier<T> work) {
    for (attempt = 1; ; attempt++) {
      undone = false;
      try {
        var outcome = work.get();
        undone |= outcome instanceof Rejection;
        return outcome;
      } catch (Again again) {
        if (attempt == 8) throw new Busy("There was always something to tidy up", again);
        again.tidying.run();
      }
    }
  }

  @Override
  public <T> T ask(Caller caller, Supplier<T> work) {
    return work.get();
  }

  @Override
  public void undo() {
    undone = true;
  }

  @Override
  public int attempt() {
    return attempt;
  }

  @Override
  public RuntimeException againAfter(Runnable tidying) {
    return new Again(tidying);
  }

  private static final class Again extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final transient Runnable tidying;

    Again(Runnable tidying) {
      super("once more", null, false, false);
      this.tidying = tidying;
    }
  }
}
