package studio.booking.consent.application;

import studio.booking.consent.ConsentType;
import studio.booking.consent.VersionNumber;
import studio.booking.consent.domain.Answers;
import studio.booking.shared.Rejection;

/** What came of answering. */
public sealed interface GrantOutcome {
  /** It is kept, be it a yes or a no. */
  record Recorded(Answers.Read answer) implements GrantOutcome {}

  sealed interface Refused extends GrantOutcome, Rejection {}

  /**
   * Something does not fit together.
   *
   * @param pointer to the property
   * @param message what it must be
   */
  record Flawed(String pointer, String message) implements Refused {}

  record UnknownType(ConsentType type) implements Refused {}

  record UnknownVersion(VersionNumber version) implements Refused {}

  /** There is no such client, or none that the caller has to do with. */
  record UnknownClient() implements Refused {}

  /** The version is not in force yet, or no more; this one is. */
  record NotCurrent(VersionNumber current) implements Refused {}

  /**
   * The client is not of age: a guardian agrees for them, or says so to a coach or an admin.
   *
   * @param age under which that is so, in years
   */
  record GuardianNeeded(int age) implements Refused {}

  /**
   * A guardian wants to answer for somebody who answers alone: nobody knows them to be under age.
   *
   * @param age under which guardians answer, in years
   */
  record GuardianNotNeeded(int age) implements Refused {}

  /** The guardian is not of age either. */
  record GuardianTooYoung(int age) implements Refused {}

  /** A guardian can't agree to it for somebody who is not of age. */
  record NotOpenToGuardians(ConsentType type) implements Refused {}
}
