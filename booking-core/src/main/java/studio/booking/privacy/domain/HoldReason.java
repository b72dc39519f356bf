package studio.booking.privacy.domain;

/** Why nothing may be destroyed for now: after Art. 17(3) GDPR. */
public enum HoldReason {
  /** It is needed for a claim, or against one. */
  LEGAL_CLAIM,
  /** A law wants it kept. */
  LEGAL_OBLIGATION,
  /** An authority has asked for it to be kept. */
  OFFICIAL_REQUEST,
  OTHER
}
