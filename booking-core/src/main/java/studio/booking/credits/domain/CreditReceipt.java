package studio.booking.credits.domain;

import java.time.Instant;
import java.util.List;
import studio.booking.scheduling.PaymentType;
import studio.booking.scheduling.Payments;
import studio.booking.scheduling.SessionTypeId;

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
  public boolean paysFor(SessionTypeId type) {
    return taken.stream().allMatch(part -> part.lot().paysFor(type));
  }

  @Override
  public boolean isValidAt(Instant time) {
    return taken.stream().noneMatch(part -> part.lot().expiredAt(time));
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
