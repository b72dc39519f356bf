package studio.booking.shared.rest;

import java.math.BigInteger;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whose word is taken for where a request comes from. A proxy adds to {@code X-Forwarded-For} whom
 * it heard from; the list is read from its end, for as long as who wrote the next entry is trusted.
 * What stands before that, anybody may have written.
 */
public final class TrustedProxies {
  private final List<Network> networks;

  private record Network(BigInteger prefix, int length, int bits) {
    boolean has(InetAddress address) {
      var bytes = address.getAddress();
      return bytes.length == length && prefixOf(bytes, bits).equals(prefix);
    }
  }

  /**
   * @param networks addresses, or networks such as {@code 10.0.0.0/8}; none: nobody is trusted
   * @throws IllegalArgumentException when one is neither
   */
  public TrustedProxies(List<String> networks) {
    this.networks = networks.stream().map(TrustedProxies::network).toList();
  }

  /** Whether these are addresses and networks, separated by commas. */
  public static boolean areNamedIn(String list) {
    try {
      return !new TrustedProxies(Arrays.asList(list.split(",", -1))).networks.isEmpty();
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static Network network(String text) {
    var parts = text.strip().split("/", -1);
    var bytes =
        literal(parts[0])
            .orElseThrow(() -> new IllegalArgumentException("Not an address: " + text))
            .getAddress();
    int all = bytes.length * Byte.SIZE;
    int bits = parts.length == 1 ? all : bits(parts[1]);
    if (parts.length > 2 || bits > all) {
      throw new IllegalArgumentException("Not a network: " + text);
    }
    return new Network(prefixOf(bytes, bits), bytes.length, bits);
  }

  private static int bits(String text) {
    return text.matches("\\d{1,3}") ? Integer.parseInt(text) : Integer.MAX_VALUE;
  }

  private static BigInteger prefixOf(byte[] bytes, int bits) {
    return new BigInteger(1, bytes).shiftRight(bytes.length * Byte.SIZE - bits);
  }

  /**
   * The address that a request comes from, as far as it is certain.
   *
   * @param peer whose connection it is
   * @param forwarded the values of {@code X-Forwarded-For}, in their order
   * @return null when not even the peer's is known
   */
  @Nullable String origin(@Nullable String peer, List<String> forwarded) {
    var at = peer == null ? null : literal(peer).orElse(null);
    if (at == null) return null;
    var hops = Arrays.asList(String.join(",", forwarded).split(",", -1)).reversed();
    for (var hop : hops) {
      var current = at;
      if (networks.stream().noneMatch(network -> network.has(current))) break;
      var before = literal(withoutPort(hop.strip()));
      if (before.isEmpty()) break;
      at = before.get();
    }
    return text(at);
  }

  /** Some proxies write it along. */
  private static String withoutPort(String hop) {
    if (hop.startsWith("[")) return hop.replaceFirst("^\\[([^]]*)](:\\d+)?$", "$1");
    return hop.indexOf(':') == hop.lastIndexOf(':') ? hop.replaceFirst(":\\d+$", "") : hop;
  }

  /** Never asks a name server: what is a name is no address. */
  private static Optional<InetAddress> literal(String text) {
    try {
      return Optional.of(InetAddress.ofLiteral(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Without the name of a network card of ours. */
  private static String text(InetAddress address) {
    var text = address.getHostAddress();
    var zone = text.indexOf('%');
    return zone < 0 ? text : text.substring(0, zone);
  }
}
