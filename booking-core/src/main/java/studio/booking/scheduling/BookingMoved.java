package studio.booking.scheduling;

import java.time.Instant;
import studio.booking.shared.ClientId;
import studio.booking.shared.DomainEvent;
import studio.booking.shared.OrganizationId;

/**
 * A client's booking is for another place or session than before: they are told.
 *
 * @param session which it is for now
 * @param before when the one before it was to start
 * @param startsAt when this one does
 */
public record BookingMoved(
    OrganizationId organization,
    BookingId booking,
    SessionId session,
    ClientId client,
    Instant before,
    Instant startsAt,
    Instant at)
    implements DomainEvent {}
