package studio.booking.consent;

import java.time.Instant;
import studio.booking.shared.ClientId;
import studio.booking.shared.DomainEvent;
import studio.booking.shared.OrganizationId;

/**
 * A consent is over by itself. Published some time later: whether there is consent follows from the
 * clock, and not from this.
 *
 * @param consent the answer that it is about
 */
public record ConsentExpired(
    OrganizationId organization, ConsentId consent, ClientId client, ConsentType type, Instant at)
    implements DomainEvent {}
