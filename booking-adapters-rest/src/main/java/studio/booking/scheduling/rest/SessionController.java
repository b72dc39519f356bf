package studio.booking.scheduling.rest;

import static studio.booking.shared.rest.ProblemCode.CAPACITY_BELOW_BOOKINGS;
import static studio.booking.shared.rest.ProblemCode.CLIENTS_IN_CONFLICT;
import static studio.booking.shared.rest.ProblemCode.COACH_BUSY;
import static studio.booking.shared.rest.ProblemCode.COACH_UNAVAILABLE;
import static studio.booking.shared.rest.ProblemCode.DATES_IN_CONFLICT;
import static studio.booking.shared.rest.ProblemCode.NO_COST;
import static studio.booking.shared.rest.ProblemCode.RRULE_NOT_SUPPORTED;
import static studio.booking.shared.rest.ProblemCode.SESSION_CANCELLED;
import static studio.booking.shared.rest.ProblemCode.SESSION_STARTED;
import static studio.booking.shared.rest.ProblemCode.TYPE_NOT_GIVEN;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import studio.booking.scheduling.SessionId;
import studio.booking.scheduling.SessionTypeId;
import studio.booking.scheduling.application.CancelSeries;
import studio.booking.scheduling.application.CancelSession;
import studio.booking.scheduling.application.ChangeSeries;
import studio.booking.scheduling.application.ChangeSession;
import studio.booking.scheduling.application.ScheduleSeries;
import studio.booking.scheduling.application.ScheduleSession;
import studio.booking.scheduling.domain.NewSeries;
import studio.booking.scheduling.domain.NewSession;
import studio.booking.scheduling.domain.NewSession.Room;
import studio.booking.scheduling.domain.RuleReader;
import studio.booking.scheduling.domain.SeriesScope;
import studio.booking.scheduling.domain.SessionChange;
import studio.booking.scheduling.domain.SessionOutcome;
import studio.booking.scheduling.domain.SessionOutcome.Done;
import studio.booking.scheduling.domain.SessionOutcome.Refused;
import studio.booking.shared.Caller;
import studio.booking.shared.CoachId;
import studio.booking.shared.Patch;
import studio.booking.shared.Role;
import studio.booking.shared.rest.Allow;
import studio.booking.shared.rest.Answer;
import studio.booking.shared.rest.Answers;
import studio.booking.shared.rest.Idempotent;
import studio.booking.shared.rest.IfMatch;
import studio.booking.shared.rest.MultiLine;
import studio.booking.shared.rest.Problems;
import studio.booking.shared.rest.Refusals;

/** Putting sessions on the timetable, changing them, and taking them off it. */
@RestController
@RequestMapping("/api/sessions")
@Allow({Role.COACH, Role.ADMIN})
@Tag(name = "Sessions")
class SessionController {
  private final ScheduleSession scheduleSession;
  private final ChangeSession changeSession;
  private final CancelSession cancelSession;
  private final ScheduleSeries scheduleSeries;
  private final ChangeSeries changeSeries;
  private final CancelSeries cancelSeries;

  SessionController(
      ScheduleSession scheduleSession,
      ChangeSession changeSession,
      CancelSession cancelSession,
      ScheduleSeries scheduleSeries,
      ChangeSeries changeSeries,
      CancelSeries cancelSeries) {
    this.scheduleSession = scheduleSession;
    this.changeSession = changeSession;
    this.cancelSession = cancelSession;
    this.scheduleSeries = scheduleSeries;
    this.changeSeries = changeSeries;
    this.cancelSeries = cancelSeries;
  }

