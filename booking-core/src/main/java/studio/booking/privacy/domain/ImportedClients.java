package studio.booking.privacy.domain;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import studio.booking.privacy.ImportedId;
import studio.booking.shared.ClientId;
import studio.booking.shared.Later;

/** Who came from another system. */
public interface ImportedClients {
  /** Who those became who did, by their ids there. */
  Later<Map<ImportedId, ClientId>> taken(Collection<ImportedId> ids);

  /** What another system called a client; empty where they came from none. */
  Later<Optional<ImportedId>> of(ClientId client);

  /**
   * Keeps under which ids these came. One that somebody else has taken over meanwhile is a lost
   * race.
   */
  void record(Map<ImportedId, ClientId> taken);
}
