package studio.booking.credits.jooq;

import static org.assertj.core.api.Assertions.assertThat;
import static studio.booking.credits.jooq.CreditsScene.NOW;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import studio.booking.audit.AuditLog;
import studio.booking.credits.PackageId;
import studio.booking.credits.PackageRedeemed;
import studio.booking.credits.application.ExpireLots;
import studio.booking.credits.application.RedeemOutcome;
import studio.booking.credits.application.RedeemOutcome.PaymentRequired;
import studio.booking.credits.application.RedeemOutcome.PriceChanged;
import studio.booking.credits.application.RedeemOutcome.Redeemed;
import studio.booking.credits.application.RedeemPackage;
import studio.booking.credits.application.Redeeming;
import studio.booking.credits.application.RevokeRedemption;
import studio.booking.credits.domain.Entitlements;
import studio.booking.credits.domain.LedgerLines;
import studio.booking.credits.domain.PackageKind;
import studio.booking.credits.domain.Packages;
import studio.booking.credits.domain.PaymentMethod;
import studio.booking.credits.domain.PostingType;
import studio.booking.credits.domain.Redemption;
import studio.booking.credits.domain.RedemptionStatus;
import studio.booking.credits.domain.Redemptions;
import studio.booking.credits.domain.StarterPackages;
import studio.booking.credits.domain.StudioPackage;
import studio.booking.directory.InMemoryStudios;
import studio.booking.scheduling.BookingId;
import studio.booking.scheduling.Payments;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;
import studio.booking.shared.DomainEvent;
import studio.booking.shared.Money;
import studio.booking.shared.Page;
import studio.booking.shared.jooq.TestDatabase;

class RedeemingTest {
  @RegisterExtension static final TestDatabase database = TestDatabase.fresh();

  private static final Currency USD = Currency.getInstance("USD");
  private static final Packages.Seen ALL = new Packages.Seen.Everything();
  private static final Packages.Filter NONE = Packages.Filter.NONE;
  private static final Page.Request FIRST = new Page.Request(null, 50);

  private final List<DomainEvent> events = new ArrayList<>();
  private final List<AuditLog.Act> acts = new ArrayList<>();
  private CreditsScene scene;
  private JooqPackages packages;
  private JooqRedemptions redemptions;
  private ClientId anna;

  @BeforeEach
  void setTheScene() {
    scene = new CreditsScene(database);
    packages = new JooqPackages(database.unitOfWork());
    redemptions = new JooqRedemptions(database.unitOfWork());
    anna = scene.client();
  }

  @AfterEach
  void A4_the_ledger_fits_together() {
    assertThat(scene.flaws()).isZero();
    assertThat(scene.check().consistent()).isTrue();
  }

  @Test
  void K1_credits_come_with_a_payment_and_everything_with_them_at_once() {
    var pack = given(fourAt20WithDiscount());

    var redeemed = (Redeemed) redeem(pack, new RedeemPackage.Paid(PaymentMethod.CASH, "till 7"));

    var redemption = redeemed.redemption();
    assertThat(redemption.pricePaid()).isEqualTo(new Money(8000, USD));
    // The end of the day in Berlin, 180 days from 21 November: summer time by then.
    assertThat(redemption.creditsExpireAt()).isEqualTo("2027-05-20T22:00:00Z");
    assertThat(scene.balance(anna, NOW)).isEqualTo(4);
    assertThat(events)
        .containsExactly(new PackageRedeemed(scene.studio, redemption.id(), anna, NOW));
    assertThat(acts).extracting(AuditLog.Act::action).containsExactly("PACKAGE_REDEEMED");
    assertThat(find(redemption, NOW))
        .isEqualTo(redemption)
        .returns(RedemptionStatus.ACTIVE, Redemption::status);
    var line = lines(new LedgerLines.Filter(null, redemption.id(), null, "key-1", null)).getFirst();
    assertThat(line.type()).isEqualTo(PostingType.REDEMPTION);
    assertThat(line.by()).isEqualTo(scene.boss);
  }

