package studio.booking.credits.domain;

import java.time.Instant;
import java.util.Comparator;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import studio.booking.credits.RedemptionId;
import studio.booking.scheduling.SessionTypeId;
import studio.booking.shared.ClientId;

/**
 * A client's credits with one expiry: of one redemption, of an adjustment, or of a studio's refund.
 *
 * @param redemption null when it came from an adjustment
 * @param remaining what is left, whether or not it has expired
 * @param expiresAt from this instant on it can't be spent; null: never
 * @param sessionTypes what it may pay for; empty: everything
 * @param revoked taken back; nothing returns to it
 */
public record Lot(
    LotId id,
    ClientId client,
    @Nullable RedemptionId redemption,
    int added,
    int remaining,
    @Nullable Instant expiresAt,
    Set<SessionTypeId> sessionTypes,
    boolean revoked) {

  /** The order in which lots are spent: what expires first goes first. */
  public static final Comparator<Lot> FIRST_TO_EXPIRE =
      Comparator.<Lot, Instant>comparing(lot -> lot.expiresAt == null ? Instant.MAX : lot.expiresAt)
          .thenComparing(lot -> lot.id.value());

  public Lot {
    sessionTypes = Set.copyOf(sessionTypes);
    if (added <= 0 || remaining < 0 || remaining > added) {
      throw new IllegalArgumentException("%d of %d left in %s".formatted(remaining, added, id));
    }
    if (revoked && remaining > 0) throw new IllegalArgumentException("Revoked, not empty: " + id);
  }

  public boolean expiredAt(Instant at) {
    return expiresAt != null && !expiresAt.isAfter(at);
  }

  public boolean paysFor(SessionTypeId type) {
    return sessionTypes.isEmpty() || sessionTypes.contains(type);
  }

  /** The lot with more or less in it. */
  public Lot changedBy(int amount) {
    return new Lot(
        id, client, redemption, added, remaining + amount, expiresAt, sessionTypes, revoked);
  }
}
