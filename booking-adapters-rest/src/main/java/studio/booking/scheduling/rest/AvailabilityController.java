package studio.booking.scheduling.rest;

import static studio.booking.scheduling.application.FindSlots.MOST_DAYS;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import studio.booking.scheduling.BookingId;
import studio.booking.scheduling.SessionTypeId;
import studio.booking.scheduling.application.FindSlots;
import studio.booking.scheduling.application.FindSlots.Dates;
import studio.booking.scheduling.domain.AwayReason;
import studio.booking.scheduling.domain.Slot;
import studio.booking.scheduling.domain.SlotsOutcome;
import studio.booking.scheduling.domain.SlotsOutcome.Found;
import studio.booking.scheduling.domain.SlotsOutcome.FoundAll;
import studio.booking.scheduling.domain.SlotsOutcome.UnknownBooking;
import studio.booking.scheduling.domain.SlotsOutcome.UnknownCoach;
import studio.booking.scheduling.domain.SlotsOutcome.UnknownType;
import studio.booking.scheduling.domain.SlotsOutcome.WhichType;
import studio.booking.scheduling.domain.Unavailable;
import studio.booking.shared.Caller;
import studio.booking.shared.CoachId;
import studio.booking.shared.Page;
import studio.booking.shared.Role;
import studio.booking.shared.rest.Allow;
import studio.booking.shared.rest.Answer;
import studio.booking.shared.rest.Answers;
import studio.booking.shared.rest.InputError;
import studio.booking.shared.rest.InvalidInput;
import studio.booking.shared.rest.ProblemCode;
import studio.booking.shared.rest.Problems;
import studio.booking.shared.rest.Refusals;

/** When coaches can be booked. */
@RestController
@Tag(name = "Availability")
class AvailabilityController {
  private static final String WHAT =
      "Every slot can be booked as it is, and no other start can. Slots are counted from the local"
          + " start of the coach's hours. Dates are the studio's, both included, 62 at most. Where"
          + " the clocks change, a local time in the gap moves by the gap, one that comes twice is"
          + " the first, and hours have their real length.";

  private final FindSlots find;

  AvailabilityController(FindSlots find) {
    this.find = find;
  }

  /**
   * When a coach can be booked, and when not.
   *
   * @param unavailable absences and sessions, date by date
   */
  record AvailabilityView(
      CoachId coachId, ZoneId timeZone, List<Slot> slots, List<UnavailableView> unavailable) {
    static AvailabilityView of(Found found) {
      return new AvailabilityView(
          found.coach(),
          found.zone(),
          found.slots(),
          found.unavailable().stream().map(UnavailableView::of).toList());
    }
  }

  /**
   * Part of a date on which the coach can't be had.
   *
   * @param startTime null for the whole date
   * @param endTime 00:00 is the end of the date; null for the whole date
   * @param reason of an absence, for the coach and admins; null otherwise
   */
  record UnavailableView(
      LocalDate date,
      @Nullable LocalTime startTime,
      @Nullable LocalTime endTime,
      @Nullable AwayReason reason,
      Instant startsAt,
      Instant endsAt) {
    static UnavailableView of(Unavailable part) {
      var hours = part.hours();
      return new UnavailableView(
          part.date(),
          hours == null ? null : hours.start(),
          hours == null ? null : hours.end(),
          part.reason(),
          part.startsAt(),
          part.endsAt());
    }
  }

  @Operation(
      summary = "Shows when a coach can be booked",
      description =
          WHAT
              + " Without sessionTypeId, it is the only kind of appointment that the coach gives."
              + " With excludeBookingId, what is free when that booking moves.")
  @GetMapping("/api/coaches/{id}/availability")
  @Allow({Role.CLIENT, Role.COACH, Role.ADMIN})
  @Answer(AvailabilityView.class)
  ResponseEntity<?> ofCoach(
      Caller caller,
      @PathVariable CoachId id,
      @RequestParam LocalDate from,
      @RequestParam LocalDate to,
      @RequestParam(required = false) @Nullable SessionTypeId sessionTypeId,
      @RequestParam(required = false) @Nullable BookingId excludeBookingId) {
    check(from, to);
    return answer(find.of(caller, id, new Dates(from, to), sessionTypeId, excludeBookingId));
  }

  @Operation(
      summary = "Shows when the coaches who give a session type can be booked",
      description = WHAT)
  @GetMapping("/api/availability")
  @Allow({Role.CLIENT, Role.COACH, Role.ADMIN})
  @Answer(value = AvailabilityView.class, page = true)
  @Refusals(ProblemCode.NOT_FOUND)
  ResponseEntity<?> ofType(
      Caller caller,
      @RequestParam LocalDate from,
      @RequestParam LocalDate to,
      @RequestParam SessionTypeId sessionTypeId,
      Page.Request page) {
    check(from, to);
    return answer(find.all(caller, new Dates(from, to), sessionTypeId, page));
  }

  private static void check(LocalDate from, LocalDate to) {
    DatesAsked.inOrder(from, to);
    if (ChronoUnit.DAYS.between(from, to) >= MOST_DAYS) {
      throw InvalidInput.ofParameter("to", "must be within " + MOST_DAYS + " days of from");
    }
  }

  private static ResponseEntity<?> answer(SlotsOutcome outcome) {
    return switch (outcome) {
      case Found found -> Answers.ok(AvailabilityView.of(found));
      case FoundAll(var coaches) -> Answers.ok(coaches.map(AvailabilityView::of));
      case UnknownCoach _ -> HoursProblems.unknownCoach();
      case UnknownType _ -> Problems.notFound("There is no such session type.");
      case UnknownBooking _ -> Problems.notFound("There is no such booking.");
      case WhichType(var given) ->
          Problems.invalid(
              List.of(
                  InputError.ofParameter(
                      "sessionTypeId",
                      given.isEmpty()
                          ? "is required, for the coach gives no appointments"
                          : "is required, for the coach gives several kinds of appointments")));
    };
  }
}
