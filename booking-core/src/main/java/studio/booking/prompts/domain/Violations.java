package studio.booking.prompts.domain;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * All that is wrong with a document, in the order of its places; not more than somebody can read.
 *
 * @param found how many there are, of which {@code shown} may be the first
 */
public record Violations(List<Violation> shown, int found) {
  /** A document made of faults does not get an answer of the same size. */
  public static final int MOST = 100;

  private static final Comparator<Violation> ORDER =
      Comparator.comparing(Violation::pointer).thenComparing(Violation::rule);

  public Violations {
    shown = List.copyOf(shown);
  }

  public static Violations of(Collection<Violation> all) {
    return new Violations(all.stream().sorted(ORDER).limit(MOST).toList(), all.size());
  }

  public boolean isEmpty() {
    return found == 0;
  }
}
