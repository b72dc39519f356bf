package studio.booking.credits.application;

import studio.booking.credits.domain.StudioPackage;
import studio.booking.scheduling.SessionTypeId;
import studio.booking.shared.Rejection;

/** What came of adding or changing a package. */
public sealed interface PackageOutcome {
  record Saved(StudioPackage saved) implements PackageOutcome {}

  sealed interface Refused extends PackageOutcome, Rejection {}

  /** There is none, or it is archived. */
  record UnknownPackage() implements Refused {}

  record UnknownCoach() implements Refused {}

  record UnknownSessionType(SessionTypeId type) implements Refused {}

  /** A coach has packages of their own, and none else. */
  record NotYours() implements Refused {}

  /** It has changed in the meantime. */
  record Stale() implements Refused {}

  /** A studio sells in its own currency. */
  record WrongCurrency(String currency) implements Refused {}

  record Flawed(StudioPackage.Flaw flaw) implements Refused {}
}
