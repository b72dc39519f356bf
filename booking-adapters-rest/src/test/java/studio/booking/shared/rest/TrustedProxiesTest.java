package studio.booking.shared.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

/** Where a request comes from, and whose word is taken for it. */
class TrustedProxiesTest {
  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        // Nobody is trusted: what is written counts for nothing.
        "'',                      198.51.100.1, 203.0.113.9,                        198.51.100.1",
        "10.0.0.0/8,              198.51.100.1, 203.0.113.9,                        198.51.100.1",
        // One that is trusted says for whom it asks.
        "10.0.0.0/8,              10.1.2.3,     203.0.113.9,                        203.0.113.9",
        "10.0.0.0/8,              10.1.2.3,     -,                                  10.1.2.3",
        // What a client wrote stands before it.
        "10.0.0.0/8,              10.1.2.3,     '192.0.2.66, 203.0.113.9',          203.0.113.9",
        "10.0.0.0/8,              10.1.2.3,     '192.0.2.66, 203.0.113.9, 10.9.9.9', 203.0.113.9",
        "10.0.0.0/8,              10.1.2.3,     '10.0.0.1, 10.9.9.9',               10.0.0.1",
        // What is no address ends it.
        "10.0.0.0/8,              10.1.2.3,     '203.0.113.9, unknown',             10.1.2.3",
        "10.0.0.0/8,              10.1.2.3,     'example.org',                      10.1.2.3",
        "10.0.0.0/8,              10.1.2.3,     ', ,',                              10.1.2.3",
        "10.0.0.0/8,              10.1.2.3,     203.0.113.9:1234,                   203.0.113.9",
        // Networks end where they say.
        "10.1.2.2/31,             10.1.2.3,     203.0.113.9,                        203.0.113.9",
        "10.1.2.2/31,             10.1.2.4,     203.0.113.9,                        10.1.2.4",
        "10.1.2.3,                10.1.2.3,     203.0.113.9,                        203.0.113.9",
        "0.0.0.0/0,               10.1.2.3,     203.0.113.9,                        203.0.113.9",
        // Of the newer kind, too, and none of them is the other.
        "0.0.0.0/0,               2001:db8:0:0:0:0:0:1, 203.0.113.9,        2001:db8:0:0:0:0:0:1",
        "2001:db8::/32,           2001:db8:0:0:0:0:0:1, '[2001:db9::7]:80', 2001:db9:0:0:0:0:0:7",
        "2001:db8::/32,           2001:db8:0:0:0:0:0:1, 2001:db9::7,        2001:db9:0:0:0:0:0:7",
        "127.0.0.1,               ::ffff:127.0.0.1,     203.0.113.9,        203.0.113.9"
      })
  void F14_the_address_is_the_last_that_nobody_but_a_trusted_proxy_wrote(
      String trusted, String peer, String forwarded, String origin) {
    var proxies =
        new TrustedProxies(trusted.isEmpty() ? List.of() : Arrays.asList(trusted.split(",")));
    var request = new MockHttpServletRequest();
    request.setRemoteAddr(peer);
    if (forwarded != null) request.addHeader("X-Forwarded-For", forwarded);

    assertThat(RequestOrigin.of(request, proxies).address()).isEqualTo(origin);
  }

  @Test
  void F14_several_headers_are_one_list() {
    var request = new MockHttpServletRequest();
    request.setRemoteAddr("10.0.0.1");
    request.addHeader("X-Forwarded-For", "192.0.2.66");
    request.addHeader("X-Forwarded-For", "203.0.113.9, 10.0.0.2");

    var origin = RequestOrigin.of(request, new TrustedProxies(List.of("10.0.0.0/8")));

    assertThat(origin.address()).isEqualTo("203.0.113.9");
  }

  @Test
  void a_program_calls_itself_something_of_a_bearable_length() {
    var request = new MockHttpServletRequest();
    request.addHeader("User-Agent", "A\u0000b\u0085 " + "c".repeat(1000));

    var agent = RequestOrigin.of(request, new TrustedProxies(List.of())).userAgent();

    assertThat(agent).startsWith("Ab cc").hasSize(500);
    assertThat(RequestOrigin.of(new MockHttpServletRequest(), new TrustedProxies(List.of())))
        .extracting(RequestOrigin::userAgent)
        .isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "proxy.example", "10.0.0.0/33", "10.0.0.0/", "10.0.0.0/8/8", "::/129", "a,b"})
  void what_is_no_network_is_refused(String list) {
    assertThat(TrustedProxies.areNamedIn(list)).isFalse();
  }

  @Test
  void networks_are_named_with_commas() {
    assertThat(TrustedProxies.areNamedIn("10.0.0.0/8, 192.0.2.1,2001:db8::/32")).isTrue();
  }
}
