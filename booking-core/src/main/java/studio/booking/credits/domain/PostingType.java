package studio.booking.credits.domain;

/** Why credits came or went. */
public enum PostingType {
  REDEMPTION,
  BOOKING_PAYMENT,
  REFUND,
  EXPIRY,
  ADJUSTMENT,
  REVOCATION,
  BONUS
}
