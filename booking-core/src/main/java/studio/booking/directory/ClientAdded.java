package studio.booking.directory;

import java.time.Instant;
import studio.booking.shared.ClientId;
import studio.booking.shared.DomainEvent;
import studio.booking.shared.OrganizationId;

/** A client is new to the studio. Published in the transaction that adds them. */
public record ClientAdded(OrganizationId organization, ClientId client, Instant at)
    implements DomainEvent {}
