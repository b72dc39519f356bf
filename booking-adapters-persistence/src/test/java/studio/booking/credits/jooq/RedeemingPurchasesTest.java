package studio.booking.credits.jooq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static studio.booking.credits.jooq.CreditsScene.NOW;
import static studio.booking.credits.jooq.CreditsScene.atOnce;
import static studio.booking.credits.jooq.PurchasesScene.PRICE;
import static studio.booking.credits.jooq.PurchasesScene.usd;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import studio.booking.credits.CreditPurchaseId;
import studio.booking.credits.RedemptionId;
import studio.booking.credits.application.ClaimOutcome.Claimed;
import studio.booking.credits.application.RedeemOutcome;
import studio.booking.credits.application.RedeemOutcome.PaymentRequired;
import studio.booking.credits.application.RedeemOutcome.Redeemed;
import studio.booking.credits.application.RedeemPackage;
import studio.booking.credits.application.RevokeRedemption;
import studio.booking.credits.domain.CouponType;
import studio.booking.credits.domain.CreditPurchase.Claim;
import studio.booking.credits.domain.PaymentMethod;
import studio.booking.credits.domain.Redemption;
import studio.booking.credits.domain.RedemptionStatus;
import studio.booking.credits.domain.SampleCoupon;
import studio.booking.shared.ClientId;
import studio.booking.shared.Ids;
import studio.booking.shared.Money;
import studio.booking.shared.jooq.TestDatabase;

/**
 * A confirmed purchase covers the price of one redemption: its client's, its package's, its own.
 */
class RedeemingPurchasesTest {
  @RegisterExtension static final TestDatabase database = TestDatabase.fresh();

  private static final int MANY = Boolean.getBoolean("booking.long") ? 500 : 64;
  private static final RedeemOutcome UNPAID = new PaymentRequired(PRICE);

  private PurchasesScene scene;
  private ClientId anna;
  private ClientId ben;

  @BeforeEach
  void setTheScene() {
    scene = new PurchasesScene(database);
    anna = scene.credits.client();
    ben = scene.credits.client();
  }

  @AfterEach
  void the_ledger_fits_together() {
    assertThat(scene.credits.flaws()).isZero();
  }

  @Test
  void K1_a_confirmed_purchase_pays_once() {
    var purchase = scene.confirmed(anna, PRICE);

    var redemption = redeemed(scene.redeem(anna));

    assertThat(redemption.method()).isEqualTo(PaymentMethod.PURCHASE);
    assertThat(redemption.pricePaid()).isEqualTo(PRICE);
    assertThat(redemption.purchase()).isEqualTo(purchase);
    assertThat(scene.read(purchase).usedFor()).isEqualTo(redemption.id());
    assertThat(scene.credits.balance(anna, NOW)).isEqualTo(4);
    assertThat(scene.shop.acts.getLast().details())
        .containsEntry("payment", "PURCHASE")
        .containsEntry("purchase", purchase.value().toString());
    assertThat(scene.redeem(anna)).isEqualTo(UNPAID);
  }

  @Test
  void K1_one_that_waits_or_was_rejected_pays_nothing() {
    scene.claimed(anna, PRICE);
    scene.reject(scene.claimed(anna, PRICE));

    assertThat(scene.redeem(anna)).isEqualTo(UNPAID);
    assertThat(scene.credits.balance(anna, NOW)).isZero();
  }

  @Test
  void K1_a_purchase_pays_for_its_client_and_package_at_its_price_and_for_nothing_else() {
    scene.confirmed(ben, PRICE);
    scene.confirmed(anna, usd(7999));
    scene.confirmed(anna, usd(8001));
    scene.confirmed(anna, new Money(8000, Currency.getInstance("EUR")));
    var other = new Claim(PurchasesScene.payment(), scene.anotherPack(), PRICE);
    scene.confirm(((Claimed) scene.claim(anna, other)).purchase().id());

    assertThat(scene.redeem(anna)).isEqualTo(UNPAID);
    assertThat(scene.redeem(anna, null)).isEqualTo(UNPAID);
  }

