package studio.booking.scheduling.rest;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import studio.booking.scheduling.BookingId;
import studio.booking.scheduling.PaymentType;
import studio.booking.scheduling.PlaceId;
import studio.booking.scheduling.SessionId;
import studio.booking.scheduling.domain.Booking;
import studio.booking.scheduling.domain.BookingStatus;
import studio.booking.scheduling.domain.CancellationPolicy;
import studio.booking.scheduling.domain.Guest;
import studio.booking.scheduling.domain.ShownBooking;
import studio.booking.shared.ClientId;

/** A booking as the API shows it. */
record BookingView(
    BookingId id,
    SessionId sessionId,
    @Nullable PlaceId placeId,
    ClientId clientId,
    BookingStatus status,
    @Nullable GuestView guest,
    Instant startsAt,
    Instant endsAt,
    int creditCost,
    @Nullable PaymentType paymentType,
    @Nullable UUID packageRedemptionId,
    int creditsUsed,
    @Nullable UUID allAccessDailyUsageId,
    @Nullable Instant holdExpiresAt,
    @Nullable Instant chargeAt,
    @Nullable UUID recurringBookingId,
    CancellationPolicy policy,
    @Nullable Payment payment,
    Instant createdAt) {

  /**
   * How it was paid, and why so.
   *
   * @param why a code
   * @param balanceLeft credits that could be spent right after it
   */
  record Payment(PaymentType chosen, String why, List<Tried> tried, int balanceLeft) {}

  /** What was tried before, and a code for why it did not do. */
  record Tried(PaymentType paymentType, String refused) {}

  static BookingView of(ShownBooking shown) {
    return of(shown.booking(), shown.guest());
  }

  static BookingView of(Booking booking, @Nullable Guest guest) {
    var paid = booking.paid();
    return new BookingView(
        booking.id(),
        booking.session(),
        booking.place(),
        booking.client(),
        booking.status(),
        GuestView.of(booking.id(), guest),
        booking.startsAt(),
        booking.endsAt(),
        booking.creditCost(),
        paid == null ? null : paid.type(),
        paid == null ? null : paid.redemption(),
        paid == null ? 0 : paid.credits(),
        paid == null ? null : paid.usage(),
        booking.status() == BookingStatus.PENDING_PAYMENT ? booking.holdExpiresAt() : null,
        paid == null ? booking.chargeAt() : null,
        booking.recurringBooking(),
        booking.policy(),
        payment(booking),
        booking.createdAt());
  }

  static @Nullable Payment payment(Booking booking) {
    var paid = booking.paid();
    return paid == null
        ? null
        : new Payment(paid.type(), paid.why(), tried(paid.tried()), paid.balanceLeft());
  }

  static List<Tried> tried(List<studio.booking.scheduling.Payments.Tried> tried) {
    return tried.stream().map(one -> new Tried(one.type(), one.refused())).toList();
  }
}
