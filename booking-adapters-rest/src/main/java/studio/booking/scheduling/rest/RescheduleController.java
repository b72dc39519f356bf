package studio.booking.scheduling.rest;

import static studio.booking.shared.rest.ProblemCode.ANOTHER_SESSION_TYPE;
import static studio.booking.shared.rest.ProblemCode.BOOKING_NOT_CHANGEABLE;
import static studio.booking.shared.rest.ProblemCode.CLIENT_ALREADY_BOOKED;
import static studio.booking.shared.rest.ProblemCode.CLIENT_BUSY;
import static studio.booking.shared.rest.ProblemCode.FORBIDDEN;
import static studio.booking.shared.rest.ProblemCode.INSUFFICIENT_CREDITS;
import static studio.booking.shared.rest.ProblemCode.NOT_FOUND;
import static studio.booking.shared.rest.ProblemCode.NO_COST;
import static studio.booking.shared.rest.ProblemCode.PLACE_TAKEN;
import static studio.booking.shared.rest.ProblemCode.SEAT_REQUIRED;
import static studio.booking.shared.rest.ProblemCode.SESSION_CANCELLED;
import static studio.booking.shared.rest.ProblemCode.SESSION_FULL;
import static studio.booking.shared.rest.ProblemCode.SESSION_STARTED;
import static studio.booking.shared.rest.ProblemCode.SLOT_UNAVAILABLE;
import static studio.booking.shared.rest.ProblemCode.TOO_EARLY;
import static studio.booking.shared.rest.ProblemCode.TOO_LATE;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import studio.booking.scheduling.BookingId;
import studio.booking.scheduling.PlaceId;
import studio.booking.scheduling.SessionId;
import studio.booking.scheduling.application.FindBookings;
import studio.booking.scheduling.application.RescheduleBooking;
import studio.booking.scheduling.application.RescheduleBooking.Target;
import studio.booking.scheduling.domain.Booking;
import studio.booking.scheduling.domain.BookingStatus;
import studio.booking.scheduling.domain.MoveOutcome;
import studio.booking.scheduling.domain.MoveOutcome.AnotherType;
import studio.booking.scheduling.domain.MoveOutcome.Moved;
import studio.booking.scheduling.domain.MoveOutcome.NoPlace;
import studio.booking.scheduling.domain.MoveOutcome.NotMovable;
import studio.booking.scheduling.domain.MoveOutcome.NotYoursToMove;
import studio.booking.scheduling.domain.MoveOutcome.SessionHasStarted;
import studio.booking.scheduling.domain.MoveOutcome.SessionIsCancelled;
import studio.booking.scheduling.domain.MoveOutcome.UnknownBooking;
import studio.booking.scheduling.domain.MoveOutcome.WindowIsClosed;
import studio.booking.shared.Caller;
import studio.booking.shared.CoachId;
import studio.booking.shared.Role;
import studio.booking.shared.rest.Allow;
import studio.booking.shared.rest.Answer;
import studio.booking.shared.rest.Answers;
import studio.booking.shared.rest.Idempotent;
import studio.booking.shared.rest.Problems;
import studio.booking.shared.rest.Refusals;

/** Moving a booking. */
@RestController
@RequestMapping("/api/bookings/{id}/reschedule")
@Tag(name = "Bookings")
class RescheduleController {
  private final RescheduleBooking rescheduleBooking;
  private final FindBookings findBookings;

  RescheduleController(RescheduleBooking rescheduleBooking, FindBookings findBookings) {
    this.rescheduleBooking = rescheduleBooking;
    this.findBookings = findBookings;
  }

  /**
   * Into another session of the same type ({@code sessionId}, and {@code placeId} for a named
   * seat), or to another time ({@code startsAt}, and {@code coachId} for another coach).
   */
  record Reschedule(
      @Nullable UUID sessionId,
      @Nullable UUID placeId,
      @Nullable UUID coachId,
      @Nullable Instant startsAt) {}

