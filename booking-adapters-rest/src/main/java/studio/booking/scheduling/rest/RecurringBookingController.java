package studio.booking.scheduling.rest;

import static studio.booking.shared.rest.ProblemCode.DATES_IN_CONFLICT;
import static studio.booking.shared.rest.ProblemCode.FORBIDDEN;
import static studio.booking.shared.rest.ProblemCode.NO_COST;
import static studio.booking.shared.rest.ProblemCode.RECURRING_BOOKING_CANCELLED;
import static studio.booking.shared.rest.ProblemCode.RRULE_NOT_SUPPORTED;
import static studio.booking.shared.rest.ProblemCode.SESSION_STARTED;
import static studio.booking.shared.rest.ProblemCode.TYPE_NOT_GIVEN;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import studio.booking.scheduling.RecurringBookingId;
import studio.booking.scheduling.SessionTypeId;
import studio.booking.scheduling.application.ChangeRecurringBooking;
import studio.booking.scheduling.application.MakeRecurringBooking;
import studio.booking.scheduling.application.ReadRecurringBookings;
import studio.booking.scheduling.domain.RecurringOutcome;
import studio.booking.scheduling.domain.RecurringOutcome.Done;
import studio.booking.scheduling.domain.RecurringOutcome.InConflict;
import studio.booking.scheduling.domain.RecurringOutcome.Refused;
import studio.booking.scheduling.domain.RecurringWish;
import studio.booking.scheduling.domain.RecurringWish.Pattern;
import studio.booking.scheduling.rest.RecurringBookingView.DateView;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;
import studio.booking.shared.CoachId;
import studio.booking.shared.Page;
import studio.booking.shared.Role;
import studio.booking.shared.rest.Allow;
import studio.booking.shared.rest.Answer;
import studio.booking.shared.rest.Answers;
import studio.booking.shared.rest.Idempotent;
import studio.booking.shared.rest.Problems;
import studio.booking.shared.rest.Refusals;

/** The same session again and again. */
@RestController
@RequestMapping("/api")
@Tag(name = "Recurring bookings")
class RecurringBookingController {
  private static final String CLOCKS =
      " Dates and times are local to the studio, whatever its clocks do: a time that they leave out"
          + " moves by what they leave out, one that comes twice is the first.";

  private final MakeRecurringBooking make;
  private final ReadRecurringBookings read;
  private final ChangeRecurringBooking change;

  RecurringBookingController(
      MakeRecurringBooking make, ReadRecurringBookings read, ChangeRecurringBooking change) {
    this.make = make;
    this.read = read;
    this.change = change;
  }

  /** How often it comes, counted from the start date. */
  enum Frequency {
    WEEKLY,
    BIWEEKLY,
    /** On that day of each month, or its last. */
    MONTHLY;

    Pattern pattern() {
      return switch (this) {
        case WEEKLY -> new Pattern.EveryWeeks(1);
        case BIWEEKLY -> new Pattern.EveryWeeks(2);
        case MONTHLY -> new Pattern.Monthly();
      };
    }

    /** Its word in requests. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What to do when some of the dates ahead can't be booked. */
  enum Conflict {
    /** Go without these; they are tried again while they are ahead. */
    SKIP,
    /** Make nothing, and say why. */
    REFUSE
  }

  /**
   * Exactly one of {@code dayOfWeek}, {@code frequency} and {@code recurrenceRule} says how it
   * comes again.
   *
   * @param sessionTypeId may be left out where the coach gives one kind of appointment
   * @param endDate the last date; without it there is none
   * @param dayOfWeek 0 is Sunday, 6 is Saturday
   * @param recurrenceRule an RRULE of RFC 5545
   * @param clientId whom it is for; the caller without it
   */
  record Wanted(
      CoachId coachId,
      @Nullable SessionTypeId sessionTypeId,
      LocalDate startDate,
      @Nullable LocalDate endDate,
      @Schema(example = "10:00") LocalTime startTime,
      @Schema(example = "11:00") LocalTime endTime,
      @Nullable @Min(0) @Max(6) Integer dayOfWeek,
      @Nullable Frequency frequency,
      @Schema(example = "FREQ=WEEKLY;BYDAY=TU") @Nullable @Size(max = 500) String recurrenceRule,
      @Nullable ClientId clientId,
      @Nullable Conflict onConflict) {

    RecurringWish wish(ClientId client) {
      return new RecurringWish(
          client,
          coachId,
          sessionTypeId,
          startDate,
          endDate,
          startTime,
          endTime,
          pattern(),
          onConflict != Conflict.REFUSE);
    }

    private Pattern pattern() {
      if (dayOfWeek != null) return new Pattern.Weekday(DaysOfWeek.of(dayOfWeek));
      if (frequency != null) return frequency.pattern();
      return new Pattern.Written(Objects.requireNonNull(recurrenceRule));
    }
  }