  @Test
  void K1_without_a_payment_nothing_is_given() {
    var pack = given(fourAt20WithDiscount());

    assertThat(redeem(pack, null)).isEqualTo(new PaymentRequired(new Money(8000, USD)));
    assertThat(events).isEmpty();
    assertThat(scene.balance(anna, NOW)).isZero();
  }

  @Test
  void a_price_of_zero_needs_no_payment_and_a_gift_was_not_paid() {
    var gratis = given(terms(1, new Money(2500, USD), "100"));
    var pack = given(fourAt20WithDiscount());

    assertThat(((Redeemed) redeem(gratis, null)).redemption().method())
        .isEqualTo(PaymentMethod.NOTHING_DUE);
    var comp = (Redeemed) redeem(pack, new RedeemPackage.Paid(PaymentMethod.COMP, null));
    assertThat(comp.redemption().pricePaid()).isEqualTo(new Money(0, USD));
  }

  @Test
  void a_price_that_is_not_the_expected_one_is_refused() {
    var pack = given(fourAt20WithDiscount());
    var cash = new RedeemPackage.Paid(PaymentMethod.CASH, null);

    var outcome = redeem(new RedeemPackage.Wanted(pack, anna, null, cash, new Money(7999, USD)));

    assertThat(outcome).isEqualTo(new PriceChanged(new Money(8000, USD)));
  }

  @Test
  void a_try_writes_nothing() {
    var pack = given(fourAt20WithDiscount());
    var cash = new RedeemPackage.Paid(PaymentMethod.CASH, null);

    var outcome =
        scene.run(
            () ->
                useCase()
                    .tryOut(scene.admin, new RedeemPackage.Wanted(pack, anna, null, cash, null)));

    assertThat(outcome.outcome()).isInstanceOf(Redeemed.class);
    assertThat(events).isEmpty();
    assertThat(scene.balance(anna, NOW)).isZero();
  }

  @Test
  void A16_how_a_redemption_stands_follows_from_its_lots_and_the_clock() {
    var pack = given(fourAt20WithDiscount());
    var cash = new RedeemPackage.Paid(PaymentMethod.CASH, null);
    var first = ((Redeemed) redeem(pack, cash)).redemption();
    var end = first.creditsExpireAt();
    scene.pay(BookingId.next(), anna, 1);

    assertThat(find(first, NOW).creditsLeft()).isEqualTo(3);
    assertThat(find(first, end).creditsLeft()).isZero();
    assertThat(find(first, end).status()).isEqualTo(RedemptionStatus.EXPIRED);

    scene.pay(BookingId.next(), anna, 3);
    assertThat(find(first, NOW).status()).isEqualTo(RedemptionStatus.USED_UP);
    assertThat(find(first, end).status()).isEqualTo(RedemptionStatus.USED_UP);
    assertThat(list(RedemptionStatus.USED_UP)).containsExactly(first.id().value());
    assertThat(list(RedemptionStatus.ACTIVE)).isEmpty();
  }

  @Test
  void A16_a_flag_that_lies_decides_nothing() {
    var pack = given(fourAt20WithDiscount());
    var cash = new RedeemPackage.Paid(PaymentMethod.CASH, null);
    var usable = ((Redeemed) redeem(pack, cash)).redemption();
    for (var lie : List.of(RedemptionStatus.EXPIRED, RedemptionStatus.USED_UP)) {
      noteDown(usable, lie);
      assertThat(scene.pay(BookingId.next(), anna, 1)).as(lie.name()).isTrue();
      assertThat(find(usable, NOW).status()).isEqualTo(RedemptionStatus.ACTIVE);
      assertThat(list(RedemptionStatus.ACTIVE)).containsExactly(usable.id().value());
    }
    scene.pay(BookingId.next(), anna, 2);
    noteDown(usable, RedemptionStatus.ACTIVE);

    assertThat(scene.pay(BookingId.next(), anna, 1)).isFalse();
    assertThat(list(RedemptionStatus.ACTIVE)).isEmpty();
  }

  private void noteDown(Redemption redemption, RedemptionStatus status) {
    database.execute(
        "update credits.redemption set status = '%s' where id = '%s'"
            .formatted(status, redemption.id().value()));
  }

