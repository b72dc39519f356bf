package studio.booking.scheduling.domain;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import studio.booking.scheduling.SeriesId;

/**
 * A series whose sessions are being cancelled: more of them than go into one unit of work.
 *
 * @param from the first date whose session is meant
 * @param reason in the words of whoever asked for it
 */
public record SeriesCancellation(
    SeriesId series, LocalDate from, @Nullable String reason, Instant at) {}
