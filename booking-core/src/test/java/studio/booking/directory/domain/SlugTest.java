package studio.booking.directory.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlugTest {
  @ParameterizedTest
  @CsvSource({
    "Galaxy Studio, galaxy-studio",
    "'  --Élan & Vital!-- ', elan-vital",
    "Studio №1, studio-no1",
    "ŽIŽKOV, zizkov",
    "道場, studio",
    "A, a",
  })
  void a_name_becomes_what_can_stand_in_an_address(String name, String slug) {
    assertThat(Slug.of(name).value()).isEqualTo(slug);
  }

  @ParameterizedTest
  @ValueSource(ints = {62, 63, 64, 200})
  void a_long_name_is_cut(int length) {
    assertThat(Slug.of("ab ".repeat(length)).value()).hasSizeLessThanOrEqualTo(63).startsWith("ab");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-", "a-", "-a", "A", "a b", "a\n", "ä", "a/b", "..", "%00"})
  void what_is_no_slug_is_told(String text) {
    assertThat(Slug.isSlug(text)).isFalse();
  }
}
