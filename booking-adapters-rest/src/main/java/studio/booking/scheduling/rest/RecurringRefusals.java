package studio.booking.scheduling.rest;

import static studio.booking.shared.rest.ProblemCode.DATES_IN_CONFLICT;
import static studio.booking.shared.rest.ProblemCode.FORBIDDEN;
import static studio.booking.shared.rest.ProblemCode.NOT_FOUND;
import static studio.booking.shared.rest.ProblemCode.NO_COST;
import static studio.booking.shared.rest.ProblemCode.RECURRING_BOOKING_CANCELLED;
import static studio.booking.shared.rest.ProblemCode.RRULE_NOT_SUPPORTED;
import static studio.booking.shared.rest.ProblemCode.SESSION_STARTED;
import static studio.booking.shared.rest.ProblemCode.TYPE_NOT_GIVEN;
import static studio.booking.shared.rest.ProblemCode.VALIDATION_FAILED;

import java.util.List;
import java.util.Map;
import studio.booking.scheduling.domain.RecurringOutcome.AnotherCoachs;
import studio.booking.scheduling.domain.RecurringOutcome.BeginsInThePast;
import studio.booking.scheduling.domain.RecurringOutcome.EndsOtherwise;
import studio.booking.scheduling.domain.RecurringOutcome.HasBegun;
import studio.booking.scheduling.domain.RecurringOutcome.InConflict;
import studio.booking.scheduling.domain.RecurringOutcome.NeverFalls;
import studio.booking.scheduling.domain.RecurringOutcome.NoCost;
import studio.booking.scheduling.domain.RecurringOutcome.NotADate;
import studio.booking.scheduling.domain.RecurringOutcome.NotGiven;
import studio.booking.scheduling.domain.RecurringOutcome.Refused;
import studio.booking.scheduling.domain.RecurringOutcome.Unknown;
import studio.booking.scheduling.domain.RecurringOutcome.UnknownClient;
import studio.booking.scheduling.domain.RecurringOutcome.UnknownCoach;
import studio.booking.scheduling.domain.RecurringOutcome.UnknownSessionType;
import studio.booking.scheduling.domain.RecurringOutcome.UnreadableRule;
import studio.booking.scheduling.domain.RecurringOutcome.UnsupportedRule;
import studio.booking.scheduling.domain.RecurringOutcome.WasCancelled;
import studio.booking.scheduling.domain.RecurringOutcome.WhichType;
import studio.booking.scheduling.rest.RecurringBookingView.DateView;
import studio.booking.shared.rest.InputError;

/** Why something about a recurring booking is refused, in words. */
final class RecurringRefusals {
  private RecurringRefusals() {}

  static Refusal of(Refused refused) {
    return switch (refused) {
      case Unknown _ -> new Refusal(NOT_FOUND, "There is no such recurring booking.");
      case UnknownCoach _ -> Refusal.unknown("/coachId", "There is no such coach.");
      case UnknownSessionType _ ->
          Refusal.unknown("/sessionTypeId", "There is no such session type.");
      case UnknownClient _ -> Refusal.unknown("/clientId", "There is no such client.");
      case AnotherCoachs _ ->
          new Refusal(FORBIDDEN, "A coach books clients into their own sessions only.");
      case WhichType(int choices) ->
          invalid(
              "/sessionTypeId",
              "is required, for the coach gives %d kinds of appointments".formatted(choices));
      case NotGiven _ -> new Refusal(TYPE_NOT_GIVEN, "The coach gives no such sessions.");
      case NoCost _ ->
          new Refusal(
              NO_COST,
              "Neither the coach's rate nor the session type says what a session costs. Set one of"
                  + " them first.");
      case EndsOtherwise(var end) ->
          invalid("/endTime", "must be %s: so long are sessions of this type".formatted(end));
      case BeginsInThePast(var today) ->
          invalid("/startDate", "must not be before the studio's today, %s".formatted(today));
      case UnreadableRule(var why) -> invalid("/recurrenceRule", "is no RRULE: " + why);
      case UnsupportedRule(var part) ->
          new Refusal(
              RRULE_NOT_SUPPORTED,
              "Rules with %s are not supported.".formatted(part),
              Map.of("pointer", "/recurrenceRule", "part", part));
      case NeverFalls _ ->
          invalid("", "falls on no date between startDate and endDate, or for a century");
      case InConflict(var dates) ->
          new Refusal(
              DATES_IN_CONFLICT,
              "Some of the dates can't be booked. Send onConflict SKIP to go without them.",
              Map.of("dates", DateView.of(dates)));
      case WasCancelled _ -> new Refusal(RECURRING_BOOKING_CANCELLED, "It was cancelled for good.");
      case NotADate(var date) -> new Refusal(NOT_FOUND, "It does not fall on %s.".formatted(date));
      case HasBegun _ -> new Refusal(SESSION_STARTED, "What has begun stays as it is.");
    };
  }

  private static Refusal invalid(String pointer, String message) {
    return new Refusal(
        VALIDATION_FAILED,
        "One thing is not valid.",
        Map.of("errors", List.of(InputError.at(pointer, message))));
  }
}
