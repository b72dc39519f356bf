package studio.booking.scheduling.rest;

import static studio.booking.shared.rest.ProblemCode.CAPACITY_BELOW_BOOKINGS;
import static studio.booking.shared.rest.ProblemCode.CLIENTS_IN_CONFLICT;
import static studio.booking.shared.rest.ProblemCode.COACH_BUSY;
import static studio.booking.shared.rest.ProblemCode.COACH_UNAVAILABLE;
import static studio.booking.shared.rest.ProblemCode.DATES_IN_CONFLICT;
import static studio.booking.shared.rest.ProblemCode.FORBIDDEN;
import static studio.booking.shared.rest.ProblemCode.NO_COST;
import static studio.booking.shared.rest.ProblemCode.PRECONDITION_FAILED;
import static studio.booking.shared.rest.ProblemCode.SESSION_CANCELLED;
import static studio.booking.shared.rest.ProblemCode.SESSION_STARTED;
import static studio.booking.shared.rest.ProblemCode.TYPE_NOT_GIVEN;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import studio.booking.scheduling.BookingId;
import studio.booking.scheduling.SessionId;
import studio.booking.scheduling.domain.Busy;
import studio.booking.scheduling.domain.SessionOutcome.AnotherCoachs;
import studio.booking.scheduling.domain.SessionOutcome.AnotherDay;
import studio.booking.scheduling.domain.SessionOutcome.BeginsOtherwise;
import studio.booking.scheduling.domain.SessionOutcome.BeginsTooFarAhead;
import studio.booking.scheduling.domain.SessionOutcome.CapacityBelowBookings;
import studio.booking.scheduling.domain.SessionOutcome.CapacityIsFixed;
import studio.booking.scheduling.domain.SessionOutcome.ClientsInConflict;
import studio.booking.scheduling.domain.SessionOutcome.CoachIsAway;
import studio.booking.scheduling.domain.SessionOutcome.CoachIsBusy;
import studio.booking.scheduling.domain.SessionOutcome.Conflict;
import studio.booking.scheduling.domain.SessionOutcome.DateInTheWay;
import studio.booking.scheduling.domain.SessionOutcome.DatesInTheWay;
import studio.booking.scheduling.domain.SessionOutcome.EndsOtherwise;
import studio.booking.scheduling.domain.SessionOutcome.InNoSeries;
import studio.booking.scheduling.domain.SessionOutcome.InThePast;
import studio.booking.scheduling.domain.SessionOutcome.MadeByBooking;
import studio.booking.scheduling.domain.SessionOutcome.NoCost;
import studio.booking.scheduling.domain.SessionOutcome.NoSuchRule;
import studio.booking.scheduling.domain.SessionOutcome.NotGiven;
import studio.booking.scheduling.domain.SessionOutcome.Refused;
import studio.booking.scheduling.domain.SessionOutcome.RuleWithoutDates;
import studio.booking.scheduling.domain.SessionOutcome.SessionHasStarted;
import studio.booking.scheduling.domain.SessionOutcome.SessionIsCancelled;
import studio.booking.scheduling.domain.SessionOutcome.Stale;
import studio.booking.scheduling.domain.SessionOutcome.TooManyPlaces;
import studio.booking.scheduling.domain.SessionOutcome.UnknownCoach;
import studio.booking.scheduling.domain.SessionOutcome.UnknownSession;
import studio.booking.scheduling.domain.SessionOutcome.UnknownSessionType;
import studio.booking.shared.ClientId;
import studio.booking.shared.rest.InputError;
import studio.booking.shared.rest.Problems;

/** Why a session is not scheduled, changed or cancelled, in words. */
final class SessionRefusals {
  private SessionRefusals() {}

  /** Something else that the coach has, buffers included. */
  record InTheWay(@Nullable SessionId sessionId, Instant from, Instant until) {
    static InTheWay of(Busy busy) {
      return new InTheWay(busy.session(), busy.from(), busy.until());
    }
  }

  /** A booking that can't move along, and what its client has at that time. */
  record InConflict(
      BookingId bookingId,
      ClientId clientId,
      BookingId withBookingId,
      Instant startsAt,
      Instant endsAt) {
    static InConflict of(Conflict conflict) {
      return new InConflict(
          conflict.booking(), conflict.client(), conflict.with(), conflict.from(), conflict.to());
    }
  }

  /** A date of a series on which there can be no session, and why. */
  record NotThen(LocalDate date, Instant startsAt, String code, @Nullable String detail) {
    static NotThen of(DateInTheWay one) {
      var why = Objects.requireNonNull(SessionRefusals.of(one.why()).getBody());
      var code = Objects.requireNonNull(why.getProperties()).get("code");
      return new NotThen(one.date(), one.startsAt(), String.valueOf(code), detail(why));
    }

