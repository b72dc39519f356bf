package studio.booking.scheduling.rest;

import static studio.booking.shared.rest.ProblemCode.BOOKINGS_IN_CONFLICT;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import studio.booking.scheduling.application.BrowseHours;
import studio.booking.scheduling.application.PlanAbsences;
import studio.booking.scheduling.domain.AwayReason;
import studio.booking.scheduling.domain.ExceptionForm;
import studio.booking.scheduling.domain.ExceptionId;
import studio.booking.scheduling.domain.HoursOutcome.Planned;
import studio.booking.scheduling.domain.OnConflict;
import studio.booking.shared.Caller;
import studio.booking.shared.CoachId;
import studio.booking.shared.Page;
import studio.booking.shared.Patch;
import studio.booking.shared.Role;
import studio.booking.shared.rest.Allow;
import studio.booking.shared.rest.Answer;
import studio.booking.shared.rest.Answers;
import studio.booking.shared.rest.Idempotent;
import studio.booking.shared.rest.IfMatch;
import studio.booking.shared.rest.MultiLine;
import studio.booking.shared.rest.Refusals;

/** When a coach is away, or works other hours than usual. */
@RestController
@RequestMapping("/api/coaches/{id}/availability-exceptions")
@Tag(name = "Availability")
class ExceptionController {
  private static final String WHAT =
      "Away, or with isAvailable other hours instead of the weekly ones of these dates. Over"
          + " existing sessions it is refused with a list of them, unless onConflict says what"
          + " becomes of them.";

  private final PlanAbsences plan;
  private final BrowseHours browse;

  ExceptionController(PlanAbsences plan, BrowseHours browse) {
    this.plan = plan;
    this.browse = browse;
  }

  /**
   * A new exception.
   *
   * @param endDate the last date; the start date without it
   * @param allDay whether there are no times, which it says by itself without this
   * @param startTime of the hours on each of the dates; an end that is not after it is on the next
   *     day
   * @param isAvailable false without it
   * @param reason OTHER without it
   * @param onConflict REFUSE without it
   */
  record NewException(
      LocalDate startDate,
      @Nullable LocalDate endDate,
      @Nullable Boolean allDay,
      @Nullable LocalTime startTime,
      @Nullable LocalTime endTime,
      @Nullable Boolean isAvailable,
      @Nullable AwayReason reason,
      @MultiLine @Size(max = 500) @Nullable String note,
      @Nullable OnConflict onConflict) {

    private ExceptionForm form() {
      return new ExceptionForm(
          startDate,
          endDate,
          allDay,
          startTime,
          endTime,
          isAvailable != null && isAvailable,
          reason == null ? AwayReason.OTHER : reason,
          note);
    }
  }

  /** What is to be different about an exception. */
  record ExceptionChange(
      Patch<LocalDate> startDate,
      Patch<LocalDate> endDate,
      Patch<Boolean> allDay,
      Patch<@Nullable LocalTime> startTime,
      Patch<@Nullable LocalTime> endTime,
      Patch<Boolean> isAvailable,
      Patch<AwayReason> reason,
      @MultiLine @Size(max = 500) Patch<@Nullable String> note,
      @Nullable OnConflict onConflict) {

    private ExceptionForm.Changes changes() {
      return new ExceptionForm.Changes(
          startDate, endDate, allDay, startTime, endTime, isAvailable, reason, note);
    }
  }

  @Operation(
      summary = "Lists a coach's exceptions",
      description = "Reasons and notes are for the coach and admins only; others get null.")
  @GetMapping
  @Allow({Role.CLIENT, Role.COACH, Role.ADMIN})
  @Answer(value = ExceptionView.class, page = true)
  ResponseEntity<?> list(Caller caller, @PathVariable CoachId id, Page.Request page) {
    var found = browse.exceptions(caller, id, page);
    if (found.isEmpty()) return HoursProblems.unknownCoach();
    return Answers.ok(found.get().map(entry -> ExceptionView.of(entry.exception(), entry.note())));
  }

  @Operation(summary = "Plans an exception", description = WHAT)
  @PostMapping
  @Allow({Role.COACH, Role.ADMIN})
  @Idempotent
  @Answer(value = ExceptionView.class, status = 201)
  @Refusals(BOOKINGS_IN_CONFLICT)
  ResponseEntity<?> add(
      Caller caller, @PathVariable CoachId id, @RequestBody NewException exception) {
    return HoursController.answer(
        plan.plan(caller, id, exception.form(), orRefuse(exception.onConflict())), id);
  }

  @Operation(summary = "Changes an exception", description = WHAT)
  @PatchMapping("/{exceptionId}")
  @Allow({Role.COACH, Role.ADMIN})
  @Answer(ExceptionView.class)
  @Refusals(BOOKINGS_IN_CONFLICT)
  ResponseEntity<?> change(
      Caller caller,
      @PathVariable CoachId id,
      @PathVariable ExceptionId exceptionId,
      @IfMatch OptionalLong expected,
      @RequestBody ExceptionChange change) {
    var outcome =
        plan.change(
            caller, id, exceptionId, change.changes(), expected, orRefuse(change.onConflict()));
    return outcome instanceof Planned(var planned)
        ? Answers.ok(ExceptionView.of(planned.exception(), planned.note()), planned.version())
        : HoursController.answer(outcome, id);
  }

  @Operation(summary = "Takes an exception back")
  @DeleteMapping("/{exceptionId}")
  @Allow({Role.COACH, Role.ADMIN})
  @Answer(value = Void.class, status = 204)
  ResponseEntity<?> remove(
      Caller caller,
      @PathVariable CoachId id,
      @PathVariable ExceptionId exceptionId,
      @IfMatch OptionalLong expected) {
    return HoursController.answer(plan.remove(caller, id, exceptionId, expected), id);
  }

  private static OnConflict orRefuse(@Nullable OnConflict onConflict) {
    return onConflict == null ? OnConflict.REFUSE : onConflict;
  }
}
