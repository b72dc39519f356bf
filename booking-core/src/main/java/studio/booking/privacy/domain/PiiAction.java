package studio.booking.privacy.domain;

/** What is done with personal data, by the words of the audit log. */
public enum PiiAction {
  PII_ACCESS,
  PII_CHANGE,
  PII_CREATE,
  PII_LOOKUP
}
