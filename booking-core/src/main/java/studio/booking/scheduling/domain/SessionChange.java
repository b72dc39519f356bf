package studio.booking.scheduling.domain;

import java.time.Instant;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import studio.booking.scheduling.SessionId;
import studio.booking.shared.CoachId;

/**
 * What is to be different about a session; a null stays as it is.
 *
 * @param expected the version that the caller has seen, if they care
 * @param cancelConflicts whether bookings that can't move along are cancelled; otherwise nothing
 *     moves
 */
public record SessionChange(
    SessionId session,
    OptionalLong expected,
    @Nullable Instant startsAt,
    @Nullable CoachId coach,
    @Nullable Integer capacity,
    @Nullable String name,
    boolean cancelConflicts) {}
