package studio.booking.benchmark;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Two sides measured in turns.
 *
 * @param goal the line of the table of aims that it belongs to, such as P2
 * @param unit of both sides' figures
 * @param smallerIsBetter for ratios of times
 * @param floor what the ratio must reach; null where it is only reported
 */
record Comparison(
    String goal,
    String what,
    String unit,
    List<Round> rounds,
    boolean smallerIsBetter,
    @org.jspecify.annotations.Nullable Double floor,
    @org.jspecify.annotations.Nullable Double aim) {

  /** Both sides of one round: ours, and what it is measured against. */
  record Round(double ours, double reference) {
    double ratio() {
      return ours / reference;
    }
  }

  double median() {
    return median(rounds.stream().map(Round::ratio).toList());
  }

  boolean missed() {
    if (floor == null) return false;
    return smallerIsBetter ? median() > floor : median() < floor;
  }

  static double median(List<Double> figures) {
    var sorted = figures.stream().sorted().toList();
    int half = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(half)
        : (sorted.get(half - 1) + sorted.get(half)) / 2;
  }

  static String header() {
    return """
    | | what | ours | reference | ratio: median (min to max) | every round | floor | aim |
    | --- | --- | --- | --- | --- | --- | --- | --- |
    """;
  }

  String row() {
    var ratios = rounds.stream().map(Round::ratio).toList();
    return String.format(
        Locale.ROOT,
        "| %s | %s | %s %s | %s %s | %s**%.2f** (%.2f to %.2f) | %s | %s | %s |%n",
        goal,
        what,
        figure(median(rounds.stream().map(Round::ours).toList())),
        unit,
        figure(median(rounds.stream().map(Round::reference).toList())),
        unit,
        missed() ? "MISSED " : "",
        median(),
        ratios.stream().min(Double::compare).orElseThrow(),
        ratios.stream().max(Double::compare).orElseThrow(),
        ratios.stream()
            .map(ratio -> String.format(Locale.ROOT, "%.2f", ratio))
            .collect(Collectors.joining(" ")),
        floor == null ? "" : floor,
        aim == null ? "" : aim);
  }

  private static String figure(double value) {
    return String.format(Locale.ROOT, value < 10 ? "%.2f" : value < 100 ? "%.1f" : "%.0f", value);
  }
}
