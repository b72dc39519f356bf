package studio.booking.scheduling.rest;

import static studio.booking.shared.rest.ProblemCode.ALREADY_EXISTS;
import static studio.booking.shared.rest.ProblemCode.PRECONDITION_FAILED;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import studio.booking.scheduling.SessionTypeId;
import studio.booking.scheduling.application.BrowseCoaches;
import studio.booking.scheduling.application.KeepCoaches;
import studio.booking.scheduling.domain.Coach;
import studio.booking.scheduling.domain.CoachOutcome;
import studio.booking.scheduling.domain.CoachOutcome.ChangedMeanwhile;
import studio.booking.scheduling.domain.CoachOutcome.IsCoachAlready;
import studio.booking.scheduling.domain.CoachOutcome.Kept;
import studio.booking.scheduling.domain.CoachOutcome.UnknownCoach;
import studio.booking.scheduling.domain.CoachOutcome.UnknownPerson;
import studio.booking.scheduling.domain.CoachOutcome.UnknownTypes;
import studio.booking.shared.Caller;
import studio.booking.shared.CoachId;
import studio.booking.shared.Page;
import studio.booking.shared.Patch;
import studio.booking.shared.PersonId;
import studio.booking.shared.Role;
import studio.booking.shared.rest.Allow;
import studio.booking.shared.rest.Answer;
import studio.booking.shared.rest.Answers;
import studio.booking.shared.rest.Idempotent;
import studio.booking.shared.rest.IfMatch;
import studio.booking.shared.rest.InputError;
import studio.booking.shared.rest.Problems;
import studio.booking.shared.rest.Refusals;

/** Who gives sessions, which, and for how much. */
@RestController
@RequestMapping("/api/coaches")
@Tag(name = "Coaches")
class CoachController {
  private static final Comparator<SessionTypeId> BY_ID =
      Comparator.comparing(id -> id.value().toString());

  private final KeepCoaches keep;
  private final BrowseCoaches browse;

  CoachController(KeepCoaches keep, BrowseCoaches browse) {
    this.keep = keep;
    this.browse = browse;
  }

  record CoachView(
      CoachId id, String displayName, List<SessionTypeId> sessionTypeIds, boolean active) {
    static CoachView of(Coach coach) {
      return new CoachView(
          coach.id(),
          coach.displayName(),
          coach.types().stream().sorted(BY_ID).toList(),
          coach.active());
    }
  }

  /**
   * A new coach.
   *
   * @param personId somebody whom the studio knows already; a new person without it
   */
  record NewCoach(
      @Size(min = 1, max = 200) String displayName,
      @Size(max = 200) @Nullable List<SessionTypeId> sessionTypeIds,
      @Nullable PersonId personId) {}

  record CoachChange(
      @Size(min = 1, max = 200) Patch<String> displayName,
      @Size(max = 200) Patch<List<SessionTypeId>> sessionTypeIds,
      Patch<Boolean> active) {}

  /** What a place costs with a coach, where it differs from the session type's. */
  record Rate(SessionTypeId sessionTypeId, @Min(0) @Max(1000) int creditCost) {}

  /** All rates of a coach, each for another session type. */
  record Rates(@Size(max = 200) List<Rate> rates) {
    static Rates of(Coach coach) {
      return new Rates(
          coach.rates().entrySet().stream()
              .map(rate -> new Rate(rate.getKey(), rate.getValue()))
              .sorted(Comparator.comparing(Rate::sessionTypeId, BY_ID))
              .toList());
    }
  }

  @Operation(
      summary = "Adds a coach",
      description = "Makes a new person with the role coach, or gives the role to an existing one.")
  @PostMapping
  @Allow(Role.ADMIN)
  @Idempotent
  @Answer(value = CoachView.class, status = 201)
  @Refusals(ALREADY_EXISTS)
  ResponseEntity<?> add(Caller caller, @RequestBody NewCoach coach) {
    var types = coach.sessionTypeIds() == null ? List.<SessionTypeId>of() : coach.sessionTypeIds();
    return answer(
        keep.add(caller, coach.personId(), coach.displayName(), types),
        "/sessionTypeIds/%d",
        added ->
            Answers.created(
                "/api/coaches/" + added.id().value(), CoachView.of(added), added.version()));
  }

