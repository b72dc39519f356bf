package studio.booking.credits.rest;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import studio.booking.credits.domain.PaymentMethod;
import studio.booking.credits.domain.Redemption;
import studio.booking.credits.domain.RedemptionStatus;
import studio.booking.shared.Money;

/**
 * A package given to a client.
 *
 * @param couponId null: there was none
 * @param purchaseId that it was paid with; null: with none
 * @param creditsLeft that can be spent now
 * @param friendPassAvailable whether it can be used now
 */
record RedemptionView(
    UUID id,
    UUID packageId,
    @Nullable UUID couponId,
    UUID clientId,
    RedemptionStatus status,
    Money pricePaid,
    PaymentMethod paymentMethod,
    @Nullable UUID purchaseId,
    int creditsAdded,
    int creditsLeft,
    @Nullable Instant creditsExpireAt,
    @Nullable Instant allAccessExpiresAt,
    boolean friendPassAvailable,
    boolean friendPassUsed,
    @Nullable Instant friendPassExpiresAt,
    Instant redeemedAt,
    UUID redeemedBy,
    @Nullable Instant revokedAt) {

  static RedemptionView of(Redemption it, Instant now) {
    var friend = it.friendPass();
    return new RedemptionView(
        it.id().value(),
        it.packageId().value(),
        it.coupon() == null ? null : it.coupon().value(),
        it.client().value(),
        it.status(),
        it.pricePaid(),
        it.method(),
        it.purchase() == null ? null : it.purchase().value(),
        it.creditsAdded(),
        it.creditsLeft(),
        it.creditsExpireAt(),
        it.allAccessExpiresAt(),
        it.revokedAt() == null && friend.availableAt(now),
        friend.usedAt() != null,
        friend.expiresAt(),
        it.redeemedAt(),
        it.redeemedBy().value(),
        it.revokedAt());
  }
}