  @Test
  void the_oldest_is_used_first() {
    var first = scene.claimed(anna, PRICE);
    var second = scene.confirmed(anna, PRICE);
    scene.confirm(first);

    assertThat(redeemed(scene.redeem(anna)).purchase()).isEqualTo(first);
    assertThat(redeemed(scene.redeem(anna)).purchase()).isEqualTo(second);
  }

  @Test
  void what_is_left_after_the_coupon_is_what_has_to_have_been_paid() {
    scene.shop.given(SampleCoupon.of(CouponType.PERCENT, "10").called("TENTH"));
    var whole = scene.confirmed(anna, PRICE);

    assertThat(scene.shop.redeem(anna, "tenth")).isEqualTo(new PaymentRequired(usd(7200)));
    var reduced = scene.confirmed(anna, usd(7200));

    assertThat(redeemed(scene.shop.redeem(anna, "tenth")).purchase()).isEqualTo(reduced);
    assertThat(scene.read(whole).usedFor()).isNull();
  }

  @Test
  void what_an_admin_says_was_paid_and_what_costs_nothing_uses_none() {
    var purchase = scene.confirmed(anna, PRICE);
    scene.shop.given(CouponsScene.FREE.called("GIFT"));

    var cash = redeemed(scene.redeem(anna, new RedeemPackage.Paid(PaymentMethod.CASH, null)));
    var gift = redeemed(scene.shop.redeem(anna, "gift"));

    assertThat(cash.method()).isEqualTo(PaymentMethod.CASH);
    assertThat(gift.method()).isEqualTo(PaymentMethod.NOTHING_DUE);
    assertThat(scene.read(purchase).usedFor()).isNull();
    // An admin who says nothing has it paid as the client would.
    assertThat(redeemed(scene.redeem(anna, null)).purchase()).isEqualTo(purchase);
  }

  @Test
  void a_try_says_that_it_would_pay_and_uses_nothing() {
    var purchase = scene.confirmed(anna, PRICE);
    var wanted = new RedeemPackage.Wanted(scene.pack, anna, null, null, null);

    var decision =
        scene.credits.run(
            () -> scene.shop.useCase(scene.shop.coupons).tryOut(scene.credits.admin, wanted));

    assertThat(redeemed(decision.outcome()).purchase()).isEqualTo(purchase);
    assertThat(scene.read(purchase).usedFor()).isNull();
  }

  @Test
  void one_whose_redemption_is_taken_back_stays_used() {
    var purchase = scene.confirmed(anna, PRICE);
    var redemption = redeemed(scene.redeem(anna));

    scene.credits.run(
        () ->
            new RevokeRedemption(
                    new JooqRedemptions(database.unitOfWork()),
                    scene.credits.ledger,
                    (_, _) -> {},
                    Clock.fixed(NOW, ZoneOffset.UTC))
                .revoke(scene.credits.admin, redemption.id(), "Sent back"));

    assertThat(scene.read(purchase).usedFor()).isEqualTo(redemption.id());
    assertThat(scene.redeem(anna)).isEqualTo(UNPAID);
  }

  @Test
  void A24_of_many_redemptions_at_once_one_is_paid_by_a_purchase() throws Exception {
    var purchase = scene.confirmed(anna, PRICE);

    var outcomes = atOnce(MANY, () -> scene.patiently(anna));

    assertThat(outcomes).filteredOn(Redeemed.class::isInstance).hasSize(1);
    assertThat(outcomes).filteredOn(UNPAID::equals).hasSize(MANY - 1);
    assertThat(scene.credits.balance(anna, NOW)).isEqualTo(4);
    assertThat(redemptionsBy(purchase)).isEqualTo(1);
  }

