package studio.booking.scheduling.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import studio.booking.scheduling.SessionId;

/**
 * A time at which a coach has a session, its buffers included.
 *
 * @param until when the coach is free again
 * @param session which session it is, where that matters
 */
public record Busy(Instant from, Instant until, @Nullable SessionId session) {
  public Busy {
    if (!until.isAfter(from)) throw new IllegalArgumentException("No time at all: " + from);
  }

  public Busy(Instant from, Instant until) {
    this(from, until, null);
  }

  public boolean overlaps(Busy other) {
    return from.isBefore(other.until) && other.from.isBefore(until);
  }
}
