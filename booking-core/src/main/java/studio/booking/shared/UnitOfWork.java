package studio.booking.shared;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One transaction for one caller. {@link UseCase}s are wrapped in one by themselves; this is for
 * those who put more around a use case, such as an idempotency key.
 */
public interface UnitOfWork {
  /**
   * Runs the work and commits what it wrote, unless it returns a {@link Rejection}. Joins the unit
   * that is open already. Work that lost a race is run again, so it must not touch anything else.
   *
   * @throws Busy when the database could not take the work within its time limits
   */
  <T> T run(Caller caller, Supplier<T> work);

  /** The same without a transaction, for work that only asks. */
  <T> T ask(Caller caller, Supplier<T> work);

  /** Has this unit of work rolled back when it ends, whatever it returns. */
  void undo();

  /** How often this work was begun, counting from one. */
  int attempt();

  /**
   * Ends this attempt, does something else in a unit of its own, and then runs the work once more:
   * for what has to be tidied up first.
   */
  RuntimeException againAfter(Runnable tidying);

  /** Ends this attempt and runs the work once more: what it saw has changed meanwhile. */
  default RuntimeException again() {
    return againAfter(() -> {});
  }

  /** The database could not take the work in time; the same request may be sent again. */
  final class Busy extends RuntimeException {
    private static final long serialVersionUID = 1;

    public Busy(String why, @Nullable Throwable cause) {
      super(why, cause);
    }
  }
}
