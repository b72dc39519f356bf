package studio.booking.scheduling.rest;

import static studio.booking.shared.rest.ProblemCode.BOOKING_NOT_CANCELLABLE;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import studio.booking.scheduling.BookingId;
import studio.booking.scheduling.domain.CancelOutcome;
import studio.booking.scheduling.domain.Withdrawal;
import studio.booking.scheduling.rest.CancellationController.Refund;

/**
 * What cancelling a booking would lead to; nothing was written. Also what a dry run answers.
 *
 * @param refund what would be given back
 * @param until when it is last given back; null where it never is
 * @param refusals why it can't be cancelled; empty when it can
 * @param payment always null: cancelling costs nothing
 */
record CancellationPreview(
    BookingId bookingId,
    boolean possible,
    Refund refund,
    @Nullable Instant until,
    List<DryRun.Why> refusals,
    BookingView.@Nullable Payment payment) {

  static CancellationPreview of(BookingId booking, Withdrawal withdrawal) {
    return switch (withdrawal) {
      case Withdrawal.Possible(_, var back, var until) ->
          new CancellationPreview(
              booking,
              true,
              back == null ? Refund.NOTHING : new Refund(back.type(), back.credits()),
              until,
              List.of(),
              null);
      case Withdrawal.Done(var first) ->
          no(
              booking,
              new Refund(first.refundType(), first.refundCredits()),
              new Refusal(BOOKING_NOT_CANCELLABLE, "It is cancelled already."));
      case CancelOutcome.Refused refused ->
          no(booking, Refund.NOTHING, CancellationController.refusal(refused));
    };
  }

  private static CancellationPreview no(BookingId booking, Refund refund, Refusal refusal) {
    return new CancellationPreview(booking, false, refund, null, List.of(refusal.why()), null);
  }
}
