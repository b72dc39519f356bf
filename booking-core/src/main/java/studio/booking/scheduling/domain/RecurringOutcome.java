package studio.booking.scheduling.domain;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import studio.booking.scheduling.RecurringBookingId;
import studio.booking.scheduling.SessionTypeId;
import studio.booking.shared.ClientId;
import studio.booking.shared.CoachId;
import studio.booking.shared.Rejection;

/** What came of a wish about a recurring booking. */
public sealed interface RecurringOutcome {
  /**
   * It is so.
   *
   * @param dates what came of those that were looked at, by their order
   */
  record Done(RecurringBooking recurring, List<OccurrenceOutcome> dates)
      implements RecurringOutcome {
    public Done {
      dates = List.copyOf(dates);
    }
  }

  /** No, and why not. */
  sealed interface Refused extends RecurringOutcome, Rejection {}

  record Unknown(RecurringBookingId id) implements Refused {}

  record UnknownCoach(CoachId coach) implements Refused {}

  record UnknownSessionType(SessionTypeId type) implements Refused {}

  record UnknownClient(ClientId client) implements Refused {}

  /** A coach makes them for sessions of their own only. */
  record AnotherCoachs(CoachId coach) implements Refused {}

  /** It was not said which type is meant, and the coach gives so many kinds of appointments. */
  record WhichType(int choices) implements Refused {}

  record NotGiven(CoachId coach, SessionTypeId type) implements Refused {}

  /** Neither the coach's rate nor the type says what it costs. */
  record NoCost(SessionTypeId type) implements Refused {}

  /** Sessions of this type end then. */
  record EndsOtherwise(LocalTime endTime) implements Refused {}

  /** It would begin before the studio's today. */
  record BeginsInThePast(LocalDate today) implements Refused {}

  record UnreadableRule(String why) implements Refused {}

  /**
   * The rule says something that studios don't plan by.
   *
   * @param part of it
   */
  record UnsupportedRule(String part) implements Refused {}

  /** There is no date on which it falls. */
  record NeverFalls() implements Refused {}

  /** Some of the dates can't be booked, and it was not said to go without them. */
  record InConflict(List<OccurrenceOutcome> dates) implements Refused {
    public InConflict {
      dates = List.copyOf(dates);
    }
  }

  /** It was cancelled for good. */
  record WasCancelled(RecurringBookingId id) implements Refused {}

  /** It does not fall on that date. */
  record NotADate(LocalDate date) implements Refused {}

  /** What has begun stays as it is. */
  record HasBegun(LocalDate date) implements Refused {}
}
