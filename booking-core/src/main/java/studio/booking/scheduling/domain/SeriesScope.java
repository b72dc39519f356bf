package studio.booking.scheduling.domain;

/** How much of a series is meant, seen from one of its sessions. What has begun never is. */
public enum SeriesScope {
  /** The session alone. */
  THIS,
  /** It and all that come after it. */
  FOLLOWING,
  /** All that has yet to begin. */
  ALL
}
