package studio.booking.scheduling.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import studio.booking.scheduling.BookingId;
import studio.booking.scheduling.PaymentType;
import studio.booking.scheduling.Payments.Payment;
import studio.booking.scheduling.Payments.Tried;
import studio.booking.scheduling.PlaceId;
import studio.booking.scheduling.SessionId;
import studio.booking.scheduling.SessionTypeId;
import studio.booking.shared.ClientId;
import studio.booking.shared.CoachId;
import studio.booking.shared.Rejection;

/** What came of asking for a place. */
public sealed interface BookingOutcome {

  /**
   * The client has the place.
   *
   * @param payment what is charged; null where the place is only held
   */
  record Booked(Booking booking, @Nullable Payment payment) implements BookingOutcome {}

  /** No, and why not. */
  sealed interface Refused extends BookingOutcome, Rejection {}

  record UnknownSession(SessionId session) implements Refused {}

  record UnknownPlace(PlaceId place) implements Refused {}

  record UnknownClient(ClientId client) implements Refused {}

  record UnknownCoach(CoachId coach) implements Refused {}

  record UnknownSessionType(SessionTypeId type) implements Refused {}

  /** A coach books clients into their own sessions only. */
  record AnotherCoachsSession(SessionId session) implements Refused {}

  record SessionIsCancelled(SessionId session) implements Refused {}

  record SessionHasStarted(SessionId session, Instant startedAt) implements Refused {}

  record TooLate(Instant bookableUntil) implements Refused {}

  record TooEarly(LocalDate bookableFrom) implements Refused {}

  /** The session has named seats, and none was named. */
  record SeatRequired(SessionId session) implements Refused {}

  record PlaceIsTaken(PlaceId place) implements Refused {}

  /**
   * All places are taken.
   *
   * @param held how many of them by holds that are not paid yet
   * @param nextHoldEndsAt when the first of these ends
   * @param waitlistOpen whether the client can wait for one
   */
  record SessionIsFull(
      SessionId session, int held, @Nullable Instant nextHoldEndsAt, boolean waitlistOpen)
      implements Refused {
    SessionIsFull withWaitlist(boolean open) {
      return new SessionIsFull(session, held, nextHoldEndsAt, open);
    }
  }

  /** The client has a place in this session. */
  record AlreadyBooked(BookingId booking, BookingStatus status) implements Refused {}

  /** The client is elsewhere at that time. */
  record ClientIsBusy(BookingId with, Instant from, Instant to) implements Refused {}

  record TooManyHolds(int open) implements Refused {}

  /** Nothing that the client has covers the cost. */
  record OutOfCredits(int required, int available, @Nullable PaymentType asked, List<Tried> tried)
      implements Refused {}

  /** The coach gives no such session at that time. */
  record SlotIsUnavailable(SlotRefusal why) implements Refused {}

  /** Neither the coach's rate nor the session type says what it costs. */
  record NoCost(SessionTypeId type) implements Refused {}
}
