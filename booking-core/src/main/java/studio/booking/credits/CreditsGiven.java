package studio.booking.credits;

import java.time.Instant;
import studio.booking.shared.ClientId;
import studio.booking.shared.DomainEvent;
import studio.booking.shared.OrganizationId;

/** An admin gave a client credits, who can pay with them now. */
public record CreditsGiven(OrganizationId organization, ClientId client, Instant at)
    implements DomainEvent {}
