package studio.booking.shared;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Some of a list, in its order.
 *
 * @param nextCursor where the next page begins, or null after the last
 */
public record Page<T>(List<T> items, @Nullable String nextCursor) {
  public Page {
    items = List.copyOf(items);
  }

  /**
   * Which page is wanted.
   *
   * @param cursor as an earlier page gave it, or null for the first page
   * @param limit 1 to 200
   */
  public record Request(@Nullable String cursor, int limit) {
    public static final int DEFAULT_LIMIT = 50;
    public static final int MAX_LIMIT = 200;
  }

  /** Cuts a list that was asked for with one more than the limit. */
  public static <T> Page<T> of(List<T> found, int limit, Function<? super T, String> cursorOf) {
    if (found.size() <= limit) return new Page<>(found, null);
    var items = found.subList(0, limit);
    return new Page<>(items, cursorOf.apply(items.getLast()));
  }

  public <U> Page<U> map(Function<? super T, ? extends U> made) {
    return new Page<>(items.stream().<U>map(made).toList(), nextCursor);
  }
}
