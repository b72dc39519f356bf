package studio.booking.scheduling;

import java.time.Instant;
import java.util.List;
import studio.booking.shared.DomainEvent;
import studio.booking.shared.OrganizationId;

/**
 * A session is at another time, and those who are booked stay booked: they are told.
 *
 * @param before when it was to start
 * @param startsAt when it starts now
 */
public record SessionMoved(
    OrganizationId organization,
    SessionId session,
    Instant before,
    Instant startsAt,
    List<Attendee> booked,
    Instant at)
    implements DomainEvent {
  public SessionMoved {
    booked = List.copyOf(booked);
  }
}
