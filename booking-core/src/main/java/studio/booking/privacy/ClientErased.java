package studio.booking.privacy;

import java.time.Instant;
import studio.booking.shared.ClientId;
import studio.booking.shared.DomainEvent;
import studio.booking.shared.OrganizationId;

/**
 * Nothing personal about the client is kept any more. For those who have told others about them,
 * who have to be told of this too (GDPR Art. 19). Published in the transaction that ends it.
 */
public record ClientErased(OrganizationId organization, ClientId client, Instant at)
    implements DomainEvent {}
