package studio.booking.privacy.domain;

/** Why somebody was not let see or change what is personal. */
public enum WhyNot {
  /** Nobody with their role may. */
  WRONG_ROLE,
  /** It is none of their business. */
  NOT_ASSIGNED,
  UNKNOWN_CLIENT,
  NO_REASON,
  /** The client has not agreed to it, or no more. */
  NO_CONSENT,
  /** The client's key is gone, or what was encrypted with it is not what was written. */
  UNREADABLE
}
