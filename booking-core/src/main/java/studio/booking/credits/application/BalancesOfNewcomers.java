package studio.booking.credits.application;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import studio.booking.audit.AuditLog;
import studio.booking.credits.domain.Ledger;
import studio.booking.credits.domain.Lot;
import studio.booking.credits.domain.LotId;
import studio.booking.credits.domain.Posting;
import studio.booking.credits.domain.PostingType;
import studio.booking.privacy.OpeningBalances;
import studio.booking.shared.Caller;
import studio.booking.shared.Collaborator;

/** Gives clients the credits that they had in another system. */
@Collaborator
class BalancesOfNewcomers implements OpeningBalances {
  private static final String REASON = "opening balance";

  private final Ledger ledger;
  private final AuditLog audit;
  private final Clock clock;

  BalancesOfNewcomers(Ledger ledger, AuditLog audit, Clock clock) {
    this.ledger = ledger;
    this.audit = audit;
    this.clock = clock;
  }

  /** Nobody needs to lock accounts that nobody else sees yet. */
  @Override
  public void give(Caller caller, List<Opening> openings) {
    var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    var lots = new ArrayList<Lot>();
    var postings = new ArrayList<Posting>();
    var acts = new ArrayList<AuditLog.Act>();
    for (var one : openings) {
      var id = LotId.next();
      lots.add(new Lot(id, one.client(), null, one.credits(), 0, one.expiresAt(), Set.of(), false));
      postings.add(
          new Posting(one.client(), id, one.credits(), PostingType.ADJUSTMENT, null, null, REASON));
      acts.add(act(one));
    }
    ledger.add(lots, now);
    ledger.post(postings, now);
    audit.record(caller, acts);
  }

  private static AuditLog.Act act(Opening one) {
    return new AuditLog.Act(
        "CREDITS_ADJUSTED",
        "account",
        one.client().value(),
        one.client(),
        Map.of("amount", String.valueOf(one.credits()), "why", "OPENING_BALANCE"));
  }
}
