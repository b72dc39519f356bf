package studio.booking.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {
  private static final Instant AT = Instant.parse("2026-03-29T10:00:00.123Z");
  private static final UUID ID = UUID.randomUUID();
  private static final Cursor THINGS = Cursor.of("things", 2);

  @Test
  void a_cursor_comes_back_as_it_went() {
    var things = Cursor.of("things", 5);
    var text = things.text(AT, ID, 7L, "Zoë", LocalDate.of(2026, 3, 29));
    assertThat(text).matches("[A-Za-z0-9_-]+");

    var last = things.parse(text);
    assertThat(last.instant(0)).isEqualTo(AT);
    assertThat(last.uuid(1)).isEqualTo(ID);
    assertThat(last.number(2)).isEqualTo(7);
    assertThat(last.string(3)).isEqualTo("Zoë");
    assertThat(last.date(4)).isEqualTo("2026-03-29");
  }

  @Test
  void a_cursor_is_of_one_list() {
    var others = Cursor.of("others", 2).text(AT, ID);

    assertThat(Cursor.of("others", 2).parse(others).uuid(1)).isEqualTo(ID);
    malformed(THINGS, others);
    malformed(Cursor.of("others", 1), others);
    malformed(Cursor.of("other", 2), others);
  }

  @Test
  void a_cursor_has_all_that_its_list_is_ordered_by() {
    assertThatThrownBy(() -> THINGS.text(AT)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> THINGS.text(AT, "a\nb")).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "!", "abc", "AA", "Zm9v", "dGhpbmdz"})
  void what_was_never_given_out_is_malformed(String text) {
    malformed(THINGS, text);
  }

  @Test
  void a_forged_cursor_is_malformed_where_it_is_read() {
    var cursor = THINGS.parse(encoded("things\nx\ny"));

    assertThatThrownBy(() -> cursor.instant(0)).isInstanceOf(Cursor.Malformed.class);
    assertThatThrownBy(() -> cursor.uuid(1)).isInstanceOf(Cursor.Malformed.class);
    assertThatThrownBy(() -> cursor.number(1)).isInstanceOf(Cursor.Malformed.class);
    assertThatThrownBy(() -> cursor.date(1)).isInstanceOf(Cursor.Malformed.class);
    malformed(THINGS, encoded("x\ny"));
    malformed(THINGS, encoded("things\nx\0\ny"));
    malformed(THINGS, encoded("things\nx\ny\nz"));
    malformed(THINGS, encoded("things\n%s\ny".formatted("x".repeat(2000))));
  }

  private static void malformed(Cursor list, String text) {
    assertThatThrownBy(() -> list.parse(text)).isInstanceOf(Cursor.Malformed.class);
  }

  private static String encoded(String text) {
    return Base64.getUrlEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
