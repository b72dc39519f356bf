package studio.booking.scheduling.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import studio.booking.directory.PublicStudios;
import studio.booking.scheduling.SessionId;
import studio.booking.scheduling.SessionTypeId;
import studio.booking.scheduling.application.ReadTimetable;
import studio.booking.scheduling.domain.TimetableEntry;
import studio.booking.shared.Caller;
import studio.booking.shared.Page;
import studio.booking.shared.Role;
import studio.booking.shared.rest.Allow;
import studio.booking.shared.rest.Answer;
import studio.booking.shared.rest.Answers;
import studio.booking.shared.rest.Problems;
import studio.booking.shared.rest.RequestIds;

/** What a studio has on, for everybody to see. */
@RestController
@RequestMapping("/api/public/{slug}/sessions")
@Allow(Role.PUBLIC)
@Tag(name = "Public")
class PublicSessionController {
  private final PublicStudios studios;
  private final ReadTimetable readTimetable;

  PublicSessionController(PublicStudios studios, ReadTimetable readTimetable) {
    this.studios = studios;
    this.readTimetable = readTimetable;
  }

  /** A class or small group, without anybody in it. */
  record PublicSession(
      SessionId id,
      SessionTypeId sessionTypeId,
      String name,
      Instant startsAt,
      Instant endsAt,
      int capacity,
      int placesLeft,
      int creditCost) {
    static PublicSession of(TimetableEntry entry) {
      var session = entry.session();
      return new PublicSession(
          session.id(),
          session.type(),
          session.name(),
          session.startsAt(),
          session.endsAt(),
          session.capacity(),
          entry.placesLeft(),
          session.creditCost());
    }
  }

  @Operation(
      summary = "Lists what is on",
      description =
          "Classes and small groups that have yet to begin, by start. From and to are dates of the"
              + " studio, both included.")
  @GetMapping
  @Answer(value = PublicSession.class, page = true)
  ResponseEntity<?> list(
      @PathVariable String slug,
      @RequestParam(required = false) @Nullable LocalDate from,
      @RequestParam(required = false) @Nullable LocalDate to,
      @RequestParam(required = false) @Nullable UUID sessionTypeId,
      Page.Request page) {
    DatesAsked.inOrder(from, to);
    var studio = studios.bySlug(slug);
    if (studio.isEmpty()) return Problems.notFound("There is no such studio.");
    var anybody = Caller.anybody(studio.get(), RequestIds.current());
    var type = sessionTypeId == null ? null : new SessionTypeId(sessionTypeId);
    return Answers.ok(
        readTimetable.publicList(anybody, from, to, type, page).map(PublicSession::of));
  }
}
