package studio.booking.privacy.domain;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import studio.booking.shared.ClientId;
import studio.booking.shared.Later;

/**
 * Why somebody's data were looked at, in words that can be erased. The audit log points at them.
 */
public interface AccessReasons {
  void add(UUID id, ClientId client, Ciphertext reason, Instant at);

  /** Those that are still there, by id. */
  Later<Map<UUID, Ciphertext>> find(ClientId client, Collection<UUID> ids);

  /** All of them about a client that are still there, by id. */
  Later<Map<UUID, Ciphertext>> of(ClientId client);

  /** Takes all of a client's away. Again, it changes nothing. */
  void erase(ClientId client);
}
