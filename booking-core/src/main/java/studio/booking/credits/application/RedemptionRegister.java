package studio.booking.credits.application;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import studio.booking.audit.AuditLog;
import studio.booking.credits.PackageRedeemed;
import studio.booking.credits.domain.Ledger;
import studio.booking.credits.domain.Posting;
import studio.booking.credits.domain.PostingType;
import studio.booking.credits.domain.Redemption;
import studio.booking.credits.domain.Redemptions;
import studio.booking.shared.Caller;
import studio.booking.shared.Collaborator;
import studio.booking.shared.Events;

/**
 * Writes down that a package was redeemed: the redemption, its credits, the audit, and the news.
 */
@Collaborator
final class RedemptionRegister {
  private final Redemptions redemptions;
  private final Ledger ledger;
  private final AuditLog audit;
  private final Events events;

  RedemptionRegister(Redemptions redemptions, Ledger ledger, AuditLog audit, Events events) {
    this.redemptions = redemptions;
    this.ledger = ledger;
    this.audit = audit;
    this.events = events;
  }

  void enter(Caller by, Redemption redemption, Instant now) {
    redemptions.add(redemption);
    if (redemption.creditsAdded() > 0) credit(redemption, now);
    audit.record(by, act(redemption));
    events.publish(
        new PackageRedeemed(by.organization(), redemption.id(), redemption.client(), now));
  }

  private void credit(Redemption redemption, Instant now) {
    var lot = redemption.lot();
    ledger.add(List.of(lot), now);
    ledger.post(
        List.of(
            new Posting(
                redemption.client(),
                lot.id(),
                redemption.creditsAdded(),
                PostingType.REDEMPTION,
                null,
                redemption.id(),
                null)),
        now);
  }

  private static AuditLog.Act act(Redemption redemption) {
    return new AuditLog.Act(
        "PACKAGE_REDEEMED",
        "redemption",
        redemption.id().value(),
        redemption.client(),
        Map.of(
            "package", redemption.packageId().value().toString(),
            "payment", redemption.method().name(),
            "paidMinor", String.valueOf(redemption.pricePaid().amountMinor()),
            "currency", redemption.pricePaid().currency().getCurrencyCode()));
  }
}
