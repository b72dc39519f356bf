package studio.booking.credits.application;

import java.time.Clock;
import studio.booking.audit.AuditLog;
import studio.booking.credits.domain.Coupons;
import studio.booking.credits.domain.CreditPurchases;
import studio.booking.credits.domain.Ledger;
import studio.booking.credits.domain.Packages;
import studio.booking.credits.domain.Redemptions;
import studio.booking.directory.Studios;
import studio.booking.shared.Events;
import studio.booking.shared.UnitOfWork;

/** Redeeming packages, put together as in the program. */
public final class Redeeming {
  private Redeeming() {}

  public static RedeemPackage on(
      Packages packages,
      Coupons coupons,
      CreditPurchases purchases,
      Redemptions redemptions,
      Ledger ledger,
      Studios studios,
      AuditLog audit,
      Events events,
      UnitOfWork unit,
      Clock clock) {
    var register = new RedemptionRegister(redemptions, coupons, ledger, audit, events);
    return new RedeemPackage(packages, coupons, purchases, ledger, studios, register, unit, clock);
  }
}
