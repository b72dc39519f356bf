package studio.booking.scheduling.domain;

import java.time.Instant;
import java.util.List;
import studio.booking.scheduling.BookingId;
import studio.booking.scheduling.SessionId;
import studio.booking.shared.Rejection;

/** What came of saying who came to a session. */
public sealed interface AttendanceOutcome {
  /** All of it is written down; the bookings in the order of the request. */
  record Recorded(List<Booking> bookings) implements AttendanceOutcome {
    public Recorded {
      bookings = List.copyOf(bookings);
    }
  }

  /** No, and why not; nothing of it is written down. */
  sealed interface Refused extends AttendanceOutcome, Rejection {}

  record UnknownSession(SessionId session) implements Refused {}

  /** A coach speaks for their own sessions only. */
  record AnotherCoachsSession(SessionId session) implements Refused {}

  /**
   * The session has no such booking.
   *
   * @param position in the request, from 0
   */
  record UnknownBooking(int position) implements Refused {}

  record SessionIsCancelled(SessionId session) implements Refused {}

  record NotStarted(Instant startsAt) implements Refused {}

  /** It could be said and corrected until then. */
  record TooLateToSay(Instant until) implements Refused {}

  /**
   * The client can't have come after all: the pass that paid for it has let them in to another
   * session of that day.
   */
  record DayUsedAgain(BookingId booking) implements Refused {}

  /** It is none that could be attended: cancelled, expired or never paid. */
  record NotAttendable(BookingId booking, BookingStatus status) implements Refused {}
}
