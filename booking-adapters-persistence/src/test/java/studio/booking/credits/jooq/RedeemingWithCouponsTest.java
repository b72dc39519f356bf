package studio.booking.credits.jooq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static studio.booking.credits.jooq.CouponsScene.FREE;
import static studio.booking.credits.jooq.CreditsScene.NOW;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import studio.booking.credits.application.RedeemOutcome;
import studio.booking.credits.application.RedeemOutcome.CouponNotApplicable;
import studio.booking.credits.application.RedeemOutcome.PaymentRequired;
import studio.booking.credits.application.RedeemOutcome.PriceChanged;
import studio.booking.credits.application.RedeemOutcome.Redeemed;
import studio.booking.credits.application.RedeemPackage;
import studio.booking.credits.application.RevokeRedemption;
import studio.booking.credits.domain.Coupon;
import studio.booking.credits.domain.CouponCode;
import studio.booking.credits.domain.CouponType;
import studio.booking.credits.domain.LedgerLines;
import studio.booking.credits.domain.PaymentMethod;
import studio.booking.credits.domain.PostingType;
import studio.booking.credits.domain.SampleCoupon;
import studio.booking.shared.ClientId;
import studio.booking.shared.Money;
import studio.booking.shared.Page;
import studio.booking.shared.jooq.TestDatabase;

class RedeemingWithCouponsTest {
  @RegisterExtension static final TestDatabase database = TestDatabase.fresh();

  private static final Page.Request FIRST = new Page.Request(null, 50);

  private CouponsScene scene;
  private ClientId anna;

  @BeforeEach
  void setTheScene() {
    scene = new CouponsScene(database);
    anna = scene.credits.client();
  }

  @AfterEach
  void counts_and_ledger_fit_together() {
    assertThat(scene.miscounted()).isZero();
    assertThat(scene.credits.flaws()).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void a_coupon_is_read_as_it_was_written(CouponType type) {
    var today = LocalDate.of(2026, 11, 21);
    var sample =
        SampleCoupon.of(type, type == CouponType.FREE_PACKAGE ? null : "20")
            .called("A-" + type.name())
            .forPackages(scene.pack)
            .valid(today, today.plusDays(1))
            .atMost(7, 2)
            .fromPrice(5)
            .firstPurchaseOnly();

    var written = scene.given(sample);

    assertThat(scene.read(written)).isEqualTo(written);
    assertThat(scene.credits.ask(() -> scene.coupons.find(written.terms().code()).get()))
        .contains(written);
  }

  @Test
  void a_percentage_keeps_its_fraction() {
    var written = scene.given(SampleCoupon.of(CouponType.PERCENT, "12.5"));

    assertThat(scene.read(written).terms().value()).isEqualTo("12.5");
  }

  @Test
  void nothing_due_is_redeemed_at_once() {
    var coupon = scene.given(FREE);

    var redemption = ((Redeemed) scene.redeem(anna, "spring")).redemption();

    assertThat(redemption.method()).isEqualTo(PaymentMethod.NOTHING_DUE);
    assertThat(redemption.pricePaid()).isEqualTo(usd(0));
    assertThat(redemption.coupon()).isEqualTo(coupon.id());
    var read =
        scene.credits.ask(
            () ->
                new JooqRedemptions(database.unitOfWork())
                    .find(redemption.id(), NOW)
                    .get()
                    .orElseThrow());
    assertThat(read.redemption()).isEqualTo(redemption);
    assertThat(scene.credits.balance(anna, NOW)).isEqualTo(4);
    assertThat(scene.acts.getLast().details())
        .containsEntry("coupon", coupon.id().value().toString())
        .containsEntry("couponSavingMinor", "8000");
  }

  @Test
  void K1_what_is_left_after_the_coupon_has_to_be_paid() {
    scene.given(SampleCoupon.of(CouponType.PERCENT, "10").called("TENTH"));
    scene.given(SampleCoupon.of(CouponType.AMOUNT, "1500").called("FIFTEEN"));
    var cash = new RedeemPackage.Paid(PaymentMethod.CASH, null);

    assertThat(scene.redeem(anna, "tenth")).isEqualTo(new PaymentRequired(usd(7200)));
    assertThat(scene.redeem(anna, "fifteen")).isEqualTo(new PaymentRequired(usd(6500)));
    assertThat(scene.redeem(anna, null)).isEqualTo(new PaymentRequired(usd(8000)));
    assertThat(redeemForAnna("tenth", cash, usd(8000))).isEqualTo(new PriceChanged(usd(7200)));
    assertThat(((Redeemed) redeemForAnna("tenth", cash, usd(7200))).redemption().pricePaid())
        .isEqualTo(usd(7200));
  }

  @Test
  void a_bonus_has_a_line_of_its_own_in_the_ledger() {
    scene.given(SampleCoupon.of(CouponType.BONUS_CREDITS, "2"));
    var cash = new RedeemPackage.Paid(PaymentMethod.CASH, null);

    var redemption = ((Redeemed) redeemForAnna("spring", cash, null)).redemption();

    assertThat(redemption.creditsAdded()).isEqualTo(6);
    assertThat(scene.credits.balance(anna, NOW)).isEqualTo(6);
    var filter = new LedgerLines.Filter(null, redemption.id(), null, null, null);
    assertThat(scene.credits.ask(() -> scene.credits.lines.list(anna, filter, FIRST).get()).items())
        .extracting(LedgerLines.Line::type, LedgerLines.Line::amount)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(PostingType.BONUS, 2),
            org.assertj.core.groups.Tuple.tuple(PostingType.REDEMPTION, 4));
  }

