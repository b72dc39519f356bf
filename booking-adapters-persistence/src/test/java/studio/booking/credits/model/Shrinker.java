package studio.booking.credits.model;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Finds few steps that show what many have shown: leaves some out, does the rest again in a fresh
 * studio, and goes on from there for as long as something is still wrong.
 */
final class Shrinker {
  private static final int MOST_RUNS = 400;

  /** Two who are at it at once need not meet as they did before. */
  private static final int TRIES_OF_TWO_AT_ONCE = 5;

  private final Function<Script, List<Run.Difference>> again;
  private int runs;
  private int tries = 1;

  /**
   * Few steps, and what is wrong after them.
   *
   * @param script of one client, if one alone shows it
   */
  record Example(Script script, Run.Difference difference) {
    @Override
    public String toString() {
      var text = new StringBuilder();
      var setting = script.setting();
      text.append(
          "%s, %s, from %s%n"
              .formatted(
                  setting.zone(),
                  setting.refunds() ? "charges come back before the window" : "no refunds",
                  setting.start()));
      script.steps().stream()
          .flatMap(step -> sessions(step.command()).stream())
          .distinct()
          .sorted()
          .forEach(
              at -> text.append("  session %d: %s%n".formatted(at, setting.timetable().get(at))));
      script.steps().forEach(step -> text.append("  ").append(step).append('\n'));
      return text.append(difference.text()).toString();
    }

    private static List<Integer> sessions(Command command) {
      return switch (command) {
        case Command.Book book -> List.of(book.session());
        case Command.Move move -> List.of(move.session());
        case Command.PutOff(int session, int after) -> List.of(session, after);
        case Command.AtOnce(var one, var other) -> {
          var both = new ArrayList<>(sessions(one));
          both.addAll(sessions(other));
          yield both;
        }
        default -> List.of();
      };
    }
  }

  private Shrinker(Function<Script, List<Run.Difference>> again) {
    this.again = again;
  }

  /** Null where product and model agree; else what shows the difference in few commands. */
  static @Nullable Example example(Ground ground, Parts parts, Script script) {
    var differences = Run.of(ground, parts, script);
    if (differences.isEmpty()) return null;
    return new Shrinker(again -> Run.of(ground, parts, again)).shrink(script, differences);
  }

  private Example shrink(Script script, List<Run.Difference> differences) {
    var first = differences.getFirst();
    var smallest = new Example(script.with(script.steps().subList(0, first.steps())), first);
    boolean raced =
        script.steps().stream()
            .limit(first.steps())
            .filter(step -> step.concerns(first.client()))
            .reduce((_, last) -> last)
            .filter(step -> step.command() instanceof Command.AtOnce)
            .isPresent();
    if (raced) tries = TRIES_OF_TWO_AT_ONCE;
    for (var difference : differences) {
      var alone = alone(smallest.script(), difference.client());
      if (alone != null) return without(alone);
    }
    return without(smallest);
  }

  /** The same for one client only, if that shows anything. */
  private @Nullable Example alone(Script script, int client) {
    if (client == Step.ALL) return null;
    var own =
        script.steps().stream()
            .filter(step -> step.concerns(client))
            .map(step -> step.client() == Step.ALL ? step : new Step(0, step.command()))
            .toList();
    return tried(new Script(script.setting().with(1), own));
  }

  private @Nullable Example tried(Script longer) {
    var script = longer.with(waitingOnce(longer.steps()));
    runs++;
    var differences = again.apply(script);
    for (int i = 1; i < tries && differences.isEmpty(); i++) differences = again.apply(script);
    if (differences.isEmpty()) return null;
    var first = differences.getFirst();
    return new Example(script.with(script.steps().subList(0, first.steps())), first);
  }

  /** Waits that follow upon each other are one. */
  private static List<Step> waitingOnce(List<Step> steps) {
    var fewer = new ArrayList<Step>();
    for (var step : steps) {
      if (step.command() instanceof Command.Wait(var time)
          && !fewer.isEmpty()
          && fewer.getLast().command() instanceof Command.Wait(var before)) {
        fewer.set(fewer.size() - 1, new Step(Step.ALL, new Command.Wait(before.plus(time))));
      } else {
        fewer.add(step);
      }
    }
    return fewer;
  }

  /** Leaves out ever smaller parts, until no single step can be left out. */
  private Example without(Example example) {
    int size = Math.max(1, example.script().steps().size() / 2);
    while (runs < MOST_RUNS) {
      var smaller = withoutAny(example, size);
      if (smaller != null) {
        example = smaller;
      } else if (size == 1) {
        return example;
      } else {
        size /= 2;
      }
      size = Math.clamp(example.script().steps().size() / 2, 1, size);
    }
    return example;
  }

  /** From the end: what comes last needs what was before it. */
  private @Nullable Example withoutAny(Example example, int size) {
    Example smallest = null;
    int at = example.script().steps().size() - size;
    while (at > -size && runs < MOST_RUNS) {
      var rest = new ArrayList<>((smallest == null ? example : smallest).script().steps());
      int to = Math.min(at + size, rest.size());
      if (to > Math.max(at, 0)) {
        rest.subList(Math.max(at, 0), to).clear();
        var tried = tried(example.script().with(rest));
        if (tried != null) smallest = tried;
      }
      at -= size;
    }
    return smallest;
  }
}
