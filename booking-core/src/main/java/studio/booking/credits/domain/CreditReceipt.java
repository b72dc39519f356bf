package studio.booking.credits.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import studio.booking.scheduling.Payments;

/**
 * What a booking took in credits.
 *
 * @param taken out of which lots, the lots as they are now; empty once it is given back
 */
public record CreditReceipt(Ledger.Charge charge, List<Ledger.Taken> taken)
    implements Payments.Receipt {
  public CreditReceipt {
    taken = charge.isRefunded() ? List.of() : List.copyOf(taken);
  }

  @Override
  public Payments.Charged charged() {
    return charge.charged();
  }

  @Override
  public boolean suffices(Payments.Due due, boolean exactly) {
    boolean enough =
        exactly ? charge.credits() == due.credits() : charge.credits() >= due.credits();
    return enough && taken.stream().allMatch(part -> part.lot().paysFor(due.sessionType()));
  }

  @Override
  public boolean isValidAt(Instant time) {
    return taken.stream().noneMatch(part -> part.lot().expiredAt(time));
  }

  @Override
  public @Nullable LocalDate day() {
    return null;
  }

  @Override
  public boolean isDayUsedAgain() {
    return false;
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
