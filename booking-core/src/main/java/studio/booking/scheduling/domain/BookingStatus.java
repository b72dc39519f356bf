package studio.booking.scheduling.domain;

/** Where a booking stands. */
public enum BookingStatus {
  /** The place is held for one who has yet to pay. */
  PENDING_PAYMENT,
  WAITLISTED,
  CONFIRMED,
  COMPLETED,
  NO_SHOW,
  CANCELLED,
  /** A hold that was not paid in time. */
  EXPIRED;

  /** Whether it holds its place and its client's time. */
  public boolean isLive() {
    return this == PENDING_PAYMENT || this == CONFIRMED;
  }
}
