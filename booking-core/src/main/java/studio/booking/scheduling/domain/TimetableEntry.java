package studio.booking.scheduling.domain;

import org.jspecify.annotations.Nullable;

/**
 * A session as the timetable shows it.
 *
 * @param placesLeft places that nobody has
 * @param cancellation how it came to be cancelled; null when it was not
 */
public record TimetableEntry(
    Session session, int placesLeft, @Nullable SessionCancellation cancellation) {}
