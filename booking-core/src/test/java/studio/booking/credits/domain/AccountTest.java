package studio.booking.credits.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import studio.booking.credits.RedemptionId;
import studio.booking.scheduling.PaymentType;
import studio.booking.scheduling.Payments.Covered;
import studio.booking.scheduling.Payments.Due;
import studio.booking.scheduling.Payments.Lacking;
import studio.booking.scheduling.Payments.Tried;
import studio.booking.scheduling.SessionTypeId;
import studio.booking.shared.ClientId;

class AccountTest {
  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
  private static final Instant TOMORROW = NOW.plus(Duration.ofDays(1));
  private static final LocalDate DAY = LocalDate.parse("2026-11-22");
  private static final ClientId ANNA = new ClientId(UUID.randomUUID());
  private static final SessionTypeId YOGA = SessionTypeId.next();
  private static final SessionTypeId PILATES = SessionTypeId.next();
  private static final RedemptionId PACK = RedemptionId.next();

  private final Lot never = lot(5, null);
  private final Lot late = lot(2, NOW.plus(Duration.ofDays(20)));
  private final Lot soon = lot(2, NOW.plus(Duration.ofDays(10)));

  @Test
  void A15_what_expires_first_is_spent_first_and_lots_combine() {
    var answer = (Covered) account(never, late, soon).cover(due(3));

    assertThat(((CreditPayment) answer.payment()).takings())
        .containsExactly(new Taking(soon.id(), PACK, 2), new Taking(late.id(), PACK, 1));
    assertThat(answer.payment().why()).isEqualTo("FIRST_TO_EXPIRE");
    assertThat(answer.payment().redemption()).isEqualTo(PACK.value());
    assertThat(answer.payment().balanceLeft()).isEqualTo(6);
    assertThat(answer.tried()).containsExactly(new Tried(PaymentType.ALL_ACCESS, "NO_PASS"));
  }

  @Test
  void the_rest_pays_for_the_next_place_until_nothing_is_left() {
    var first = (Covered) account(soon).cover(due(1));
    var second = (Covered) first.rest().cover(due(1));

    assertThat(second.rest().cover(due(1))).isInstanceOf(Lacking.class);
    assertThat(account(soon).balance(NOW)).isEqualTo(2);
  }

  @Test
  void A11_a_place_that_costs_nothing_is_free_whatever_was_asked_for() {
    var answer = (Covered) account().cover(due(0, PaymentType.CREDIT, false));

    assertThat(answer.payment().type()).isEqualTo(PaymentType.FREE);
    assertThat(answer.payment().credits()).isZero();
    assertThat(answer.tried()).isEmpty();
  }

  @Test
  void A15_an_expired_lot_pays_nothing_from_the_instant_of_its_expiry() {
    var lot = lot(4, TOMORROW);

    assertThat(account(lot).balance(TOMORROW.minusMillis(1))).isEqualTo(4);
    assertThat(account(lot).balance(TOMORROW)).isZero();
    assertThat(account(lot).take(1, TOMORROW)).isEmpty();
  }

  @Test
  void A8_a_lot_must_still_be_valid_when_the_session_starts() {
    var answer = account(lot(4, TOMORROW)).cover(due(1));

    assertThat(answer)
        .isEqualTo(
            new Lacking(
                1,
                0,
                List.of(
                    new Tried(PaymentType.ALL_ACCESS, "NO_PASS"),
                    new Tried(PaymentType.CREDIT, "EXPIRES_BEFORE_SESSION"),
                    new Tried(PaymentType.FRIEND_PASS, "NO_PASS"))));
    assertThat(account(lot(4, TOMORROW.plusMillis(1))).cover(due(1))).isInstanceOf(Covered.class);
  }

  @Test
  void a_lot_pays_for_the_types_it_was_sold_for() {
    var pilatesOnly = new Lot(LotId.next(), ANNA, PACK, 3, 3, null, Set.of(PILATES), false);

    assertThat(account(pilatesOnly).cover(due(1, PaymentType.CREDIT, false)))
        .isEqualTo(new Lacking(1, 0, List.of(new Tried(PaymentType.CREDIT, "NOT_FOR_THIS_TYPE"))));
  }

  @Test
  void A19_what_lacks_says_how_much_is_needed_and_how_much_is_there() {
    var lacking = (Lacking) account(soon).cover(due(3));

    assertThat(lacking.required()).isEqualTo(3);
    assertThat(lacking.available()).isEqualTo(2);
    assertThat(lacking.tried()).contains(new Tried(PaymentType.CREDIT, "TOO_FEW_CREDITS"));
  }

  @Test
  void a_guest_comes_on_a_friend_pass_or_credits_but_never_on_all_access() {
    var answer = (Covered) account(soon).cover(due(1, null, true));
    var named = (Lacking) account(soon).cover(due(1, PaymentType.ALL_ACCESS, true));

    assertThat(answer.payment().type()).isEqualTo(PaymentType.CREDIT);
    assertThat(answer.tried()).containsExactly(new Tried(PaymentType.FRIEND_PASS, "NO_PASS"));
    assertThat(named.tried()).containsExactly(new Tried(PaymentType.ALL_ACCESS, "NOT_FOR_GUESTS"));
  }

  private static Account account(Lot... lots) {
    return new Account(ANNA, List.of(lots), Passes.NONE, AccountStanding.OPEN);
  }

  private static Lot lot(int credits, @Nullable Instant expiresAt) {
    return new Lot(LotId.next(), ANNA, PACK, credits, credits, expiresAt, Set.of(), false);
  }

  private static Due due(int credits) {
    return due(credits, null, false);
  }

  private static Due due(int credits, @Nullable PaymentType with, boolean guest) {
    return new Due(credits, YOGA, TOMORROW, DAY, guest, with, NOW);
  }
}
