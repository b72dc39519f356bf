package studio.booking.shared.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.StrictHttpFirewall;

/** Ours lets through what Spring Security's own does, of all that a header can hold. */
class FirewallTest {
  private final HttpFirewall ours = new SecurityConfiguration().firewall();
  private final HttpFirewall springs = new StrictHttpFirewall();

  @Test
  void headersMayHoldWhatTheyMayElsewhere() {
    for (char c = 0; c < 256; c++) {
      var text = "before" + c + "after";
      assertThat(isLet(ours, "X-Some", text))
          .as("value with %d", (int) c)
          .isEqualTo(isLet(springs, "X-Some", text));
      assertThat(isLet(ours, text, "some"))
          .as("name with %d", (int) c)
          .isEqualTo(isLet(springs, text, "some"));
    }
  }

  private static boolean isLet(HttpFirewall firewall, String header, String value) {
    var request = new MockHttpServletRequest("GET", "/api/packages");
    request.setServletPath("/api/packages");
    request.addHeader(header, value);
    try {
      return value.equals(firewall.getFirewalledRequest(request).getHeader(header));
    } catch (RequestRejectedException e) {
      return false;
    }
  }
}
