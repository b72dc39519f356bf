package studio.booking.credits.application;

import studio.booking.credits.domain.CreditPurchase;
import studio.booking.credits.domain.PurchaseStatus;
import studio.booking.shared.Money;
import studio.booking.shared.Rejection;

/** What came of confirming or rejecting a purchase. */
public sealed interface DecisionOutcome {
  /** It stands decided so, now or since before. */
  record Decided(CreditPurchase purchase) implements DecisionOutcome {}

  sealed interface Refused extends DecisionOutcome, Rejection {}

  record UnknownPurchase() implements Refused {}

  /** It was decided the other way, and that stays. */
  record DecidedOtherwise(PurchaseStatus status) implements Refused {}

  /** Another amount was paid than the client said. */
  record AnotherAmount(Money claimed) implements Refused {}
}
