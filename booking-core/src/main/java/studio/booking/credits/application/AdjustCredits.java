package studio.booking.credits.application;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import studio.booking.audit.AuditLog;
import studio.booking.credits.CreditsGiven;
import studio.booking.credits.domain.Account;
import studio.booking.credits.domain.Ledger;
import studio.booking.credits.domain.LedgerLines;
import studio.booking.credits.domain.Lot;
import studio.booking.credits.domain.LotId;
import studio.booking.credits.domain.Posting;
import studio.booking.credits.domain.PostingType;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;
import studio.booking.shared.Events;
import studio.booking.shared.Page;
import studio.booking.shared.Rejection;
import studio.booking.shared.UseCase;

/** Gives a client credits or takes some, because an admin says so. */
@UseCase
public class AdjustCredits {
  private final Ledger ledger;
  private final LedgerLines lines;
  private final AuditLog audit;
  private final Events events;
  private final Clock clock;

  public AdjustCredits(
      Ledger ledger, LedgerLines lines, AuditLog audit, Events events, Clock clock) {
    this.ledger = ledger;
    this.lines = lines;
    this.audit = audit;
    this.events = events;
    this.clock = clock;
  }

  /** What came of it. */
  public sealed interface Outcome {
    /**
     * Done.
     *
     * @param lines in order: one for each lot that was touched
     */
    record Adjusted(List<LedgerLines.Line> lines) implements Outcome {}

    record UnknownClient() implements Outcome, Rejection {}

    /** There is less to take. */
    record BeyondBalance(int balance) implements Outcome, Rejection {}

    /** Credits that nobody could ever spend. */
    record ExpiresInThePast() implements Outcome, Rejection {}
  }

  /**
   * Adjusts.
   *
   * @param amount not 0; taken from what expires first
   * @param expiresAt of what is given, in the future; null: never
   */
  public Outcome adjust(
      Caller caller, ClientId client, int amount, String reason, @Nullable Instant expiresAt) {
    var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    if (expiresAt != null && !expiresAt.isAfter(now)) return new Outcome.ExpiresInThePast();
    var accounts = ledger.open(List.of(client)).get();
    if (!Account.isThere(accounts.get(client))) return new Outcome.UnknownClient();
    var account = requireNonNull(accounts.get(client));

    List<Posting> postings;
    if (amount > 0) {
      var lot = new Lot(LotId.next(), client, null, amount, 0, expiresAt, Set.of(), false);
      ledger.add(List.of(lot), now);
      postings = List.of(posting(client, lot.id(), amount, reason));
    } else {
      var takings = account.take(-amount, now);
      if (takings.isEmpty()) return new Outcome.BeyondBalance(account.balance(now));
      postings =
          takings.get().stream()
              .map(taking -> posting(client, taking.lot(), -taking.credits(), reason))
              .toList();
    }
    ledger.post(postings, now);
    audit.record(
        caller,
        new AuditLog.Act(
            "CREDITS_ADJUSTED",
            "account",
            client.value(),
            client,
            Map.of("amount", String.valueOf(amount))));
    if (amount > 0) events.publish(new CreditsGiven(caller.organization(), client, now));
    // The account is ours until the commit, so its last lines are these.
    var written =
        lines.list(client, LedgerLines.Filter.ALL, new Page.Request(null, postings.size()));
    return new Outcome.Adjusted(written.get().items().reversed());
  }

  private static Posting posting(ClientId client, LotId lot, int amount, String reason) {
    return new Posting(client, lot, amount, PostingType.ADJUSTMENT, null, null, reason);
  }
}