  @Test
  void A16_the_job_only_tidies() {
    var end = NOW.plus(Duration.ofHours(1));
    scene.give(anna, 3, end);
    scene.give(anna, 2, null);
    assertThat(scene.balance(anna, end)).isEqualTo(2);
    assertThat(payAt(end, 3)).isFalse();
    var sweep = new ExpireLots(scene.ledger, redemptions, Clock.fixed(end, ZoneOffset.UTC));
    var program = Caller.system(scene.studio, "expire-lots");

    assertThat(database.unitOfWork().run(program, () -> sweep.sweep(program))).isEqualTo(1);

    assertThat(scene.balance(anna, end)).isEqualTo(2);
    assertThat(payAt(end, 3)).isFalse();
    assertThat(payAt(end, 2)).isTrue();
  }

  private boolean payAt(Instant now, int credits) {
    return scene.run(
        () -> {
          var purse = scene.payments.open(List.of(anna)).get().of(anna).orElseThrow();
          var due =
              new Payments.Due(
                  credits,
                  CreditsScene.YOGA,
                  now,
                  LocalDate.ofInstant(now, ZoneOffset.UTC),
                  false,
                  null,
                  now);
          if (!(purse.cover(due) instanceof Payments.Covered covered)) return false;
          scene.payments.charge(
              List.of(new Payments.Charge(BookingId.next(), anna, covered.payment())), now);
          return true;
        });
  }

  @Test
  void what_is_taken_back_is_gone_and_what_returns_to_it_goes_too() {
    var pack = given(fourAt20WithDiscount());
    var redemption =
        ((Redeemed) redeem(pack, new RedeemPackage.Paid(PaymentMethod.CASH, null))).redemption();
    var booking = BookingId.next();
    scene.pay(booking, anna, 1);
    var revoke =
        new RevokeRedemption(redemptions, scene.ledger, (_, act) -> acts.add(act), clock());

    var count = scene.run(() -> revoke.revoke(scene.admin, redemption.id(), "paid twice"));
    scene.refund(booking, anna, true, NOW);

    assertThat(count).contains(1);
    assertThat(scene.balance(anna, NOW)).isZero();
    assertThat(find(redemption, NOW).status()).isEqualTo(RedemptionStatus.REVOKED);
    assertThat(lines(LedgerLines.Filter.ALL))
        .extracting(LedgerLines.Line::type)
        .containsExactly(
            PostingType.REVOCATION,
            PostingType.REFUND,
            PostingType.REVOCATION,
            PostingType.BOOKING_PAYMENT,
            PostingType.REDEMPTION);
  }

  @Test
  void elite_lasts_while_something_of_it_is_left() {
    var elite =
        given(
            StarterPackages.in(USD).stream()
                .map(StudioPackage::terms)
                .filter(terms -> terms.kind() == PackageKind.ELITE)
                .findFirst()
                .orElseThrow());
    var redemption =
        ((Redeemed) redeem(elite, new RedeemPackage.Paid(PaymentMethod.COMP, null))).redemption();

    assertThat(entitlements(NOW).elite()).isTrue();
    assertThat(entitlements(NOW).friendPasses()).hasSize(1);
    assertThat(entitlements(redemption.creditsExpireAt()))
        .isEqualTo(new Entitlements(false, null, List.of()));
  }

  @Test
  void packages_come_by_position_page_by_page() {
    scene.run(
        () -> {
          packages.add(StarterPackages.in(USD), NOW);
          return null;
        });

    var all = scene.ask(() -> packages.list(ALL, NONE, FIRST).get()).items();
    var first = scene.ask(() -> packages.list(ALL, NONE, new Page.Request(null, 2)).get());
    var rest =
        scene.ask(() -> packages.list(ALL, NONE, new Page.Request(first.nextCursor(), 50)).get());

    assertThat(all).extracting(it -> it.terms().position()).containsExactly(1, 2, 3, 4, 5);
    assertThat(first.items()).isEqualTo(all.subList(0, 2));
    assertThat(rest.items()).isEqualTo(all.subList(2, 5));
    assertThat(rest.nextCursor()).isNull();
    assertThat(
            scene.ask(() -> packages.list(new Packages.Seen.OnSale(), NONE, FIRST).get()).items())
        .isEmpty();
  }