    /** Of bad input, what is bad about it: "One thing is not valid." tells nobody of a date. */
    private static @Nullable String detail(ProblemDetail why) {
      return why.getProperties() != null
              && why.getProperties().get("errors") instanceof List<?> errors
              && errors.getFirst() instanceof InputError error
          ? "%s %s".formatted(error.pointer(), error.message())
          : why.getDetail();
    }
  }

  static ResponseEntity<ProblemDetail> of(Refused refused) {
    return switch (refused) {
      case UnknownSession _ -> Problems.notFound("There is no such session.");
      case UnknownSessionType _ ->
          Problems.notFound("/sessionTypeId", "There is no such session type.");
      case UnknownCoach _ -> Problems.notFound("/coachId", "There is no such coach.");
      case AnotherCoachs _ ->
          Problems.of(
              FORBIDDEN, "Coaches run their own sessions only; ask an admin for anything else.");
      case Stale _ -> Problems.of(PRECONDITION_FAILED, "It was changed in the meantime.");
      case InThePast _ -> Problems.invalid("/startsAt", "must be in the future");
      case EndsOtherwise(var end) ->
          Problems.invalid(
              "/endsAt", "must be %s: the session type says how long it takes".formatted(end));
      case MadeByBooking _ ->
          Problems.invalid(
              "/sessionTypeId",
              "is for appointments: these are made by booking a free time of the coach");
      case NotGiven _ ->
          Problems.of(
              TYPE_NOT_GIVEN, "The coach gives no sessions of this type, or the type is archived.");
      case NoCost _ ->
          Problems.of(
              NO_COST,
              "Neither the session type nor the coach's rate says what a place costs. Set one of"
                  + " them; 0 is free.");
      case CoachIsBusy(var with) ->
          Problems.of(
              COACH_BUSY,
              "The coach is busy from %s to %s."
                  .formatted(with.getFirst().from(), with.getFirst().until()),
              Map.of("inTheWay", with.stream().map(InTheWay::of).toList()));
      case CoachIsAway _ -> Problems.of(COACH_UNAVAILABLE, "The coach is away at that time.");
      case SessionIsCancelled _ -> Problems.of(SESSION_CANCELLED, "The session is cancelled.");
      case SessionHasStarted(_, var at) ->
          Problems.of(
              SESSION_STARTED, "The session began at %s.".formatted(at), Map.of("startedAt", at));
      case CapacityBelowBookings(int booked) ->
          Problems.of(
              CAPACITY_BELOW_BOOKINGS,
              "%d places are booked. Cancel some of the bookings first.".formatted(booked),
              Map.of("booked", booked));
      case CapacityIsFixed(int capacity) ->
          Problems.invalid(
              "/capacity",
              "must stay %d: the session has named seats or is an appointment".formatted(capacity));
      case ClientsInConflict(List<Conflict> conflicts) ->
          Problems.of(
              CLIENTS_IN_CONFLICT,
              "%d of those who are booked have something else at that time. Send onConflict:"
                      .formatted(conflicts.size())
                  + " CANCEL to cancel these bookings with full return; an appointment has to be"
                  + " cancelled itself.",
              Map.of("conflicts", conflicts.stream().map(InConflict::of).toList()));
      case NoSuchRule(var why) -> RuleRefusals.of("/recurrenceRule", why);
      case RuleWithoutDates _ ->
          Problems.invalid(
              "/recurrenceRule",
              "falls on no date from startsAt on; look at UNTIL and the BY parts");
      case BeginsOtherwise(var first) ->
          Problems.invalid(
              "/startsAt", "must be the rule's first date: that is %s".formatted(first));
      case BeginsTooFarAhead(var latest) ->
          Problems.invalid(
              "/startsAt",
              "must be by %s: so far ahead sessions of series are made".formatted(latest));
      case TooManyPlaces(long places, int most) ->
          Problems.invalid(
              "/recurrenceRule",
              "would make %d places at once; %d is the most. End it earlier"
                  .formatted(places, most));
      case DatesInTheWay(var dates) ->
          Problems.of(
              DATES_IN_CONFLICT,
              "On %d of the dates it can't be, first on %s."
                  .formatted(dates.size(), dates.getFirst().date()),
              Map.of("dates", dates.stream().map(NotThen::of).toList()));
      case InNoSeries _ ->
          Problems.invalid("/scope", "must be this: the session is not of a series");
      case AnotherDay(var date) ->
          Problems.invalid(
              "/startsAt",
              "must be on %s: of a series the time of day can change, the day can't"
                  .formatted(date));
    };
  }
}
