package studio.booking.scheduling.rest;

import static studio.booking.shared.rest.ProblemCode.RULES_OVERLAP;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import studio.booking.scheduling.application.BrowseHours;
import studio.booking.scheduling.application.PlanHours;
import studio.booking.scheduling.application.PlanHours.Weekly;
import studio.booking.scheduling.domain.Addition;
import studio.booking.scheduling.domain.AdditionId;
import studio.booking.scheduling.domain.AvailabilityRule;
import studio.booking.scheduling.domain.HoursOutcome;
import studio.booking.scheduling.domain.HoursOutcome.Added;
import studio.booking.scheduling.domain.HoursOutcome.Planned;
import studio.booking.scheduling.domain.HoursOutcome.Refused;
import studio.booking.scheduling.domain.HoursOutcome.Removed;
import studio.booking.scheduling.domain.HoursOutcome.Rules;
import studio.booking.scheduling.domain.LocalHours;
import studio.booking.scheduling.domain.RuleId;
import studio.booking.shared.Caller;
import studio.booking.shared.CoachId;
import studio.booking.shared.Page;
import studio.booking.shared.Role;
import studio.booking.shared.rest.Allow;
import studio.booking.shared.rest.Answer;
import studio.booking.shared.rest.Answers;
import studio.booking.shared.rest.Idempotent;
import studio.booking.shared.rest.IfMatch;
import studio.booking.shared.rest.InputError;
import studio.booking.shared.rest.Problems;
import studio.booking.shared.rest.Refusals;

/** A coach's weekly hours, and extra hours on single dates. */
@RestController
@RequestMapping("/api/coaches/{id}")
@Tag(name = "Availability")
class HoursController {
  private static final String LOCAL =
      "Times are the studio's local ones; an end that is not after its start is on the next day."
          + " Where the clocks change, a time in the gap moves by the gap, and one that comes twice"
          + " is the first.";

  private final PlanHours plan;
  private final BrowseHours browse;

  HoursController(PlanHours plan, BrowseHours browse) {
    this.plan = plan;
    this.browse = browse;
  }

  /**
   * Hours of every week.
   *
   * @param id of the rule, when it is to keep it; null for a new one
   * @param dayOfWeek 0 is Sunday, 6 is Saturday: the day on which the hours begin
   * @param validFrom today without it
   * @param validUntil the last date; null for no end
   */
  record Rule(
      @Nullable RuleId id,
      @Min(0) @Max(6) int dayOfWeek,
      LocalTime startTime,
      LocalTime endTime,
      @Nullable LocalDate validFrom,
      @Nullable LocalDate validUntil) {

    static Rule of(AvailabilityRule rule) {
      return new Rule(
          rule.id(),
          DaysOfWeek.number(rule.day()),
          rule.hours().start(),
          rule.hours().end(),
          rule.validFrom(),
          rule.validUntil());
    }

    Weekly weekly() {
      return new Weekly(
          id, DaysOfWeek.of(dayOfWeek), new LocalHours(startTime, endTime), validFrom, validUntil);
    }
  }

  /** All weekly hours of a coach. */
  record Week(@Size(max = 100) List<Rule> rules) {
    static Week of(List<AvailabilityRule> rules) {
      return new Week(rules.stream().map(Rule::of).toList());
    }
  }

  record NewAddition(LocalDate date, LocalTime startTime, LocalTime endTime) {}

  record AdditionView(AdditionId id, LocalDate date, LocalTime startTime, LocalTime endTime) {
    static AdditionView of(Addition addition) {
      return new AdditionView(
          addition.id(), addition.date(), addition.hours().start(), addition.hours().end());
    }
  }

  @Operation(summary = "Shows a coach's weekly hours", description = LOCAL)
  @GetMapping("/availability-rules")
  @Allow({Role.CLIENT, Role.COACH, Role.ADMIN})
  @Answer(Week.class)
  ResponseEntity<?> week(Caller caller, @PathVariable CoachId id) {
    var found = browse.week(caller, id);
    if (found.isEmpty()) return HoursProblems.unknownCoach();
    return Answers.ok(Week.of(found.get().rules()), found.get().version());
  }

  @Operation(
      summary = "Replaces a coach's weekly hours",
      description = LOCAL + " Overlapping rules are refused. For the coach and admins.")
  @PutMapping("/availability-rules")
  @Allow({Role.COACH, Role.ADMIN})
  @Answer(Week.class)
  @Refusals(RULES_OVERLAP)
  ResponseEntity<?> setWeek(
      Caller caller,
      @PathVariable CoachId id,
      @IfMatch OptionalLong expected,
      @RequestBody Week week) {
    var errors = new ArrayList<InputError>();
    for (int at = 0; at < week.rules().size(); at++) {
      var rule = week.rules().get(at);
      if (rule.validFrom() != null
          && rule.validUntil() != null
          && rule.validUntil().isBefore(rule.validFrom())) {
        errors.add(
            InputError.at("/rules/%d/validUntil".formatted(at), "must not be before validFrom"));
      }
    }
    if (!errors.isEmpty()) return Problems.invalid(errors);
    return answer(
        plan.week(caller, id, week.rules().stream().map(Rule::weekly).toList(), expected), id);
  }

  @Operation(summary = "Lists a coach's extra hours", description = LOCAL)
  @GetMapping("/availability-additions")
  @Allow({Role.CLIENT, Role.COACH, Role.ADMIN})
  @Answer(value = AdditionView.class, page = true)
  ResponseEntity<?> additions(Caller caller, @PathVariable CoachId id, Page.Request page) {
    var found = browse.additions(caller, id, page);
    if (found.isEmpty()) return HoursProblems.unknownCoach();
    return Answers.ok(found.get().map(AdditionView::of));
  }

  @Operation(
      summary = "Adds hours on one date to a coach's usual ones",
      description = LOCAL + " For the coach and admins.")
  @PostMapping("/availability-additions")
  @Allow({Role.COACH, Role.ADMIN})
  @Idempotent
  @Answer(value = AdditionView.class, status = 201)
  ResponseEntity<?> add(
      Caller caller, @PathVariable CoachId id, @RequestBody NewAddition addition) {
    var hours = new LocalHours(addition.startTime(), addition.endTime());
    return answer(plan.add(caller, id, addition.date(), hours), id);
  }

  @Operation(summary = "Takes extra hours away again")
  @DeleteMapping("/availability-additions/{additionId}")
  @Allow({Role.COACH, Role.ADMIN})
  @Answer(value = Void.class, status = 204)
  ResponseEntity<?> remove(
      Caller caller,
      @PathVariable CoachId id,
      @PathVariable AdditionId additionId,
      @IfMatch OptionalLong expected) {
    return answer(plan.remove(caller, id, additionId, expected), id);
  }

  static ResponseEntity<?> answer(HoursOutcome outcome, CoachId coach) {
    var path = "/api/coaches/" + coach.value();
    return switch (outcome) {
      case Rules(var rules, long version) -> Answers.ok(Week.of(rules), version);
      case Added(var addition) ->
          Answers.created(
              path + "/availability-additions/" + addition.id().value(),
              AdditionView.of(addition),
              PlanHours.ADDITION_VERSION);
      case Planned(var planned) ->
          Answers.created(
              path + "/availability-exceptions/" + planned.exception().id().value(),
              ExceptionView.of(planned.exception(), planned.note()),
              planned.version());
      case Removed _ -> Answers.nothing();
      case Refused refused -> HoursProblems.of(refused);
    };
  }
}
