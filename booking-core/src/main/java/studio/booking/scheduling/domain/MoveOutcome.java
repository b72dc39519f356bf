package studio.booking.scheduling.domain;

import java.time.Instant;
import studio.booking.scheduling.BookingId;
import studio.booking.scheduling.SessionId;
import studio.booking.scheduling.SessionTypeId;
import studio.booking.shared.Rejection;

/** What came of moving a booking. */
public sealed interface MoveOutcome {
  /** It is for another place or session now, or was for that one before. */
  record Moved(Booking booking) implements MoveOutcome {}

  /** No, and why not; everything is as before. */
  sealed interface Refused extends MoveOutcome, Rejection {}

  record UnknownBooking(BookingId booking) implements Refused {}

  /** The caller can see it, but it is neither theirs nor in a session of theirs. */
  record NotYoursToMove(BookingId booking) implements Refused {}

  /** It is no booking that is confirmed and paid. */
  record NotMovable(BookingId booking, BookingStatus status) implements Refused {}

  /** The session that it is for was cancelled. */
  record SessionIsCancelled(SessionId session) implements Refused {}

  /** The session that it is for has begun, or is over. */
  record SessionHasStarted(SessionId session, Instant startedAt) implements Refused {}

  /** The client may move it so long before the start, and no later. */
  record WindowIsClosed(Instant until) implements Refused {}

  /** A booking stays with its type of session. */
  record AnotherType(SessionTypeId booked) implements Refused {}

  /** The client can't have the new place. */
  record NoPlace(BookingOutcome.Refused why) implements Refused {}
}