  @Operation(
      summary = "Lists coaches",
      description = "Those who no longer give sessions are shown to coaches and admins only.")
  @GetMapping
  @Allow({Role.CLIENT, Role.COACH, Role.ADMIN})
  Page<CoachView> list(Caller caller, Page.Request page) {
    return browse.all(caller, page).map(CoachView::of);
  }

  @Operation(summary = "Shows a coach")
  @GetMapping("/{id}")
  @Allow({Role.CLIENT, Role.COACH, Role.ADMIN})
  @Answer(CoachView.class)
  ResponseEntity<?> show(Caller caller, @PathVariable CoachId id) {
    var found = browse.one(caller, id);
    if (found.isEmpty()) return unknown();
    return Answers.ok(CoachView.of(found.get()), found.get().version());
  }

  @Operation(summary = "Changes a coach")
  @PatchMapping("/{id}")
  @Allow(Role.ADMIN)
  @Answer(CoachView.class)
  ResponseEntity<?> change(
      Caller caller,
      @PathVariable CoachId id,
      @IfMatch OptionalLong expected,
      @RequestBody CoachChange change) {
    var changes =
        new KeepCoaches.Changes(change.displayName(), change.sessionTypeIds(), change.active());
    return answer(
        keep.change(caller, id, changes, expected),
        "/sessionTypeIds/%d",
        kept -> Answers.ok(CoachView.of(kept), kept.version()));
  }

  @Operation(summary = "Shows what a coach's places cost where it differs from the session type's")
  @GetMapping("/{id}/rates")
  @Allow({Role.CLIENT, Role.COACH, Role.ADMIN})
  @Answer(Rates.class)
  ResponseEntity<?> rates(Caller caller, @PathVariable CoachId id) {
    var found = browse.one(caller, id);
    if (found.isEmpty()) return unknown();
    return Answers.ok(Rates.of(found.get()), found.get().version());
  }

  @Operation(
      summary = "Replaces a coach's rates",
      description = "Sessions that exist already keep the cost that they were made with.")
  @PutMapping("/{id}/rates")
  @Allow(Role.ADMIN)
  @Answer(Rates.class)
  ResponseEntity<?> setRates(
      Caller caller,
      @PathVariable CoachId id,
      @IfMatch OptionalLong expected,
      @RequestBody Rates rates) {
    var seen = new HashSet<SessionTypeId>();
    var twice =
        IntStream.range(0, rates.rates().size())
            .filter(at -> !seen.add(rates.rates().get(at).sessionTypeId()))
            .mapToObj(
                at -> InputError.at("/rates/%d/sessionTypeId".formatted(at), "is named twice"))
            .toList();
    if (!twice.isEmpty()) return Problems.invalid(twice);
    var given =
        rates.rates().stream()
            .map(rate -> new KeepCoaches.Rate(rate.sessionTypeId(), rate.creditCost()))
            .toList();
    return answer(
        keep.rates(caller, id, given, expected),
        "/rates/%d/sessionTypeId",
        kept -> Answers.ok(Rates.of(kept), kept.version()));
  }

  private static ResponseEntity<?> answer(
      CoachOutcome outcome, String typePointer, Function<Coach, ResponseEntity<?>> kept) {
    return switch (outcome) {
      case Kept(var coach) -> kept.apply(coach);
      case UnknownCoach _ -> unknown();
      case UnknownPerson _ -> Problems.notFound("/personId", "There is no such person.");
      case UnknownTypes(var positions) ->
          Problems.notFound(
              typePointer.formatted(positions.getFirst()), "There is no such session type.");
      case IsCoachAlready(var coach) ->
          Problems.of(
              ALREADY_EXISTS, "The person is a coach already.", Map.of("coachId", coach.value()));
      case ChangedMeanwhile _ ->
          Problems.of(PRECONDITION_FAILED, "The coach has been changed in the meantime.");
    };
  }

  private static ResponseEntity<?> unknown() {
    return Problems.notFound("There is no such coach.");
  }
}
