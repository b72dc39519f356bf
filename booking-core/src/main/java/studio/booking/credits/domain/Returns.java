package studio.booking.credits.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import studio.booking.scheduling.BookingId;

/**
 * What refunds change: each credit goes back to the lot that it came from.
 *
 * @param newLots for what the studio gives back after its lot expired; still empty
 */
public record Returns(List<Lot> newLots, List<Posting> postings) {
  /** How long credits last that a studio gives back after their lot expired. */
  public static final Duration SECOND_LIFE = Duration.ofDays(30);

  /**
   * What a booking took out of one lot, and the lot as it is now.
   *
   * @param studios whether the coach or the studio cancelled
   */
  public record Due(BookingId booking, Lot lot, int credits, boolean studios) {}

  public Returns {
    newLots = List.copyOf(newLots);
    postings = List.copyOf(postings);
  }

  public static Returns of(List<Due> dues, Instant now) {
    var newLots = new ArrayList<Lot>();
    var postings = new ArrayList<Posting>();
    for (var due : dues) {
      var lot = due.lot();
      if (lot.revoked()) {
        postings.add(posting(due, lot, due.credits(), PostingType.REFUND));
        postings.add(posting(due, lot, -due.credits(), PostingType.REVOCATION));
      } else if (!lot.expiredAt(now)) {
        postings.add(posting(due, lot, due.credits(), PostingType.REFUND));
      } else if (due.studios()) {
        var fresh = freshLot(due, now.plus(SECOND_LIFE));
        newLots.add(fresh);
        postings.add(posting(due, fresh, due.credits(), PostingType.REFUND));
      } else {
        postings.add(posting(due, lot, due.credits(), PostingType.REFUND));
        postings.add(posting(due, lot, -due.credits(), PostingType.EXPIRY));
      }
    }
    return new Returns(newLots, postings);
  }

  private static Lot freshLot(Due due, @Nullable Instant expiresAt) {
    var old = due.lot();
    return new Lot(
        LotId.next(),
        old.client(),
        old.redemption(),
        due.credits(),
        0,
        expiresAt,
        old.sessionTypes(),
        false);
  }

  private static Posting posting(Due due, Lot lot, int amount, PostingType type) {
    return new Posting(lot.client(), lot.id(), amount, type, due.booking(), lot.redemption(), null);
  }
}
