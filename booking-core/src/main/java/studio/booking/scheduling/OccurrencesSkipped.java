package studio.booking.scheduling;

import java.time.Instant;
import java.util.List;
import studio.booking.shared.ClientId;
import studio.booking.shared.DomainEvent;
import studio.booking.shared.OrganizationId;

/** Dates of recurring bookings could not be booked: their clients are told, once for each date. */
public record OccurrencesSkipped(OrganizationId organization, List<Skipped> skipped, Instant at)
    implements DomainEvent {
  public OccurrencesSkipped {
    skipped = List.copyOf(skipped);
  }

  /**
   * A date without a booking.
   *
   * @param startsAt when it would have begun
   */
  public record Skipped(RecurringBookingId recurringBooking, ClientId client, Instant startsAt) {}
}
