package studio.booking.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import studio.booking.privacy.PersonalWords.Kind;

class ImportedIdTest {
  @ParameterizedTest
  @ValueSource(strings = {"1", "c-4711", "A.b_c:9", "0191d9a0-7c1e-7000-8000-000000000001"})
  void ids_are_of_plain_characters(String id) {
    assertThat(new ImportedId(id).value()).isEqualTo(id);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a b", "a@b", "+1555", "Zo\u00eb", "a\n", "'", "%"})
  void anything_else_is_none(String id) {
    assertThatThrownBy(() -> new ImportedId(id)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new ImportedId("x".repeat(101)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void what_is_random_tells_nothing() {
    PersonalWords.Search everybody = _ -> Set.of(Kind.PHONE);

    assertThat(new ImportedId("5550100").tells(everybody)).isTrue();
    assertThat(new ImportedId("5550100").tells(_ -> Set.of())).isFalse();
    assertThat(new ImportedId("0191d9a0-7c1e-7000-8000-555010000001").tells(everybody)).isFalse();
  }
}
