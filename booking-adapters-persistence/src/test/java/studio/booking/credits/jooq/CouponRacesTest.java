package studio.booking.credits.jooq;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.query;
import static studio.booking.credits.jooq.CouponsScene.FREE;
import static studio.booking.credits.jooq.CreditsScene.atOnce;

import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import studio.booking.credits.application.RedeemOutcome;
import studio.booking.credits.application.RedeemOutcome.CouponNotApplicable;
import studio.booking.credits.application.RedeemOutcome.Redeemed;
import studio.booking.credits.domain.Coupon;
import studio.booking.credits.domain.CouponCode;
import studio.booking.shared.ClientId;
import studio.booking.shared.Ids;
import studio.booking.shared.UnitOfWork;
import studio.booking.shared.jooq.TestDatabase;

/** Many who want the same coupon at the same time. */
class CouponRacesTest {
  @RegisterExtension static final TestDatabase database = TestDatabase.fresh();

  private static final boolean LONG = Boolean.getBoolean("booking.long");
  private static final int MANY = LONG ? 1_000 : 200;
  private static final int USES = 10;

  private CouponsScene scene;

  @BeforeEach
  void setTheScene() {
    scene = new CouponsScene(database);
  }

  @AfterEach
  void counts_and_ledger_fit_together() {
    assertThat(scene.miscounted()).isZero();
    assertThat(scene.credits.flaws()).isZero();
  }

  @Test
  void K2_a_coupon_for_ten_is_had_by_ten_of_many() throws Exception {
    var coupon = scene.given(FREE.called("TEN").atMost(USES, null));
    var clients = clients(MANY);
    var next = new AtomicInteger();

    var outcomes = atOnce(MANY, () -> patiently(clients.get(next.getAndIncrement()), "ten"));

    assertThat(outcomes).filteredOn(Redeemed.class::isInstance).hasSize(USES);
    assertThat(outcomes).filteredOn(new CouponNotApplicable()::equals).hasSize(MANY - USES);
    assertThat(scene.read(coupon).redeemed()).isEqualTo(USES);
    assertThat(redemptionsWith(coupon)).isEqualTo(USES);
  }

  @Test
  void K2_a_coupon_for_one_is_had_by_one_of_many() throws Exception {
    var coupon = scene.given(FREE.called("ONE").atMost(1, null));
    var clients = clients(MANY);
    var next = new AtomicInteger();

    var outcomes = atOnce(MANY, () -> patiently(clients.get(next.getAndIncrement()), "One"));

    assertThat(outcomes).filteredOn(Redeemed.class::isInstance).hasSize(1);
    assertThat(redemptionsWith(coupon)).isEqualTo(1);
  }

  @Test
  void K2_a_client_has_it_once_of_a_hundred_attempts() throws Exception {
    var coupon = scene.given(FREE.called("EACH").atMost(null, 1));
    var anna = scene.credits.client();

    var outcomes = atOnce(100, () -> patiently(anna, "each"));

    assertThat(outcomes).filteredOn(Redeemed.class::isInstance).hasSize(1);
    assertThat(outcomes).filteredOn(new CouponNotApplicable()::equals).hasSize(99);
    assertThat(scene.read(coupon).redeemed()).isEqualTo(1);
    assertThat(scene.credits.balance(anna, CreditsScene.NOW)).isEqualTo(4);
  }

  @Test
  void K2_there_is_one_first_purchase_whatever_coupons_are_tried() throws Exception {
    for (int i = 0; i < 4; i++) scene.given(FREE.called("FIRST" + i).firstPurchaseOnly());
    var anna = scene.credits.client();
    var next = new AtomicInteger();

    var outcomes = atOnce(32, () -> patiently(anna, "first" + next.getAndIncrement() % 4));

    assertThat(outcomes).filteredOn(Redeemed.class::isInstance).hasSize(1);
  }

  /** Nobody locks the account: each decides from what it saw, and the rows settle it. */
  @Test
  void K2_two_who_saw_the_last_use_do_not_both_get_it() throws Exception {
    scene.given(FREE.called("LAST").atMost(1, null));

    assertThat(bothHavingSeen(scene.credits.client(), scene.credits.client(), "LAST", "LAST"))
        .containsExactlyInAnyOrder(true, false);
  }

  @Test
  void K2_one_who_saw_their_last_use_twice_gets_it_once() throws Exception {
    scene.given(FREE.called("MINE").atMost(null, 1));
    var anna = scene.credits.client();

    assertThat(bothHavingSeen(anna, anna, "MINE", "MINE")).containsExactlyInAnyOrder(true, false);
  }

  @Test
  void K2_one_who_saw_no_purchase_twice_makes_one_first_one() throws Exception {
    scene.given(FREE.called("HELLO").firstPurchaseOnly());
    scene.given(FREE.called("WELCOME").firstPurchaseOnly());
    var anna = scene.credits.client();

    assertThat(bothHavingSeen(anna, anna, "HELLO", "WELCOME"))
        .containsExactlyInAnyOrder(true, false);
  }

  @Test
  void K2_a_first_purchase_waits_for_one_that_may_come_before_it() throws Exception {
    scene.given(FREE.called("NEW").firstPurchaseOnly());
    var anna = scene.credits.client();
    var isOpen = new CountDownLatch(1);
    var mayEnd = new CountDownLatch(1);
    try (var threads = Executors.newFixedThreadPool(2)) {
      var before =
          threads.submit(
              () ->
                  scene.credits.run(
                      () -> {
                        scene.credits.redeem(anna, 1, null);
                        isOpen.countDown();
                        return reached(mayEnd);
                      }));
      assertThat(reached(isOpen)).isTrue();
      var first = threads.submit(() -> scene.redeem(anna, "new"));

      assertThatThrownBy(() -> first.get(300, TimeUnit.MILLISECONDS))
          .isInstanceOf(TimeoutException.class);
      mayEnd.countDown();
      assertThat(before.get()).isTrue();
      assertThat(first.get()).isEqualTo(new CouponNotApplicable());
    }
  }

