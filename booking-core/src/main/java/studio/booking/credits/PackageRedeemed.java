package studio.booking.credits;

import java.time.Instant;
import studio.booking.shared.ClientId;
import studio.booking.shared.DomainEvent;
import studio.booking.shared.OrganizationId;

/** A client got what a package gives, and can pay with it now. */
public record PackageRedeemed(
    OrganizationId organization, RedemptionId redemption, ClientId client, Instant at)
    implements DomainEvent {}
