package studio.booking.scheduling.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import studio.booking.scheduling.PlaceId;
import studio.booking.scheduling.SeriesId;
import studio.booking.scheduling.SessionId;
import studio.booking.scheduling.SessionTypeId;
import studio.booking.scheduling.application.ReadTimetable;
import studio.booking.scheduling.domain.Place;
import studio.booking.scheduling.domain.SessionStatus;
import studio.booking.shared.Caller;
import studio.booking.shared.CoachId;
import studio.booking.shared.Page;
import studio.booking.shared.Role;
import studio.booking.shared.rest.Allow;
import studio.booking.shared.rest.Answer;
import studio.booking.shared.rest.Answers;
import studio.booking.shared.rest.Problems;

/** Looking at the timetable. */
@RestController
@RequestMapping("/api/sessions")
@Allow({Role.CLIENT, Role.COACH, Role.ADMIN})
@Tag(name = "Sessions")
class TimetableController {
  private final ReadTimetable readTimetable;

  TimetableController(ReadTimetable readTimetable) {
    this.readTimetable = readTimetable;
  }

  /** By what the list is ordered. */
  enum Sort {
    START,
    CREATED;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    ReadTimetable.Sort inside() {
      return switch (this) {
        case START -> ReadTimetable.Sort.START;
        case CREATED -> ReadTimetable.Sort.CREATED;
      };
    }
  }

  /** A place; the seat's own cost where it has one, or null. */
  record PlaceView(
      PlaceId id, int number, @Nullable String label, @Nullable Integer creditCost, boolean taken) {
    static PlaceView of(Place place) {
      return new PlaceView(
          place.id(), place.number(), place.label(), place.creditCost(), !place.isFree());
    }
  }

  @Operation(
      summary = "Lists sessions",
      description =
          "From and to are dates of the studio, both included. Clients see classes and their own"
              + " appointments.")
  @GetMapping
  @Answer(value = SessionView.class, page = true)
  ResponseEntity<?> list(
      Caller caller,
      @RequestParam(required = false) @Nullable LocalDate from,
      @RequestParam(required = false) @Nullable LocalDate to,
      @RequestParam(required = false) @Nullable UUID coachId,
      @RequestParam(required = false) @Nullable UUID sessionTypeId,
      @RequestParam(required = false) @Nullable SessionStatus status,
      @RequestParam(required = false) @Nullable UUID seriesId,
      @RequestParam(defaultValue = "start") Sort sort,
      Page.Request page) {
    DatesAsked.inOrder(from, to);
    var wanted =
        new ReadTimetable.Wanted(
            from,
            to,
            coachId == null ? null : new CoachId(coachId),
            sessionTypeId == null ? null : new SessionTypeId(sessionTypeId),
            status,
            seriesId == null ? null : new SeriesId(seriesId));
    var found = readTimetable.list(caller, wanted, sort.inside(), page);
    return Answers.ok(found.map(entry -> SessionView.of(entry, caller)));
  }

  @Operation(summary = "Shows a session")
  @GetMapping("/{id}")
  @Answer(SessionView.class)
  ResponseEntity<?> one(Caller caller, @PathVariable UUID id) {
    var found = readTimetable.one(caller, new SessionId(id));
    if (found.isEmpty()) return Problems.notFound("There is no such session.");
    var entry = found.get();
    return Answers.ok(SessionView.of(entry, caller), entry.session().version());
  }

  @Operation(summary = "Lists the places of a session")
  @GetMapping("/{id}/places")
  @Answer(value = PlaceView.class, page = true)
  ResponseEntity<?> places(Caller caller, @PathVariable UUID id) {
    var found = readTimetable.places(caller, new SessionId(id));
    if (found.isEmpty()) return Problems.notFound("There is no such session.");
    return Answers.ok(new Page<>(found.get().stream().map(PlaceView::of).toList(), null));
  }
}
