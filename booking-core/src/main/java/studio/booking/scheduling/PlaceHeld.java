package studio.booking.scheduling;

import java.time.Instant;
import studio.booking.shared.ClientId;
import studio.booking.shared.DomainEvent;
import studio.booking.shared.OrganizationId;

/** A place is held for a client who has yet to pay: they are told. */
public record PlaceHeld(
    OrganizationId organization,
    BookingId booking,
    SessionId session,
    ClientId client,
    Instant startsAt,
    Instant at)
    implements DomainEvent {}
