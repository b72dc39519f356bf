package studio.booking.directory;

import studio.booking.shared.ClientId;
import studio.booking.shared.DomainEvent;
import studio.booking.shared.OrganizationId;

/**
 * A client who had left is there again. Published in the transaction in which they come back.
 *
 * @param active whether they may sign in
 */
public record ClientCameBack(OrganizationId organization, ClientId client, boolean active)
    implements DomainEvent {}
