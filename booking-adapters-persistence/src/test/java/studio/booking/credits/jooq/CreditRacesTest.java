package studio.booking.credits.jooq;

import static org.assertj.core.api.Assertions.assertThat;
import static studio.booking.credits.jooq.CreditsScene.NOW;
import static studio.booking.credits.jooq.CreditsScene.atOnce;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import studio.booking.credits.application.AdjustCredits;
import studio.booking.credits.application.AdjustCredits.Outcome.Adjusted;
import studio.booking.credits.application.ExpireLots;
import studio.booking.credits.application.RevokeRedemption;
import studio.booking.scheduling.BookingId;
import studio.booking.scheduling.Payments;
import studio.booking.shared.Caller;
import studio.booking.shared.jooq.TestDatabase;

/** Transactions that meet at one account. */
class CreditRacesTest {
  @RegisterExtension static final TestDatabase database = TestDatabase.fresh();

  private CreditsScene scene;

  @BeforeEach
  void setTheScene() {
    scene = new CreditsScene(database);
  }

  @AfterEach
  void A4_the_ledger_fits_together() {
    assertThat(scene.flaws()).isZero();
  }

  @Test
  void A2_a_balance_is_never_overspent() throws Exception {
    var anna = scene.clientWith(7, (Instant) null);

    var paid = atOnce(30, () -> scene.pay(BookingId.next(), anna, 1));

    assertThat(paid).filteredOn(yes -> yes).hasSize(7);
    assertThat(scene.balance(anna, NOW)).isZero();
  }

  @Test
  void A2_a_cost_of_two_leaves_the_odd_credit_over() throws Exception {
    var anna = scene.clientWith(3, NOW.plusSeconds(86_400), null, null);

    var paid = atOnce(16, () -> scene.pay(BookingId.next(), anna, 2));

    assertThat(paid).filteredOn(yes -> yes).hasSize(4);
    assertThat(scene.balance(anna, NOW)).isEqualTo(1);
  }

  /** Even a way in that forgets to lock can't spend a credit twice: the ledger's key sees to it. */
  @Test
  void A2_two_who_saw_the_same_last_credit_do_not_both_get_it() throws Exception {
    var anna = scene.clientWith(1, (Instant) null);
    var bothHaveSeen = new CyclicBarrier(2);

    var paid =
        atOnce(
            2,
            () -> {
              var attempts = new AtomicInteger();
              return scene.run(
                  () -> {
                    var purse = scene.payments.look(List.of(anna)).get().of(anna).orElseThrow();
                    var answer = purse.cover(CreditsScene.due(1));
                    if (attempts.incrementAndGet() == 1) await(bothHaveSeen);
                    if (!(answer instanceof Payments.Covered covered)) return false;
                    scene.payments.charge(
                        List.of(new Payments.Charge(BookingId.next(), anna, covered.payment())),
                        NOW);
                    return true;
                  });
            });

    assertThat(paid).containsExactlyInAnyOrder(true, false);
  }

  @Test
  void an_account_that_was_waited_for_is_seen_as_it_was_left() throws Exception {
    var anna = scene.clientWith(1, (Instant) null);
    var isOpen = new CountDownLatch(1);
    var mayEnd = new CountDownLatch(1);
    try (var threads = Executors.newFixedThreadPool(2)) {
      var first =
          threads.submit(
              () ->
                  scene.run(
                      () -> {
                        boolean paid = scene.payWithin(BookingId.next(), anna, 1);
                        isOpen.countDown();
                        return paid && reached(mayEnd);
                      }));
      isOpen.await();
      var second = threads.submit(() -> scene.pay(BookingId.next(), anna, 1));

      assertThat(doneWithin(second, Duration.ofMillis(300))).isFalse();
      mayEnd.countDown();
      assertThat(first.get()).isTrue();
      assertThat(second.get()).isFalse();
    }
  }

  @Test
  void A20_parallel_refunds_give_back_once() throws Exception {
    var anna = scene.clientWith(3, NOW.plusSeconds(86_400), null);
    var booking = BookingId.next();
    scene.pay(booking, anna, 4);

    atOnce(
        8,
        () -> {
          scene.refund(booking, anna, true, NOW);
          return true;
        });

    assertThat(scene.balance(anna, NOW)).isEqualTo(6);
  }

