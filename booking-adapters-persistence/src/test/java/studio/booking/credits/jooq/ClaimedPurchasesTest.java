package studio.booking.credits.jooq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.query;
import static studio.booking.credits.jooq.CreditsScene.atOnce;
import static studio.booking.credits.jooq.PurchasesScene.PRICE;
import static studio.booking.credits.jooq.PurchasesScene.usd;

import java.util.Currency;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jooq.Query;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import studio.booking.audit.AuditLog;
import studio.booking.credits.CreditPurchaseId;
import studio.booking.credits.PackageId;
import studio.booking.credits.application.ClaimOutcome.Claimed;
import studio.booking.credits.application.ClaimOutcome.ClaimedBefore;
import studio.booking.credits.application.ClaimOutcome.KnownOtherwise;
import studio.booking.credits.application.ClaimOutcome.NoClient;
import studio.booking.credits.application.ClaimOutcome.UnknownPackage;
import studio.booking.credits.application.DecideOnPurchase.Proof;
import studio.booking.credits.application.DecisionOutcome;
import studio.booking.credits.application.DecisionOutcome.AnotherAmount;
import studio.booking.credits.application.DecisionOutcome.Decided;
import studio.booking.credits.application.DecisionOutcome.DecidedOtherwise;
import studio.booking.credits.application.DecisionOutcome.UnknownPurchase;
import studio.booking.credits.domain.CreditPurchase.Claim;
import studio.booking.credits.domain.CreditPurchase.Transaction;
import studio.booking.credits.domain.CreditPurchases.Filter;
import studio.booking.credits.domain.PurchaseStatus;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;
import studio.booking.shared.Ids;
import studio.booking.shared.Money;
import studio.booking.shared.Page;
import studio.booking.shared.jooq.TestDatabase;

/** What clients say they bought, and what becomes of it. */
class ClaimedPurchasesTest {
  @RegisterExtension static final TestDatabase database = TestDatabase.fresh();

  private PurchasesScene scene;
  private ClientId anna;
  private ClientId ben;

  @BeforeEach
  void setTheScene() {
    scene = new PurchasesScene(database);
    anna = scene.credits.client();
    ben = scene.credits.client();
  }

  @Test
  void A22_a_claim_waits_whoever_makes_it_and_gives_nothing() {
    var claimed = ((Claimed) scene.claim(anna, scene.claim(PRICE))).purchase();

    assertThat(claimed.status()).isEqualTo(PurchaseStatus.PENDING);
    assertThat(scene.read(claimed.id())).isEqualTo(claimed);
    assertThat(scene.credits.balance(anna, CreditsScene.NOW)).isZero();
    assertThat(scene.acts)
        .extracting(AuditLog.Act::action, AuditLog.Act::client)
        .containsExactly(tuple("PURCHASE_CLAIMED", anna));
  }

