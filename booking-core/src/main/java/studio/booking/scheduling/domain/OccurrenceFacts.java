package studio.booking.scheduling.domain;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import studio.booking.scheduling.SessionTypeId;
import studio.booking.scheduling.domain.Occurrences.ClassTime;
import studio.booking.shared.CoachId;

/**
 * What there is to know when it is decided which dates of recurring bookings can be booked.
 *
 * @param days that the dates fall on, in the studio's zone
 * @param hours of the coaches around these days
 * @param busy when the coaches have sessions around these days
 * @param classes that are on the timetable at these times
 */
public record OccurrenceFacts(
    Circumstances circumstances,
    LocalDays days,
    Map<CoachId, Coach> coaches,
    Map<SessionTypeId, SessionType> types,
    Map<CoachId, CoachHours> hours,
    Map<CoachId, List<Busy>> busy,
    Map<ClassTime, Offer> classes,
    ClaimedPlaces places) {

  Availability availability(Coach coach) {
    return new Availability(
        coach,
        days,
        hours.getOrDefault(coach.id(), CoachHours.NONE),
        busy.getOrDefault(coach.id(), List.of()));
  }

  @Nullable Offer classOf(RecurringBooking recurring, Recurrence.Occurrence when) {
    return classes.get(new ClassTime(recurring.coach(), recurring.type(), when.startsAt()));
  }
}
