package studio.booking.scheduling.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import studio.booking.scheduling.BookingId;
import studio.booking.scheduling.SessionId;
import studio.booking.scheduling.SessionTypeId;
import studio.booking.shared.ClientId;
import studio.booking.shared.CoachId;
import studio.booking.shared.Rejection;

/** What came of scheduling, changing or cancelling a session. */
public sealed interface SessionOutcome {

  /** It was done; the session as it is now. */
  record Done(TimetableEntry entry) implements SessionOutcome {}

  /** No, and why not. */
  sealed interface Refused extends SessionOutcome, Rejection {}

  record UnknownSession(SessionId session) implements Refused {}

  record UnknownSessionType(SessionTypeId type) implements Refused {}

  record UnknownCoach(CoachId coach) implements Refused {}

  /** Coaches run their own sessions only, and give none of them away. */
  record AnotherCoachs(CoachId coach) implements Refused {}

  /** It is no longer the version that the caller has seen. */
  record Stale(long version) implements Refused {}

  record InThePast(Instant startsAt) implements Refused {}

  /** Its type says how long it takes. */
  record EndsOtherwise(Instant endsAt) implements Refused {}

  /** Appointments are made by booking them. */
  record MadeByBooking(SessionTypeId type) implements Refused {}

  /** The type is archived, or the coach does not give it, or gives nothing any more. */
  record NotGiven(CoachId coach, SessionTypeId type) implements Refused {}

  /** Neither the coach's rate nor the type says what it costs. */
  record NoCost(SessionTypeId type) implements Refused {}

  /**
   * The coach has other sessions at that time, or their buffers would be cut short.
   *
   * @param with what is in the way, in order
   */
  record CoachIsBusy(List<Busy> with) implements Refused {
    public CoachIsBusy {
      with = List.copyOf(with);
    }
  }

  /** The coach is away for some of the time. */
  record CoachIsAway(CoachId coach) implements Refused {}

  record SessionIsCancelled(SessionId session) implements Refused {}

  record SessionHasStarted(SessionId session, Instant startedAt) implements Refused {}

  /** More people are booked than there would be places. */
  record CapacityBelowBookings(int booked) implements Refused {}

  /** Named seats are what they are; an appointment is for one. */
  record CapacityIsFixed(int capacity) implements Refused {}

  /** Some of those who are booked have something else at the new time. */
  record ClientsInConflict(List<Conflict> conflicts) implements Refused {
    public ClientsInConflict {
      conflicts = List.copyOf(conflicts);
    }
  }

  /**
   * A booking that can't move along.
   *
   * @param with what the client has at that time, from its start to its end
   */
  record Conflict(BookingId booking, ClientId client, BookingId with, Instant from, Instant to) {}

  /** What stands there is no rule that sessions can be made by. */
  record NoSuchRule(RuleReading why) implements Refused {}

  /** It never falls on a date, not for a century. */
  record RuleWithoutDates() implements Refused {}

  /** Its first session would be made in the future only; this is the latest date for it. */
  record BeginsTooFarAhead(LocalDate latest) implements Refused {}

  /** The first date of the rule is another one. */
  record BeginsOtherwise(Instant first) implements Refused {}

  /** More places than are made at once. */
  record TooManyPlaces(long places, int most) implements Refused {}

  /** On some of the dates it can't be. */
  record DatesInTheWay(List<DateInTheWay> dates) implements Refused {
    public DatesInTheWay {
      dates = List.copyOf(dates);
    }
  }

  /**
   * A date on which a session can't be.
   *
   * @param date the local one that names the occurrence
   */
  record DateInTheWay(LocalDate date, Instant startsAt, Refused why) {}

  /** There is no series of which it could be the first or any other session. */
  record InNoSeries(SessionId session) implements Refused {}

  /** Of a series' sessions the time of day can change, the day can't. */
  record AnotherDay(LocalDate date) implements Refused {}
}
