package studio.booking.scheduling.domain;

import java.time.Instant;
import studio.booking.scheduling.BookingId;
import studio.booking.shared.Rejection;

/** What came of cancelling a booking. */
public sealed interface CancelOutcome {
  /** It is cancelled, now or already before: the first cancellation counts. */
  record Cancelled(Cancellation cancellation) implements CancelOutcome {}

  /** No, and why not. */
  sealed interface Refused extends CancelOutcome, Withdrawal, Rejection {}

  record UnknownBooking(BookingId booking) implements Refused {}

  /** The caller can see it, but it is neither theirs nor in a session of theirs. */
  record NotYoursToCancel(BookingId booking) implements Refused {}

  /** It is over: the session began, or the booking is none that holds a place. */
  record NotCancellable(BookingId booking, BookingStatus status, Instant startsAt)
      implements Refused {}
}
