package studio.booking.credits.domain;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import studio.booking.credits.domain.Ledger.DayUse;
import studio.booking.credits.domain.Ledger.PaidByPass;
import studio.booking.scheduling.Payments;

/** What a booking took of a pass: a day of All Access, or a friend pass. */
public record PassReceipt(Ledger.Charge charge, PaidByPass pass) implements Payments.Receipt {

  /** The use that is not given back; null where it is, and for a friend pass. */
  public @Nullable DayUse use() {
    return charge.isRefunded() ? null : pass.use();
  }

  @Override
  public Payments.Charged charged() {
    return charge.charged();
  }

  @Override
  public boolean suffices(Payments.Due due, boolean exactly) {
    var use = pass.use();
    boolean ofThatDay = use == null || use.day().equals(due.day());
    boolean ofType =
        pass.sessionTypes().isEmpty() || pass.sessionTypes().contains(due.sessionType());
    return ofThatDay && ofType && (due.credits() > 0 || !exactly);
  }

  @Override
  public boolean isValidAt(Instant time) {
    return pass.expiresAt() == null || pass.expiresAt().isAfter(time);
  }

  @Override
  public @Nullable LocalDate day() {
    var use = use();
    return use == null ? null : use.day();
  }

  @Override
  public boolean isDayUsedAgain() {
    var use = use();
    return use != null && use.usedAgain();
  }

  @Override
  public Payments.Purse returnedTo(Payments.Purse purse, Instant now) {
    if (!(purse instanceof Account account)) throw new IllegalArgumentException("Not ours");
    if (charge.isRefunded()) return account;
    var use = pass.use();
    if (use != null) return account.with(account.passes().notUsing(pass.redemption(), use.day()));
    if (pass.revoked()) return account;
    var back = new Passes.Friend(pass.redemption(), pass.expiresAt(), pass.sessionTypes());
    return account.with(account.passes().with(back));
  }
}
