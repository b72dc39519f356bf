package studio.booking.credits.domain;

/** Whether a client did pay what they say. */
public enum PurchaseStatus {
  /** Nobody knows yet. */
  PENDING,
  /** Proven by the provider, or by an admin's word. */
  CONFIRMED,
  /** An admin says that it is not so. */
  REJECTED
}
