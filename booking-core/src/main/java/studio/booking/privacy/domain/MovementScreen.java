package studio.booking.privacy.domain;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How somebody moved when a coach had a look: the seven tests of the functional movement screen.
 *
 * @param scores 0 (it hurts) to 3 (without a fault), of the tests that were done
 */
public record MovementScreen(
    @Nullable LocalDate screenedOn, Map<Test, Integer> scores, @Nullable String notes) {
  public static final int BEST = 3;
  public static final MovementScreen NONE = new MovementScreen(null, Map.of(), null);

  private static final String DATE = "screenedOn";
  private static final String NOTES = "notes";

  /** What one is asked to do. */
  public enum Test {
    DEEP_SQUAT,
    HURDLE_STEP,
    INLINE_LUNGE,
    SHOULDER_MOBILITY,
    ACTIVE_STRAIGHT_LEG_RAISE,
    TRUNK_STABILITY_PUSH_UP,
    ROTARY_STABILITY
  }

  public MovementScreen {
    scores = Map.copyOf(scores);
    if (scores.values().stream().anyMatch(score -> score < 0 || score > BEST)) {
      throw new IllegalArgumentException("A score is 0 to " + BEST);
    }
  }

  public boolean isEmpty() {
    return equals(NONE);
  }

  /** One line for each thing that is known. */
  String text() {
    var lines = new StringBuilder();
    if (screenedOn != null) line(lines, DATE, screenedOn.toString());
    for (var test : Test.values()) {
      var score = scores.get(test);
      if (score != null) line(lines, test.name().toLowerCase(Locale.ROOT), score.toString());
    }
    // Last: it alone could have anything in it.
    if (notes != null) line(lines, NOTES, notes);
    return lines.toString();
  }

  private static void line(StringBuilder lines, String name, String value) {
    lines.append(name).append('=').append(value).append('\n');
  }

  /** What {@link #text} was made of. */
  static MovementScreen of(String text) {
    LocalDate screenedOn = null;
    String notes = null;
    var scores = new EnumMap<Test, Integer>(Test.class);
    for (var line : text.lines().toList()) {
      int split = line.indexOf('=');
      var name = line.substring(0, split);
      var value = line.substring(split + 1);
      switch (name) {
        case DATE -> screenedOn = LocalDate.parse(value);
        case NOTES -> notes = value;
        default -> scores.put(Test.valueOf(name.toUpperCase(Locale.ROOT)), Integer.valueOf(value));
      }
    }
    return new MovementScreen(screenedOn, scores, notes);
  }

  /** Nothing of it: that has no place in logs. */
  @Override
  public String toString() {
    return "a movement screen";
  }
}
