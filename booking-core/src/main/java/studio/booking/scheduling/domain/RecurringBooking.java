package studio.booking.scheduling.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import studio.booking.scheduling.RecurringBookingId;
import studio.booking.scheduling.SessionTypeId;
import studio.booking.scheduling.domain.Recurrence.Occurrence;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;
import studio.booking.shared.CoachId;
import studio.booking.shared.PersonId;

/**
 * A client's wish to have the same session with the same coach again and again.
 *
 * @param lastDate the last local date on which it may fall; null for no end
 * @param madeBy the client, or somebody for them
 */
public record RecurringBooking(
    RecurringBookingId id,
    ClientId client,
    CoachId coach,
    SessionTypeId type,
    Recurrence recurrence,
    @Nullable LocalDate lastDate,
    Status status,
    @Nullable PersonId madeBy,
    long version,
    Instant createdAt) {

  /** Whether sessions are made by it. */
  public enum Status {
    ACTIVE,
    /** Nothing more is made for now; what was made stays. */
    PAUSED,
    /** For good. */
    CANCELLED
  }

  /** Its dates from the first to the last, both included. */
  public List<Occurrence> between(RuleCalendar calendar, LocalDate from, LocalDate to) {
    var last = lastDate != null && lastDate.isBefore(to) ? lastDate : to;
    return recurrence.between(calendar, from, last);
  }

  /** Whether the caller has a part in it: it is their own, or with them, or in their studio. */
  public boolean concerns(Caller somebody) {
    return somebody.isAdmin()
        || somebody.isSystem()
        || somebody.is(client)
        || (somebody.isStaff() && somebody.is(coach));
  }

  public boolean isActive() {
    return status == Status.ACTIVE;
  }

  /** The same under the next version. */
  public RecurringBooking with(Status other) {
    return new RecurringBooking(
        id, client, coach, type, recurrence, lastDate, other, madeBy, version + 1, createdAt);
  }
}
