package studio.booking.shared.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ProblemCodeTest {
  private static final Path TABLE = Path.of("../docs/generated/problems.md");

  @Test
  void the_table_of_problems_is_up_to_date() throws IOException {
    var table = new StringBuilder("# Problems\n\n");
    table.append(
        "Every `code` that the API refuses with. Made from `ProblemCode` by its test.\n\n");
    table.append("| code | status | title | type |\n| --- | --- | --- | --- |\n");
    for (var code : ProblemCode.values()) {
      table.append(
          "| `%s` | %d | %s | `%s` |%n"
              .formatted(code, code.status(), code.title(), code.type())
              .replace("\r", ""));
    }
    var before = Files.exists(TABLE) ? Files.readString(TABLE) : "";
    Files.createDirectories(TABLE.getParent());
    Files.writeString(TABLE, table);

    assertThat(before)
        .as("It was out of date; commit what was written now.")
        .isEqualTo(table.toString());
  }

  @Test
  void a_type_is_the_code_in_small_letters() {
    assertThat(ProblemCode.SESSION_FULL.type()).hasToString("/problems/session-full");
  }

  @Test
  void titles_tell_codes_apart() {
    assertThat(Arrays.stream(ProblemCode.values()).map(ProblemCode::title)).doesNotHaveDuplicates();
  }

  @Test
  void only_a_reused_key_is_unprocessable() {
    assertThat(Arrays.stream(ProblemCode.values()).filter(code -> code.status() == 422))
        .containsExactly(ProblemCode.IDEMPOTENCY_KEY_REUSED);
  }
}
