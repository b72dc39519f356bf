package studio.booking.credits.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import studio.booking.credits.application.ShowCredits;
import studio.booking.credits.domain.Entitlements;

/** Says in which lines what was seen is not what should be. */
final class Differences {
  private Differences() {}

  static Optional<String> between(Seen expected, Seen actual) {
    var lines = new ArrayList<String>();
    if (expected.balance() != actual.balance()) {
      lines.add("expected: balance " + expected.balance());
      lines.add("but was:  balance " + actual.balance());
    }
    compare(lines, expected.lots(), actual.lots());
    compare(lines, expected.redemptions(), actual.redemptions());
    compare(lines, expected.days(), actual.days());
    compare(lines, expected.bookings(), actual.bookings());
    compare(lines, expected.lines(), actual.lines());
    return lines.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", lines));
  }

  /** In any order. */
  private static void compare(List<String> lines, List<?> expected, List<?> actual) {
    if (expected.equals(actual)) return;
    var expectedCounts = counts(expected);
    var actualCounts = counts(actual);
    if (expectedCounts.equals(actualCounts)) return;
    var all = new HashSet<Object>(expected);
    all.addAll(actual);
    for (var one : all) {
      int missing = expectedCounts.getOrDefault(one, 0) - actualCounts.getOrDefault(one, 0);
      for (int i = 0; i < missing; i++) lines.add("expected: " + one);
    }
    for (var one : all) {
      int surplus = actualCounts.getOrDefault(one, 0) - expectedCounts.getOrDefault(one, 0);
      for (int i = 0; i < surplus; i++) lines.add("but was:  " + one);
    }
  }

  private static Map<Object, Integer> counts(Collection<?> things) {
    var counts = new HashMap<Object, Integer>();
    for (var thing : things) counts.merge(thing, 1, Integer::sum);
    return counts;
  }

  /** What the product shows, in the model's words. */
  static Shown shown(ShowCredits.Credits credits, Product product) {
    Entitlements has = credits.entitlements();
    return new Shown(
        credits.balance(),
        credits.lots().stream().mapToInt(lot -> lot.remaining()).sum(),
        has.elite(),
        has.allAccessExpiresAt(),
        has.friendPasses().stream()
            .map(pass -> product.nameOf(pass.redemption().value()))
            .sorted()
            .toList());
  }
}
