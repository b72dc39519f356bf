package studio.booking.credits.domain;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import studio.booking.credits.RedemptionId;
import studio.booking.shared.ClientId;
import studio.booking.shared.Later;

/**
 * What else a client has by their redemptions.
 *
 * @param allAccessExpiresAt of the pass that lasts longest, or null without one
 */
public record Entitlements(
    boolean elite, @Nullable Instant allAccessExpiresAt, List<FriendPass> friendPasses) {
  public Entitlements {
    friendPasses = List.copyOf(friendPasses);
  }

  /** A friend pass that can be used. */
  public record FriendPass(RedemptionId redemption, @Nullable Instant expiresAt) {}

  /** Where they are read. */
  public interface Source {
    Later<Entitlements> of(ClientId client, Instant now);
  }
}
