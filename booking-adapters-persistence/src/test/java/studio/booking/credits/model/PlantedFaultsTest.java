package studio.booking.credits.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whether {@link CreditModelTest} would notice: what could be wrong is put into the product. */
class PlantedFaultsTest {
  private static final boolean LONG = Boolean.getBoolean("booking.long");

  /** Those that take long to be shown by few commands, or do not show each time. */
  private static final Set<Fault> HARD_TO_SHOW =
      EnumSet.of(
          Fault.NO_LOCKS, Fault.EXPIRED_COMES_BACK, Fault.WINDOW_TOO_LONG, Fault.NO_SECOND_LIFE);

  private static Ground ground;

  @BeforeAll
  static void open() {
    ground = new Ground();
  }

  @AfterAll
  static void close() {
    ground.close();
  }

  static Stream<Fault> shown() {
    return Stream.of(Fault.values()).filter(fault -> LONG || !HARD_TO_SHOW.contains(fault));
  }

  static Stream<Fault> hardToShow() {
    return HARD_TO_SHOW.stream();
  }

  @ParameterizedTest
  @MethodSource("hardToShow")
  void what_is_hard_to_show_is_found_as_well(Fault fault) {
    for (int seed = 0; seed < 20; seed++) {
      var differences = Run.of(ground, fault, Script.random(seed, 12, 50));
      if (differences.isEmpty()) continue;
      System.out.printf("%s, with seed %d:%n%s%n%n", fault, seed, differences);
      return;
    }
    fail("Not found: " + fault);
  }

  @ParameterizedTest
  @MethodSource("shown")
  void what_is_planted_is_found_and_shown_by_few_commands(Fault fault) {
    for (int seed = 0; seed < 20; seed++) {
      var example = Shrinker.example(ground, fault, Script.random(seed, 12, 50));
      if (example == null) continue;
      System.out.printf("%s, with seed %d:%n%s%n%n", fault, seed, example);
      assertThat(example.script().steps()).hasSizeLessThan(13);
      return;
    }
    fail("Not found: " + fault);
  }
}
