package studio.booking.scheduling;

import java.util.Objects;
import java.util.UUID;
import studio.booking.shared.Ids;

/** Names one client's claim on one place. */
public record BookingId(UUID value) {
  public BookingId {
    Objects.requireNonNull(value);
  }

  public static BookingId next() {
    return new BookingId(Ids.next());
  }
}
