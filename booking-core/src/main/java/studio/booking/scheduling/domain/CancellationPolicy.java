package studio.booking.scheduling.domain;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import studio.booking.directory.Studio;

/**
 * What a client gets back who cancels. Frozen into the booking when it is made; a session that is
 * moved later moves the window with it.
 *
 * @param windowHours before the start; from then on nothing is given back
 * @param returnableUntil until when all is given back in any case, of a place that came by waiting
 *     for it; null for others
 */
public record CancellationPolicy(Kind kind, int windowHours, @Nullable Instant returnableUntil) {
  public CancellationPolicy(Kind kind, int windowHours) {
    this(kind, windowHours, null);
  }

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

  /** The same for a place that can be returned until then. */
  CancellationPolicy returnable(Instant until) {
    return new CancellationPolicy(kind, windowHours, until);
  }

  /** Whether what a client paid is gone for good, whatever the client does. */
  boolean forfeits(Instant now) {
    return kind == Kind.NO_REFUND && !isReturnable(now);
  }

  private boolean isReturnable(Instant now) {
    return returnableUntil != null && !now.isAfter(returnableUntil);
  }

  /** When the window before the start begins. */
  public Instant refundsUntil(Instant sessionStart) {
    return sessionStart.minus(Duration.ofHours(windowHours));
  }

  /** Whether the client's own cancellation gives the charge back. */
  public boolean refunds(Instant sessionStart, Instant now) {
    var last = lastRefund(sessionStart);
    return last != null && !now.isAfter(last);
  }

  /** When the client's own cancellation gives the charge back last; null where it never does. */
  @Nullable Instant lastRefund(Instant sessionStart) {
    if (kind == Kind.NO_REFUND) return returnableUntil;
    var window = refundsUntil(sessionStart);
    return returnableUntil == null || window.isAfter(returnableUntil) ? window : returnableUntil;
  }
}
