package studio.booking.credits.application;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import studio.booking.credits.PackageId;
import studio.booking.credits.application.RedeemOutcome.NotOnSale;
import studio.booking.credits.application.RedeemOutcome.PaymentRequired;
import studio.booking.credits.application.RedeemOutcome.PriceChanged;
import studio.booking.credits.application.RedeemOutcome.Redeemed;
import studio.booking.credits.application.RedeemOutcome.UnknownClient;
import studio.booking.credits.application.RedeemOutcome.UnknownPackage;
import studio.booking.credits.domain.Ledger;
import studio.booking.credits.domain.Packages;
import studio.booking.credits.domain.PaymentMethod;
import studio.booking.credits.domain.Redemption;
import studio.booking.directory.Studios;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;
import studio.booking.shared.Money;
import studio.booking.shared.UnitOfWork;
import studio.booking.shared.UseCase;

/** Gives a client what a package holds, once its price is covered. */
@UseCase
public class RedeemPackage {
  private final Packages packages;
  private final Ledger ledger;
  private final Studios studios;
  private final RedemptionRegister register;
  private final UnitOfWork unit;
  private final Clock clock;

  RedeemPackage(
      Packages packages,
      Ledger ledger,
      Studios studios,
      RedemptionRegister register,
      UnitOfWork unit,
      Clock clock) {
    this.packages = packages;
    this.ledger = ledger;
    this.studios = studios;
    this.register = register;
    this.unit = unit;
    this.clock = clock;
  }

  /**
   * What is wanted. Only an admin may say that it was paid.
   *
   * @param expectedPrice refused when it is another one; null: whatever it is
   */
  public record Wanted(
      PackageId packageId, ClientId client, @Nullable Paid paid, @Nullable Money expectedPrice) {}

  /** An admin's word that the price was paid; the method is none of the program's own. */
  public record Paid(PaymentMethod method, @Nullable String reference) {}

  public RedeemOutcome redeem(Caller caller, Wanted wanted) {
    var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    var outcome = decide(caller, wanted, now);
    if (outcome instanceof Redeemed(var redemption)) register.enter(caller, redemption, now);
    return outcome;
  }

  /** What {@link #redeem} would say. Nothing is written. */
  public RedeemOutcome tryOut(Caller caller, Wanted wanted) {
    unit.undo();
    return decide(caller, wanted, clock.instant().truncatedTo(ChronoUnit.MILLIS));
  }

  private RedeemOutcome decide(Caller caller, Wanted wanted, Instant now) {
    if (wanted.paid() != null && !caller.isAdmin()) {
      throw new IllegalArgumentException("Only an admin says that something was paid");
    }
    var studio = studios.current();
    var sold = packages.find(wanted.packageId());
    var accounts = ledger.open(List.of(wanted.client()));

    var found = sold.get().orElse(null);
    if (found == null) return new UnknownPackage();
    if (!accounts.get().containsKey(wanted.client())) return new UnknownClient();
    if (!found.active()) return caller.isStaff() ? new NotOnSale() : new UnknownPackage();

    var price = found.pricing().price();
    if (wanted.expectedPrice() != null && !wanted.expectedPrice().equals(price)) {
      return new PriceChanged(price);
    }
    var payment = payment(wanted.paid(), price);
    if (payment == null) return new PaymentRequired(price);
    return new Redeemed(
        Redemption.of(found, wanted.client(), payment, studio.get(), caller.self(), now));
  }

  private static Redemption.@Nullable Payment payment(@Nullable Paid paid, Money price) {
    if (price.amountMinor() == 0) {
      return new Redemption.Payment(PaymentMethod.NOTHING_DUE, price, null);
    }
    if (paid == null) return null;
    // What is on the house was not paid for.
    var amount = paid.method() == PaymentMethod.COMP ? new Money(0, price.currency()) : price;
    return new Redemption.Payment(paid.method(), amount, paid.reference());
  }
}