  /**
   * A session with so many places ({@code capacity}) or with named seats ({@code places}); as many
   * places as its type has without either.
   *
   * @param endsAt may be left out: the type says how long it takes
   * @param name the type's without it
   * @param recurrenceRule an RFC 5545 RRULE, for a series of which this is the first session
   * @param onConflict what becomes of a series when some of its dates are not free
   */
  record NewOne(
      UUID sessionTypeId,
      UUID coachId,
      Instant startsAt,
      @Nullable Instant endsAt,
      @Nullable @Size(max = 200) String name,
      @Nullable @Min(1) @Max(1000) Integer capacity,
      @Nullable @Size(min = 1, max = 1000) List<Seat> places,
      @Nullable @Size(max = RuleReader.LONGEST_TEXT) String recurrenceRule,
      @Nullable OnDates onConflict) {

    NewSession session() {
      return new NewSession(
          new SessionTypeId(sessionTypeId), new CoachId(coachId), startsAt, endsAt, name, room());
    }

    private Room room() {
      if (places != null) return new Room.Seats(places.stream().map(Seat::seat).toList());
      return capacity != null ? new Room.Unnumbered(capacity) : new Room.Usual();
    }
  }

  /**
   * A named seat.
   *
   * @param creditCost what the session costs without it
   */
  record Seat(@Size(max = 50) String label, @Nullable @Min(0) @Max(1000) Integer creditCost) {
    NewSession.Seat seat() {
      return new NewSession.Seat(label, creditCost);
    }
  }

  /** What becomes of a series when some of its dates are not free. */
  enum OnDates {
    /** Nothing is made. */
    REFUSE,
    /** These dates are left out, and tried again while they are ahead. */
    SKIP;

    NewSeries.OnConflict inside() {
      return switch (this) {
        case REFUSE -> NewSeries.OnConflict.REFUSE;
        case SKIP -> NewSeries.OnConflict.SKIP;
      };
    }
  }

  /** How much of its series is meant with a session. */
  enum Scope {
    /** The session alone. */
    THIS,
    /** It and all that come after it. */
    FOLLOWING,
    /** All that has yet to begin. */
    ALL;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    SeriesScope inside() {
      return switch (this) {
        case THIS -> SeriesScope.THIS;
        case FOLLOWING -> SeriesScope.FOLLOWING;
        case ALL -> SeriesScope.ALL;
      };
    }
  }

  /** What becomes of bookings whose client has something else at the new time. */
  enum OnConflict {
    /** Nothing is changed. */
    REFUSE,
    /** They are cancelled with full return. */
    CANCEL
  }

  /** What is to be different; what is left out stays. */
  record Change(
      Patch<Instant> startsAt,
      Patch<UUID> coachId,
      @Min(1) @Max(1000) Patch<Integer> capacity,
      @Size(max = 200) Patch<String> name,
      @Nullable OnConflict onConflict) {}

  /** Who gives it from now on. */
  record Substitute(UUID coachId) {}

  /** Why it is cancelled, for those who were booked to read. */
  record Why(@MultiLine @Nullable @Size(max = 500) String reason, @Nullable Scope scope) {}

  @Operation(
      summary = "Puts a session or a series of them on the timetable",
      description =
          "With a recurrenceRule it is a series: all of its sessions at once where the rule ends"
              + " within a year, otherwise those of the next six weeks, and each day the next ones."
              + " The answer is the first of them.")
  @PostMapping
  @Idempotent
  @Answer(value = SessionView.class, status = 201)
  @Refusals({
    COACH_BUSY,
    COACH_UNAVAILABLE,
    TYPE_NOT_GIVEN,
    NO_COST,
    RRULE_NOT_SUPPORTED,
    DATES_IN_CONFLICT
  })
  ResponseEntity<?> schedule(Caller caller, @RequestBody NewOne wanted) {
    if (wanted.places() != null) {
      if (wanted.capacity() != null) {
        return Problems.invalid("/capacity", "goes without places: there are as many as are named");
      }
      var labels = new HashSet<String>();
      for (int i = 0; i < wanted.places().size(); i++) {
        if (!labels.add(wanted.places().get(i).label())) {
          return Problems.invalid("/places/%d/label".formatted(i), "is another seat's");
        }
      }
    }
    var rule = wanted.recurrenceRule();
    if (rule == null && wanted.onConflict() != null) {
      return Problems.invalid("/onConflict", "goes with a recurrenceRule: it is about its dates");
    }
    var onConflict = wanted.onConflict() == null ? OnDates.REFUSE : wanted.onConflict();
    var outcome =
        rule == null
            ? scheduleSession.schedule(caller, wanted.session())
            : scheduleSeries.schedule(
                caller, new NewSeries(wanted.session(), rule, onConflict.inside()));
    return switch (outcome) {
      case Done(var entry) ->
          Answers.created(
              "/api/sessions/" + entry.session().id().value(),
              SessionView.of(entry, caller),
              entry.session().version());
      case Refused refused -> SessionRefusals.of(refused);
    };
  }

