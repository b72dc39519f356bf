package studio.booking.consent.domain;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;

/**
 * The network that a request came from: enough to tell a provider or a place, and too little to
 * tell a household or a person. Of IPv4 addresses the first 24 bits are kept, of IPv6 the first 48.
 */
public final class Network {
  private static final int BYTES_OF_IPV4 = 3;
  private static final int BYTES_OF_IPV6 = 6;

  private Network() {}

  /**
   * The network of an address, such as {@code 192.0.2.0/24}.
   *
   * @param address as digits; no name is ever looked up
   * @return empty when it is no address
   */
  public static Optional<String> of(String address) {
    try {
      var bytes = InetAddress.ofLiteral(address).getAddress();
      int kept = bytes.length == 4 ? BYTES_OF_IPV4 : BYTES_OF_IPV6;
      Arrays.fill(bytes, kept, bytes.length, (byte) 0);
      var network = InetAddress.getByAddress(bytes).getHostAddress();
      return Optional.of("%s/%d".formatted(network, kept * Byte.SIZE));
    } catch (IllegalArgumentException | UnknownHostException e) {
      return Optional.empty();
    }
  }
}
