package studio.booking;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program is ended while it furnishes the demo's studios, and started again. */
class StoppingTest {
  private static final String FURNISHING = "Furnishing the demo studio \"north\"";

  private static final String FURNISHED = "is furnished";

  @TempDir Path folder;

  @Test
  void it_finishes_the_studio_in_hand_without_a_fuss_and_goes_on_with_the_next_one_later() {
    try (var program = new RunningProgram(folder.resolve("stopped"))) {
      program.launch();
      program.awaitWords(FURNISHING);
      RunningProgram.pause(Duration.ofMillis(300));
      long asked = System.nanoTime();
      program.stop();

      assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(20));
      assertThat(program.said())
          .noneMatch(line -> line.strip().startsWith("at "))
          .noneMatch(line -> line.contains(" ERROR ") || line.contains(" WARN "));
      assertThat(program.said()).filteredOn(line -> line.contains(FURNISHED)).isNotEmpty();

      program.start();
      assertThat(program.said()).filteredOn(line -> line.contains(FURNISHED)).hasSize(2);
    }
  }

  @Test
  void killed_it_leaves_no_half_of_a_studio() {
    try (var program = new RunningProgram(folder.resolve("killed"))) {
      program.launch();
      program.awaitWords(FURNISHING);
      RunningProgram.pause(Duration.ofMillis(300));
      program.kill();

      program.start();
      assertThat(program.said()).filteredOn(line -> line.contains(FURNISHED)).hasSize(2);
    }
  }
}