  @Test
  void A24_many_redemptions_use_as_many_purchases_as_there_are() throws Exception {
    for (int i = 0; i < 3; i++) scene.confirmed(anna, PRICE);

    var outcomes = atOnce(16, () -> scene.patiently(anna));

    assertThat(outcomes).filteredOn(Redeemed.class::isInstance).hasSize(3);
    assertThat(outcomes)
        .filteredOn(Redeemed.class::isInstance)
        .extracting(outcome -> redeemed(outcome).purchase())
        .doesNotHaveDuplicates();
    assertThat(scene.credits.balance(anna, NOW)).isEqualTo(12);
  }

  /** Nobody locks the account: both decide from what they saw, and the rows settle it. */
  @Test
  void A24_two_who_saw_the_same_purchase_unused_do_not_both_use_it() throws Exception {
    var purchase = scene.confirmed(anna, PRICE);
    var bothHaveSeen = new CyclicBarrier(2);
    var attempts = new AtomicInteger();

    var used =
        atOnce(
            2,
            () -> {
              var own = new AtomicInteger();
              return scene.credits.run(
                  () -> {
                    attempts.incrementAndGet();
                    var found = scene.shop.purchases.unused(anna, scene.pack).get().get(PRICE);
                    if (own.incrementAndGet() == 1) await(bothHaveSeen);
                    if (found == null) return false;
                    new JooqRedemptions(database.unitOfWork()).add(paidBy(found));
                    return true;
                  });
            });

    assertThat(used).containsExactlyInAnyOrder(true, false);
    assertThat(attempts).hasValue(3);
    assertThat(redemptionsBy(purchase)).isEqualTo(1);
  }

  @Test
  void K1_a_careless_payment_is_refused_by_the_tables_themselves() {
    var waits = scene.claimed(anna, PRICE);
    var cheap = scene.confirmed(anna, usd(1));
    var bens = scene.confirmed(ben, PRICE);
    var used = scene.confirmed(anna, PRICE);
    scene.redeem(anna);

    for (var wrong : new CreditPurchaseId[] {waits, cheap, bens}) {
      assertThatThrownBy(() -> insert(wrong, "PURCHASE"))
          .hasStackTraceContaining("redemption_fits_its_purchase");
    }
    assertThatThrownBy(() -> insert(used, "PURCHASE"))
        .hasStackTraceContaining("purchase_is_used_once");
    assertThatThrownBy(() -> insert(null, "PURCHASE"))
        .hasStackTraceContaining("paid_by_purchase_when_it_says_so");
    assertThatThrownBy(() -> insert(bens, "CASH"))
        .hasStackTraceContaining("paid_by_purchase_when_it_says_so");
  }

  /** A redemption of Anna's for 80 dollars, past all rules. */
  private void insert(@Nullable CreditPurchaseId purchase, String method) {
    database.execute(
        """
        insert into credits.redemption (organization_id, id, package_id, client_id, status,
          price_paid_minor, currency, payment_method, purchase_id, credits_added, redeemed_at,
          redeemed_by)
        values ('%s', '%s', '%s', '%s', 'ACTIVE', 8000, 'USD', '%s', %s, 0, now(), '%4$s')
        """
            .formatted(
                scene.credits.studio.value(),
                Ids.next(),
                scene.pack.value(),
                anna.value(),
                method,
                purchase == null ? "null" : "'" + purchase.value() + "'"));
  }

  /** As redeeming makes it, but without credits. */
  private Redemption paidBy(CreditPurchaseId purchase) {
    return new Redemption(
        RedemptionId.next(),
        scene.pack,
        null,
        anna,
        RedemptionStatus.ACTIVE,
        PRICE,
        PaymentMethod.PURCHASE,
        null,
        purchase,
        0,
        0,
        null,
        null,
        new Redemption.FriendPass(false, null, null),
        false,
        Set.of(),
        NOW,
        scene.credits.boss,
        null,
        1);
  }

  private long redemptionsBy(CreditPurchaseId purchase) {
    return scene.credits.number(
        "select count(*) from credits.redemption where purchase_id = '%s'"
            .formatted(purchase.value()));
  }

  private static Redemption redeemed(RedeemOutcome outcome) {
    return ((Redeemed) outcome).redemption();
  }

  private static void await(CyclicBarrier barrier) {
    try {
      barrier.await(20, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
