package studio.booking.credits.rest;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import studio.booking.credits.domain.CreditPurchase;
import studio.booking.credits.domain.PurchaseStatus;
import studio.booking.shared.Money;

/**
 * What a client says they bought.
 *
 * @param decidedAt null while it waits
 * @param decidedBy null: nobody yet, or the provider's word
 * @param rejectionReason null unless it was rejected
 * @param redemptionId that it paid; null: none
 */
record PurchaseView(
    UUID id,
    UUID clientId,
    String provider,
    @Nullable String providerTxnId,
    UUID packageId,
    Money amount,
    PurchaseStatus status,
    Instant claimedAt,
    @Nullable Instant decidedAt,
    @Nullable UUID decidedBy,
    @Nullable String rejectionReason,
    @Nullable UUID redemptionId) {

  static PurchaseView of(CreditPurchase it) {
    var claim = it.claim();
    var decision = it.decision();
    var by = decision == null ? null : decision.by();
    return new PurchaseView(
        it.id().value(),
        it.client().value(),
        claim.transaction().provider(),
        claim.transaction().id(),
        claim.packageId().value(),
        claim.amount(),
        it.status(),
        it.claimedAt(),
        decision == null ? null : decision.at(),
        by == null ? null : by.value(),
        decision == null ? null : decision.reason(),
        it.usedFor() == null ? null : it.usedFor().value());
  }
}