  @Test
  void K5_a_withdrawn_package_leaves_the_list_and_stays_readable() {
    var pack = given(fourAt20WithDiscount());
    var cash = new RedeemPackage.Paid(PaymentMethod.CASH, null);
    var sold = ((Redeemed) redeem(pack, cash)).redemption();
    scene.run(
        () -> {
          var locked = packages.lock(pack).get().orElseThrow();
          packages.save(new StudioPackage(pack, locked.terms(), false, NOW, locked.version() + 1));
          return null;
        });

    assertThat(scene.ask(() -> packages.list(ALL, NONE, FIRST).get()).items()).isEmpty();
    assertThat(scene.ask(() -> packages.find(pack).get())).isPresent();
    assertThat(scene.ask(() -> packages.redeemed(anna, pack).get())).isTrue();
    assertThat(find(sold, NOW).pricePaid()).isEqualTo(new Money(8000, USD));
  }

  @Test
  void unswept_lots_are_told_apart_and_are_no_mismatch() {
    var soon = NOW.plus(Duration.ofDays(1));
    scene.give(anna, 3, soon);

    var check = scene.check(soon);

    assertThat(check.consistent()).isTrue();
    assertThat(check.unswept()).singleElement().returns(3L, it -> it.credits());
    assertThat(check.accounts()).isEqualTo(1);
  }

  private PackageId given(StudioPackage.Terms terms) {
    var added = new StudioPackage(PackageId.next(), terms, true, null, 1);
    scene.run(
        () -> {
          packages.add(List.of(added), NOW);
          return null;
        });
    return added.id();
  }

  private static StudioPackage.Terms fourAt20WithDiscount() {
    return terms(4, new Money(10_000, USD), "20");
  }

  private static StudioPackage.Terms terms(int sessions, Money price, String discount) {
    return new StudioPackage.Terms(
        "A package",
        null,
        PackageKind.CREDIT_PACK,
        null,
        sessions,
        180,
        null,
        false,
        null,
        false,
        Set.of(CreditsScene.YOGA),
        price,
        new BigDecimal(discount),
        0);
  }

  private RedeemOutcome redeem(PackageId pack, RedeemPackage.Paid paid) {
    return redeem(new RedeemPackage.Wanted(pack, anna, null, paid, null));
  }

  private RedeemOutcome redeem(RedeemPackage.Wanted wanted) {
    return scene.run(() -> useCase().redeem(scene.admin, wanted));
  }

  private RedeemPackage useCase() {
    return Redeeming.on(
        packages,
        new JooqCoupons(database.unitOfWork()),
        new JooqCreditPurchases(database.unitOfWork()),
        redemptions,
        scene.ledger,
        new InMemoryStudios(InMemoryStudios.aStudioIn(ZoneId.of("Europe/Berlin"))),
        (_, act) -> acts.add(act),
        events::add,
        database.unitOfWork(),
        clock());
  }

  private Redemption find(Redemption redemption, Instant at) {
    return scene.ask(() -> redemptions.find(redemption.id(), at).get().orElseThrow()).redemption();
  }

  private List<java.util.UUID> list(RedemptionStatus status) {
    var filter = new Redemptions.Filter(anna, null, status, null);
    return scene.ask(() -> redemptions.list(filter, NOW, FIRST).get()).items().stream()
        .map(it -> it.id().value())
        .toList();
  }

  private List<LedgerLines.Line> lines(LedgerLines.Filter filter) {
    return scene.ask(() -> scene.lines.list(anna, filter, FIRST).get()).items();
  }

  private Entitlements entitlements(Instant at) {
    return scene.ask(() -> new JooqEntitlements(database.unitOfWork()).of(anna, at).get());
  }

  private static Clock clock() {
    return Clock.fixed(NOW, ZoneOffset.UTC);
  }
}
