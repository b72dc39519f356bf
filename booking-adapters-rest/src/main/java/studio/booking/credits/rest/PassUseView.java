package studio.booking.credits.rest;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import studio.booking.credits.domain.PassUse;

/**
 * A day on which an All Access pass let its client in.
 *
 * @param sessionDate of the session's start, in the studio's time zone
 * @param holdsDay whether the pass can't be used for another session of that day
 * @param returnedAt null: it was not given back
 */
record PassUseView(
    UUID id,
    UUID redemptionId,
    UUID bookingId,
    LocalDate sessionDate,
    boolean wasNoShow,
    boolean holdsDay,
    @Nullable Instant returnedAt,
    Instant createdAt) {

  static PassUseView of(PassUse it) {
    return new PassUseView(
        it.id().value(),
        it.redemption().value(),
        it.booking().value(),
        it.sessionDate(),
        it.wasNoShow(),
        it.holdsDay(),
        it.returnedAt(),
        it.createdAt());
  }
}
