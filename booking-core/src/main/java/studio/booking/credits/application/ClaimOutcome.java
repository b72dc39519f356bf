package studio.booking.credits.application;

import studio.booking.credits.PackageId;
import studio.booking.credits.domain.CreditPurchase;
import studio.booking.shared.Rejection;

/** What came of saying that something was bought. */
public sealed interface ClaimOutcome {
  /** It is written down, and waits. */
  record Claimed(CreditPurchase purchase) implements ClaimOutcome {}

  /** The same client said the same before. */
  record ClaimedBefore(CreditPurchase purchase) implements ClaimOutcome {}

  sealed interface Refused extends ClaimOutcome, Rejection {}

  record UnknownPackage(PackageId packageId) implements Refused {}

  /** Who has no account here buys nothing. */
  record NoClient() implements Refused {}

  /**
   * The transaction is known otherwise: by another amount, for another package, or of another
   * client. Which of these is not told, for it may be somebody else's.
   */
  record KnownOtherwise() implements Refused {}
}
