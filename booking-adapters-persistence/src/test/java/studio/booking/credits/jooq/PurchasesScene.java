package studio.booking.credits.jooq;

import static studio.booking.credits.jooq.CreditsScene.NOW;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import studio.booking.audit.AuditLog;
import studio.booking.credits.CreditPurchaseId;
import studio.booking.credits.PackageId;
import studio.booking.credits.application.ClaimOutcome;
import studio.booking.credits.application.ClaimOutcome.Claimed;
import studio.booking.credits.application.ClaimPurchase;
import studio.booking.credits.application.DecideOnPurchase;
import studio.booking.credits.application.DecisionOutcome;
import studio.booking.credits.application.RedeemOutcome;
import studio.booking.credits.application.RedeemPackage;
import studio.booking.credits.domain.CreditPurchase;
import studio.booking.credits.domain.CreditPurchase.Claim;
import studio.booking.credits.domain.CreditPurchase.Transaction;
import studio.booking.shared.ClientId;
import studio.booking.shared.Ids;
import studio.booking.shared.Money;
import studio.booking.shared.UnitOfWork;
import studio.booking.shared.jooq.TestDatabase;

/** A studio with a package for 80 dollars, which clients say they paid for. */
final class PurchasesScene {
  static final Money PRICE = usd(8000);

  final CouponsScene shop;
  final CreditsScene credits;
  final PackageId pack;
  final List<AuditLog.Act> acts = Collections.synchronizedList(new ArrayList<>());
  private final TestDatabase database;
  private final AuditLog audit = (_, act) -> acts.add(act);
  private int minutes;

  PurchasesScene(TestDatabase database) {
    this.database = database;
    this.shop = new CouponsScene(database);
    this.credits = shop.credits;
    this.pack = shop.pack;
  }

  static Money usd(long minor) {
    return new Money(minor, Currency.getInstance("USD"));
  }

  /** A payment that nobody has claimed yet. */
  static Transaction payment() {
    return new Transaction("stripe", "pi_" + Ids.next());
  }

  Claim claim(Money amount) {
    return new Claim(payment(), pack, amount);
  }

  /** One more for as much. */
  PackageId anotherPack() {
    var other = PackageId.next();
    database.execute(
        """
        insert into credits.package (organization_id, id, name, kind, session_count,
          list_price_minor, currency, created_at)
        values ('%s', '%s', 'Another', 'CREDIT_PACK', 1, 8000, 'USD', now())
        """
            .formatted(credits.studio.value(), other.value()));
    return other;
  }

  ClaimOutcome claim(ClientId client, Claim claim) {
    var caller = shop.as(client);
    // Each a minute after the one before.
    var at = Clock.fixed(NOW.plus(Duration.ofMinutes(minutes++)), ZoneOffset.UTC);
    var useCase =
        new ClaimPurchase(
            shop.purchases, new JooqPackages(database.unitOfWork()), credits.ledger, audit, at);
    return database.unitOfWork().run(caller, () -> useCase.claim(caller, claim));
  }

  CreditPurchaseId claimed(ClientId client, Money amount) {
    return ((Claimed) claim(client, claim(amount))).purchase().id();
  }

  CreditPurchaseId confirmed(ClientId client, Money amount) {
    var id = claimed(client, amount);
    confirm(id);
    return id;
  }

  DecisionOutcome confirm(CreditPurchaseId id) {
    return credits.run(() -> decisions().confirm(credits.admin, id));
  }

  DecisionOutcome reject(CreditPurchaseId id) {
    return credits.run(() -> decisions().reject(credits.admin, id, "Not on our account"));
  }

  DecideOnPurchase decisions() {
    return new DecideOnPurchase(shop.purchases, audit, Clock.fixed(NOW, ZoneOffset.UTC));
  }

  CreditPurchase read(CreditPurchaseId id) {
    return credits.ask(() -> shop.purchases.find(id).get().orElseThrow());
  }

  /** As the client does it. */
  RedeemOutcome redeem(ClientId client) {
    return shop.redeem(client, null);
  }

  /** As an admin does it, who may say how it was paid. */
  RedeemOutcome redeem(ClientId client, RedeemPackage.@Nullable Paid paid) {
    var wanted = new RedeemPackage.Wanted(pack, client, null, paid, null);
    return credits.run(() -> shop.useCase(shop.coupons).redeem(credits.admin, wanted));
  }

  /** Sends it again while there are too many at once, as a front end does. */
  RedeemOutcome patiently(ClientId client) {
    for (int attempt = 1; ; attempt++) {
      try {
        return redeem(client);
      } catch (UnitOfWork.Busy busy) {
        if (attempt == 20) throw busy;
      }
    }
  }
}
