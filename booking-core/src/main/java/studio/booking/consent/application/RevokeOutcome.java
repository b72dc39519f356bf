package studio.booking.consent.application;

import studio.booking.consent.ConsentType;
import studio.booking.shared.Rejection;

/** What came of taking a consent back. */
public sealed interface RevokeOutcome {
  record Revoked() implements RevokeOutcome {}

  /** There was no yes to take back. */
  record NothingToRevoke() implements RevokeOutcome {}

  sealed interface Refused extends RevokeOutcome, Rejection {}

  record UnknownType(ConsentType type) implements Refused {}

  /** There is no such client, or none that the caller has to do with. */
  record UnknownClient() implements Refused {}

  /**
   * A guardian wants to take back what somebody said who answers alone.
   *
   * @param age under which guardians answer, in years
   */
  record GuardianNotNeeded(int age) implements Refused {}
}
