package studio.booking.shared.jooq;

import java.sql.Statement;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import studio.booking.shared.UnitOfWork.Busy;

/**
 * When whoever waits for this thread's work wants to have an answer. Nothing is begun afterwards,
 * and what the database is at is cancelled: a unit of work ends whole, or was never there.
 */
public final class Deadline {
  private static final ScopedValue<Deadline> CURRENT = ScopedValue.newInstance();

  /** On the clock of {@link System#nanoTime}. */
  private final long at;

  private Deadline(long at) {
    this.at = at;
  }

  /** Something to be done in time. */
  public interface Work<E extends Exception> {
    void run() throws E;
  }

  /** Runs the work, for which units of work have so much time in all. */
  public static <E extends Exception> void within(Duration limit, Work<E> work) throws E {
    var deadline = new Deadline(System.nanoTime() + limit.toNanos());
    ScopedValue.where(CURRENT, deadline)
        .call(
            () -> {
              work.run();
              return deadline;
            });
  }

  /**
   * Begin nothing any more if there is no time left.
   *
   * @throws Busy when it is over
   */
  static void check() {
    var deadline = current();
    if (deadline != null && deadline.isOver()) throw new Busy("It took too long", null);
  }

  /** Has the statement cancelled when the time is over, unless it ended before. */
  static Watch.Ended watch(Statement statement) {
    var deadline = current();
    return deadline == null ? Watch.NOTHING : Watch.over(statement, deadline);
  }

  boolean isOver() {
    return System.nanoTime() - at >= 0;
  }

  private static @Nullable Deadline current() {
    return CURRENT.isBound() ? CURRENT.get() : null;
  }
}
