package studio.booking.scheduling.domain;

import java.time.Instant;
import java.util.List;
import studio.booking.shared.Later;

/** Confirmed bookings that are paid some time before their session. */
public interface LaterCharges {
  /** Some of those that should be paid by now, by when they should be; not locked. */
  Later<List<Booking>> due(Instant now, int limit);

  /** Keeps what came of them: paid, or held until they are. */
  void settle(List<Booking> bookings);
}
