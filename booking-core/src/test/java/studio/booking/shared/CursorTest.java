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

  @Test
  void a_cursor_comes_back_as_it_went() {
    var text = Cursor.text(AT, ID, 7L, "Zoë", LocalDate.of(2026, 3, 29));
    assertThat(text).matches("[A-Za-z0-9_-]+");

    var cursor = Cursor.parse(text, 5);
    assertThat(cursor.instant(0)).isEqualTo(AT);
    assertThat(cursor.uuid(1)).isEqualTo(ID);
    assertThat(cursor.number(2)).isEqualTo(7);
    assertThat(cursor.string(3)).isEqualTo("Zoë");
    assertThat(cursor.date(4)).isEqualTo("2026-03-29");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "!", "abc", "AA", "Zm9v"})
  void what_was_never_given_out_is_malformed(String text) {
    assertThatThrownBy(() -> Cursor.parse(text, 2)).isInstanceOf(Cursor.Malformed.class);
  }

  @Test
  void a_forged_cursor_is_malformed_where_it_is_read() {
    var cursor = Cursor.parse(encoded("x\ny"), 2);

    assertThatThrownBy(() -> cursor.instant(0)).isInstanceOf(Cursor.Malformed.class);
    assertThatThrownBy(() -> cursor.uuid(1)).isInstanceOf(Cursor.Malformed.class);
    assertThatThrownBy(() -> cursor.number(1)).isInstanceOf(Cursor.Malformed.class);
    assertThatThrownBy(() -> cursor.date(1)).isInstanceOf(Cursor.Malformed.class);
    assertThatThrownBy(() -> Cursor.parse(encoded("x\0\ny"), 2))
        .isInstanceOf(Cursor.Malformed.class);
    assertThatThrownBy(() -> Cursor.parse("A".repeat(2000), 1))
        .isInstanceOf(Cursor.Malformed.class);
  }

  private static String encoded(String text) {
    return Base64.getUrlEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
