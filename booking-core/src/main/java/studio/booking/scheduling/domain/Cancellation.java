package studio.booking.scheduling.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import studio.booking.scheduling.BookingId;
import studio.booking.scheduling.PaymentType;
import studio.booking.scheduling.Payments.Charged;
import studio.booking.shared.Caller;
import studio.booking.shared.PersonId;

/**
 * How a booking was given up. There is one for each booking that was.
 *
 * @param by null when the program did it
 * @param byStudio whether it counts as the coach's or the studio's doing, and not the client's
 * @param reason in the words of whoever cancelled; it can be erased
 * @param refundType what was given back; null for nothing
 * @param refundCredits how much of it
 */
public record Cancellation(
    BookingId booking,
    Instant at,
    @Nullable PersonId by,
    String byRole,
    boolean byStudio,
    @Nullable String reason,
    @Nullable PaymentType refundType,
    int refundCredits) {

  /** The coach or the studio cancels, so all that the booking took goes back. */
  public static Cancellation byStudio(
      Booking booking, Caller by, @Nullable String reason, @Nullable Charged charged, Instant now) {
    var back = charged == null || charged.refunded() ? null : charged;
    return new Cancellation(
        booking.id(),
        now,
        by.person(),
        by.role().word(),
        true,
        reason,
        back == null ? null : back.type(),
        back == null ? 0 : back.credits());
  }
}
