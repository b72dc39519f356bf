package studio.booking.credits.domain;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import studio.booking.credits.CreditPurchaseId;
import studio.booking.credits.PackageId;
import studio.booking.shared.ClientId;
import studio.booking.shared.Later;
import studio.booking.shared.Money;
import studio.booking.shared.Page;

/** What clients say they bought. */
public interface CreditPurchases {
  /** Which ones; null lets everything through. */
  record Filter(@Nullable ClientId client, @Nullable PurchaseStatus status) {}

  Later<Optional<CreditPurchase>> find(CreditPurchase.Transaction transaction);

  Later<Optional<CreditPurchase>> find(CreditPurchaseId id);

  /** The newest first. */
  Later<Page<CreditPurchase>> list(Filter filter, Page.Request page);

  /**
   * With what a client can still cover the price of this package: for each amount that they were
   * confirmed to have paid for it and that no redemption was given for, the oldest.
   */
  Later<Map<Money, CreditPurchaseId>> unused(ClientId client, PackageId packageId);

  /** Adds one that waits. When its transaction was claimed meanwhile, the work starts over. */
  void add(CreditPurchase claimed);

  /** Writes down a decision. When another was made meanwhile, the unit of work starts over. */
  void decide(CreditPurchaseId id, CreditPurchase.Decision made);
}
