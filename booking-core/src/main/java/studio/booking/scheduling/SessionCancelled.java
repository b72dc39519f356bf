package studio.booking.scheduling;

import java.time.Instant;
import studio.booking.shared.CoachId;
import studio.booking.shared.DomainEvent;
import studio.booking.shared.OrganizationId;

/**
 * A session will not be held: its coach is told. Those who were booked hear of it by a {@link
 * BookingCancelled} each.
 */
public record SessionCancelled(
    OrganizationId organization, SessionId session, CoachId coach, Instant startsAt, Instant at)
    implements DomainEvent {}
