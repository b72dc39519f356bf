package studio.booking.shared.rest;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import studio.booking.shared.Caller;
import studio.booking.shared.Rejection;
import studio.booking.shared.UnitOfWork;

/** Keeps what was written until the end of the work, and forgets it when that is undone. */
class InMemoryUnitOfWork implements UnitOfWork {
  private final ThreadLocal<Open> current = new ThreadLocal<>();

  private static final class Open {
    private final List<Runnable> writes = new ArrayList<>();
    private boolean undone;
  }

  void write(Runnable write) {
    current.get().writes.add(write);
  }

  @Override
  public <T> T run(Caller caller, Supplier<T> work) {
    if (current.get() != null) return work.get();
    var open = new Open();
    current.set(open);
    try {
      var outcome = work.get();
      if (!open.undone && !(outcome instanceof Rejection)) open.writes.forEach(Runnable::run);
      return outcome;
    } finally {
      current.remove();
    }
  }

  @Override
  public <T> T ask(Caller caller, Supplier<T> work) {
    return work.get();
  }

  @Override
  public void undo() {
    current.get().undone = true;
  }

  @Override
  public int attempt() {
    return 1;
  }

  @Override
  public RuntimeException againAfter(Runnable tidying) {
    return new UnsupportedOperationException();
  }
}
