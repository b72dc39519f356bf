package studio.booking.credits.application;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import studio.booking.credits.CreditPurchaseId;
import studio.booking.credits.PackageId;
import studio.booking.credits.application.RedeemOutcome.CouponNotApplicable;
import studio.booking.credits.application.RedeemOutcome.NotOnSale;
import studio.booking.credits.application.RedeemOutcome.PaymentRequired;
import studio.booking.credits.application.RedeemOutcome.PriceChanged;
import studio.booking.credits.application.RedeemOutcome.Redeemed;
import studio.booking.credits.application.RedeemOutcome.UnknownClient;
import studio.booking.credits.application.RedeemOutcome.UnknownPackage;
import studio.booking.credits.domain.Account;
import studio.booking.credits.domain.Coupon;
import studio.booking.credits.domain.CouponCode;
import studio.booking.credits.domain.Coupons;
import studio.booking.credits.domain.CreditPurchases;
import studio.booking.credits.domain.Deal;
import studio.booking.credits.domain.Ledger;
import studio.booking.credits.domain.Packages;
import studio.booking.credits.domain.PaymentMethod;
import studio.booking.credits.domain.Redemption;
import studio.booking.credits.domain.StudioPackage;
import studio.booking.directory.Studio;
import studio.booking.directory.Studios;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;
import studio.booking.shared.Later;
import studio.booking.shared.Money;
import studio.booking.shared.UnitOfWork;
import studio.booking.shared.UseCase;

/**
 * Gives a client what a package holds, once its price is covered: by nothing being due, by an
 * admin's word, or by a confirmed purchase of this client, of this package, at exactly this price.
 */
@UseCase
public class RedeemPackage {
  private final Packages packages;
  private final Coupons coupons;
  private final CreditPurchases purchases;
  private final Ledger ledger;
  private final Studios studios;
  private final RedemptionRegister register;
  private final UnitOfWork unit;
  private final Clock clock;

  RedeemPackage(
      Packages packages,
      Coupons coupons,
      CreditPurchases purchases,
      Ledger ledger,
      Studios studios,
      RedemptionRegister register,
      UnitOfWork unit,
      Clock clock) {
    this.packages = packages;
    this.coupons = coupons;
    this.purchases = purchases;
    this.ledger = ledger;
    this.studios = studios;
    this.register = register;
    this.unit = unit;
    this.clock = clock;
  }

  /**
   * What is wanted. Only an admin may say that it was paid.
   *
   * @param couponCode as somebody typed it; null: no coupon
   * @param expectedPrice what is to be paid with the coupon: refused when it is something else;
   *     null: whatever it is
   */
  public record Wanted(
      PackageId packageId,
      ClientId client,
      @Nullable String couponCode,
      @Nullable Paid paid,
      @Nullable Money expectedPrice) {}

  /** An admin's word that the price was paid; the method is none of the program's own. */
  public record Paid(PaymentMethod method, @Nullable String reference) {}

  /**
   * What was decided.
   *
   * @param deal what it would cost and give; null when it did not come to that
   */
  public record Decision(RedeemOutcome outcome, @Nullable Deal deal) {}

  /**
   * Rows are locked in this order: the client's account, the coupon, the client's count of it,
   * lots.
   */
  public RedeemOutcome redeem(Caller caller, Wanted wanted) {
    var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    var decision = decide(caller, wanted, now);
    if (decision.outcome() instanceof Redeemed(var redemption) && decision.deal() != null) {
      register.enter(caller, redemption, decision.deal(), now);
    }
    return decision.outcome();
  }

  /** What {@link #redeem} would say, and on what terms. Nothing is written. */
  public Decision tryOut(Caller caller, Wanted wanted) {
    unit.undo();
    return decide(caller, wanted, clock.instant().truncatedTo(ChronoUnit.MILLIS));
  }

  private Decision decide(Caller caller, Wanted wanted, Instant now) {
    if (wanted.paid() != null && !caller.isAdmin()) {
      throw new IllegalArgumentException("Only an admin says that something was paid");
    }
    var studio = studios.current();
    var sold = packages.find(wanted.packageId());
    var accounts = ledger.open(List.of(wanted.client()));
    // After the account was locked: what its client did before is seen, and nothing comes after.
    var presented = presented(wanted);
    var bought = bought(wanted);

    var found = sold.get().orElse(null);
    if (found == null) return refused(new UnknownPackage());
    if (!Account.isThere(accounts.get().get(wanted.client()))) return refused(new UnknownClient());
    if (!found.active()) {
      return refused(caller.isStaff() ? new NotOnSale() : new UnknownPackage());
    }
    var deal = presented.deal(found, studio.get(), now).orElse(null);
    if (deal == null) return refused(new CouponNotApplicable());
    var price = deal.price();
    if (wanted.expectedPrice() != null && !wanted.expectedPrice().equals(price)) {
      return new Decision(new PriceChanged(price), deal);
    }
    var payment = payment(wanted.paid(), price, bought.get());
    if (payment == null) return new Decision(new PaymentRequired(price), deal);
    var redemption =
        Redemption.of(deal, wanted.client(), payment, studio.get(), caller.self(), now);
    return new Decision(new Redeemed(redemption), deal);
  }

  private static Decision refused(RedeemOutcome.Refused why) {
    return new Decision(why, null);
  }

  /** What a client comes with: a package's deal with it, or empty when it does not apply. */
  private interface Presented {
    Optional<Deal> deal(StudioPackage sold, Studio studio, Instant now);
  }

  private Presented presented(Wanted wanted) {
    if (wanted.couponCode() == null) return (sold, _, _) -> Optional.of(Deal.of(sold));
    var code = CouponCode.typed(wanted.couponCode()).orElse(null);
    if (code == null) return (_, _, _) -> Optional.empty();
    Later<Optional<Coupon>> coupon = coupons.find(code);
    var bearer = coupons.bearer(wanted.client(), code);
    return (sold, studio, now) ->
        coupon
            .get()
            .filter(it -> it.isFor(bearer.get(), studio.dateOf(now)))
            .flatMap(it -> Deal.of(sold, it));
  }

  /** What the client paid for this package before; with an admin's word it is not asked for. */
  private Later<Map<Money, CreditPurchaseId>> bought(Wanted wanted) {
    return wanted.paid() == null
        ? purchases.unused(wanted.client(), wanted.packageId())
        : Later.of(Map.of());
  }

  private static Redemption.@Nullable Payment payment(
      @Nullable Paid paid, Money price, Map<Money, CreditPurchaseId> bought) {
    if (price.amountMinor() == 0) {
      return new Redemption.Payment(PaymentMethod.NOTHING_DUE, price, null, null);
    }
    if (paid == null) {
      // To the smallest coin: with a coupon less is due, and what was paid for more stays.
      var purchase = bought.get(price);
      return purchase == null
          ? null
          : new Redemption.Payment(PaymentMethod.PURCHASE, price, null, purchase);
    }
    // What is on the house was not paid for.
    var amount = paid.method() == PaymentMethod.COMP ? new Money(0, price.currency()) : price;
    return new Redemption.Payment(paid.method(), amount, paid.reference(), null);
  }
}
