package studio.booking.shared.jooq;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import studio.booking.shared.Later;

/** An answer that is worked out once. */
final class Memo<T> implements Later<T> {
  private @Nullable Supplier<T> work;
  private @Nullable T answer;

  Memo(Supplier<T> work) {
    this.work = work;
  }

  @Override
  @SuppressWarnings("NullAway") // The answer is set whenever the work is gone.
  public T get() {
    if (work != null) {
      answer = work.get();
      work = null;
    }
    return answer;
  }
}
