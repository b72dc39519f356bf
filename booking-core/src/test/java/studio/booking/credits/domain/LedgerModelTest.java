package studio.booking.credits.domain;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import studio.booking.credits.application.CreditPayments;
import studio.booking.scheduling.BookingId;
import studio.booking.scheduling.Payments;
import studio.booking.scheduling.SessionTypeId;
import studio.booking.shared.ClientId;

/**
 * Pays, refunds, expires and revokes at random, beside a model that knows single credits only: each
 * a little thing with an expiry, either there, spent or gone.
 */
class LedgerModelTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final ClientId ANNA = new ClientId(UUID.randomUUID());
  private static final SessionTypeId YOGA = SessionTypeId.next();

  private final InMemoryLedger ledger = new InMemoryLedger();
  private final Payments payments = new CreditPayments(ledger);
  private final List<Credit> credits = new ArrayList<>();
  private final Map<BookingId, List<Credit>> paid = new LinkedHashMap<>();
  private Instant now = START;

  private enum State {
    THERE,
    SPENT,
    GONE
  }

  /** One credit of the model. */
  private static final class Credit {
    private final LotId lot;
    private final @Nullable Instant expiresAt;
    private State state = State.THERE;

    Credit(LotId lot, @Nullable Instant expiresAt) {
      this.lot = lot;
      this.expiresAt = expiresAt;
    }

    boolean spendableAt(Instant at) {
      return state == State.THERE && (expiresAt == null || expiresAt.isAfter(at));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 20261121})
  void A4_whatever_happens_lots_balance_and_chain_agree_with_single_credits(long seed) {
    var random = new Random(seed);
    ledger.given(ANNA);
    for (int step = 0; step < 400; step++) {
      now = now.plus(Duration.ofHours(random.nextInt(30)));
      switch (random.nextInt(10)) {
        case 0, 1 -> give(1 + random.nextInt(5), random.nextInt(4));
        case 2, 3, 4, 5 -> pay(random.nextInt(4));
        case 6, 7 -> refund(random);
        case 8 -> expire();
        default -> {
          if (random.nextInt(4) == 0) revoke(random);
        }
      }
      check("seed %d, step %d".formatted(seed, step));
    }
  }

  private void give(int count, int weeks) {
    var expiresAt = weeks == 0 ? null : now.plus(Duration.ofDays(7L * weeks));
    var lot = new Lot(LotId.next(), ANNA, null, count, 0, expiresAt, Set.of(), false);
    ledger.add(List.of(lot), now);
    ledger.post(
        List.of(new Posting(ANNA, lot.id(), count, PostingType.ADJUSTMENT, null, null, "given")),
        now);
    for (int i = 0; i < count; i++) credits.add(new Credit(lot.id(), expiresAt));
  }

  private void pay(int cost) {
    var start = now.plus(Duration.ofDays(1));
    var fit =
        credits.stream()
            .filter(credit -> credit.spendableAt(start))
            .sorted(
                Comparator.<Credit, Instant>comparing(
                        credit -> credit.expiresAt == null ? Instant.MAX : credit.expiresAt)
                    .thenComparing(credit -> credit.lot.value()))
            .toList();
    var purse = payments.open(List.of(ANNA)).get().of(ANNA).orElseThrow();
    var answer =
        purse.cover(
            new Payments.Due(
                cost, YOGA, start, LocalDate.ofInstant(start, ZoneOffset.UTC), false, null, now));
    switch (answer) {
      case Payments.Lacking lacking -> {
        assertThat(fit).hasSizeLessThan(cost);
        assertThat(lacking.available()).isEqualTo(fit.size());
      }
      case Payments.Covered covered -> {
        var booking = BookingId.next();
        payments.charge(List.of(new Payments.Charge(booking, ANNA, covered.payment())), now);
        var taken = fit.subList(0, cost);
        taken.forEach(credit -> credit.state = State.SPENT);
        paid.put(booking, taken);
        assertThat(covered.rest().balance(now)).isEqualTo(spendable());
      }
    }
  }

  private void refund(Random random) {
    if (paid.isEmpty()) return;
    var booking = List.copyOf(paid.keySet()).get(random.nextInt(paid.size()));
    boolean studios = random.nextBoolean();
    var refund = List.of(new Payments.Refund(booking, ANNA, studios));
    var before = ledger.lots().stream().map(Lot::id).collect(toSet());
    payments.refund(refund, now);
    // Once more, to no effect.
    payments.refund(refund, now);

    var fresh = new ArrayList<>(ledger.lots());
    fresh.removeIf(lot -> before.contains(lot.id()));
    var byLot = paid.remove(booking).stream().collect(groupingBy(credit -> credit.lot));
    byLot.values().forEach(back -> giveBack(back, studios, fresh));
  }

  /** To the lot that they came from, or, if that expired, to one that the studio made for them. */
  private void giveBack(List<Credit> back, boolean studios, List<Lot> fresh) {
    var first = back.getFirst();
    boolean expired = first.expiresAt != null && !first.expiresAt.isAfter(now);
    boolean there = !expired && !isRevoked(first.lot);
    back.forEach(credit -> credit.state = there ? State.THERE : State.GONE);
    if (there || !studios || isRevoked(first.lot)) return;
    // Several of one size are all one.
    var made = fresh.stream().filter(lot -> lot.added() == back.size()).findFirst().orElseThrow();
    fresh.remove(made);
    for (int i = 0; i < back.size(); i++) credits.add(new Credit(made.id(), made.expiresAt()));
  }

  private void expire() {
    var postings =
        ledger.account(ANNA).lots().stream()
            .filter(lot -> lot.expiredAt(now))
            .map(
                lot ->
                    new Posting(
                        ANNA, lot.id(), -lot.remaining(), PostingType.EXPIRY, null, null, null))
            .toList();
    ledger.post(postings, now);
    for (var credit : credits) {
      if (credit.state == State.THERE && !credit.spendableAt(now)) credit.state = State.GONE;
    }
  }

  private void revoke(Random random) {
    var lots = List.copyOf(ledger.lots());
    if (lots.isEmpty()) return;
    var lot = lots.get(random.nextInt(lots.size())).id();
    ledger.revoke(lot, now);
    for (var credit : credits) {
      if (credit.lot.equals(lot) && credit.state == State.THERE) credit.state = State.GONE;
    }
  }

  private boolean isRevoked(LotId id) {
    return ledger.lots().stream().anyMatch(lot -> lot.id().equals(id) && lot.revoked());
  }

  private long spendable() {
    return credits.stream().filter(credit -> credit.spendableAt(now)).count();
  }

  private void check(String when) {
    var account = ledger.account(ANNA);
    var lines = ledger.lines(ANNA);
    assertThat(account.balance(now)).as(when).isEqualTo((int) spendable());
    assertThat(account.ledgerBalance())
        .as(when)
        .isEqualTo((int) credits.stream().filter(it -> it.state == State.THERE).count());
    long balance = 0;
    for (int i = 0; i < lines.size(); i++) {
      var line = lines.get(i);
      assertThat(line.number()).as(when).isEqualTo(i + 1L);
      assertThat(line.balanceBefore()).as(when).isEqualTo(balance);
      balance += line.posting().amount();
      assertThat(line.balanceAfter()).as(when).isEqualTo(balance).isNotNegative();
    }
    assertThat(balance).as(when).isEqualTo(account.ledgerBalance());
  }
}
