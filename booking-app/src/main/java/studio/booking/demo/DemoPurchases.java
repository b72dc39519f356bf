package studio.booking.demo;

import static studio.booking.demo.Done.done;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.stereotype.Component;
import studio.booking.credits.CreditPurchaseId;
import studio.booking.credits.application.DecideOnPurchase;
import studio.booking.credits.application.RedeemPackage;
import studio.booking.credits.application.ShowPackages;
import studio.booking.credits.domain.CreditPurchase;
import studio.booking.credits.domain.CreditPurchases;
import studio.booking.credits.domain.Packages;
import studio.booking.credits.domain.StudioPackage;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;
import studio.booking.shared.Page;

/**
 * What a client of a demo studio paid for elsewhere: one that waits, one to use, and a used one.
 */
@Component
@DemoMode
class DemoPurchases {
  private final ShowPackages showPackages;
  private final CreditPurchases purchases;
  private final DecideOnPurchase decideOnPurchase;
  private final RedeemPackage redeemPackage;
  private final Clock clock;

  DemoPurchases(
      ShowPackages showPackages,
      CreditPurchases purchases,
      DecideOnPurchase decideOnPurchase,
      RedeemPackage redeemPackage,
      Clock clock) {
    this.showPackages = showPackages;
    this.purchases = purchases;
    this.decideOnPurchase = decideOnPurchase;
    this.redeemPackage = redeemPackage;
    this.clock = clock;
  }

  void make(Caller owner, ClientId client) {
    var packages =
        showPackages
            .list(owner, Packages.Filter.NONE, new Page.Request(null, Page.Request.MAX_LIMIT))
            .items();
    var single = withCredits(packages, 1);
    done(decideOnPurchase.confirm(owner, claimed(client, single, "demo-used")));
    done(
        redeemPackage.redeem(
            owner, new RedeemPackage.Wanted(single.id(), client, null, null, null)));
    var ten = withCredits(packages, 10);
    done(decideOnPurchase.confirm(owner, claimed(client, ten, "demo-confirmed")));
    claimed(client, withCredits(packages, 5), "demo-waiting");
  }

  /**
   * Not by the use case: that is for clients themselves, and the whole demo is the owner's work.
   */
  private CreditPurchaseId claimed(ClientId client, StudioPackage bought, String payment) {
    var claim =
        new CreditPurchase.Claim(
            new CreditPurchase.Transaction("demo", payment), bought.id(), bought.pricing().price());
    var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    var claimed = CreditPurchase.claimed(client, claim, now);
    purchases.add(claimed);
    return claimed.id();
  }

  private static StudioPackage withCredits(List<StudioPackage> packages, int credits) {
    return packages.stream()
        .filter(one -> one.terms().sessionCount() == credits)
        .findFirst()
        .orElseThrow();
  }
}