  @Test
  void extra_days_are_the_studios_days() {
    scene.given(SampleCoupon.of(CouponType.EXTRA_DAYS, "3"));
    var cash = new RedeemPackage.Paid(PaymentMethod.CASH, null);

    var redemption = ((Redeemed) redeemForAnna("spring", cash, null)).redemption();

    // Three days after 20 May, in Berlin.
    assertThat(redemption.creditsExpireAt()).isEqualTo("2027-05-23T22:00:00Z");
  }

  @Test
  void a_try_tells_price_and_coupon_and_writes_nothing() {
    var coupon = scene.given(SampleCoupon.of(CouponType.PERCENT, "10").atMost(1, 1));
    var caller = scene.as(anna);

    var decision =
        database
            .unitOfWork()
            .run(
                caller,
                () ->
                    scene
                        .useCase(scene.coupons)
                        .tryOut(
                            caller,
                            new RedeemPackage.Wanted(scene.pack, anna, "spring", null, null)));

    assertThat(decision.outcome()).isEqualTo(new PaymentRequired(usd(7200)));
    assertThat(decision.deal()).isNotNull();
    assertThat(decision.deal().coupon()).isEqualTo(coupon);
    assertThat(decision.deal().saving()).isEqualTo(usd(800));
    assertThat(scene.read(coupon).redeemed()).isZero();
    assertThat(scene.credits.balance(anna, NOW)).isZero();
  }

  @Test
  void K3_whyever_it_does_not_apply_the_answer_is_the_same() {
    scene.given(FREE.called("OVER").valid(null, LocalDate.of(2026, 11, 20)));
    scene.given(FREE.called("DEAR").fromPrice(8001));
    scene.given(FREE.called("ONCE").atMost(1, null));
    scene.given(FREE.called("FIRST").firstPurchaseOnly());
    assertThat(scene.redeem(anna, "once")).isInstanceOf(Redeemed.class);

    for (var code : List.of("over", "dear", "once", "first", "nobody", "'; drop", "")) {
      assertThat(scene.redeem(anna, code)).as(code).isEqualTo(new CouponNotApplicable());
    }
    assertThat(scene.credits.balance(anna, NOW)).isEqualTo(4);
  }

  /** See {@link RevokeRedemption}. */
  @Test
  void a_use_stays_a_use_when_its_redemption_is_taken_back() {
    var coupon = scene.given(FREE.atMost(1, null));
    var redemption = ((Redeemed) scene.redeem(anna, "spring")).redemption();
    var revoke =
        new RevokeRedemption(
            new JooqRedemptions(database.unitOfWork()),
            scene.credits.ledger,
            (_, _) -> {},
            Clock.fixed(NOW, ZoneOffset.UTC));

    var admin = scene.credits.admin;
    scene.credits.run(() -> revoke.revoke(admin, redemption.id(), "a mistake"));

    assertThat(scene.credits.balance(anna, NOW)).isZero();
    assertThat(scene.read(coupon).redeemed()).isEqualTo(1);
    assertThat(scene.redeem(scene.credits.client(), "spring")).isEqualTo(new CouponNotApplicable());
  }

  @Test
  void a_code_is_free_again_when_its_coupon_is_withdrawn() {
    var old = scene.given(FREE);
    assertThatThrownBy(() -> scene.given(FREE)).hasMessageContaining("faster");
    scene.credits.run(
        () -> {
          var found = scene.coupons.lock(old.id()).get().orElseThrow();
          scene.coupons.save(
              new Coupon(
                  old.id(), found.terms(), found.redeemed(), false, NOW, found.version() + 1));
          return null;
        });

    var fresh = scene.given(FREE);

    assertThat(scene.credits.ask(() -> scene.coupons.find(new CouponCode("SPRING")).get()))
        .contains(fresh);
    assertThat(scene.credits.ask(() -> scene.coupons.list(FIRST).get()).items())
        .containsExactly(fresh);
  }

  @Test
  void coupons_come_page_by_page_the_newest_first() {
    var all = new java.util.ArrayList<Coupon>();
    for (int i = 0; i < 5; i++) all.addFirst(scene.given(FREE.called("NUMBER" + i)));

    var first = scene.credits.ask(() -> scene.coupons.list(new Page.Request(null, 2)).get());
    var rest =
        scene.credits.ask(() -> scene.coupons.list(new Page.Request(first.nextCursor(), 50)).get());

    assertThat(first.items()).isEqualTo(all.subList(0, 2));
    assertThat(rest.items()).isEqualTo(all.subList(2, 5));
    assertThat(rest.nextCursor()).isNull();
  }

  /** What a client's role may do to coupons, whatever the program tries. */
  @Test
  void a_client_can_count_a_coupon_and_change_nothing_about_it() {
    assertThat(
            scene.credits.rows(
                """
                select column_name from information_schema.column_privileges
                where table_schema = 'credits' and table_name = 'coupon'
                  and grantee = 'booking_client' and privilege_type = 'UPDATE'
                """))
        .singleElement()
        .satisfies(row -> assertThat(row).containsEntry("column_name", "redeemed"));
  }

  private RedeemOutcome redeemForAnna(
      String code, RedeemPackage.Paid paid, @Nullable Money expected) {
    var admin = scene.credits.admin;
    var wanted = new RedeemPackage.Wanted(scene.pack, anna, code, paid, expected);
    return scene.credits.run(() -> scene.useCase(scene.coupons).redeem(admin, wanted));
  }

  private static Money usd(long cents) {
    return new Money(cents, Currency.getInstance("USD"));
  }
}
