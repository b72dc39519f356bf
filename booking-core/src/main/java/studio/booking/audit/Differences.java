package studio.booking.audit;

import static java.util.stream.Collectors.joining;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is different about a thing after a change, for the details of an act; and nothing else. */
public final class Differences<T> {
  private final T before;
  private final T after;
  private final Map<String, String> details = new HashMap<>();

  private Differences(T before, T after) {
    this.before = before;
    this.after = after;
  }

  public static <T> Differences<T> between(T before, T after) {
    return new Differences<>(before, after);
  }

  /** Of a code, a number or a reference: from what to what. */
  public Differences<T> value(String field, Function<? super T, @Nullable Object> value) {
    var was = value.apply(before);
    var is = value.apply(after);
    if (!Objects.equals(was, is)) details.put(field, word(was) + " -> " + word(is));
    return this;
  }

  /** Of somebody's words: only that they differ, for they may be about a person. */
  public Differences<T> text(String field, Function<? super T, @Nullable String> text) {
    if (!Objects.equals(text.apply(before), text.apply(after))) details.put(field, "changed");
    return this;
  }

  /** Of several references: which are gone, and which are new. */
  public Differences<T> all(String field, Function<? super T, Collection<?>> values) {
    var were = values.apply(before);
    var are = values.apply(after);
    var gone = were.stream().filter(one -> !are.contains(one)).map(one -> "-" + one).sorted();
    var added = are.stream().filter(one -> !were.contains(one)).map(one -> "+" + one).sorted();
    var both = Stream.concat(gone, added).collect(joining(" "));
    if (!both.isEmpty()) details.put(field, both);
    return this;
  }

  public Map<String, String> details() {
    return Map.copyOf(details);
  }

  private static String word(@Nullable Object value) {
    return value == null ? "none" : value.toString();
  }
}
