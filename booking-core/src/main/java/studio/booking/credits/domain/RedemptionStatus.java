package studio.booking.credits.domain;

/** How things stand with what a package gave; worked out of the facts and the clock. */
public enum RedemptionStatus {
  /** Something of it can be used. */
  ACTIVE,
  /** All of it was used. */
  USED_UP,
  /** What was not used has expired. */
  EXPIRED,
  /** Taken back. */
  REVOKED
}
