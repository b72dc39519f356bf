package studio.booking.scheduling.rest;

import static studio.booking.shared.rest.ProblemCode.PRECONDITION_FAILED;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.OptionalLong;
import java.util.function.Function;
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
import studio.booking.scheduling.SessionTypeId;
import studio.booking.scheduling.application.BrowseSessionTypes;
import studio.booking.scheduling.application.KeepSessionTypes;
import studio.booking.scheduling.domain.SessionKind;
import studio.booking.scheduling.domain.SessionType;
import studio.booking.scheduling.domain.SessionTypeForm;
import studio.booking.scheduling.domain.TypeOutcome;
import studio.booking.scheduling.domain.TypeOutcome.ChangedMeanwhile;
import studio.booking.scheduling.domain.TypeOutcome.Contradictory;
import studio.booking.scheduling.domain.TypeOutcome.Kept;
import studio.booking.scheduling.domain.TypeOutcome.UnknownType;
import studio.booking.shared.Caller;
import studio.booking.shared.Page;
import studio.booking.shared.Patch;
import studio.booking.shared.Role;
import studio.booking.shared.rest.Allow;
import studio.booking.shared.rest.Answer;
import studio.booking.shared.rest.Answers;
import studio.booking.shared.rest.Idempotent;
import studio.booking.shared.rest.IfMatch;
import studio.booking.shared.rest.MultiLine;
import studio.booking.shared.rest.Problems;

/** What the studio gives. */
@RestController
@RequestMapping("/api/session-types")
@Tag(name = "Session types")
class SessionTypeController {
  private static final int DEFAULT_HORIZON_DAYS = 60;
  private static final int DEFAULT_SLOT_STEP_MINUTES = 15;
  private static final int DEFAULT_CANCELLATION_WINDOW_HOURS = 12;

  private final KeepSessionTypes keep;
  private final BrowseSessionTypes browse;

  SessionTypeController(KeepSessionTypes keep, BrowseSessionTypes browse) {
    this.keep = keep;
    this.browse = browse;
  }

  /**
   * A new session type.
   *
   * @param capacity always 1 for {@code ONE_ON_ONE}, where it may be left out
   * @param creditCost 0 is free; null leaves it to the coaches' rates
   * @param slotStepMinutes between the starts of appointments, counted from the start of the
   *     coach's hours
   */
  record NewType(
      @Size(min = 1, max = 200) String name,
      @MultiLine @Size(max = 2000) @Nullable String description,
      SessionKind kind,
      @Min(5) @Max(1440) int durationMinutes,
      @Min(1) @Max(1000) @Nullable Integer capacity,
      @Min(0) @Max(1000) @Nullable Integer creditCost,
      @Min(0) @Max(480) @Nullable Integer bufferBeforeMinutes,
      @Min(0) @Max(480) @Nullable Integer bufferAfterMinutes,
      @Min(0) @Max(43200) @Nullable Integer minimumNoticeMinutes,
      @Min(1) @Max(730) @Nullable Integer bookingHorizonDays,
      @Min(5) @Max(1440) @Nullable Integer slotStepMinutes,
      @Min(0) @Max(720) @Nullable Integer cancellationWindowHours,
      @Nullable Boolean active) {

    private SessionTypeForm form() {
      return new SessionTypeForm(
          name,
          description,
          kind,
          durationMinutes,
          capacity,
          creditCost,
          or(bufferBeforeMinutes, 0),
          or(bufferAfterMinutes, 0),
          or(minimumNoticeMinutes, 0),
          or(bookingHorizonDays, DEFAULT_HORIZON_DAYS),
          or(slotStepMinutes, DEFAULT_SLOT_STEP_MINUTES),
          or(cancellationWindowHours, DEFAULT_CANCELLATION_WINDOW_HOURS),
          active == null || active);
    }

    private static int or(@Nullable Integer value, int otherwise) {
      return value == null ? otherwise : value;
    }
  }

