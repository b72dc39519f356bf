package studio.booking.scheduling.domain;

import org.jspecify.annotations.Nullable;
import studio.booking.scheduling.Payments.Payment;

/** What comes of a date of a recurring booking. */
public sealed interface OccurrenceOutcome {
  DueOccurrence due();

  /**
   * It is booked.
   *
   * @param appointment that is made for it; null where a class is there already
   * @param payment what is charged at once; null where that is for later, or where nothing covers
   *     it
   */
  record Made(
      DueOccurrence due,
      @Nullable Appointment appointment,
      Booking booking,
      @Nullable Payment payment)
      implements OccurrenceOutcome {}

  record Skipped(DueOccurrence due, SkipReason why) implements OccurrenceOutcome {
    /** Whether it is no news. */
    public boolean asBefore() {
      return why == due.skippedBefore();
    }
  }
}
