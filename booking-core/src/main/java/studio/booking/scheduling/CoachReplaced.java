package studio.booking.scheduling;

import java.time.Instant;
import java.util.List;
import studio.booking.shared.CoachId;
import studio.booking.shared.DomainEvent;
import studio.booking.shared.OrganizationId;

/**
 * Somebody else gives a session: both coaches and those who are booked are told.
 *
 * @param before who was to give it
 * @param coach who gives it now
 * @param wasToStartAt before, as the first coach knows it
 */
public record CoachReplaced(
    OrganizationId organization,
    SessionId session,
    CoachId before,
    CoachId coach,
    Instant wasToStartAt,
    Instant startsAt,
    List<Attendee> booked,
    Instant at)
    implements DomainEvent {
  public CoachReplaced {
    booked = List.copyOf(booked);
  }
}
