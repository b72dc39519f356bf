package studio.booking.credits.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import studio.booking.credits.CreditPurchaseId;
import studio.booking.credits.PackageId;
import studio.booking.credits.RedemptionId;
import studio.booking.shared.ClientId;
import studio.booking.shared.Money;
import studio.booking.shared.PersonId;

/**
 * What a client says they paid a provider for a package. By itself it gives nothing: once it is
 * confirmed, it covers the price of one redemption.
 *
 * @param decision null while it waits for one; then it stays
 * @param usedFor the redemption that it paid; null: none
 */
public record CreditPurchase(
    CreditPurchaseId id,
    ClientId client,
    Claim claim,
    Instant claimedAt,
    @Nullable Decision decision,
    @Nullable RedemptionId usedFor) {

  /**
   * What is said to have been paid.
   *
   * @param packageId what for
   */
  public record Claim(Transaction transaction, PackageId packageId, Money amount) {}

  /**
   * A payment as its provider knows it. A studio hears of each once.
   *
   * @param provider such as {@code stripe}
   * @param id the provider's own; null where it was erased
   */
  public record Transaction(String provider, @Nullable String id) {}

  /**
   * Whether it is so.
   *
   * @param by null: the program, by the provider's word
   * @param reason why it was rejected; null for a confirmed one, and where it was erased
   */
  public record Decision(
      boolean confirms, Instant at, @Nullable PersonId by, @Nullable String reason) {
    public Decision {
      if (confirms && reason != null) throw new IllegalArgumentException("Confirmed, but why not?");
    }
  }

  /** As somebody says it now. */
  public static CreditPurchase claimed(ClientId client, Claim claim, Instant now) {
    return new CreditPurchase(CreditPurchaseId.next(), client, claim, now, null, null);
  }

  public PurchaseStatus status() {
    if (decision == null) return PurchaseStatus.PENDING;
    return decision.confirms() ? PurchaseStatus.CONFIRMED : PurchaseStatus.REJECTED;
  }

  /** The same, decided. */
  public CreditPurchase with(Decision made) {
    return new CreditPurchase(id, client, claim, claimedAt, made, usedFor);
  }

  /** Whether it is this client's, and says the same. */
  public boolean says(ClientId somebody, Claim something) {
    return client.equals(somebody) && claim.equals(something);
  }
}
