package studio.booking.scheduling.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import studio.booking.scheduling.PaymentType;
import studio.booking.scheduling.Payments.Charged;
import studio.booking.scheduling.domain.CancelOutcome.NotCancellable;
import studio.booking.scheduling.domain.CancelOutcome.NotYoursToCancel;
import studio.booking.shared.Caller;

/**
 * What it would come to if somebody cancelled a booking now. Decided here alone, whether it is
 * done, tried out or asked about beforehand.
 */
public sealed interface Withdrawal
    permits Withdrawal.Possible, Withdrawal.Done, CancelOutcome.Refused {
  /**
   * It can be cancelled.
   *
   * @param byStudio whether it counts as the coach's or the studio's doing, and not the client's
   * @param back what is given back; null for nothing
   * @param until until when the charge is given back; null where the client's policy never does
   */
  record Possible(boolean byStudio, @Nullable Charged back, @Nullable Instant until)
      implements Withdrawal {
    /** What is written down when it is done. */
    public Cancellation by(Caller caller, Booking booking, @Nullable String reason, Instant now) {
      return new Cancellation(
          booking.id(),
          now,
          caller.person(),
          caller.role().word(),
          byStudio,
          reason,
          back == null ? null : back.type(),
          back == null ? 0 : back.credits());
    }

    public @Nullable PaymentType backType() {
      return back == null ? null : back.type();
    }
  }

  /** It was cancelled before. */
  record Done(Cancellation first) implements Withdrawal {}

  /**
   * Decides.
   *
   * @param forClient whether the studio's people do it for the client, who asked them to
   * @param charged what the booking took, or null for nothing
   */
  static Withdrawal of(
      Caller by, boolean forClient, BookingFile file, @Nullable Charged charged, Instant now) {
    var booking = file.booking();
    if (!file.concerns(by)) return new NotYoursToCancel(booking.id());
    if (file.cancellation() != null) return new Done(file.cancellation());
    var session = file.session();
    if (!booking.status().isLive()
        || session.status() != SessionStatus.SCHEDULED
        || session.hasStarted(now)) {
      return new NotCancellable(booking.id(), booking.status(), session.startsAt());
    }
    return possible(by, forClient, booking, charged, now);
  }

  /** The same of a live booking, by somebody who has a part in it, before its session begins. */
  static Possible possible(
      Caller by, boolean forClient, Booking booking, @Nullable Charged charged, Instant now) {
    boolean byStudio = !by.is(booking.client()) && !forClient;
    var policy = booking.policy();
    boolean refunds = byStudio || policy.refunds(booking.startsAt(), now);
    var back = refunds && charged != null && !charged.refunded() ? charged : null;
    return new Possible(byStudio, back, until(byStudio, policy, booking.startsAt()));
  }

  private static @Nullable Instant until(
      boolean byStudio, CancellationPolicy policy, Instant startsAt) {
    return byStudio ? startsAt : policy.lastRefund(startsAt);
  }
}