  @Test
  void A20_refunds_that_forget_to_lock_give_back_once_too() throws Exception {
    var anna = scene.clientWith(3, (Instant) null);
    var booking = BookingId.next();
    scene.pay(booking, anna, 2);

    atOnce(
        4,
        () ->
            scene.run(
                () -> {
                  var refund = new Payments.Refund(booking, anna, false);
                  scene.payments.refund(List.of(refund), NOW);
                  return true;
                }));

    assertThat(scene.balance(anna, NOW)).isEqualTo(3);
  }

  @Test
  void A4_sixty_four_adjustments_at_once_leave_an_unbroken_chain() throws Exception {
    var anna = scene.clientWith(10, (Instant) null);
    var adjust = new AdjustCredits(scene.ledger, scene.lines, (_, _) -> {}, _ -> {}, clockAt(NOW));
    var number = new AtomicInteger();

    var outcomes =
        atOnce(
            64,
            () -> {
              int amount = number.incrementAndGet() % 3 == 0 ? -2 : 3;
              return scene.run(() -> adjust.adjust(scene.admin, anna, amount, "a race", null));
            });

    assertThat(outcomes).allMatch(Adjusted.class::isInstance);
    assertThat(scene.balance(anna, NOW)).isEqualTo(10 + 43 * 3 - 21 * 2);
    assertThat(
            scene.number(
                "select max(number) - count(*) from credits.ledger where client_id = '%s'"
                    .formatted(anna.value())))
        .isZero();
  }

  @Test
  void expired_lots_are_swept_once_by_any_number_of_instances() throws Exception {
    var soon = NOW.plus(Duration.ofDays(1));
    for (int i = 0; i < 20; i++) scene.clientWith(2, soon, soon.plusMillis(1), null);
    var expire =
        new ExpireLots(scene.ledger, new JooqRedemptions(database.unitOfWork()), clockAt(soon));
    var program = Caller.system(scene.studio, "expire-lots");

    var swept = atOnce(4, () -> database.unitOfWork().run(program, () -> expire.sweep(program)));

    assertThat(swept.stream().mapToInt(lots -> lots).sum()).isEqualTo(20);
    assertThat(
            scene.number(
                """
                select count(*) from credits.ledger
                where type = 'EXPIRY' and organization_id = '%s' and by_role = 'system'
                """
                    .formatted(scene.studio.value())))
        .isEqualTo(20);
  }

  @Test
  void a_sweep_and_a_booking_never_take_the_same_credit() throws Exception {
    var soon = NOW.plus(Duration.ofHours(3));
    var anna = scene.clientWith(5, soon);
    var expire =
        new ExpireLots(scene.ledger, new JooqRedemptions(database.unitOfWork()), clockAt(soon));
    var program = Caller.system(scene.studio, "expire-lots");
    var number = new AtomicInteger();

    atOnce(
        8,
        () ->
            number.incrementAndGet() % 2 == 0
                ? scene.pay(BookingId.next(), anna, 1)
                : database.unitOfWork().run(program, () -> expire.sweep(program)) >= 0);

    assertThat(scene.account(anna).get("balance")).isEqualTo(0L);
  }

  @Test
  void a_redemption_is_taken_back_once() throws Exception {
    var anna = scene.client();
    var redemption = scene.redeem(anna, 5, null);
    var revoke =
        new RevokeRedemption(
            new JooqRedemptions(database.unitOfWork()), scene.ledger, (_, _) -> {}, clockAt(NOW));

    var revoked =
        atOnce(4, () -> scene.run(() -> revoke.revoke(scene.admin, redemption, "a mistake")));

    assertThat(revoked.stream().mapToInt(count -> count.orElseThrow()).sum()).isEqualTo(1);
    assertThat(scene.balance(anna, NOW)).isZero();
  }

  private static Clock clockAt(Instant now) {
    return Clock.fixed(now, ZoneOffset.UTC);
  }

  private static void await(CyclicBarrier barrier) {
    try {
      barrier.await(20, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean reached(CountDownLatch latch) {
    try {
      return latch.await(20, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean doneWithin(java.util.concurrent.Future<?> work, Duration time)
      throws Exception {
    try {
      work.get(time.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    }
  }
}
