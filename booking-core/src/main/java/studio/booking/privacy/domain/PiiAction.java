package studio.booking.privacy.domain;

import java.util.List;

/** What is done with personal data, by the words of the audit log. */
public enum PiiAction {
  PII_ACCESS,
  PII_CHANGE,
  PII_CREATE,
  PII_LOOKUP,
  PROFILE_ACCESS,
  PROFILE_CHANGE,
  PROFILE_CREATE,
  /** The program looked at a date of birth, to know how old somebody is this month. */
  PROFILE_AGE,
  /** Training data were deleted, which nobody had touched for as long as the studio keeps them. */
  PROFILE_EXPIRED,
  /** A master prompt was read: it names nobody, and tells of somebody's health. */
  PII_PROMPT_ACCESS,
  PII_PROMPT_CHANGE,
  /** All that is kept about a client was handed out. */
  EXPORT;

  /** By which somebody learnt who a client is. */
  public static final List<String> LOOKS = List.of(PII_ACCESS.name(), EXPORT.name());
}
