package studio.booking.consent.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How much of an address is kept. */
class NetworkTest {
  @ParameterizedTest
  @CsvSource({
    "192.0.2.7, 192.0.2.0/24",
    "127.0.0.1, 127.0.0.0/24",
    "2001:db8:1:2:3:4:5:6, 2001:db8:1:0:0:0:0:0/48",
    "fe80::1%1, fe80:0:0:0:0:0:0:0/48",
    "::1, 0:0:0:0:0:0:0:0/48",
    "::ffff:192.0.2.7, 192.0.2.0/24"
  })
  void F14_an_address_is_kept_as_its_network(String address, String network) {
    assertThat(Network.of(address)).contains(network);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "localhost", "example.com", "1.2.3.4.5", "unknown"})
  void what_is_no_address_is_not_kept_and_no_name_is_looked_up(String text) {
    assertThat(Network.of(text)).isEmpty();
  }
}
