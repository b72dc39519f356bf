package studio.booking.scheduling.rest;

import static studio.booking.scheduling.domain.BookingStatus.WAITLISTED;
import static studio.booking.shared.rest.ProblemCode.CLIENT_ALREADY_BOOKED;
import static studio.booking.shared.rest.ProblemCode.CLIENT_BUSY;
import static studio.booking.shared.rest.ProblemCode.FORBIDDEN;
import static studio.booking.shared.rest.ProblemCode.INSUFFICIENT_CREDITS;
import static studio.booking.shared.rest.ProblemCode.NOT_PAYABLE_THAT_WAY;
import static studio.booking.shared.rest.ProblemCode.NO_COST;
import static studio.booking.shared.rest.ProblemCode.PLACE_TAKEN;
import static studio.booking.shared.rest.ProblemCode.SESSION_CANCELLED;
import static studio.booking.shared.rest.ProblemCode.SESSION_FULL;
import static studio.booking.shared.rest.ProblemCode.SESSION_STARTED;
import static studio.booking.shared.rest.ProblemCode.SLOT_UNAVAILABLE;
import static studio.booking.shared.rest.ProblemCode.TOO_EARLY;
import static studio.booking.shared.rest.ProblemCode.TOO_LATE;
import static studio.booking.shared.rest.ProblemCode.TOO_MANY_HOLDS;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import studio.booking.scheduling.domain.BookingOutcome.AlreadyBooked;
import studio.booking.scheduling.domain.BookingOutcome.AnotherCoachsSession;
import studio.booking.scheduling.domain.BookingOutcome.ClientIsBusy;
import studio.booking.scheduling.domain.BookingOutcome.NoCost;
import studio.booking.scheduling.domain.BookingOutcome.OutOfCredits;
import studio.booking.scheduling.domain.BookingOutcome.PlaceIsTaken;
import studio.booking.scheduling.domain.BookingOutcome.Refused;
import studio.booking.scheduling.domain.BookingOutcome.SeatRequired;
import studio.booking.scheduling.domain.BookingOutcome.SessionHasStarted;
import studio.booking.scheduling.domain.BookingOutcome.SessionIsCancelled;
import studio.booking.scheduling.domain.BookingOutcome.SessionIsFull;
import studio.booking.scheduling.domain.BookingOutcome.SlotIsUnavailable;
import studio.booking.scheduling.domain.BookingOutcome.TooEarly;
import studio.booking.scheduling.domain.BookingOutcome.TooLate;
import studio.booking.scheduling.domain.BookingOutcome.TooManyHolds;
import studio.booking.scheduling.domain.BookingOutcome.UnknownClient;
import studio.booking.scheduling.domain.BookingOutcome.UnknownCoach;
import studio.booking.scheduling.domain.BookingOutcome.UnknownPlace;
import studio.booking.scheduling.domain.BookingOutcome.UnknownSession;
import studio.booking.scheduling.domain.BookingOutcome.UnknownSessionType;
import studio.booking.scheduling.domain.SlotRefusal;
import studio.booking.shared.rest.ProblemCode;

/** Why a place is refused, in words. */
final class BookingRefusals {
  private BookingRefusals() {}

