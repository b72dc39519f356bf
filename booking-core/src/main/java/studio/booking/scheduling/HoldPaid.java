package studio.booking.scheduling;

import java.time.Instant;
import studio.booking.shared.ClientId;
import studio.booking.shared.DomainEvent;
import studio.booking.shared.OrganizationId;

/** A held place was paid in time, and is booked: the client is told. */
public record HoldPaid(
    OrganizationId organization,
    BookingId booking,
    SessionId session,
    ClientId client,
    Instant startsAt,
    Instant at)
    implements DomainEvent {}
