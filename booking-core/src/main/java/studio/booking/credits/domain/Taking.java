package studio.booking.credits.domain;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import studio.booking.credits.RedemptionId;

/**
 * Some credits out of one lot.
 *
 * @param redemption where the lot came from
 * @param credits more than 0
 */
public record Taking(LotId lot, @Nullable RedemptionId redemption, int credits) {
  public Taking {
    if (credits <= 0) throw new IllegalArgumentException("Takes " + credits + " of " + lot);
  }

  /** So many credits out of these lots, in the order in which they expire; they must suffice. */
  static List<Taking> from(Collection<Lot> lots, int credits) {
    var takings = new ArrayList<Taking>();
    int missing = credits;
    for (var lot : lots.stream().sorted(Lot.FIRST_TO_EXPIRE).toList()) {
      int part = Math.min(missing, lot.remaining());
      if (part > 0) takings.add(new Taking(lot.id(), lot.redemption(), part));
      missing -= part;
    }
    if (missing > 0) throw new IllegalArgumentException(missing + " credits are missing");
    return List.copyOf(takings);
  }
}
