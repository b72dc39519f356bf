package studio.booking.directory;

import java.time.Instant;
import studio.booking.shared.DomainEvent;
import studio.booking.shared.OrganizationId;

/** A studio is new. Published in the transaction that makes it. */
public record StudioOpened(OrganizationId organization, Instant at) implements DomainEvent {}
