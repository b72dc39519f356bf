package studio.booking.credits.application;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import studio.booking.audit.AuditLog;
import studio.booking.credits.application.ClaimOutcome.Claimed;
import studio.booking.credits.application.ClaimOutcome.ClaimedBefore;
import studio.booking.credits.application.ClaimOutcome.KnownOtherwise;
import studio.booking.credits.application.ClaimOutcome.NoClient;
import studio.booking.credits.application.ClaimOutcome.UnknownPackage;
import studio.booking.credits.domain.Account;
import studio.booking.credits.domain.CreditPurchase;
import studio.booking.credits.domain.CreditPurchases;
import studio.booking.credits.domain.Ledger;
import studio.booking.credits.domain.Packages;
import studio.booking.shared.Caller;
import studio.booking.shared.UseCase;

/**
 * Writes down what a client says they bought. They get nothing for it: whoever knows better than
 * the client has to {@link DecideOnPurchase confirm} it.
 */
@UseCase
public class ClaimPurchase {
  private final CreditPurchases purchases;
  private final Packages packages;
  private final Ledger ledger;
  private final AuditLog audit;
  private final Clock clock;

  public ClaimPurchase(
      CreditPurchases purchases, Packages packages, Ledger ledger, AuditLog audit, Clock clock) {
    this.purchases = purchases;
    this.packages = packages;
    this.ledger = ledger;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Claims it for the caller.
   *
   * @param claim also of a package that is no longer on sale: it may have been when it was paid
   */
  public ClaimOutcome claim(Caller caller, CreditPurchase.Claim claim) {
    var client = caller.self().asClient();
    var known = purchases.find(claim.transaction());
    var sold = packages.known(Set.of(claim.packageId()));
    var accounts = ledger.look(List.of(client));

    if (!Account.isThere(accounts.get().get(client))) return new NoClient();
    if (!sold.get().contains(claim.packageId())) return new UnknownPackage(claim.packageId());
    var before = known.get().orElse(null);
    if (before != null) {
      return before.says(client, claim) ? new ClaimedBefore(before) : new KnownOtherwise();
    }
    var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    var claimed = CreditPurchase.claimed(client, claim, now);
    // Of two who claim at once, one starts over, and finds the other's.
    purchases.add(claimed);
    audit.record(caller, DecideOnPurchase.act("PURCHASE_CLAIMED", claimed));
    return new Claimed(claimed);
  }
}
