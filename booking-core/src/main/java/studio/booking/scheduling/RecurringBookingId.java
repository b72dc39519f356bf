package studio.booking.scheduling;

import java.util.Objects;
import java.util.UUID;
import studio.booking.shared.Ids;

/** Names a client's wish to have the same session again and again. */
public record RecurringBookingId(UUID value) {
  public RecurringBookingId {
    Objects.requireNonNull(value);
  }

  public static RecurringBookingId next() {
    return new RecurringBookingId(Ids.next());
  }
}