  static Refusal of(Refused refused) {
    return switch (refused) {
      case UnknownSession _ -> Refusal.unknown("/sessionId", "There is no such session.");
      case UnknownPlace _ -> Refusal.unknown("/placeId", "The session has no such place.");
      case UnknownClient _ -> Refusal.unknown("/clientId", "There is no such client.");
      case UnknownCoach _ -> Refusal.unknown("/coachId", "There is no such coach.");
      case UnknownSessionType _ ->
          Refusal.unknown("/sessionTypeId", "There is no such session type.");
      case AnotherCoachsSession _ ->
          new Refusal(FORBIDDEN, "A coach books clients into their own sessions only.");
      case SessionIsCancelled _ -> new Refusal(SESSION_CANCELLED, "The session is cancelled.");
      case SessionHasStarted(_, var at) ->
          new Refusal(
              SESSION_STARTED, "The session began at %s.".formatted(at), Map.of("startedAt", at));
      case TooLate(var until) ->
          new Refusal(
              TOO_LATE,
              "It could be booked until %s.".formatted(until),
              Map.of("bookableUntil", until));
      case TooEarly(var from) ->
          new Refusal(
              TOO_EARLY,
              "It can be booked from %s on.".formatted(from),
              Map.of("bookableFrom", from));
      case SeatRequired _ ->
          new Refusal(
              ProblemCode.SEAT_REQUIRED,
              "The session has named seats: choose one of its places and send it as placeId.");
      case PlaceIsTaken _ ->
          new Refusal(PLACE_TAKEN, "Somebody else has this place. Choose another.");
      case SessionIsFull full -> full(full);
      case AlreadyBooked(var booking, var status) ->
          new Refusal(
              CLIENT_ALREADY_BOOKED,
              status == WAITLISTED
                  ? "The client waits for a place in this session."
                  : "The client has a place in this session.",
              Map.of("bookingId", booking.value(), "bookingStatus", status.name()));
      case ClientIsBusy(var with, var from, var to) ->
          new Refusal(
              CLIENT_BUSY,
              "The client has another session from %s to %s.".formatted(from, to),
              Map.of("bookingId", with.value(), "startsAt", from, "endsAt", to));
      case TooManyHolds(int open) ->
          new Refusal(
              TOO_MANY_HOLDS,
              "The client already holds %d unpaid places. Pay for one or let it go."
                  .formatted(open));
      case OutOfCredits short_ -> outOfCredits(short_);
      case SlotIsUnavailable(var why) ->
          new Refusal(SLOT_UNAVAILABLE, sentence(why), Map.of("reason", why.name()));
      case NoCost _ ->
          new Refusal(
              NO_COST, "Neither the coach's rate nor the session type says what this costs.");
    };
  }

  private static Refusal full(SessionIsFull full) {
    var members = new HashMap<String, @Nullable Object>();
    members.put("waitlistOpen", full.waitlistOpen());
    members.put("heldPlaces", full.held());
    members.put("nextHoldEndsAt", full.nextHoldEndsAt());
    var detail =
        full.held() == 0
            ? "All places are taken."
            : "All places are taken, %d of them held by clients who have yet to pay; the first hold ends at %s."
                .formatted(full.held(), full.nextHoldEndsAt());
    return new Refusal(SESSION_FULL, detail, members);
  }

  private static Refusal outOfCredits(OutOfCredits lacking) {
    var members =
        Map.of(
            "required", lacking.required(),
            "available", lacking.available(),
            "missing", Math.max(0, lacking.required() - lacking.available()),
            "tried", BookingView.tried(lacking.tried()));
    return lacking.asked() == null
        ? new Refusal(
            INSUFFICIENT_CREDITS,
            "The place costs %d credits, and %d can be spent on it."
                .formatted(lacking.required(), lacking.available()),
            members)
        : new Refusal(
            NOT_PAYABLE_THAT_WAY,
            "%s does not cover this place.".formatted(lacking.asked()),
            members);
  }

  private static String sentence(SlotRefusal why) {
    return switch (why) {
      case PAST -> "That time is over.";
      case TOO_SOON -> "That is too soon.";
      case TOO_FAR -> "That is too far ahead.";
      case OUTSIDE_HOURS -> "The coach does not work then, or not for long enough.";
      case OFF_GRID -> "No appointment starts at that minute. Ask for the coach's availability.";
      case AWAY -> "The coach is away then.";
      case COACH_BUSY -> "The coach is busy then.";
      case NOT_AN_APPOINTMENT -> "Sessions of this type are booked by their sessionId.";
      case NO_COST -> "It is not known what this costs.";
      case NOT_GIVEN -> "The coach does not give sessions of this type.";
    };
  }
}
