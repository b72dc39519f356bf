package studio.booking.shared.rest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class SpoolTest {
  /** All open files of ours, those without a name as well. */
  private static final Path OPEN_FILES = Path.of("/proc/self/fd");

  private static final String CANARY = "Zq-a-canary-of-a-spool";

  @Test
  void what_was_written_is_read() throws IOException {
    try (var spool = new Spool()) {
      var text = CANARY.repeat(10_000);
      var out = spool.out();
      out.write(text.getBytes(UTF_8));
      out.write('!');
      out.flush();

      assertThat(new String(spool.in().readAllBytes(), UTF_8)).isEqualTo(text + "!");
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void E24_nothing_of_it_is_on_the_disk_in_clear() throws IOException {
    try (var spool = new Spool()) {
      var out = spool.out();
      for (int i = 0; i < 5_000; i++) out.write(CANARY.getBytes(UTF_8));
      out.flush();

      var spools = openSpools();
      assertThat(spools).isNotEmpty();
      assertThat(spools).noneMatch(bytes -> bytes.contains(CANARY.substring(0, 8)));
      assertThat(spools).anyMatch(bytes -> bytes.length() == 5_000 * CANARY.length());
    }
  }

  private static List<String> openSpools() throws IOException {
    var spools = new ArrayList<String>();
    try (var files = Files.newDirectoryStream(OPEN_FILES)) {
      for (var file : files) {
        try {
          if (Files.readSymbolicLink(file).toString().contains(".spool")) {
            spools.add(new String(Files.readAllBytes(file), ISO_8859_1));
          }
        } catch (NoSuchFileException e) {
          // Closed in the meantime.
        }
      }
    }
    return spools;
  }
}
