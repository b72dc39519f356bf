package studio.booking.consent;

import java.time.Instant;
import studio.booking.shared.ClientId;
import studio.booking.shared.DomainEvent;
import studio.booking.shared.OrganizationId;

/**
 * A client agreed to something. Published in the transaction that keeps the answer.
 *
 * @param consent the answer that it is about
 */
public record ConsentGranted(
    OrganizationId organization, ConsentId consent, ClientId client, ConsentType type, Instant at)
    implements DomainEvent {}
