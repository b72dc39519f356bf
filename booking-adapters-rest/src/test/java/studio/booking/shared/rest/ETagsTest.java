package studio.booking.shared.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

class ETagsTest {
  @Test
  void without_the_header_any_version_will_do() {
    assertThat(ETags.expected(new MockHttpServletRequest())).isEmpty();
    assertThat(expected("*")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"3\" | 3",
        "  \"0\"  | 0",
        "W/\"3\" | -1",
        "\"abc\" | -1",
        "\"03\" | -1",
        "\"99999999999999999999\" | -1",
        "\"abc\", \"3\" | 3",
        "\"\" | -1"
      })
  void a_tag_is_a_version_or_matches_nothing(String header, long version) {
    assertThat(expected(header)).hasValue(version);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "3", "\"3", "w/\"3\"", "\"1\",\"2\"", "\"1\",,", "'1'"})
  void garbage_is_refused(String header) {
    assertThatThrownBy(() -> expected(header)).isInstanceOf(InvalidInput.class);
  }

  private static OptionalLong expected(String header) {
    var request = new MockHttpServletRequest();
    request.addHeader("If-Match", header);
    return ETags.expected(request);
  }
}
