package studio.booking.consent;

import java.time.Instant;
import studio.booking.shared.ClientId;
import studio.booking.shared.DomainEvent;
import studio.booking.shared.OrganizationId;

/**
 * A client agrees no longer: they took their consent back, or answered no. Published in the
 * transaction that keeps it.
 *
 * @param consent the answer that it is about
 */
public record ConsentRevoked(
    OrganizationId organization, ConsentId consent, ClientId client, ConsentType type, Instant at)
    implements DomainEvent {}
