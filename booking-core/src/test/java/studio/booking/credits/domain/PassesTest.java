package studio.booking.credits.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static studio.booking.scheduling.PaymentType.ALL_ACCESS;
import static studio.booking.scheduling.PaymentType.CREDIT;
import static studio.booking.scheduling.PaymentType.FREE;
import static studio.booking.scheduling.PaymentType.FRIEND_PASS;

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

class PassesTest {
  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
  private static final Instant TOMORROW = NOW.plus(Duration.ofDays(1));
  private static final LocalDate DAY = LocalDate.parse("2026-11-22");
  private static final ClientId ANNA = new ClientId(UUID.randomUUID());
  private static final SessionTypeId YOGA = SessionTypeId.next();
  private static final SessionTypeId PILATES = SessionTypeId.next();

  private final Passes.AllAccess month = pass(NOW.plus(Duration.ofDays(30)));
  private final Passes.AllAccess year = pass(NOW.plus(Duration.ofDays(365)));
  private final Passes.Friend friend = friend(null);

  @Test
  void what_is_tried_first_is_all_access_then_credits_then_a_friend_pass() {
    var all = account(List.of(lot()), List.of(year), List.of(friend));
    var first = (Covered) all.cover(due());
    var second = (Covered) first.rest().cover(due());
    var third = (Covered) second.rest().cover(due());
    var fourth = (Lacking) third.rest().cover(due());

    assertThat(List.of(first, second, third))
        .extracting(it -> it.payment().type())
        .containsExactly(ALL_ACCESS, CREDIT, FRIEND_PASS);
    assertThat(first.tried()).isEmpty();
    assertThat(first.payment().redemption()).isEqualTo(year.redemption().value());
    assertThat(first.payment().usage()).isNotNull();
    assertThat(first.payment().balanceLeft()).isEqualTo(1);
    assertThat(third.tried())
        .containsExactly(
            new Tried(ALL_ACCESS, "DAY_ALREADY_USED"), new Tried(CREDIT, "NO_CREDITS"));
    assertThat(fourth.tried()).endsWith(new Tried(FRIEND_PASS, "NO_PASS"));
  }

  @Test
  void A10_all_passes_are_tried_the_first_to_expire_first() {
    var tied = pass(month.expiresAt());
    var passes = List.of(year, tied, month);
    var first = (Covered) account(List.of(), passes, List.of()).cover(due());
    var second = (Covered) first.rest().cover(due());
    var third = (Covered) second.rest().cover(due());

    // Those of one instant in the order in which they were given out.
    assertThat(List.of(first, second, third))
        .extracting(it -> it.payment().redemption())
        .containsExactly(
            month.redemption().value(), tied.redemption().value(), year.redemption().value());
    assertThat(third.tried())
        .containsExactly(
            new Tried(ALL_ACCESS, "DAY_ALREADY_USED"), new Tried(ALL_ACCESS, "DAY_ALREADY_USED"));
  }

  @Test
  void A7_the_day_is_the_sessions_and_not_the_one_on_which_it_is_booked() {
    var used = new Passes.AllAccess(year.redemption(), year.expiresAt(), Set.of(), Set.of(DAY));

    assertThat(account(List.of(), List.of(used), List.of()).cover(due()))
        .isInstanceOf(Lacking.class);
    var dayAfter = new Due(1, YOGA, TOMORROW, DAY.plusDays(1), false, null, NOW);
    assertThat(account(List.of(), List.of(used), List.of()).cover(dayAfter))
        .isInstanceOf(Covered.class);
  }

  @Test
  void A8_a_pass_must_still_be_good_when_the_session_starts() {
    assertThat(refused(pass(TOMORROW))).isEqualTo("EXPIRES_BEFORE_SESSION");
    assertThat(refused(pass(NOW))).isEqualTo("NO_PASS");
    assertThat(account(List.of(), List.of(pass(TOMORROW.plusMillis(1))), List.of()).cover(due()))
        .isInstanceOf(Covered.class);
  }

