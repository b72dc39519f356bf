package studio.booking.credits.application;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import studio.booking.audit.AuditLog;
import studio.booking.credits.PackageRedeemed;
import studio.booking.credits.domain.Coupons;
import studio.booking.credits.domain.Deal;
import studio.booking.credits.domain.Ledger;
import studio.booking.credits.domain.Lot;
import studio.booking.credits.domain.Posting;
import studio.booking.credits.domain.PostingType;
import studio.booking.credits.domain.Redemption;
import studio.booking.credits.domain.Redemptions;
import studio.booking.shared.Caller;
import studio.booking.shared.Collaborator;
import studio.booking.shared.Events;

/**
 * Writes down that a package was redeemed: the coupon's use, the redemption, its credits, the
 * audit, and the news.
 */
@Collaborator
final class RedemptionRegister {
  private final Redemptions redemptions;
  private final Coupons coupons;
  private final Ledger ledger;
  private final AuditLog audit;
  private final Events events;

  RedemptionRegister(
      Redemptions redemptions, Coupons coupons, Ledger ledger, AuditLog audit, Events events) {
    this.redemptions = redemptions;
    this.coupons = coupons;
    this.ledger = ledger;
    this.audit = audit;
    this.events = events;
  }

  void enter(Caller by, Redemption redemption, Deal deal, Instant now) {
    var coupon = deal.coupon();
    // First of all, after the account and before its lots: the order in which rows are locked.
    if (coupon != null) coupons.use(coupon, redemption.client());
    redemptions.add(redemption);
    if (redemption.creditsAdded() > 0) credit(redemption, deal, now);
    audit.record(by, act(redemption, deal));
    events.publish(
        new PackageRedeemed(by.organization(), redemption.id(), redemption.client(), now));
  }

  /** One lot, and in the ledger a line for what the package gives and one for the bonus. */
  private void credit(Redemption redemption, Deal deal, Instant now) {
    var lot = redemption.lot();
    ledger.add(List.of(lot), now);
    var postings = new ArrayList<Posting>();
    int own = redemption.creditsAdded() - deal.bonusCredits();
    if (own > 0) postings.add(posting(redemption, lot, own, PostingType.REDEMPTION));
    if (deal.bonusCredits() > 0) {
      postings.add(posting(redemption, lot, deal.bonusCredits(), PostingType.BONUS));
    }
    ledger.post(postings, now);
  }

  private static Posting posting(Redemption of, Lot lot, int credits, PostingType type) {
    return new Posting(of.client(), lot.id(), credits, type, null, of.id(), null);
  }

  private static AuditLog.Act act(Redemption redemption, Deal deal) {
    var details = new HashMap<String, String>();
    details.put("package", redemption.packageId().value().toString());
    details.put("payment", redemption.method().name());
    details.put("paidMinor", String.valueOf(redemption.pricePaid().amountMinor()));
    details.put("currency", redemption.pricePaid().currency().getCurrencyCode());
    if (redemption.purchase() != null) {
      details.put("purchase", redemption.purchase().value().toString());
    }
    if (redemption.coupon() != null) {
      details.put("coupon", redemption.coupon().value().toString());
      details.put("couponSavingMinor", String.valueOf(deal.saving().amountMinor()));
    }
    return new AuditLog.Act(
        "PACKAGE_REDEEMED", "redemption", redemption.id().value(), redemption.client(), details);
  }
}
