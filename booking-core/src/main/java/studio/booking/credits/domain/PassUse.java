package studio.booking.credits.domain;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import studio.booking.credits.RedemptionId;
import studio.booking.scheduling.BookingId;

/**
 * A day on which an All Access pass let its client in.
 *
 * @param sessionDate of the session's start, as a date of the studio
 * @param wasNoShow whether the client did not come
 * @param holdsDay whether the pass can't be used for another session of that day
 * @param returnedAt when the day was given back; null: it was not
 */
public record PassUse(
    DayUseId id,
    RedemptionId redemption,
    BookingId booking,
    LocalDate sessionDate,
    boolean wasNoShow,
    boolean holdsDay,
    @Nullable Instant returnedAt,
    Instant createdAt) {}
