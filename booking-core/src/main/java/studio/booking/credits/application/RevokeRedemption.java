package studio.booking.credits.application;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import studio.booking.audit.AuditLog;
import studio.booking.credits.RedemptionId;
import studio.booking.credits.domain.Ledger;
import studio.booking.credits.domain.Posting;
import studio.booking.credits.domain.PostingType;
import studio.booking.credits.domain.Redemptions;
import studio.booking.shared.Caller;
import studio.booking.shared.UseCase;

/**
 * Takes a redemption back: what is left of it goes, and bookings that it paid stay.
 *
 * <p>So does the use of its coupon. What the coupon gave may have been spent by then, and a code
 * that is good for ten would be had by an eleventh. Who got it by mistake can be given something
 * else; a limit that was used up by mistakes can be raised. A purchase that paid it stays used,
 * too: the money goes back where it came from, or an admin says by what the next one is paid.
 */
@UseCase
public class RevokeRedemption {
  private final Redemptions redemptions;
  private final Ledger ledger;
  private final AuditLog audit;
  private final Clock clock;

  public RevokeRedemption(Redemptions redemptions, Ledger ledger, AuditLog audit, Clock clock) {
    this.redemptions = redemptions;
    this.ledger = ledger;
    this.audit = audit;
    this.clock = clock;
  }

  /** How many were taken back: 0 when it was so before. Empty when there is no such redemption. */
  public Optional<Integer> revoke(Caller caller, RedemptionId id, @Nullable String reason) {
    var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    var found = redemptions.find(id, now).get();
    if (found.isEmpty()) return Optional.empty();
    var redemption = found.get().redemption();
    if (redemption.revokedAt() != null) return Optional.of(0);

    var accounts = ledger.open(List.of(redemption.client())).get();
    var account = accounts.get(redemption.client());
    if (account == null) return Optional.empty();
    var postings =
        account.lots().stream()
            .filter(lot -> id.equals(lot.redemption()))
            .map(
                lot ->
                    new Posting(
                        lot.client(),
                        lot.id(),
                        -lot.remaining(),
                        PostingType.REVOCATION,
                        null,
                        id,
                        reason))
            .toList();
    ledger.post(postings, now);
    redemptions.revoke(id, reason, now);
    audit.record(
        caller,
        new AuditLog.Act(
            "REDEMPTION_REVOKED",
            "redemption",
            id.value(),
            redemption.client(),
            Map.of("credits", String.valueOf(-postings.stream().mapToInt(Posting::amount).sum()))));
    return Optional.of(1);
  }
}
