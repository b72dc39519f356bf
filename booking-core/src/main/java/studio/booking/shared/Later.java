package studio.booking.shared;

import java.util.function.Function;

/**
 * An answer that may still be on its way. All questions asked before the first {@link #get()}
 * travel together, so ask first and get afterwards: that is one trip to the database instead of
 * many. Later questions still see what earlier ones locked.
 *
 * <p>Only good within the unit of work that asked.
 */
@FunctionalInterface
public interface Later<T> {
  /** The answer; waits for it if need be. Getting it twice costs nothing. */
  T get();

  /** An answer that is there already. */
  static <T> Later<T> of(T answer) {
    return () -> answer;
  }

  /** What is made of the answer, once it is there. Made anew on each get. */
  default <U> Later<U> map(Function<? super T, ? extends U> made) {
    return () -> made.apply(get());
  }
}
