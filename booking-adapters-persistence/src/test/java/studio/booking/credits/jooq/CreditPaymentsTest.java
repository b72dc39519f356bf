package studio.booking.credits.jooq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static studio.booking.credits.jooq.CreditsScene.NOW;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import studio.booking.credits.domain.Returns;
import studio.booking.scheduling.BookingId;
import studio.booking.scheduling.PaymentType;
import studio.booking.scheduling.Payments;
import studio.booking.shared.jooq.TestDatabase;

class CreditPaymentsTest {
  @RegisterExtension static final TestDatabase database = TestDatabase.fresh();

  private final BookingId booking = BookingId.next();
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
  void A17_each_line_names_its_booking_its_lot_its_key_and_who_did_it() {
    var soon = NOW.plus(Duration.ofDays(5));
    var anna = scene.clientWith(2, soon, null);

    assertThat(scene.pay(booking, anna, 3)).isTrue();

    assertThat(
            scene.rows(
                """
                select number, amount, balance_before, balance_after, type, booking_id,
                       credits.ledger_words.idempotency_key, by_person, by_role
                from credits.ledger
                join credits.ledger_words using (organization_id, client_id, number)
                where client_id = '%s' and number > 2 order by number
                """
                    .formatted(anna.value())))
        .extracting(row -> List.copyOf(row.values()))
        .containsExactly(
            List.of(
                3L,
                -2,
                4L,
                2L,
                "BOOKING_PAYMENT",
                booking.value(),
                "key-1",
                scene.boss.value(),
                "admin"),
            List.of(
                4L,
                -1,
                2L,
                1L,
                "BOOKING_PAYMENT",
                booking.value(),
                "key-1",
                scene.boss.value(),
                "admin"));
    assertThat(
            scene.rows(
                "select remaining from credits.lot where client_id = '%s' order by expires_at"
                    .formatted(anna.value())))
        .extracting(row -> row.get("remaining"))
        .containsExactly(0, 1);
    assertThat(scene.ask(() -> scene.payments.charged(List.of(booking)).get().get(booking)))
        .isEqualTo(new Payments.Charged(booking, PaymentType.CREDIT, 3, false));
  }

  @Test
  void A17_taking_a_booking_back_finds_its_postings_exactly_once() {
    var anna = scene.clientWith(2, NOW.plus(Duration.ofDays(5)), null);
    var other = BookingId.next();
    scene.pay(other, anna, 1);
    scene.pay(booking, anna, 2);

    scene.refund(booking, anna, false, NOW);
    scene.refund(booking, anna, false, NOW);

    var lines =
        """
        select type, count(*) as lines, sum(amount) as amount, count(distinct lot_id) as lots
        from credits.ledger where booking_id = '%s' group by type order by type
        """;
    assertThat(scene.rows(lines.formatted(booking.value())))
        .extracting(row -> List.copyOf(row.values()))
        .containsExactly(List.of("BOOKING_PAYMENT", 2L, -2L, 2L), List.of("REFUND", 2L, 2L, 2L));
    assertThat(scene.rows(lines.formatted(other.value())))
        .extracting(row -> List.copyOf(row.values()))
        .containsExactly(List.of("BOOKING_PAYMENT", 1L, -1L, 1L));
  }

  @Test
  void A17_nothing_is_taken_for_a_booking_without_naming_it() {
    var anna = scene.clientWith(2, (java.time.Instant) null);

    assertThatThrownBy(
            () ->
                database.execute(
                    """
                    insert into credits.ledger (organization_id, client_id, number, id, lot_id,
                      amount, balance_before, balance_after, type, by_role, at)
                    select organization_id, client_id, 2, gen_random_uuid(), id, -1, 2, 1,
                      'BOOKING_PAYMENT', 'client', now()
                    from credits.lot where client_id = '%s'
                    """
                        .formatted(anna.value())))
        .hasStackTraceContaining("payments_name_their_booking");
  }

  @Test
  void many_places_of_many_clients_are_charged_in_one_go() {
    var anna = scene.clientWith(3, (java.time.Instant) null);
    var ben = scene.clientWith(1, NOW.plusSeconds(86_400), null);

    scene.run(
        () -> {
          var purses = scene.payments.open(List.of(ben, anna)).get();
          var first = (Payments.Covered) purses.of(anna).orElseThrow().cover(CreditsScene.due(1));
          var second = (Payments.Covered) first.rest().cover(CreditsScene.due(2));
          var third = (Payments.Covered) purses.of(ben).orElseThrow().cover(CreditsScene.due(2));
          scene.payments.charge(
              List.of(
                  new Payments.Charge(BookingId.next(), anna, first.payment()),
                  new Payments.Charge(BookingId.next(), ben, third.payment()),
                  new Payments.Charge(BookingId.next(), anna, second.payment())),
              NOW);
          return null;
        });

    assertThat(scene.balance(anna, NOW)).isZero();
    assertThat(scene.balance(ben, NOW)).isZero();
  }

  @Test
  void a_place_that_costs_nothing_leaves_no_trace() {
    var anna = scene.client();

    assertThat(scene.pay(booking, anna, 0)).isTrue();
    scene.refund(booking, anna, true, NOW);

    assertThat(
            scene.number(
                "select count(*) from credits.charge where client_id = '%s'"
                    .formatted(anna.value())))
        .isZero();
    assertThat(scene.ask(() -> scene.payments.charged(List.of(booking)).get())).isEmpty();
  }

  @Test
  void A20_a_refund_goes_to_the_lots_that_it_came_from() {
    var soon = NOW.plus(Duration.ofDays(5));
    var anna = scene.clientWith(2, soon, null);
    scene.pay(booking, anna, 3);

    scene.refund(booking, anna, false, NOW);
    scene.refund(booking, anna, false, NOW);

    assertThat(scene.balance(anna, NOW)).isEqualTo(4);
    assertThat(scene.balance(anna, soon)).isEqualTo(2);
    assertThat(scene.ask(() -> scene.payments.charged(List.of(booking)).get().get(booking)))
        .isEqualTo(new Payments.Charged(booking, PaymentType.CREDIT, 3, true));
  }

  @Test
  void A20_the_clients_own_refund_to_an_expired_lot_expires_again_at_once() {
    var soon = NOW.plus(Duration.ofDays(5));
    var anna = scene.clientWith(2, soon);
    scene.pay(booking, anna, 2);

    scene.refund(booking, anna, false, soon);

    assertThat(scene.balance(anna, soon)).isZero();
    assertThat(
            scene.rows(
                "select type, amount from credits.ledger where client_id = '%s' order by number"
                    .formatted(anna.value())))
        .extracting(row -> row.get("type"), row -> row.get("amount"))
        .containsExactly(
            tuple("ADJUSTMENT", 2),
            tuple("BOOKING_PAYMENT", -2),
            tuple("REFUND", 2),
            tuple("EXPIRY", -2));
  }

  @Test
  void A20_the_studios_refund_of_an_expired_lot_lasts_thirty_days() {
    var soon = NOW.plus(Duration.ofDays(5));
    var anna = scene.clientWith(2, soon);
    scene.pay(booking, anna, 2);

    scene.refund(booking, anna, true, soon);

    var end = soon.plus(Returns.SECOND_LIFE);
    assertThat(scene.balance(anna, end.minusMillis(1))).isEqualTo(2);
    assertThat(scene.balance(anna, end)).isZero();
  }

  @Test
  void a_purse_of_nobody_is_not_there() {
    var other = new CreditsScene(database).client();

    assertThat(scene.ask(() -> scene.payments.look(List.of(other)).get().of(other))).isEmpty();
  }
}
