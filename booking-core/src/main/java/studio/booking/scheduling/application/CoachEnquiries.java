package studio.booking.scheduling.application;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import studio.booking.scheduling.SessionTypeId;
import studio.booking.scheduling.domain.BookSlot;
import studio.booking.scheduling.domain.Coach;
import studio.booking.scheduling.domain.CoachCalendar;
import studio.booking.scheduling.domain.Coaches;
import studio.booking.scheduling.domain.Hours;
import studio.booking.scheduling.domain.SessionType;
import studio.booking.scheduling.domain.SessionTypes;
import studio.booking.scheduling.domain.SlotEnquiry;
import studio.booking.shared.CoachId;
import studio.booking.shared.Collaborator;
import studio.booking.shared.Later;

/** Enquires about coaches who are to give something. */
@Collaborator
final class CoachEnquiries {
  private final Coaches coaches;
  private final SessionTypes types;
  private final Hours hours;

  CoachEnquiries(Coaches coaches, SessionTypes types, Hours hours) {
    this.coaches = coaches;
    this.types = types;
    this.hours = hours;
  }

  /**
   * All that bears on whether they can.
   *
   * @param coach null where there is no such coach
   * @param type null where there is no such type of session
   * @param calendar the coach's, around that time
   */
  record Answer(@Nullable Coach coach, @Nullable SessionType type, CoachCalendar calendar) {}

  /**
   * Asks, and keeps the coach's hours from being changed until the unit of work ends: whoever plans
   * an absence then sees what comes of this.
   */
  Later<Answer> about(CoachId coach, SessionTypeId type, Instant startsAt) {
    var locked = coaches.lockForBooking(Set.of(coach));
    var given = types.byId(Set.of(type));
    var calendar = hours.around(coach, startsAt);
    return () -> new Answer(locked.get().get(coach), given.get().get(type), calendar.get());
  }

  /** A coach's calendar from one start to another; after {@link #about}, which locked it. */
  Later<CoachCalendar> calendar(CoachId coach, Instant first, Instant last) {
    return calendars(Set.of(coach), first, last)
        .map(all -> all.getOrDefault(coach, CoachCalendar.EMPTY));
  }

  /** The same of several; those who have nothing at all may be missing. */
  Later<Map<CoachId, CoachCalendar>> calendars(
      Collection<CoachId> whose, Instant first, Instant last) {
    return hours.between(whose, first, last);
  }

  /** The same for an appointment. */
  Later<SlotEnquiry> about(BookSlot wanted) {
    return about(wanted.coach(), wanted.type(), wanted.startsAt())
        .map(answer -> new SlotEnquiry(wanted, answer.coach(), answer.type(), answer.calendar()));
  }
}
