package studio.booking.privacy.domain;

import java.util.Collection;
import java.util.Map;
import studio.booking.privacy.ImportedId;
import studio.booking.shared.ClientId;
import studio.booking.shared.Later;

/** Who came from another system. */
public interface ImportedClients {
  /** Who those became who did, by their ids there. */
  Later<Map<ImportedId, ClientId>> taken(Collection<ImportedId> ids);

  /**
   * Keeps under which ids these came. One that somebody else has taken over meanwhile is a lost
   * race.
   */
  void record(Map<ImportedId, ClientId> taken);
}
