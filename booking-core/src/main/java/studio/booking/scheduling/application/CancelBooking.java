package studio.booking.scheduling.application;

import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import studio.booking.scheduling.BookingId;
import studio.booking.scheduling.application.BookingsInHand.InHand;
import studio.booking.scheduling.domain.CancelOutcome;
import studio.booking.scheduling.domain.CancelOutcome.Cancelled;
import studio.booking.scheduling.domain.CancelOutcome.NotYoursToCancel;
import studio.booking.scheduling.domain.CancelOutcome.UnknownBooking;
import studio.booking.scheduling.domain.Withdrawal;
import studio.booking.scheduling.domain.Withdrawal.Done;
import studio.booking.scheduling.domain.Withdrawal.Possible;
import studio.booking.shared.Caller;
import studio.booking.shared.UseCase;

/**
 * Gives a client's place up, and gives back what the policy says. An appointment goes with its only
 * booking, so that nothing stays on the coach's calendar.
 */
@UseCase
public class CancelBooking {
  private final BookingsInHand bookings;
  private final CancellationRegister register;
  private final Clock clock;

  CancelBooking(BookingsInHand bookings, CancellationRegister register, Clock clock) {
    this.bookings = bookings;
    this.register = register;
    this.clock = clock;
  }

  /**
   * Asks to cancel.
   *
   * @param reason in the caller's words; kept where it can be erased
   * @param forClient whether the studio's people do it for the client, whose policy then holds
   */
  public record Wish(BookingId booking, @Nullable String reason, boolean forClient) {}

  public CancelOutcome cancel(Caller by, Wish wish) {
    var now = clock.instant();
    var found = bookings.find(by, wish.booking(), now);
    if (found.isEmpty()) return new UnknownBooking(wish.booking());
    var seen = found.get();
    if (!seen.concerns(by)) return new NotYoursToCancel(wish.booking());

    var taken = bookings.take(seen);
    return switch (Withdrawal.of(by, wish.forClient(), taken.file(), taken.charged(), now)) {
      case Possible possible -> cancelled(by, wish, taken, possible, now);
      case Done(var first) -> new Cancelled(first);
      case CancelOutcome.Refused refused -> refused;
    };
  }

  private Cancelled cancelled(Caller by, Wish wish, InHand taken, Possible possible, Instant now) {
    var cancellation = possible.by(by, taken.booking(), wish.reason(), now);
    register.enter(by, taken, possible, cancellation, now);
    return new Cancelled(cancellation);
  }
}
