package studio.booking.scheduling.domain;

import java.time.Instant;
import java.util.List;
import studio.booking.scheduling.BookingId;
import studio.booking.scheduling.SessionId;
import studio.booking.shared.ClientId;

/** A scheduled session that a coach's change of hours collides with, and who has booked it. */
public record SessionInTheWay(
    SessionId id,
    String name,
    SessionKind kind,
    Instant startsAt,
    Instant endsAt,
    List<BookingInTheWay> bookings) {

  /** A live or waiting booking of the session. */
  public record BookingInTheWay(BookingId id, ClientId client, BookingStatus status) {}

  public SessionInTheWay {
    bookings = List.copyOf(bookings);
  }
}
