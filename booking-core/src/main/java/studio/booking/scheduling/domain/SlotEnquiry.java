package studio.booking.scheduling.domain;

import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import studio.booking.directory.Studio;
import studio.booking.scheduling.SessionId;
import studio.booking.scheduling.domain.BookingOutcome.NoCost;
import studio.booking.scheduling.domain.BookingOutcome.Refused;
import studio.booking.scheduling.domain.BookingOutcome.SlotIsUnavailable;
import studio.booking.scheduling.domain.BookingOutcome.TooEarly;
import studio.booking.scheduling.domain.BookingOutcome.TooLate;
import studio.booking.scheduling.domain.BookingOutcome.UnknownCoach;
import studio.booking.scheduling.domain.BookingOutcome.UnknownSessionType;
import studio.booking.scheduling.domain.SlotEnquiry.Answer.Free;
import studio.booking.scheduling.domain.SlotEnquiry.Answer.Unavailable;

/**
 * Asks whether a coach has a time free for a client, with all that bears on it.
 *
 * @param coach null where there is no such coach
 * @param type null where there is no such type of session
 * @param calendar the coach's, around that time
 */
public record SlotEnquiry(
    BookSlot wanted, @Nullable Coach coach, @Nullable SessionType type, CoachCalendar calendar) {

  /** Whether it is. Nothing is said about the client yet. */
  public sealed interface Answer {
    record Free(Appointment appointment) implements Answer {}

    record Unavailable(Refused why) implements Answer {}
  }

  /** The same enquiry if the coach did not have this session. */
  SlotEnquiry without(SessionId session) {
    return new SlotEnquiry(wanted, coach, type, calendar.without(session));
  }

  /** What is offered is bookable, and nothing else. */
  public Answer answer(Studio studio, Instant now) {
    return answer(studio, now, kind -> BookingWindow.of(kind, now, studio.zone()));
  }

  /** The same without notice and horizon: the studio's own people go by the coach's hours only. */
  public Answer answerStaff(Studio studio, Instant now) {
    return answer(studio, now, _ -> BookingWindow.anyTime(now));
  }

  private Answer answer(Studio studio, Instant now, Function<SessionType, BookingWindow> window) {
    if (coach == null) return new Unavailable(new UnknownCoach(wanted.coach()));
    if (type == null) return new Unavailable(new UnknownSessionType(wanted.type()));
    var start = wanted.startsAt();
    return calendar
        .availability(coach, studio.zone(), start)
        .refuses(type, start, window.apply(type))
        .<Answer>map(why -> new Unavailable(refused(why, type, studio)))
        .orElseGet(() -> new Free(Appointment.of(wanted.client(), coach, type, start, now)));
  }

  private Refused refused(SlotRefusal why, SessionType kind, Studio studio) {
    var start = wanted.startsAt();
    return switch (why) {
      case TOO_SOON -> new TooLate(start.minus(kind.minimumNotice()));
      case TOO_FAR -> new TooEarly(studio.dateOf(start).minusDays(kind.bookingHorizonDays()));
      case NO_COST -> new NoCost(kind.id());
      case PAST, OUTSIDE_HOURS, OFF_GRID, AWAY, COACH_BUSY, NOT_AN_APPOINTMENT, NOT_GIVEN ->
          new SlotIsUnavailable(why);
    };
  }
}
