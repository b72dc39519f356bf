package studio.booking.scheduling.domain;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import studio.booking.scheduling.BookingId;
import studio.booking.shared.Caller;
import studio.booking.shared.Ids;
import studio.booking.shared.PersonId;

/**
 * One line of a booking's history.
 *
 * @param from null for its first
 * @param by null when the program did it
 * @param reason a code such as {@code BOOKED}, never free text: history can't be erased
 */
public record StatusChange(
    BookingId booking,
    UUID id,
    @Nullable BookingStatus from,
    BookingStatus to,
    @Nullable PersonId by,
    String byRole,
    String reason,
    Instant at) {

  public static StatusChange of(
      BookingId booking,
      @Nullable BookingStatus from,
      BookingStatus to,
      Caller by,
      String reason,
      Instant at) {
    return new StatusChange(
        booking, Ids.next(), from, to, by.person(), by.role().word(), reason, at);
  }
}
