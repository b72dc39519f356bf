package studio.booking.directory;

import studio.booking.shared.ClientId;
import studio.booking.shared.DomainEvent;
import studio.booking.shared.OrganizationId;

/**
 * A client may sign in from now on, or not any more. Published in the transaction that says so.
 *
 * @param active whether they may
 */
public record ClientActivated(OrganizationId organization, ClientId client, boolean active)
    implements DomainEvent {}
