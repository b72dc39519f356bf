package studio.booking.credits.domain;

import org.jspecify.annotations.Nullable;
import studio.booking.credits.RedemptionId;
import studio.booking.scheduling.BookingId;
import studio.booking.shared.ClientId;

/**
 * A change of one lot, about to become a line of the ledger.
 *
 * @param amount credits that come, or go when below 0; never 0
 * @param booking which caused it, if one did
 * @param redemption of the lot, or which caused it
 * @param reason what an admin wrote, if anything
 */
public record Posting(
    ClientId client,
    LotId lot,
    int amount,
    PostingType type,
    @Nullable BookingId booking,
    @Nullable RedemptionId redemption,
    @Nullable String reason) {
  public Posting {
    if (amount == 0) throw new IllegalArgumentException("Nothing to post to " + lot);
    if (type == PostingType.BOOKING_PAYMENT && booking == null) {
      throw new IllegalArgumentException("A payment without a booking");
    }
  }
}