  /**
   * From when on to cancel.
   *
   * @param futureOnly true without it: from tomorrow on, the studio's; false: also what has not
   *     begun today
   */
  record Cancel(@Nullable Boolean futureOnly) {}

  /** What making it would lead to; nothing was written. */
  record Trial(boolean possible, List<DryRun.Why> refusals, List<DateView> dates) {}

  @Operation(
      summary = "Books the same session again and again",
      description =
          "Sessions are made six weeks ahead, and each night what is missing. Each date passes the"
              + " rules that a booking by hand would, but for the booking horizon; what can't be"
              + " booked is skipped with its reason and tried again while it is ahead. For classes"
              + " it takes a place in the class of that coach, type and start; for appointments it"
              + " makes the session. A date is charged the studio's chargeDaysBefore days before"
              + " it, or at the cancellation window if that is longer."
              + CLOCKS)
  @PostMapping("/recurring-bookings")
  @Allow({Role.CLIENT, Role.COACH, Role.ADMIN})
  @Idempotent
  @Answer(value = RecurringBookingView.class, status = 201)
  @Refusals({DATES_IN_CONFLICT, TYPE_NOT_GIVEN, NO_COST, RRULE_NOT_SUPPORTED})
  ResponseEntity<?> make(
      Caller caller,
      @RequestParam(defaultValue = "false") boolean dryRun,
      @RequestBody Wanted wanted) {
    if (wanted.clientId() == null && !caller.has(Role.CLIENT)) {
      return Problems.of(FORBIDDEN, "You are no client here: say for whom it is, with clientId.");
    }
    var client = wanted.clientId() == null ? caller.self().asClient() : wanted.clientId();
    if (!caller.isStaff() && !caller.is(client)) {
      return Problems.of(FORBIDDEN, "A client books for themself only.");
    }
    long said =
        Stream.of(wanted.dayOfWeek(), wanted.frequency(), wanted.recurrenceRule())
            .filter(Objects::nonNull)
            .count();
    if (said != 1) {
      return Problems.invalid("", "needs exactly one of dayOfWeek, frequency, recurrenceRule");
    }
    if (wanted.endDate() != null && wanted.endDate().isBefore(wanted.startDate())) {
      return Problems.invalid("/endDate", "must not be before startDate");
    }
    var wish = wanted.wish(client);
    return dryRun ? tried(make.tryOut(caller, wish)) : made(caller, make.make(caller, wish));
  }

  private static ResponseEntity<?> tried(RecurringOutcome outcome) {
    return switch (outcome) {
      case Done(_, var dates) -> Answers.ok(new Trial(true, List.of(), DateView.of(dates)));
      case InConflict conflict ->
          Answers.ok(
              new Trial(
                  false,
                  List.of(RecurringRefusals.of(conflict).why()),
                  DateView.of(conflict.dates())));
      case Refused refused -> {
        var refusal = RecurringRefusals.of(refused);
        yield refusal.code().status() == 400
            ? refusal.problem()
            : Answers.ok(new Trial(false, List.of(refusal.why()), List.of()));
      }
    };
  }

  private ResponseEntity<?> made(Caller caller, RecurringOutcome outcome) {
    return switch (outcome) {
      case Done(var recurring, var dates) -> {
        var view =
            RecurringBookingView.of(
                read.one(caller, recurring.id()).orElseThrow(), DateView.of(dates));
        yield Answers.created(
            "/api/recurring-bookings/" + recurring.id().value(), view, recurring.version());
      }
      case Refused refused -> RecurringRefusals.of(refused).problem();
    };
  }

