package studio.booking.credits.application;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import studio.booking.credits.domain.Ledger;
import studio.booking.credits.domain.Posting;
import studio.booking.credits.domain.PostingType;
import studio.booking.credits.domain.Redemptions;
import studio.booking.shared.Caller;
import studio.booking.shared.UseCase;

/**
 * Sweeps what has expired: it could not be used before either, but now the ledger says so of lots,
 * and redemptions of which nothing is left say it of themselves.
 */
@UseCase
public class ExpireLots {
  /** How many clients' accounts are open at once. */
  static final int SET = 200;

  private final Ledger ledger;
  private final Redemptions redemptions;
  private final Clock clock;

  public ExpireLots(Ledger ledger, Redemptions redemptions, Clock clock) {
    this.ledger = ledger;
    this.redemptions = redemptions;
    this.clock = clock;
  }

  /**
   * Sweeps one set. Whoever comes second finds nothing left in the same accounts.
   *
   * @return how many lots and redemptions; 0 when none are left
   */
  public int sweep(Caller caller) {
    var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    var clients = ledger.withExpired(now, SET).get();
    if (clients.isEmpty()) return redemptions.expire(now, SET);
    var postings = new ArrayList<Posting>();
    for (var account : ledger.open(clients).get().values()) {
      for (var lot : account.lots()) {
        if (!lot.expiredAt(now)) continue;
        postings.add(
            new Posting(
                lot.client(),
                lot.id(),
                -lot.remaining(),
                PostingType.EXPIRY,
                null,
                lot.redemption(),
                null));
      }
    }
    ledger.post(postings, now);
    redemptions.tidy(clients, now);
    return postings.size();
  }
}
