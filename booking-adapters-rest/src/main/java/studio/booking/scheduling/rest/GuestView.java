package studio.booking.scheduling.rest;

import org.jspecify.annotations.Nullable;
import studio.booking.scheduling.BookingId;
import studio.booking.scheduling.domain.Guest;
import studio.booking.shared.rest.PersonalText;

/**
 * Somebody whom a client brings along.
 *
 * @param name for the client, the coach of the session and admins; null once it was erased
 */
record GuestView(@Nullable PersonalText name) {
  static @Nullable GuestView of(BookingId booking, @Nullable Guest guest) {
    return guest == null ? null : new GuestView(new PersonalText(booking.value(), guest.name()));
  }
}
