package studio.booking.scheduling;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import studio.booking.credits.application.CreditPayments;
import studio.booking.credits.domain.InMemoryLedger;
import studio.booking.credits.domain.Lot;
import studio.booking.credits.domain.LotId;
import studio.booking.credits.domain.Posting;
import studio.booking.credits.domain.PostingType;
import studio.booking.shared.ClientId;

/**
 * Payments with the real rules and a ledger in memory. A client has a purse after {@link
 * #client(ClientId)} or {@link #give}; what is wrong in the database is an exception here.
 */
public class InMemoryPayments extends CreditPayments {
  private final InMemoryLedger ledger;

  public InMemoryPayments() {
    this(new InMemoryLedger());
  }

  private InMemoryPayments(InMemoryLedger ledger) {
    super(ledger);
    this.ledger = ledger;
  }

  /** A client with an empty purse. */
  public void client(ClientId client) {
    ledger.given(client);
  }

  /** Credits for every session type that never expire. */
  public LotId give(ClientId client, int credits) {
    return give(client, credits, null, Set.of(), Instant.EPOCH);
  }

  /** Credits for every session type. */
  public LotId give(ClientId client, int credits, Instant expiresAt) {
    return give(client, credits, expiresAt, Set.of(), Instant.EPOCH);
  }

  /**
   * Credits in a lot of their own.
   *
   * @param expiresAt null: never
   * @param types what they pay for; empty: everything
   */
  public LotId give(
      ClientId client,
      int credits,
      @Nullable Instant expiresAt,
      Set<SessionTypeId> types,
      Instant at) {
    ledger.given(client);
    var lot = new Lot(LotId.next(), client, null, credits, 0, expiresAt, types, false);
    ledger.add(List.of(lot), at);
    ledger.post(
        List.of(
            new Posting(client, lot.id(), credits, PostingType.ADJUSTMENT, null, null, "given")),
        at);
    return lot.id();
  }

  /** What the client can spend at that instant. */
  public int balance(ClientId client, Instant now) {
    return ledger.account(client).balance(now);
  }

  /** All that came and went, in order. */
  public List<InMemoryLedger.Line> lines(ClientId client) {
    return ledger.lines(client);
  }

  public InMemoryLedger ledger() {
    return ledger;
  }
}
