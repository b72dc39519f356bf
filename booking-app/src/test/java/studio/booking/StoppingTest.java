package studio.booking;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program is ended while it furnishes the demo's studios, and started again. */
class StoppingTest {
  private static final String FURNISHING = "Furnishing the demo studio";

  private static final String FURNISHED = "is furnished";

  @TempDir Path folder;

  @Test
  void killed_it_leaves_no_half_of_a_studio_and_stopped_it_finishes_the_one_in_hand() {
    try (var program = new RunningProgram(folder.resolve("data"))) {
      program.launch();
      program.awaitWords(FURNISHING, 1);
      RunningProgram.pause(Duration.ofMillis(300));
      program.kill();
      int killed = program.said().size();

      program.launch();
      program.awaitWords(FURNISHING, 2);
      RunningProgram.pause(Duration.ofMillis(300));
      long asked = System.nanoTime();
      program.stop();

      assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(20));
      var said = program.said().subList(killed, program.said().size());
      assertThat(said)
          .noneMatch(line -> line.strip().startsWith("at "))
          .noneMatch(line -> line.contains(" ERROR ") || line.contains(" WARN "));
      assertThat(furnished(said)).hasSize(1);

      program.start();
      assertThat(furnished(program.said())).hasSize(2);
    }
  }

  private static List<String> furnished(List<String> said) {
    return said.stream().filter(line -> line.contains(FURNISHED)).toList();
  }
}