  /** What is to be different about a session type. */
  record TypeChange(
      @Size(min = 1, max = 200) Patch<String> name,
      @MultiLine @Size(max = 2000) Patch<@Nullable String> description,
      Patch<SessionKind> kind,
      @Min(5) @Max(1440) Patch<Integer> durationMinutes,
      @Min(1) @Max(1000) Patch<Integer> capacity,
      @Min(0) @Max(1000) Patch<@Nullable Integer> creditCost,
      @Min(0) @Max(480) Patch<Integer> bufferBeforeMinutes,
      @Min(0) @Max(480) Patch<Integer> bufferAfterMinutes,
      @Min(0) @Max(43200) Patch<Integer> minimumNoticeMinutes,
      @Min(1) @Max(730) Patch<Integer> bookingHorizonDays,
      @Min(5) @Max(1440) Patch<Integer> slotStepMinutes,
      @Min(0) @Max(720) Patch<Integer> cancellationWindowHours,
      Patch<Boolean> active) {

    private SessionTypeForm.Changes changes() {
      return new SessionTypeForm.Changes(
          name,
          description,
          kind,
          durationMinutes,
          capacity,
          creditCost,
          bufferBeforeMinutes,
          bufferAfterMinutes,
          minimumNoticeMinutes,
          bookingHorizonDays,
          slotStepMinutes,
          cancellationWindowHours,
          active);
    }
  }

  @Operation(summary = "Adds a session type")
  @PostMapping
  @Allow(Role.ADMIN)
  @Idempotent
  @Answer(value = SessionTypeView.class, status = 201)
  ResponseEntity<?> add(Caller caller, @RequestBody NewType type) {
    return answer(
        keep.add(caller, type.form()),
        added ->
            Answers.created(
                "/api/session-types/" + added.id().value(),
                SessionTypeView.of(added),
                added.version()));
  }

  @Operation(
      summary = "Lists session types in the order in which they were added",
      description = "Archived ones are shown to coaches and admins only.")
  @GetMapping
  @Allow({Role.CLIENT, Role.COACH, Role.ADMIN})
  Page<SessionTypeView> list(Caller caller, Page.Request page) {
    return browse.all(caller, page).map(SessionTypeView::of);
  }

  @Operation(summary = "Shows a session type")
  @GetMapping("/{id}")
  @Allow({Role.CLIENT, Role.COACH, Role.ADMIN})
  @Answer(SessionTypeView.class)
  ResponseEntity<?> show(Caller caller, @PathVariable SessionTypeId id) {
    var found = browse.one(caller, id);
    if (found.isEmpty()) return unknown();
    return Answers.ok(SessionTypeView.of(found.get()), found.get().version());
  }

  @Operation(
      summary = "Changes a session type",
      description = "Sessions that exist already stay as they are.")
  @PatchMapping("/{id}")
  @Allow(Role.ADMIN)
  @Answer(SessionTypeView.class)
  ResponseEntity<?> change(
      Caller caller,
      @PathVariable SessionTypeId id,
      @IfMatch OptionalLong expected,
      @RequestBody TypeChange change) {
    return answer(
        keep.change(caller, id, change.changes(), expected),
        kept -> Answers.ok(SessionTypeView.of(kept), kept.version()));
  }

  @Operation(
      summary = "Archives a session type",
      description = "It is given no longer; its sessions and their bookings stay.")
  @DeleteMapping("/{id}")
  @Allow(Role.ADMIN)
  @Answer(value = Void.class, status = 204)
  ResponseEntity<?> archive(
      Caller caller, @PathVariable SessionTypeId id, @IfMatch OptionalLong expected) {
    return answer(keep.archive(caller, id, expected), _ -> Answers.nothing());
  }

  private static ResponseEntity<?> answer(
      TypeOutcome outcome, Function<SessionType, ResponseEntity<?>> kept) {
    return switch (outcome) {
      case Kept(var type) -> kept.apply(type);
      case UnknownType _ -> unknown();
      case ChangedMeanwhile _ ->
          Problems.of(PRECONDITION_FAILED, "The session type has been changed in the meantime.");
      case Contradictory(var field, var expected) -> Problems.invalid("/" + field, expected);
    };
  }

  private static ResponseEntity<?> unknown() {
    return Problems.notFound("There is no such session type.");
  }
}
