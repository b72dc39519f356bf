package studio.booking.scheduling.domain;

import java.time.Duration;
import java.time.Instant;
import studio.booking.directory.Studio;

/**
 * What a client gets back who cancels. Frozen into the booking when it is made; a session that is
 * moved later moves the window with it.
 *
 * @param windowHours before the start; from then on nothing is given back
 */
public record CancellationPolicy(Kind kind, int windowHours) {
  /** Whether anything is given back at all. */
  public enum Kind {
    NO_REFUND,
    REFUND_BEFORE_WINDOW
  }

  /** The studio's policy of today, to be frozen into a booking. */
  static CancellationPolicy of(Studio studio, int windowHours) {
    return new CancellationPolicy(
        studio.refundsBeforeWindow() ? Kind.REFUND_BEFORE_WINDOW : Kind.NO_REFUND, windowHours);
  }

  /** Whether what a client paid is gone for good, whatever the client does. */
  boolean forfeits() {
    return kind == Kind.NO_REFUND;
  }

  /** The last instant at which the client's own cancellation gives the charge back. */
  public Instant refundsUntil(Instant sessionStart) {
    return sessionStart.minus(Duration.ofHours(windowHours));
  }

  /** Whether the client's own cancellation gives the charge back. */
  public boolean refunds(Instant sessionStart, Instant now) {
    return kind == Kind.REFUND_BEFORE_WINDOW && !now.isAfter(refundsUntil(sessionStart));
  }
}
