package studio.booking.credits.rest;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import studio.booking.credits.domain.LedgerLines.Line;
import studio.booking.credits.domain.PostingType;

/**
 * A line of a client's ledger.
 *
 * @param number counts from 1 without gaps
 * @param by null: the program itself
 */
record LineView(
    UUID id,
    long number,
    int amount,
    long balanceBefore,
    long balanceAfter,
    PostingType type,
    String description,
    @Nullable String reason,
    UUID lotId,
    @Nullable UUID bookingId,
    @Nullable UUID redemptionId,
    @Nullable String idempotencyKey,
    @Nullable UUID by,
    String byRole,
    Instant at) {

  static LineView of(Line line) {
    return new LineView(
        line.id(),
        line.number(),
        line.amount(),
        line.balanceBefore(),
        line.balanceAfter(),
        line.type(),
        description(line),
        line.reason(),
        line.lot().value(),
        line.booking() == null ? null : line.booking().value(),
        line.redemption() == null ? null : line.redemption().value(),
        line.idempotencyKey(),
        line.by() == null ? null : line.by().value(),
        line.byRole(),
        line.at());
  }

  static String description(Line line) {
    if (line.reason() != null) return line.reason();
    return switch (line.type()) {
      case REDEMPTION -> "Credits of a package";
      case BOOKING_PAYMENT -> "Paid for a booking";
      case REFUND -> "Returned for a booking";
      case EXPIRY -> "Expired";
      case ADJUSTMENT -> "Adjusted by the studio";
      case REVOCATION -> "Taken back with its package";
      case BONUS -> "A bonus";
    };
  }
}
