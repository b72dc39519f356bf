package studio.booking.scheduling.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An exception with what belongs to keeping it.
 *
 * @param note what the coach wrote about it; null where whoever asks must not know it
 */
public record PlannedException(
    AvailabilityException exception, @Nullable String note, long version, Instant createdAt) {}
