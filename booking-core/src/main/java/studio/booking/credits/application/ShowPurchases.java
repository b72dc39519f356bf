package studio.booking.credits.application;

import org.jspecify.annotations.Nullable;
import studio.booking.credits.domain.CreditPurchase;
import studio.booking.credits.domain.CreditPurchases;
import studio.booking.credits.domain.CreditPurchases.Filter;
import studio.booking.credits.domain.PurchaseStatus;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;
import studio.booking.shared.Page;
import studio.booking.shared.Query;

/** Shows clients what they said they bought, and admins what everybody did. */
@Query
public class ShowPurchases {
  private final CreditPurchases purchases;

  public ShowPurchases(CreditPurchases purchases) {
    this.purchases = purchases;
  }

  /** The caller's own. */
  public Page<CreditPurchase> own(Caller caller, Page.Request page) {
    return purchases.list(new Filter(caller.self().asClient(), null), page).get();
  }

  /** Everybody's, for admins; null filters let everything through. */
  public Page<CreditPurchase> all(
      Caller caller,
      @Nullable ClientId client,
      @Nullable PurchaseStatus status,
      Page.Request page) {
    return purchases.list(new Filter(client, status), page).get();
  }
}
