package studio.booking.contract;

import java.util.ArrayList;
import java.util.List;

/** Collects what went wrong, so that one look shows all of it. */
final class Failures {
  private static final int ENOUGH = 20;

  private final List<String> failures = new ArrayList<>();

  void check(Runnable check) {
    try {
      check.run();
    } catch (AssertionError e) {
      failures.add(String.valueOf(e.getMessage()));
    }
  }

  void throwIfAny() {
    if (failures.isEmpty()) return;
    throw new AssertionError(
        "%d failures:%n%s"
            .formatted(
                failures.size(),
                String.join("\n\n", failures.subList(0, Math.min(ENOUGH, failures.size())))));
  }
}
