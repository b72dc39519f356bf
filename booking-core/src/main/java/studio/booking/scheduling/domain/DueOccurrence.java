package studio.booking.scheduling.domain;

import org.jspecify.annotations.Nullable;
import studio.booking.scheduling.domain.Recurrence.Occurrence;

/**
 * A date of a recurring booking that should have a session, and has none.
 *
 * @param skippedBefore why it had none when it was last tried; null where it was not
 */
public record DueOccurrence(
    RecurringBooking of, Occurrence when, @Nullable SkipReason skippedBefore) {}
