package studio.booking.prompts.application;

import studio.booking.consent.ConsentStanding;
import studio.booking.consent.ConsentType;
import studio.booking.prompts.domain.KeptPrompt.Heading;
import studio.booking.prompts.domain.Violations;
import studio.booking.shared.Rejection;

/**
 * What came of writing a master prompt. Refused attempts are kept; other refusals leave nothing.
 */
public sealed interface WriteOutcome {
  record Written(Heading heading) implements WriteOutcome {}

  /** There is no such client, or none that is the caller's business. */
  record UnknownClient() implements WriteOutcome {}

  /** It is the caller's own, to be read and not to be written. */
  record NotTheirs() implements WriteOutcome {}

  /** The client's key is gone. */
  record Unreadable() implements WriteOutcome {}

  sealed interface Rejected extends WriteOutcome, Rejection {}

  /** It names the client, or is of another. */
  record Flawed(Violations violations) implements Rejected {}

  /** The newest version is another one than the caller thinks. */
  record Stale() implements Rejected {}

  /** It has what a client has to agree to first. */
  record NoConsent(ConsentType type, ConsentStanding standing) implements Rejected {}
}
