package studio.booking.scheduling.domain;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import studio.booking.scheduling.RecurringBookingId;
import studio.booking.shared.ClientId;
import studio.booking.shared.Later;

/** The studio's recurring bookings. */
public interface RecurringBookings {
  /** Adds one, and from now on the studio is among those whose dates are looked after. */
  void add(RecurringBooking recurring, LocalDate today);

  /** Keeps its status. */
  void change(RecurringBooking recurring);

  Later<Optional<RecurringBooking>> find(RecurringBookingId id);

  /** The same, kept from everybody else until the unit of work ends. */
  Later<Optional<RecurringBooking>> lock(RecurringBookingId id);

  /**
   * Some of the active ones in the order in which they were made, locked; those that somebody else
   * has locked are passed over.
   *
   * @param after where to go on, or null from the first
   */
  Later<List<RecurringBooking>> lockActive(@Nullable RecurringBookingId after, int limit);

  /** The same without being locked. */
  Later<List<RecurringBookingId>> active(@Nullable RecurringBookingId after, int limit);

  /**
   * Some of a client's, in the order in which they were made.
   *
   * @param after where to go on, or null from the first
   */
  Later<List<RecurringBooking>> of(ClientId client, @Nullable RecurringBookingId after, int limit);

  /** The studio's date for which its recurring bookings were last looked after; empty: never. */
  Later<Optional<LocalDate>> doneFor();

  void setDoneFor(LocalDate date);
}
