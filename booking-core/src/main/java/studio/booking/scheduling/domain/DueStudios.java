package studio.booking.scheduling.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import studio.booking.shared.OrganizationId;

/**
 * Finds the studios in which background work is due: outside any unit of work, over all of them.
 */
public interface DueStudios {
  /** Those with holds whose time is over. */
  List<OrganizationId> withDueHolds(Instant now);

  /** Those in which somebody waits for a place. */
  List<OrganizationId> withWaiting();

  /** Those with sessions that are still scheduled although they have ended. */
  List<OrganizationId> withEndedSessions(Instant now);

  /** Those with series that were not extended today, by their own date. */
  List<OrganizationId> withSeriesBehind(Instant now);

  /** Those with series that are being cancelled. */
  List<OrganizationId> withSeriesCancellations();

  /** Those with clients who have left, and whose bookings are yet to be given up. */
  List<OrganizationId> withDepartures();

  /** Those with confirmed bookings that should be paid by now. */
  List<OrganizationId> withDueCharges(Instant now);

  /** Those with recurring bookings that were not looked after for that date or a later one. */
  List<OrganizationId> withRecurringBookings(LocalDate notDoneFor);
}
