package studio.booking.consent.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import studio.booking.consent.ConsentType;
import studio.booking.consent.VersionNumber;

/** Texts that people can agree to, and what they are called. */
class TextsTest {
  private static final String WRITTEN =
      """
      We keep the training data that you give us, so that your coach can plan with them. Nobody
      outside of the studio sees any of it. You can say yes or no, and train here whatever you say.
      Take back a yes whenever you like: from that moment on, what needs it ends, and on request
      everything collected until then will be erased within one month.
      """;

  @Test
  void a_text_with_nothing_left_out_can_be_agreed_to() {
    assertThat(Placeholders.isOneIn(WRITTEN)).isFalse();
    assertThat(Placeholders.isOneIn(WRITTEN + " Le pedimos todo esto [1] (véase abajo)."))
        .isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Signed: ________", "Firma:______  ", "\n__________\n", "\nDate: ____\n"})
  void a_line_to_sign_on_is_nothing_left_out(String line) {
    assertThat(Placeholders.isOneIn(WRITTEN + line)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "FULL CONSENT TEXT HERE",
        "Lorem ipsum dolor sit amet",
        "[Your studio's name]",
        "[insert address]",
        "Insert the address of the studio here",
        "TODO",
        "Price: TBD",
        "Dear {{name}}",
        "We share it with ________",
        "We share it with ________ and others.",
        "Phone XXXX",
        "See ........ for more",
        "This is a placeholder."
      })
  void F12_a_text_that_still_has_to_be_written_can_not(String left) {
    assertThat(Placeholders.isOneIn(WRITTEN + left)).isTrue();
    assertThat(Placeholders.isLeftIn(left)).isTrue();
  }

  @Test
  void F12_a_text_that_says_next_to_nothing_can_not() {
    assertThat(Placeholders.isOneIn("I agree. ".repeat(100))).isTrue();
    assertThat(Placeholders.isOneIn("")).isTrue();
  }

  @Test
  void F11_a_text_is_known_by_its_hash() {
    // As any tool has it: printf abc | sha256sum
    assertThat(Version.hash("abc"))
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }

  @Test
  void numbers_are_compared_as_numbers() {
    var sorted = Stream.of("10.0", "3.10", "3.9", "3.0").map(VersionNumber::new).sorted().toList();

    assertThat(sorted)
        .extracting(VersionNumber::value)
        .containsExactly("3.0", "3.9", "3.10", "10.0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "3", "3.", ".0", "03.0", "3.00", "3.0.1", "v3.0", "12345.0", " 3.0"})
  void what_is_no_number_is_refused(String text) {
    assertThatThrownBy(() -> new VersionNumber(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "AI", "ai-processing", "1st", "_x", "ä"})
  void what_is_no_type_is_refused(String text) {
    assertThatThrownBy(() -> new ConsentType(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void F16_what_guardians_cannot_agree_to_is_named() {
    assertThat(List.of("ai_processing", "marketing_messages"))
        .noneMatch(word -> new ConsentType(word).isOpenToGuardians());
    assertThat(ConsentType.DATA_COLLECTION.isOpenToGuardians()).isTrue();
  }
}
