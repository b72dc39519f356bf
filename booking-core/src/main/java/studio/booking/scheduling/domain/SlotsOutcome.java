package studio.booking.scheduling.domain;

import java.time.ZoneId;
import java.util.List;
import studio.booking.scheduling.BookingId;
import studio.booking.scheduling.SessionTypeId;
import studio.booking.shared.CoachId;
import studio.booking.shared.Page;
import studio.booking.shared.Rejection;

/** What came of looking for free times. */
public sealed interface SlotsOutcome {

  /** When one coach can be booked, and when not. */
  record Found(CoachId coach, ZoneId zone, List<Slot> slots, List<Unavailable> unavailable)
      implements SlotsOutcome {
    public Found {
      slots = List.copyOf(slots);
      unavailable = List.copyOf(unavailable);
    }
  }

  /** The same of several coaches. */
  record FoundAll(Page<Found> coaches) implements SlotsOutcome {}

  sealed interface Refused extends SlotsOutcome, Rejection {}

  record UnknownCoach(CoachId coach) implements Refused {}

  record UnknownType(SessionTypeId type) implements Refused {}

  /** There is no such booking, or none that the caller may see. */
  record UnknownBooking(BookingId booking) implements Refused {}

  /** The coach gives several kinds of appointments, or none: it takes a word which one is meant. */
  record WhichType(List<SessionTypeId> given) implements Refused {}
}
