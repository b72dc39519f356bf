package studio.booking.privacy.domain;

/** Why somebody is to be erased: after Art. 17(1) GDPR. A code, for words could not be erased. */
public enum ErasureReason {
  /** They want it. */
  CLIENT_REQUEST,
  /** They no longer agree to what was done with their data. */
  CONSENT_WITHDRAWN,
  /** What was kept is of no more use. */
  NO_LONGER_A_CLIENT,
  /** It should never have been kept. */
  UNLAWFUL_PROCESSING,
  /** A law wants it. */
  LEGAL_OBLIGATION,
  OTHER
}
