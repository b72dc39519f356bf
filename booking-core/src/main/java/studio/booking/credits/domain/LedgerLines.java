package studio.booking.credits.domain;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import studio.booking.credits.RedemptionId;
import studio.booking.scheduling.BookingId;
import studio.booking.shared.ClientId;
import studio.booking.shared.Later;
import studio.booking.shared.Page;
import studio.booking.shared.PersonId;

/** The ledger to read, line by line or all of it. */
public interface LedgerLines {
  /**
   * Which lines; each null: any.
   *
   * @param idempotencyKey of the request that wrote them
   */
  record Filter(
      @Nullable BookingId booking,
      @Nullable RedemptionId redemption,
      @Nullable LotId lot,
      @Nullable String idempotencyKey,
      @Nullable PostingType type) {
    public static final Filter ALL = new Filter(null, null, null, null, null);
  }

  /**
   * A line of a client's ledger.
   *
   * @param number counts from 1 without gaps
   * @param balanceBefore with what had expired and was not swept yet, as in balanceAfter
   * @param by null when the program itself did it
   */
  record Line(
      UUID id,
      long number,
      LotId lot,
      int amount,
      long balanceBefore,
      long balanceAfter,
      PostingType type,
      @Nullable String reason,
      @Nullable BookingId booking,
      @Nullable RedemptionId redemption,
      @Nullable String idempotencyKey,
      @Nullable PersonId by,
      String byRole,
      Instant at) {}

  /** A client's lines, the newest first. */
  Later<Page<Line>> list(ClientId client, Filter filter, Page.Request page);

  /** Whether everything in the studio fits together. */
  Later<LedgerCheck> check(Instant now);
}
