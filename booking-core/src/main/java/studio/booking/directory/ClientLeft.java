package studio.booking.directory;

import java.time.Instant;
import studio.booking.shared.ClientId;
import studio.booking.shared.DomainEvent;
import studio.booking.shared.OrganizationId;

/** A client has left the studio. Published in the transaction in which they do. */
public record ClientLeft(OrganizationId organization, ClientId client, Instant at)
    implements DomainEvent {}
