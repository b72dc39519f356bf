package studio.booking.scheduling;

import java.time.Instant;
import studio.booking.shared.ClientId;
import studio.booking.shared.DomainEvent;
import studio.booking.shared.OrganizationId;

/**
 * A client no longer has a place: they are told.
 *
 * @param startsAt of the session that it was for
 * @param byStudio whether the coach or the studio cancelled, and not the client
 * @param creditsBack what it cost, where that is given back; 0 otherwise
 */
public record BookingCancelled(
    OrganizationId organization,
    BookingId booking,
    SessionId session,
    ClientId client,
    Instant startsAt,
    boolean byStudio,
    int creditsBack,
    Instant at)
    implements DomainEvent {}
