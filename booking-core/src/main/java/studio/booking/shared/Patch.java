package studio.booking.shared;

import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a merge patch (RFC 7396) says about one property. Write {@code Patch<@Nullable String>} for
 * a property that may be cleared; for a {@code Patch<String>} a null is refused at the door.
 */
public sealed interface Patch<T extends @Nullable Object> {

  /** The property was not mentioned: it stays as it is. */
  record Absent<T extends @Nullable Object>() implements Patch<T> {}

  /** The property was null: it is emptied. */
  record Clear<T extends @Nullable Object>() implements Patch<T> {}

  /** The property gets this value. */
  record Set<T extends @Nullable Object>(T value) implements Patch<T> {
    public Set {
      Objects.requireNonNull(value);
    }
  }

  static <T extends @Nullable Object> Patch<T> absent() {
    return new Absent<>();
  }

  static <T extends @Nullable Object> Patch<T> clear() {
    return new Clear<>();
  }

  static <T> Patch<T> set(T value) {
    return new Set<>(value);
  }

  default boolean isPresent() {
    return !(this instanceof Absent);
  }

  /** What the property is after the patch; null where it was cleared. */
  @SuppressWarnings("NullAway") // A Clear is only ever made for a T that may be null.
  default T orKeep(T current) {
    return switch (this) {
      case Absent<T>() -> current;
      case Clear<T>() -> null;
      case Set<T>(T value) -> value;
    };
  }

  /** The same patch, of something made from the value. */
  default <U extends @Nullable Object> Patch<U> map(Function<? super T, ? extends U> made) {
    return switch (this) {
      case Absent<T>() -> new Absent<>();
      case Clear<T>() -> new Clear<>();
      case Set<T>(T value) -> new Set<>(made.apply(value));
    };
  }
}
