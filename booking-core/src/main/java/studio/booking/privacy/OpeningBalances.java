package studio.booking.privacy;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;

/**
 * What clients bring along when they come from another system. Answered by whoever keeps credits;
 * this module knows nothing of them but how many there were.
 */
public interface OpeningBalances {
  /**
   * Credits that a client had there.
   *
   * @param credits more than 0
   * @param expiresAt in the future; null: never
   */
  record Opening(ClientId client, int credits, @Nullable Instant expiresAt) {}

  /** Gives these to clients who have come in the unit of work that is open. */
  void give(Caller caller, List<Opening> openings);
}
