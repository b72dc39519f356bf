package studio.booking.scheduling.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import studio.booking.scheduling.domain.BookingOutcome.AlreadyBooked;
import studio.booking.scheduling.domain.BookingOutcome.ClientIsBusy;
import studio.booking.scheduling.domain.BookingOutcome.Refused;
import studio.booking.shared.ClientId;

/** Where clients are going to be: their live bookings. A place for a guest keeps nobody busy. */
public final class Diaries {
  private final List<Booking> bookings;

  public Diaries(List<Booking> bookings) {
    this.bookings = new ArrayList<>(bookings);
  }

  void add(Booking booking) {
    bookings.add(booking);
  }

  /** Why the client can't be in the session: they are already, or elsewhere at that time. */
  Optional<Refused> refuses(ClientId client, Session session) {
    return own(client)
        .filter(booking -> booking.session().equals(session.id()))
        .findFirst()
        .<Refused>map(booking -> new AlreadyBooked(booking.id(), booking.status()))
        .or(
            () ->
                elsewhere(client, session)
                    .map(
                        booking ->
                            new ClientIsBusy(booking.id(), booking.startsAt(), booking.endsAt())));
  }

  /** What the client has in another session at the time of this one. */
  public Optional<Booking> elsewhere(ClientId client, Session session) {
    return own(client)
        .filter(booking -> !booking.session().equals(session.id()))
        .filter(booking -> booking.overlaps(session.startsAt(), session.endsAt()))
        .findFirst();
  }

  int openHolds(ClientId client) {
    return (int)
        bookings.stream()
            .filter(booking -> booking.client().equals(client))
            .filter(booking -> booking.status() == BookingStatus.PENDING_PAYMENT)
            .count();
  }

  private Stream<Booking> own(ClientId client) {
    return bookings.stream().filter(booking -> booking.client().equals(client) && !booking.guest());
  }
}
