package studio.booking.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.booking.privacy.tink.Keysets;

class KeysetCommandTest {
  @TempDir private Path folder;

  private record Ran(int code, String said) {}

  private static Ran run(String... arguments) {
    var bytes = new ByteArrayOutputStream();
    int code = KeysetCommand.run(arguments, new PrintStream(bytes, true, StandardCharsets.UTF_8));
    return new Ran(code, bytes.toString(StandardCharsets.UTF_8));
  }

  @Test
  void a_keyset_is_made_and_taken_on_step_by_step_without_a_key_being_shown() throws IOException {
    var file = folder.resolve("keys/keyset.json");
    for (var what : new String[] {"make", "add", "promote", "drop-former"}) {
      var ran = run("keyset", what, file.toString());

      assertThat(ran.code()).as(ran.said()).isZero();
      assertThat(ran.said())
          .contains(Keysets.read(Files.readString(file)).current().value())
          .contains(what.equals("add") || what.equals("promote") ? "2 decrypt" : "1 decrypt")
          .doesNotContain("value");
      assertThat(Files.getPosixFilePermissions(file)).hasSize(2);
    }
    assertThat(folder.resolve("keys")).isDirectoryContaining(file::equals);
    try (var files = Files.list(folder.resolve("keys"))) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  void nothing_is_changed_when_something_is_wrong() throws IOException {
    var file = Files.writeString(folder.resolve("other.json"), "{\"secret\":1}");

    assertThat(run("keyset", "make", file.toString()).code()).isOne();
    assertThat(run("keyset", "add", file.toString()).said())
        .contains("was not changed")
        .doesNotContain("secret");
    assertThat(run("keyset", "promote", folder.resolve("none").toString()).code()).isOne();
    assertThat(run("keyset", "explode", file.toString()).said()).contains("keyset make <file>");
    assertThat(run("keyset").said()).contains("keyset make <file>");
    assertThat(file).hasContent("{\"secret\":1}");
  }
}
