package studio.booking.scheduling;

import java.time.Instant;
import studio.booking.shared.ClientId;
import studio.booking.shared.DomainEvent;
import studio.booking.shared.OrganizationId;

/** A held place was not paid in time, and is free again: the client is told. */
public record HoldExpired(
    OrganizationId organization,
    BookingId booking,
    SessionId session,
    ClientId client,
    Instant startsAt,
    Instant at)
    implements DomainEvent {}
