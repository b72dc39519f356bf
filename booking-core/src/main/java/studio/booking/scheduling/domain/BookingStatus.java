package studio.booking.scheduling.domain;

/** Where a booking stands. */
public enum BookingStatus {
  /** The place is held for one who has yet to pay. */
  PENDING_PAYMENT,
  /** Waits for a place, and has none. */
  WAITLISTED,
  CONFIRMED,
  COMPLETED,
  NO_SHOW,
  CANCELLED,
  /** A hold that was not paid in time. */
  EXPIRED;

  /** Whether a claim can be so that never got a place. */
  boolean isWithoutPlace() {
    return this == WAITLISTED || this == CANCELLED || this == EXPIRED;
  }

  /** Whether it holds its place and its client's time. */
  public boolean isLive() {
    return this == PENDING_PAYMENT || this == CONFIRMED;
  }
}
