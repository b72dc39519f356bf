package studio.booking.scheduling.rest;

import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import studio.booking.scheduling.BookingId;
import studio.booking.scheduling.application.FindBookings;
import studio.booking.scheduling.domain.Guest;
import studio.booking.scheduling.domain.ShownBooking;
import studio.booking.shared.Caller;
import studio.booking.shared.rest.PersonalTexts;

/** The names of guests, by the ids of the bookings that are for them. */
@Component
class GuestNames implements PersonalTexts {
  private final FindBookings findBookings;

  GuestNames(FindBookings findBookings) {
    this.findBookings = findBookings;
  }

  @Override
  public Optional<String> find(Caller caller, UUID booking) {
    return findBookings
        .one(caller, new BookingId(booking))
        .map(ShownBooking::guest)
        .map(Guest::name);
  }
}
