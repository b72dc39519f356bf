package studio.booking.consent;

/** Why there is no consent. */
public enum Lack {
  NEVER_ASKED,
  /** The newest answer is a no. */
  REFUSED,
  /** The newest answer was a yes, and was taken back. */
  REVOKED,
  EXPIRED,
  /** A text came into force later that has to be agreed to anew. */
  RE_CONSENT_REQUIRED
}
