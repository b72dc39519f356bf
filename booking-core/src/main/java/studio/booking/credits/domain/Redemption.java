package studio.booking.credits.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import studio.booking.credits.CouponId;
import studio.booking.credits.CreditPurchaseId;
import studio.booking.credits.PackageId;
import studio.booking.credits.RedemptionId;
import studio.booking.directory.Studio;
import studio.booking.scheduling.SessionTypeId;
import studio.booking.shared.ClientId;
import studio.booking.shared.Money;
import studio.booking.shared.PersonId;

/**
 * A package given to a client. What it gave is kept as it was sold: the package may change.
 *
 * @param coupon that it was bought with; null: with none
 * @param status as at the instant that it was asked for
 * @param reference of the payment, as an admin wrote it
 * @param purchase that it was paid with; null: with none
 * @param creditsLeft of it that can be spent at that instant
 * @param creditsExpireAt null: never, or there are none
 * @param allAccessExpiresAt null: it lets in to nothing
 */
public record Redemption(
    RedemptionId id,
    PackageId packageId,
    @Nullable CouponId coupon,
    ClientId client,
    RedemptionStatus status,
    Money pricePaid,
    PaymentMethod method,
    @Nullable String reference,
    @Nullable CreditPurchaseId purchase,
    int creditsAdded,
    int creditsLeft,
    @Nullable Instant creditsExpireAt,
    @Nullable Instant allAccessExpiresAt,
    FriendPass friendPass,
    boolean marksElite,
    Set<SessionTypeId> sessionTypes,
    Instant redeemedAt,
    PersonId redeemedBy,
    @Nullable Instant revokedAt,
    long version) {

  /**
   * A pass for somebody whom the client brings along.
   *
   * @param granted whether the package gave one
   * @param expiresAt null: never
   */
  public record FriendPass(boolean granted, @Nullable Instant usedAt, @Nullable Instant expiresAt) {
    public boolean availableAt(Instant at) {
      return granted && usedAt == null && (expiresAt == null || expiresAt.isAfter(at));
    }
  }

  public Redemption {
    sessionTypes = Set.copyOf(sessionTypes);
  }

  /** A package as it is given out now. */
  public static Redemption of(
      Deal deal, ClientId client, Payment payment, Studio studio, PersonId by, Instant now) {
    var terms = deal.sold().terms();
    return new Redemption(
        RedemptionId.next(),
        deal.sold().id(),
        deal.coupon() == null ? null : deal.coupon().id(),
        client,
        RedemptionStatus.ACTIVE,
        payment.paid(),
        payment.method(),
        payment.reference(),
        payment.purchase(),
        deal.credits(),
        deal.credits(),
        deal.credits() > 0 ? endOfDay(studio, now, deal.lasting(terms.validityDays())) : null,
        endOfDay(studio, now, deal.lasting(terms.allAccessDays())),
        new FriendPass(
            terms.grantsFriendPass(),
            null,
            terms.grantsFriendPass()
                ? endOfDay(studio, now, deal.lasting(terms.friendPassValidityDays()))
                : null),
        terms.marksElite(),
        terms.sessionTypes(),
        now,
        by,
        null,
        1);
  }

  /**
   * How a price was paid.
   *
   * @param purchase the one that paid it, where the method is that
   */
  public record Payment(
      PaymentMethod method,
      Money paid,
      @Nullable String reference,
      @Nullable CreditPurchaseId purchase) {
    public Payment {
      if ((method == PaymentMethod.PURCHASE) != (purchase != null)) {
        throw new IllegalArgumentException("Paid by " + method + " with " + purchase);
      }
    }
  }

  /** Of the studio's day that comes so many days after this one: its end, not the time of day. */
  static @Nullable Instant endOfDay(Studio studio, Instant from, @Nullable Integer days) {
    if (days == null) return null;
    LocalDate last = studio.dateOf(from).plusDays(days);
    return last.plusDays(1).atStartOfDay(studio.zone()).toInstant();
  }

  /** The lot that its credits go to, still empty. There must be some. */
  public Lot lot() {
    return new Lot(LotId.next(), client, id, creditsAdded, 0, creditsExpireAt, sessionTypes, false);
  }
}
