package studio.booking.scheduling.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import studio.booking.scheduling.BookingId;
import studio.booking.shared.ClientId;
import studio.booking.shared.CoachId;
import studio.booking.shared.Later;

/** What somebody has on, whatever became of it, for a calendar of their own. */
public interface Agenda {
  /**
   * What starts from then on and before the end; of more than so many the first.
   *
   * @param until the first instant that is too late
   */
  record Span(Instant from, Instant until, int limit) {}

  /**
   * A session as its coach sees it.
   *
   * @param taken places that somebody has, unpaid ones among them
   * @param held places that are yet to be paid
   * @param changedAt when it was last different, or who is in it
   */
  record Given(Session session, int taken, int held, Instant changedAt) {}

  /**
   * A booking as its client sees it.
   *
   * @param coach how the one is called who gives the session
   * @param changedAt when it or its session was last different
   */
  record Attended(Booking booking, Session session, String coach, Instant changedAt) {}

  /** The coach's sessions, by their start. */
  Later<List<Given>> givenBy(CoachId coach, Span span);

  /** The client's bookings, by their start, without those that wait for a place. */
  Later<List<Attended>> attendedBy(ClientId client, Span span);

  Later<Optional<Attended>> booking(BookingId booking);
}
