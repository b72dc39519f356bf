package studio.booking.credits.jooq;

import java.time.Clock;
import studio.booking.credits.domain.Coupons;
import studio.booking.credits.domain.CreditPurchases;
import studio.booking.credits.domain.Entitlements;
import studio.booking.credits.domain.Ledger;
import studio.booking.credits.domain.LedgerLines;
import studio.booking.credits.domain.Packages;
import studio.booking.credits.domain.Redemptions;
import studio.booking.shared.jooq.JooqUnitOfWork;

/** The ports of credits on a real database, for tests of other packages. */
public record CreditPorts(
    Ledger ledger,
    LedgerLines lines,
    Packages packages,
    Coupons coupons,
    CreditPurchases purchases,
    Redemptions redemptions,
    Entitlements.Source entitlements) {

  public static CreditPorts on(JooqUnitOfWork unit, Clock clock) {
    return new CreditPorts(
        new JooqLedger(unit, clock),
        new JooqLedgerLines(unit),
        new JooqPackages(unit),
        new JooqCoupons(unit),
        new JooqCreditPurchases(unit),
        new JooqRedemptions(unit),
        new JooqEntitlements(unit));
  }
}
