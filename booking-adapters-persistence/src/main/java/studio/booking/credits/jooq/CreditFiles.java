package studio.booking.credits.jooq;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is exported of a client's credits. */
final class CreditFiles {
  private CreditFiles() {}

  /** The account. */
  record AccountRecord(long balance, Instant createdAt) {}

  /**
   * Credits with one expiry.
   *
   * @param expiresAt null: never
   */
  record LotRecord(
      UUID id,
      @Nullable UUID redemptionId,
      int added,
      int remaining,
      @Nullable Instant expiresAt,
      List<UUID> sessionTypeIds,
      boolean revoked,
      Instant createdAt) {}

  /** What a booking took. */
  record ChargeRecord(
      UUID bookingId,
      String paymentType,
      int credits,
      @Nullable UUID redemptionId,
      Instant chargedAt,
      int refunded,
      @Nullable Instant refundedAt) {}

  /**
   * A line of the ledger.
   *
   * @param byPerson null when the program itself did it
   */
  record LedgerRecord(
      UUID id,
      long number,
      UUID lotId,
      int amount,
      long balanceBefore,
      long balanceAfter,
      String type,
      @Nullable UUID bookingId,
      @Nullable UUID redemptionId,
      @Nullable String reason,
      @Nullable String idempotencyKey,
      @Nullable UUID byPerson,
      String byRole,
      Instant at) {}

  /** A package that was given to them. */
  record RedemptionRecord(
      UUID id,
      UUID packageId,
      String packageName,
      @Nullable UUID couponId,
      @Nullable String couponCode,
      String status,
      long pricePaidMinor,
      String currency,
      String paymentMethod,
      @Nullable String paymentReference,
      @Nullable UUID purchaseId,
      int creditsAdded,
      @Nullable Instant creditsExpireAt,
      @Nullable Instant allAccessExpiresAt,
      boolean friendPass,
      @Nullable Instant friendPassUsedAt,
      @Nullable Instant friendPassExpiresAt,
      boolean marksElite,
      List<UUID> sessionTypeIds,
      Instant redeemedAt,
      UUID redeemedBy,
      @Nullable Instant revokedAt,
      @Nullable String revocationReason) {}

  /** What they said they paid a provider. */
  record PurchaseRecord(
      UUID id,
      String provider,
      @Nullable String providerTxnId,
      UUID packageId,
      long amountMinor,
      String currency,
      String status,
      Instant claimedAt,
      @Nullable Instant decidedAt,
      @Nullable UUID decidedBy,
      @Nullable String rejectionReason) {}

  /** A day on which a pass let them in. */
  record PassDayRecord(
      UUID id,
      UUID redemptionId,
      UUID bookingId,
      LocalDate sessionDate,
      boolean wasNoShow,
      boolean holdsDay,
      @Nullable Instant returnedAt,
      Instant createdAt) {}

  /** How often they used a coupon. */
  record CouponUseRecord(UUID couponId, String couponCode, int times, boolean firstPurchase) {}
}
