package studio.booking.credits.domain;

import java.time.Instant;
import java.util.List;
import studio.booking.scheduling.PaymentType;
import studio.booking.scheduling.Payments;

/**
 * What a booking took in credits.
 *
 * @param taken out of which lots, the lots as they are now; empty once it is given back
 */
public record CreditReceipt(Ledger.Charge charge, List<Ledger.Taken> taken)
    implements Payments.Receipt {
  public CreditReceipt {
    taken = isRefunded(charge) ? List.of() : List.copyOf(taken);
  }

  private static boolean isRefunded(Ledger.Charge charge) {
    return charge.refundedAt() != null;
  }

  public boolean refunded() {
    return isRefunded(charge);
  }

  @Override
  public Payments.Charged charged() {
    return new Payments.Charged(charge.booking(), PaymentType.CREDIT, charge.credits(), refunded());
  }

  @Override
  public boolean covers(Payments.Due due) {
    return !refunded()
        && due.credits() == charge.credits()
        && taken.stream()
            .map(Ledger.Taken::lot)
            .allMatch(lot -> lot.paysFor(due.sessionType()) && !lot.expiredAt(due.sessionStart()));
  }

  @Override
  public Payments.Purse returnedTo(Payments.Purse purse, Instant now) {
    if (!(purse instanceof Account account)) throw new IllegalArgumentException("Not ours");
    for (var part : taken) {
      if (!part.lot().revoked() && !part.lot().expiredAt(now)) account = account.with(part);
    }
    return account;
  }

  /** What giving it back comes to. */
  public List<Returns.Due> dues(boolean studios) {
    return taken.stream()
        .map(part -> new Returns.Due(part.booking(), part.lot(), part.credits(), studios))
        .toList();
  }
}
