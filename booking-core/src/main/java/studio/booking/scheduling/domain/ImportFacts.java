package studio.booking.scheduling.domain;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import studio.booking.directory.Studio;
import studio.booking.scheduling.Payments.Purses;
import studio.booking.scheduling.SessionId;
import studio.booking.scheduling.SessionTypeId;
import studio.booking.shared.CoachId;

/**
 * What there is to know when it is decided which sessions of another system's can be taken over.
 *
 * @param taken those of them that were before, by their ids there
 * @param busy when the coaches have sessions around these times
 * @param diary the live bookings of their clients around these times
 * @param purses of their clients, only looked at
 */
public record ImportFacts(
    Studio studio,
    Instant now,
    Map<String, SessionId> taken,
    Map<CoachId, Coach> coaches,
    Map<SessionTypeId, SessionType> types,
    Map<CoachId, List<Busy>> busy,
    List<Booking> diary,
    Purses purses) {}