  @Test
  void A22_a_clients_request_could_not_confirm_one_if_it_tried() {
    var id = scene.claimed(anna, PRICE);

    assertThatThrownBy(
            () ->
                asAnna(
                    query(
                        """
                        update credits.credit_purchase
                        set status = 'CONFIRMED', decided_at = now() where id = {0}
                        """,
                        inline(id.value()))))
        .hasStackTraceContaining("permission denied");
    assertThatThrownBy(
            () ->
                asAnna(
                    query(
                        """
                        insert into credits.credit_purchase (organization_id, id, client_id,
                          provider, provider_txn_id, package_id, amount_minor, currency,
                          claimed_at, status, decided_at)
                        values ({0}, {1}, {2}, 'stripe', 'pi_mine', {3}, 8000, 'USD', now(),
                          'CONFIRMED', now())
                        """,
                        inline(scene.credits.studio.value()),
                        inline(Ids.next()),
                        inline(anna.value()),
                        inline(scene.pack.value()))))
        .hasStackTraceContaining("permission denied");
    var as = scene.shop.as(anna);
    assertThatThrownBy(() -> database.unitOfWork().run(as, () -> scene.decisions().confirm(as, id)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(scene.read(id).status()).isEqualTo(PurchaseStatus.PENDING);
  }

  @Test
  void A21_the_same_again_is_the_first_one_and_anything_else_is_not() {
    var claim = scene.claim(PRICE);
    var first = ((Claimed) scene.claim(anna, claim)).purchase();
    var by = claim.transaction();

    assertThat(scene.claim(anna, claim)).isEqualTo(new ClaimedBefore(first));
    var euros = new Money(8000, Currency.getInstance("EUR"));
    for (var other : List.of(usd(7999), usd(8001), euros)) {
      assertThat(scene.claim(anna, new Claim(by, scene.pack, other)))
          .isEqualTo(new KnownOtherwise());
    }
    assertThat(scene.claim(anna, new Claim(by, scene.anotherPack(), PRICE)))
        .isEqualTo(new KnownOtherwise());
    assertThat(rows()).isEqualTo(1);
    assertThat(scene.acts).hasSize(1);
  }

  @Test
  void A21_a_decision_makes_no_other_claim_of_it() {
    var claim = scene.claim(PRICE);
    var id = ((Claimed) scene.claim(anna, claim)).purchase().id();
    scene.reject(id);

    assertThat(scene.claim(anna, claim)).isEqualTo(new ClaimedBefore(scene.read(id)));
    assertThat(scene.read(id).status()).isEqualTo(PurchaseStatus.REJECTED);
  }

  @Test
  void A23_somebody_elses_payment_looks_as_any_that_is_known_otherwise() {
    var claim = scene.claim(PRICE);
    scene.claim(anna, claim);

    var theSame = scene.claim(ben, claim);
    var another = scene.claim(ben, new Claim(claim.transaction(), scene.pack, usd(1)));

    assertThat(List.of(theSame, another)).containsOnly(new KnownOtherwise());
    assertThat(list(new Filter(ben, null))).isEmpty();
  }

  @Test
  void A21_of_many_claims_of_one_payment_at_once_there_is_one() throws Exception {
    var claim = scene.claim(PRICE);
    var next = new AtomicInteger();

    var outcomes =
        atOnce(24, () -> scene.claim(next.getAndIncrement() % 2 == 0 ? anna : ben, claim));

    assertThat(outcomes).filteredOn(Claimed.class::isInstance).hasSize(1);
    assertThat(outcomes).filteredOn(ClaimedBefore.class::isInstance).hasSize(11);
    assertThat(outcomes).filteredOn(new KnownOtherwise()::equals).hasSize(12);
    assertThat(rows()).isEqualTo(1);
  }

  @Test
  void a_payment_of_another_provider_is_another() {
    var claim = scene.claim(PRICE);
    var other = new Claim(new Transaction("paypal", claim.transaction().id()), scene.pack, PRICE);

    assertThat(scene.claim(anna, claim)).isInstanceOf(Claimed.class);
    assertThat(scene.claim(ben, other)).isInstanceOf(Claimed.class);
  }

  @Test
  void what_is_not_there_cannot_be_bought_nor_by_who_is_no_client() {
    for (var no : List.of(PackageId.next(), new CouponsScene(database).pack)) {
      assertThat(scene.claim(anna, new Claim(PurchasesScene.payment(), no, PRICE)))
          .isEqualTo(new UnknownPackage(no));
    }
    assertThat(scene.claim(scene.credits.boss.asClient(), scene.claim(PRICE)))
        .isEqualTo(new NoClient());
  }

  @Test
  void a_decision_stays_and_may_be_made_again() {
    var yes = scene.claimed(anna, PRICE);
    var no = scene.claimed(anna, PRICE);

    var confirmed = ((Decided) scene.confirm(yes)).purchase();
    var rejected = ((Decided) scene.reject(no)).purchase();

    assertThat(scene.read(yes)).isEqualTo(confirmed);
    assertThat(scene.read(no)).isEqualTo(rejected);
    assertThat(confirmed.status()).isEqualTo(PurchaseStatus.CONFIRMED);
    assertThat(rejected.decision().reason()).isEqualTo("Not on our account");
    assertThat(scene.confirm(yes)).isEqualTo(new Decided(confirmed));
    assertThat(scene.reject(no)).isEqualTo(new Decided(rejected));
    assertThat(scene.reject(yes)).isEqualTo(new DecidedOtherwise(PurchaseStatus.CONFIRMED));
    assertThat(scene.confirm(no)).isEqualTo(new DecidedOtherwise(PurchaseStatus.REJECTED));
    assertThat(scene.confirm(CreditPurchaseId.next())).isEqualTo(new UnknownPurchase());
    assertThat(scene.acts)
        .extracting(AuditLog.Act::action)
        .containsExactly(
            "PURCHASE_CLAIMED", "PURCHASE_CLAIMED", "PURCHASE_CONFIRMED", "PURCHASE_REJECTED");
    assertThat(scene.acts.toString()).doesNotContain("Not on our account", "pi_");
  }

  @Test
  void who_confirms_and_who_rejects_at_once_do_not_both_have_their_way() throws Exception {
    for (int round = 0; round < 5; round++) {
      var id = scene.claimed(anna, PRICE);
      var next = new AtomicInteger();

      var outcomes =
          atOnce(8, () -> next.getAndIncrement() % 2 == 0 ? scene.confirm(id) : scene.reject(id));

      var decided = outcomes.stream().filter(Decided.class::isInstance).toList();
      assertThat(decided).hasSize(4);
      assertThat(decided)
          .extracting(outcome -> ((Decided) outcome).purchase().status())
          .containsOnly(scene.read(id).status());
    }
  }

  @Test
  void A22_the_providers_word_confirms_what_was_said_to_the_coin() {
    var claim = scene.claim(PRICE);
    var id = ((Claimed) scene.claim(anna, claim)).purchase().id();

    assertThat(proven(new Proof(claim.transaction(), usd(1)))).isEqualTo(new AnotherAmount(PRICE));
    assertThat(proven(new Proof(PurchasesScene.payment(), PRICE))).isEqualTo(new UnknownPurchase());
    assertThat(scene.read(id).status()).isEqualTo(PurchaseStatus.PENDING);

    var proof = new Proof(claim.transaction(), PRICE);
    var confirmed = proven(proof);

    assertThat(confirmed).isEqualTo(new Decided(scene.read(id)));
    assertThat(scene.read(id).decision().by()).isNull();
    assertThat(proven(proof)).isEqualTo(confirmed);
    assertThat(scene.confirm(id)).isEqualTo(confirmed);
  }

  @Test
  void A21_what_was_decided_is_not_decided_again_by_any_statement() {
    var id = scene.confirmed(anna, PRICE);

    assertThatThrownBy(
            () ->
                database.execute(
                    "update credits.credit_purchase set status = 'REJECTED' where id = '%s'"
                        .formatted(id.value())))
        .hasStackTraceContaining("is decided");
  }

  @Test
  void purchases_are_listed_newest_first_and_found_by_client_and_status() {
    var first = scene.claimed(anna, PRICE);
    var second = scene.confirmed(anna, PRICE);
    var bens = scene.claimed(ben, PRICE);

    assertThat(list(new Filter(null, null))).containsExactly(bens, second, first);
    assertThat(list(new Filter(anna, null))).containsExactly(second, first);
    assertThat(list(new Filter(null, PurchaseStatus.PENDING))).containsExactly(bens, first);
    assertThat(list(new Filter(anna, PurchaseStatus.CONFIRMED))).containsExactly(second);
    assertThat(list(new Filter(ben, PurchaseStatus.REJECTED))).isEmpty();
  }

  private List<CreditPurchaseId> list(Filter filter) {
    var found =
        scene.credits.ask(
            () -> scene.shop.purchases.list(filter, new Page.Request(null, 50)).get());
    return found.items().stream().map(purchase -> purchase.id()).toList();
  }

  /** As the program does it when the provider calls. */
  private DecisionOutcome proven(Proof proof) {
    var program = Caller.system(scene.credits.studio, "provider");
    return database.unitOfWork().run(program, () -> scene.decisions().confirm(program, proof));
  }

  private int asAnna(Query statement) {
    var unit = database.unitOfWork();
    return unit.run(scene.shop.as(anna), () -> unit.execute(statement));
  }

  private long rows() {
    return scene.credits.number(
        "select count(*) from credits.credit_purchase where organization_id = '%s'"
            .formatted(scene.credits.studio.value()));
  }
}
