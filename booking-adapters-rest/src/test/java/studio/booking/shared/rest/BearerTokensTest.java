package studio.booking.shared.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;

class BearerTokensTest {
  private final BearerTokens tokens = new BearerTokens();

  @ParameterizedTest
  @ValueSource(strings = {"Bearer aZ09-._~+/", "bearer aZ09-._~+/"})
  void takesTheToken(String header) {
    assertThat(tokens.resolve(with(header))).isEqualTo("aZ09-._~+/");
  }

  @Test
  void leavesEqualsSignsAtTheEnd() {
    assertThat(tokens.resolve(with("Bearer abc=="))).isEqualTo("abc==");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Bearer",
        "Bearer ",
        "Bearer =",
        "Bearer a=b",
        "Bearer a b",
        "Bearer  a",
        "Bearer \u00e4",
        "Bearera",
        "Bearer a\u0000"
      })
  void refusesWhatIsNoToken(String header) {
    assertThatThrownBy(() -> tokens.resolve(with(header)))
        .isInstanceOf(OAuth2AuthenticationException.class);
  }

  @Test
  void leavesOtherSchemesAlone() {
    assertThat(tokens.resolve(with("Basic YTpi"))).isNull();
    assertThat(tokens.resolve(new MockHttpServletRequest())).isNull();
  }

  private static MockHttpServletRequest with(String header) {
    var request = new MockHttpServletRequest();
    request.addHeader("Authorization", header);
    return request;
  }
}