  /** What a change of the coupon makes of a redemption that has seen it before. */
  @Test
  void a_coupon_that_was_changed_meanwhile_is_looked_at_again() throws Exception {
    var coupon = scene.given(FREE.called("OLD"));
    var anna = scene.credits.client();
    var attempts = new AtomicInteger();

    var used =
        scene.credits.run(
            () -> {
              var found = scene.coupons.find(coupon.terms().code()).get();
              if (attempts.incrementAndGet() == 1) switchOff(coupon);
              if (found.isEmpty() || !found.get().active()) return false;
              scene.coupons.use(found.get(), anna);
              return true;
            });

    assertThat(used).isFalse();
    assertThat(attempts).hasValue(2);
    assertThat(scene.read(coupon).redeemed()).isZero();
  }

  @Test
  void K2_a_careless_count_is_refused_by_the_tables_themselves() {
    var coupon = scene.given(FREE.called("NET").atMost(1, 1));
    var anna = scene.credits.client();
    assertThat(scene.redeem(anna, "NET")).isInstanceOf(Redeemed.class);
    var of = "coupon_id = '%s'".formatted(coupon.id().value());

    assertThatThrownBy(
            () ->
                database.execute(
                    "update credits.coupon set redeemed = redeemed + 1 where id = '%s'"
                        .formatted(coupon.id().value())))
        .hasStackTraceContaining("coupon_is_redeemed_within_its_limit");
    assertThatThrownBy(
            () -> database.execute("update credits.coupon_use set times = times + 1 where " + of))
        .hasStackTraceContaining("coupon_is_used_by_a_client_within_its_limit");
  }

  private void switchOff(Coupon coupon) {
    try (var thread = Executors.newSingleThreadExecutor()) {
      thread.submit(
          () ->
              scene.credits.run(
                  () -> {
                    var found = scene.coupons.lock(coupon.id()).get().orElseThrow();
                    scene.coupons.save(
                        new Coupon(
                            found.id(),
                            found.terms(),
                            found.redeemed(),
                            false,
                            null,
                            found.version() + 1));
                    return null;
                  }));
    }
  }

  /** Whether each of two had a use, both of whom had seen that there was one left. */
  private List<Boolean> bothHavingSeen(ClientId one, ClientId other, String code, String otherCode)
      throws Exception {
    var bothHaveSeen = new CyclicBarrier(2);
    var number = new AtomicInteger();
    return atOnce(
        2,
        () -> {
          boolean first = number.getAndIncrement() == 0;
          var client = first ? one : other;
          var typed = new CouponCode(first ? code : otherCode);
          var attempts = new AtomicInteger();
          return database
              .unitOfWork()
              .run(
                  scene.as(client),
                  () -> {
                    var found = scene.coupons.find(typed).get().orElseThrow();
                    var bearer = scene.coupons.bearer(client, typed).get();
                    if (attempts.incrementAndGet() == 1) await(bothHaveSeen);
                    if (!found.isFor(bearer, LocalDate.of(2026, 11, 21))) return false;
                    // As redeeming does, but without the account's lock.
                    scene.coupons.use(found, client);
                    redemption(client, found);
                    return true;
                  });
        });
  }

  /** The row by which a purchase is known. */
  private void redemption(ClientId client, Coupon coupon) {
    database
        .unitOfWork()
        .write(
            query(
                """
                insert into credits.redemption (organization_id, id, package_id, coupon_id,
                  client_id, status, price_paid_minor, currency, payment_method, credits_added,
                  redeemed_at, redeemed_by)
                values ({0}, {1}, {2}, {3}, {4}, 'ACTIVE', 0, 'USD', 'NOTHING_DUE', 0, now(), {4})
                """,
                inline(scene.credits.studio.value()),
                inline(Ids.next()),
                inline(scene.pack.value()),
                inline(coupon.id().value()),
                inline(client.value())),
            1);
  }

  /** Sends it again while there are too many at once, as a front end does. */
  private RedeemOutcome patiently(ClientId client, String code) {
    for (int attempt = 1; ; attempt++) {
      try {
        return scene.redeem(client, code);
      } catch (UnitOfWork.Busy busy) {
        if (attempt == 20) throw busy;
      }
    }
  }

  private List<ClientId> clients(int count) {
    var clients = Stream.generate(() -> new ClientId(Ids.next())).limit(count).toList();
    var ids =
        clients.stream()
            .map(client -> "'%s'::uuid".formatted(client.value()))
            .collect(joining(", ", "unnest(array[", "]) as id"));
    var studio = scene.credits.studio.value();
    database.execute(
        """
        insert into directory.person (organization_id, id, roles, alias, created_at)
        select '%s', id, array['client'], id::text, now() from %s
        """
            .formatted(studio, ids),
        """
        insert into credits.account (organization_id, client_id, created_at)
        select '%s', id, now() from %s
        """
            .formatted(studio, ids));
    return clients;
  }

  private long redemptionsWith(Coupon coupon) {
    return scene.credits.number(
        "select count(*) from credits.redemption where coupon_id = '%s'"
            .formatted(coupon.id().value()));
  }

  private static boolean reached(CountDownLatch latch) {
    try {
      return latch.await(20, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void await(CyclicBarrier barrier) {
    try {
      barrier.await(20, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
