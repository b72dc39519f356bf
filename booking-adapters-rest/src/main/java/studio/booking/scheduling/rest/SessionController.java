package studio.booking.scheduling.rest;

import static studio.booking.shared.rest.ProblemCode.CAPACITY_BELOW_BOOKINGS;
import static studio.booking.shared.rest.ProblemCode.CLIENTS_IN_CONFLICT;
import static studio.booking.shared.rest.ProblemCode.COACH_BUSY;
import static studio.booking.shared.rest.ProblemCode.COACH_UNAVAILABLE;
import static studio.booking.shared.rest.ProblemCode.NO_COST;
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
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import studio.booking.scheduling.SessionId;
import studio.booking.scheduling.SessionTypeId;
import studio.booking.scheduling.application.CancelSession;
import studio.booking.scheduling.application.ChangeSession;
import studio.booking.scheduling.application.ScheduleSession;
import studio.booking.scheduling.domain.NewSession;
import studio.booking.scheduling.domain.NewSession.Room;
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

  SessionController(
      ScheduleSession scheduleSession, ChangeSession changeSession, CancelSession cancelSession) {
    this.scheduleSession = scheduleSession;
    this.changeSession = changeSession;
    this.cancelSession = cancelSession;
  }

  /**
   * A session with so many places ({@code capacity}) or with named seats ({@code places}); as many
   * places as its type has without either.
   *
   * @param endsAt may be left out: the type says how long it takes
   * @param name the type's without it
   */
  record NewOne(
      UUID sessionTypeId,
      UUID coachId,
      Instant startsAt,
      @Nullable Instant endsAt,
      @Nullable @Size(max = 200) String name,
      @Nullable @Min(1) @Max(1000) Integer capacity,
      @Nullable @Size(min = 1, max = 1000) List<Seat> places) {

    Room room() {
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
  record Why(@MultiLine @Nullable @Size(max = 500) String reason) {}

  @Operation(summary = "Puts a session on the timetable")
  @PostMapping
  @Idempotent
  @Answer(value = SessionView.class, status = 201)
  @Refusals({COACH_BUSY, COACH_UNAVAILABLE, TYPE_NOT_GIVEN, NO_COST})
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
    var outcome =
        scheduleSession.schedule(
            caller,
            new NewSession(
                new SessionTypeId(wanted.sessionTypeId()),
                new CoachId(wanted.coachId()),
                wanted.startsAt(),
                wanted.endsAt(),
                wanted.name(),
                wanted.room()));
    return switch (outcome) {
      case Done(var entry) ->
          Answers.created(
              "/api/sessions/" + entry.session().id().value(),
              SessionView.of(entry, caller),
              entry.session().version());
      case Refused refused -> SessionRefusals.of(refused);
    };
  }

  @Operation(summary = "Moves, renames or resizes a session, or gives it another coach")
  @PatchMapping("/{id}")
  @Answer(SessionView.class)
  @Refusals({
    COACH_BUSY,
    COACH_UNAVAILABLE,
    TYPE_NOT_GIVEN,
    CLIENTS_IN_CONFLICT,
    CAPACITY_BELOW_BOOKINGS,
    SESSION_CANCELLED,
    SESSION_STARTED
  })
  ResponseEntity<?> change(
      Caller caller,
      @PathVariable UUID id,
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
    return answer(changeSession.change(caller, wanted), caller);
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

  @Operation(summary = "Cancels a session and all that is booked in it, with full return")
  @PostMapping("/{id}/cancel")
  @Idempotent
  @Answer(SessionView.class)
  @Refusals(SESSION_STARTED)
  ResponseEntity<?> cancel(Caller caller, @PathVariable UUID id, @RequestBody Why why) {
    return answer(cancelSession.cancel(caller, new SessionId(id), why.reason()), caller);
  }

  private static ResponseEntity<?> answer(SessionOutcome outcome, Caller caller) {
    return switch (outcome) {
      case Done(var entry) -> Answers.ok(SessionView.of(entry, caller), entry.session().version());
      case Refused refused -> SessionRefusals.of(refused);
    };
  }
}