  @Operation(
      summary = "Moves a booking to another place of the same type, in one step",
      description =
          "The booking keeps its id and its policy. What was charged moves along where it pays for"
              + " the new place, or where that is no later, and is given back and charged anew"
              + " where it does not. With NO_REFUND a client gets nothing back for a cheaper place:"
              + " what was charged stays with the booking. Clients may until their booking's"
              + " cancellation window begins, whatever the policy; coaches of the session and"
              + " admins until the start.")
  @PostMapping
  @Allow({Role.CLIENT, Role.COACH, Role.ADMIN})
  @Idempotent
  @Answer(BookingView.class)
  @Refusals({
    SLOT_UNAVAILABLE,
    PLACE_TAKEN,
    SESSION_FULL,
    SEAT_REQUIRED,
    CLIENT_ALREADY_BOOKED,
    CLIENT_BUSY,
    TOO_LATE,
    TOO_EARLY,
    SESSION_CANCELLED,
    SESSION_STARTED,
    INSUFFICIENT_CREDITS,
    NO_COST,
    BOOKING_NOT_CHANGEABLE,
    ANOTHER_SESSION_TYPE
  })
  ResponseEntity<?> reschedule(
      Caller caller,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "false") boolean dryRun,
      @RequestBody Reschedule to) {
    if (to.sessionId() != null) {
      if (to.coachId() != null || to.startsAt() != null) {
        return Problems.invalid("/sessionId", "goes without coachId and startsAt, or not at all");
      }
      var place = to.placeId() == null ? null : new PlaceId(to.placeId());
      return move(caller, id, new Target.Into(new SessionId(to.sessionId()), place), dryRun);
    }
    if (to.placeId() != null) return Problems.invalid("/placeId", "needs its sessionId");
    if (to.startsAt() == null) {
      return Problems.invalid("/startsAt", "is missing; or send sessionId");
    }
    var coach = to.coachId() == null ? null : new CoachId(to.coachId());
    return move(caller, id, new Target.At(coach, to.startsAt()), dryRun);
  }

  private ResponseEntity<?> move(Caller caller, UUID id, Target target, boolean dryRun) {
    var booking = new BookingId(id);
    var outcome =
        dryRun
            ? rescheduleBooking.tryOut(caller, booking, target)
            : rescheduleBooking.reschedule(caller, booking, target);
    return switch (outcome) {
      case Moved(var moved) ->
          dryRun
              ? Answers.ok(DryRun.yes(BookingView.payment(moved)))
              : Answers.ok(shown(caller, moved), moved.version());
      case UnknownBooking _ -> Problems.notFound("There is no such booking.");
      case MoveOutcome.Refused refused -> {
        var refusal = refusal(refused);
        yield dryRun ? Answers.ok(DryRun.no(refusal)) : refusal.problem();
      }
    };
  }

  private BookingView shown(Caller caller, Booking moved) {
    return BookingView.of(findBookings.shown(caller, List.of(moved)).getFirst());
  }

  private static Refusal refusal(MoveOutcome.Refused refused) {
    return switch (refused) {
      case UnknownBooking _ -> new Refusal(NOT_FOUND, "There is no such booking.");
      case NotYoursToMove _ ->
          new Refusal(
              FORBIDDEN, "Only the client, the coach of the session and admins can move it.");
      case NotMovable(_, var status) ->
          new Refusal(
              BOOKING_NOT_CHANGEABLE,
              status == BookingStatus.CONFIRMED
                  ? "It is charged later, and can be moved from then on. Cancelling it before costs"
                      + " nothing: cancel it, and book the other time."
                  : "Only a booking that is confirmed and paid for can be moved; it is %s."
                      .formatted(status));
      case SessionIsCancelled _ ->
          new Refusal(SESSION_CANCELLED, "The session that it is for is cancelled.");
      case SessionHasStarted(_, var at) ->
          new Refusal(
              SESSION_STARTED,
              "The session that it is for began at %s; a booking moves before that.".formatted(at),
              Map.of("startedAt", at));
      case WindowIsClosed(var until) ->
          new Refusal(
              TOO_LATE,
              "The client could move it until %s.".formatted(until),
              Map.of("until", until));
      case AnotherType(var type) ->
          new Refusal(
              ANOTHER_SESSION_TYPE,
              "A booking moves within its type of session only.",
              Map.of("sessionTypeId", type.value()));
      case NoPlace(var why) -> BookingRefusals.of(why);
    };
  }
}