  @Operation(summary = "Lists one's own recurring bookings, each with what comes of it next")
  @GetMapping("/my-recurring-bookings")
  @Allow(Role.CLIENT)
  @Answer(value = RecurringBookingView.class, page = true)
  ResponseEntity<?> mine(Caller caller, Page.Request page) {
    return Answers.ok(read.mine(caller, page).map(found -> RecurringBookingView.of(found, null)));
  }

  @Operation(
      summary = "Shows a recurring booking",
      description = "With its next ten sessions, and the dates that are skipped." + CLOCKS)
  @GetMapping("/recurring-bookings/{id}")
  @Allow({Role.CLIENT, Role.COACH, Role.ADMIN})
  @Answer(RecurringBookingView.class)
  ResponseEntity<?> show(Caller caller, @PathVariable RecurringBookingId id) {
    return read.one(caller, id)
        .<ResponseEntity<?>>map(
            found -> Answers.ok(RecurringBookingView.of(found, null), found.recurring().version()))
        .orElseGet(() -> Problems.notFound("There is no such recurring booking."));
  }

  @Operation(
      summary = "Ends a recurring booking with what it has booked",
      description =
          "What has begun stays as it is. The client's own cancellation gives back what each"
              + " booking's policy says, the studio's all; what was not charged yet costs nothing.")
  @PostMapping("/recurring-bookings/{id}/cancel")
  @Allow({Role.CLIENT, Role.COACH, Role.ADMIN})
  @Idempotent
  @Answer(RecurringBookingView.class)
  ResponseEntity<?> cancel(
      Caller caller, @PathVariable RecurringBookingId id, @RequestBody @Nullable Cancel cancel) {
    boolean today = cancel != null && Boolean.FALSE.equals(cancel.futureOnly());
    return changed(caller, change.cancel(caller, id, !today));
  }

  @Operation(
      summary = "Lets a recurring booking rest",
      description = "Nothing more is made. What is booked stays booked.")
  @PostMapping("/recurring-bookings/{id}/pause")
  @Allow({Role.CLIENT, Role.COACH, Role.ADMIN})
  @Answer(RecurringBookingView.class)
  @Refusals(RECURRING_BOOKING_CANCELLED)
  ResponseEntity<?> pause(Caller caller, @PathVariable RecurringBookingId id) {
    return changed(caller, change.pause(caller, id));
  }

  @Operation(summary = "Lets a recurring booking go on: what is missing ahead is made at once")
  @PostMapping("/recurring-bookings/{id}/resume")
  @Allow({Role.CLIENT, Role.COACH, Role.ADMIN})
  @Idempotent
  @Answer(RecurringBookingView.class)
  @Refusals(RECURRING_BOOKING_CANCELLED)
  ResponseEntity<?> resume(Caller caller, @PathVariable RecurringBookingId id) {
    return changed(caller, change.resume(caller, id));
  }

  @Operation(
      summary = "Leaves out one date of a recurring booking",
      description = "If it is booked, that booking is cancelled by its policy.")
  @PostMapping("/recurring-bookings/{id}/occurrences/{date}/skip")
  @Allow({Role.CLIENT, Role.COACH, Role.ADMIN})
  @Idempotent
  @Answer(RecurringBookingView.class)
  @Refusals({RECURRING_BOOKING_CANCELLED, SESSION_STARTED})
  ResponseEntity<?> skip(
      Caller caller, @PathVariable RecurringBookingId id, @PathVariable LocalDate date) {
    return changed(caller, change.skip(caller, id, date));
  }

  private ResponseEntity<?> changed(Caller caller, RecurringOutcome outcome) {
    return switch (outcome) {
      case Done(var recurring, var dates) -> {
        var view =
            RecurringBookingView.of(
                read.one(caller, recurring.id()).orElseThrow(),
                dates.isEmpty() ? null : DateView.of(dates));
        yield Answers.ok(view, recurring.version());
      }
      case Refused refused -> RecurringRefusals.of(refused).problem();
    };
  }
}