  @Operation(
      summary = "Moves, renames or resizes a session, or gives it another coach",
      description =
          "With scope following or all it is said of its series: of all its sessions that have yet"
              + " to begin, from this one on or altogether, and those that are yet to be made. What"
              + " was changed about one of them by itself stays. The time of day can change, the"
              + " day can't. It is all or nothing.")
  @PatchMapping("/{id}")
  @Answer(SessionView.class)
  @Refusals({
    COACH_BUSY,
    COACH_UNAVAILABLE,
    TYPE_NOT_GIVEN,
    CLIENTS_IN_CONFLICT,
    DATES_IN_CONFLICT,
    CAPACITY_BELOW_BOOKINGS,
    SESSION_CANCELLED,
    SESSION_STARTED
  })
  ResponseEntity<?> change(
      Caller caller,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "this") Scope scope,
      @IfMatch OptionalLong expected,
      @RequestBody Change change) {
    var wanted =
        new SessionChange(
            new SessionId(id),
            expected,
            valueOf(change.startsAt()),
            valueOf(change.coachId().map(CoachId::new)),
            valueOf(change.capacity()),
            valueOf(change.name()),
            change.onConflict() == OnConflict.CANCEL);
    return answer(
        scope == Scope.THIS
            ? changeSession.change(caller, wanted)
            : changeSeries.change(caller, wanted, scope.inside()),
        caller);
  }

  private static <T> @Nullable T valueOf(Patch<T> patch) {
    return patch instanceof Patch.Set<T>(T value) ? value : null;
  }

  @Operation(
      summary = "Has another coach give a session",
      description =
          "Who is booked keeps their place at the price they paid; they and both coaches are told."
              + " For admins.")
  @PostMapping("/{id}/substitute")
  @Allow(Role.ADMIN)
  @Idempotent
  @Answer(SessionView.class)
  @Refusals({COACH_BUSY, COACH_UNAVAILABLE, TYPE_NOT_GIVEN, SESSION_CANCELLED, SESSION_STARTED})
  ResponseEntity<?> substitute(
      Caller caller,
      @PathVariable UUID id,
      @IfMatch OptionalLong expected,
      @RequestBody Substitute substitute) {
    var wanted =
        SessionChange.substitution(new SessionId(id), expected, new CoachId(substitute.coachId()));
    return answer(changeSession.change(caller, wanted), caller);
  }

  @Operation(
      summary = "Cancels a session and all that is booked in it, with full return",
      description =
          "With scope following or all its series ends: all of its sessions that have yet to begin"
              + " are cancelled, from this one on or altogether. Where they are very many the last"
              + " of them follow within a minute.")
  @PostMapping("/{id}/cancel")
  @Idempotent
  @Answer(SessionView.class)
  @Refusals(SESSION_STARTED)
  ResponseEntity<?> cancel(Caller caller, @PathVariable UUID id, @RequestBody Why why) {
    var session = new SessionId(id);
    var scope = why.scope() == null ? Scope.THIS : why.scope();
    return answer(
        scope == Scope.THIS
            ? cancelSession.cancel(caller, session, why.reason())
            : cancelSeries.cancel(caller, session, scope.inside(), why.reason()),
        caller);
  }

  private static ResponseEntity<?> answer(SessionOutcome outcome, Caller caller) {
    return switch (outcome) {
      case Done(var entry) -> Answers.ok(SessionView.of(entry, caller), entry.session().version());
      case Refused refused -> SessionRefusals.of(refused);
    };
  }
}
