package studio.booking.credits.jooq;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import studio.booking.credits.application.CreditPayments;
import studio.booking.credits.domain.LedgerCheck;
import studio.booking.credits.domain.Lot;
import studio.booking.credits.domain.LotId;
import studio.booking.credits.domain.Posting;
import studio.booking.credits.domain.PostingType;
import studio.booking.scheduling.Payments;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;
import studio.booking.shared.jooq.JooqUnitOfWork;
import studio.booking.shared.jooq.TestDatabase;

/** Real credits for tests of other modules. */
public final class TestCredits {
  private final JooqLedger ledger;
  private final JooqUnitOfWork unit;

  public TestCredits(JooqUnitOfWork unit) {
    this.unit = unit;
    this.ledger = new JooqLedger(unit, Clock.systemUTC());
  }

  public Payments payments() {
    return new CreditPayments(ledger);
  }

  /** Opens the client's account, and puts credits into it, if any. */
  public void open(
      TestDatabase database,
      Caller admin,
      ClientId client,
      int credits,
      @Nullable Instant expiresAt) {
    database.execute(
        """
        insert into credits.account (organization_id, client_id, created_at)
        values ('%s', '%s', now())
        """
            .formatted(admin.organization().value(), client.value()));
    if (credits > 0) give(admin, client, credits, expiresAt);
  }

  /** Puts credits into a lot of their own; one that never expires for null. */
  public void give(Caller admin, ClientId client, int credits, @Nullable Instant expiresAt) {
    var lot = new Lot(LotId.next(), client, null, credits, 0, expiresAt, Set.of(), false);
    unit.run(
        admin,
        () -> {
          ledger.open(List.of(client)).get();
          ledger.add(List.of(lot), Instant.EPOCH);
          ledger.post(
              List.of(
                  new Posting(
                      client, lot.id(), credits, PostingType.ADJUSTMENT, null, null, "test")),
              Instant.EPOCH);
          return true;
        });
  }

  /** Holds the studio's accounts, lots, lines and charges against each other. */
  public LedgerCheck check(Caller admin, Instant at) {
    return unit.ask(admin, () -> new JooqLedgerLines(unit).check(at).get());
  }

  public int balance(Caller admin, ClientId client, Instant at) {
    return unit.ask(
        admin, () -> payments().look(List.of(client)).get().of(client).orElseThrow().balance(at));
  }
}