  @Test
  void A14_a_friend_pass_pays_once_and_must_be_good_when_the_session_starts() {
    var soon = friend(TOMORROW);
    var lacking =
        (Lacking) account(List.of(), List.of(), List.of(soon)).cover(due(FRIEND_PASS, false));
    var paid = (Covered) account(List.of(), List.of(), List.of(friend)).cover(due());

    assertThat(lacking.tried()).containsExactly(new Tried(FRIEND_PASS, "EXPIRES_BEFORE_SESSION"));
    assertThat(paid.payment().type()).isEqualTo(FRIEND_PASS);
    assertThat(paid.payment().credits()).isZero();
    assertThat(paid.rest().cover(due())).isInstanceOf(Lacking.class);
  }

  @Test
  void passes_are_for_the_types_that_they_were_sold_for() {
    var pilates =
        new Passes.AllAccess(RedemptionId.next(), year.expiresAt(), Set.of(PILATES), Set.of());

    assertThat(refused(pilates)).isEqualTo("NOT_FOR_THIS_TYPE");
  }

  @Test
  void a_guest_comes_on_a_friend_pass_first_and_never_on_all_access() {
    var all = account(List.of(lot()), List.of(year), List.of(friend));
    var first = (Covered) all.cover(due(null, true));
    var second = (Covered) first.rest().cover(due(null, true));
    var named = (Lacking) all.cover(due(ALL_ACCESS, true));

    assertThat(first.payment().type()).isEqualTo(FRIEND_PASS);
    assertThat(first.tried()).isEmpty();
    assertThat(second.payment().type()).isEqualTo(CREDIT);
    assertThat(named.tried()).containsExactly(new Tried(ALL_ACCESS, "NOT_FOR_GUESTS"));
  }

  @Test
  void A14_each_means_can_be_named_and_only_that_is_tried() {
    var all = account(List.of(lot()), List.of(year), List.of(friend));
    for (var type : List.of(ALL_ACCESS, CREDIT, FRIEND_PASS)) {
      var answer = (Covered) all.cover(due(type, false));
      assertThat(answer.payment().type()).isEqualTo(type);
      assertThat(answer.tried()).isEmpty();
    }
    assertThat(((Lacking) all.cover(due(FREE, false))).tried())
        .containsExactly(new Tried(FREE, "COSTS_CREDITS"));
    var free = (Covered) all.cover(new Due(0, YOGA, TOMORROW, DAY, false, ALL_ACCESS, NOW));
    assertThat(free.payment().type()).isEqualTo(FREE);
    assertThat(free.rest()).isEqualTo(all);
  }

  private static String refused(Passes.AllAccess pass) {
    var answer = account(List.of(), List.of(pass), List.of()).cover(due(ALL_ACCESS, false));
    return ((Lacking) answer).tried().getFirst().refused();
  }

  private static Account account(
      List<Lot> lots, List<Passes.AllAccess> passes, List<Passes.Friend> friends) {
    return new Account(ANNA, lots, new Passes(passes, friends), AccountStanding.OPEN);
  }

  private static Lot lot() {
    return new Lot(LotId.next(), ANNA, RedemptionId.next(), 1, 1, null, Set.of(), false);
  }

  private static Passes.AllAccess pass(Instant expiresAt) {
    return new Passes.AllAccess(RedemptionId.next(), expiresAt, Set.of(), Set.of());
  }

  private static Passes.Friend friend(@Nullable Instant expiresAt) {
    return new Passes.Friend(RedemptionId.next(), expiresAt, Set.of());
  }

  private static Due due() {
    return due(null, false);
  }

  private static Due due(@Nullable PaymentType with, boolean guest) {
    return new Due(1, YOGA, TOMORROW, DAY, guest, with, NOW);
  }
}
