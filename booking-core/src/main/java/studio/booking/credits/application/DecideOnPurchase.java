package studio.booking.credits.application;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import studio.booking.audit.AuditLog;
import studio.booking.credits.CreditPurchaseId;
import studio.booking.credits.application.DecisionOutcome.AnotherAmount;
import studio.booking.credits.application.DecisionOutcome.Decided;
import studio.booking.credits.application.DecisionOutcome.DecidedOtherwise;
import studio.booking.credits.application.DecisionOutcome.UnknownPurchase;
import studio.booking.credits.domain.CreditPurchase;
import studio.booking.credits.domain.CreditPurchase.Decision;
import studio.booking.credits.domain.CreditPurchases;
import studio.booking.credits.domain.PurchaseStatus;
import studio.booking.shared.Caller;
import studio.booking.shared.Money;
import studio.booking.shared.UseCase;

/**
 * Says whether a client did buy what they claim. There is no other way to a confirmed purchase than
 * through here: by an admin's word, or by the provider's. A decision stays, and may be made again.
 */
@UseCase
public class DecideOnPurchase {
  private final CreditPurchases purchases;
  private final AuditLog audit;
  private final Clock clock;

  public DecideOnPurchase(CreditPurchases purchases, AuditLog audit, Clock clock) {
    this.purchases = purchases;
    this.audit = audit;
    this.clock = clock;
  }

  /** What a provider says was paid, from a source that only the provider can write to. */
  public record Proof(CreditPurchase.Transaction transaction, Money paid) {}

  /** By an admin's word. */
  public DecisionOutcome confirm(Caller caller, CreditPurchaseId id) {
    requireTheRight(caller);
    return decide(caller, purchases.find(id).get(), null);
  }

  /** By the provider's word, who does not know our id, but how much it was. */
  public DecisionOutcome confirm(Caller caller, Proof proof) {
    requireTheRight(caller);
    var found = purchases.find(proof.transaction()).get();
    if (found.isPresent() && !found.get().claim().amount().equals(proof.paid())) {
      return new AnotherAmount(found.get().claim().amount());
    }
    return decide(caller, found, null);
  }

  /**
   * By an admin's word.
   *
   * @param reason which the client is told
   */
  public DecisionOutcome reject(Caller caller, CreditPurchaseId id, String reason) {
    requireTheRight(caller);
    return decide(caller, purchases.find(id).get(), reason);
  }

  private static void requireTheRight(Caller caller) {
    if (!caller.isAdmin() && !caller.isSystem()) {
      throw new IllegalArgumentException("Only admins and the program decide what was paid");
    }
  }

  private DecisionOutcome decide(
      Caller caller, Optional<CreditPurchase> purchase, @Nullable String reason) {
    var found = purchase.orElse(null);
    if (found == null) return new UnknownPurchase();
    var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    var made = new Decision(reason == null, now, caller.person(), reason);
    var decided = found.with(made);
    if (found.decision() != null) {
      return found.status() == decided.status()
          ? new Decided(found)
          : new DecidedOtherwise(found.status());
    }
    purchases.decide(found.id(), made);
    boolean confirmed = decided.status() == PurchaseStatus.CONFIRMED;
    audit.record(caller, act(confirmed ? "PURCHASE_CONFIRMED" : "PURCHASE_REJECTED", decided));
    return new Decided(decided);
  }

  /** What is kept of it for the audit: not the provider's id, nor what was said about a person. */
  static AuditLog.Act act(String action, CreditPurchase it) {
    var amount = it.claim().amount();
    return new AuditLog.Act(
        action,
        "credit-purchase",
        it.id().value(),
        it.client(),
        Map.of(
            "provider", it.claim().transaction().provider(),
            "package", it.claim().packageId().value().toString(),
            "amountMinor", String.valueOf(amount.amountMinor()),
            "currency", amount.currency().getCurrencyCode()));
  }
}
