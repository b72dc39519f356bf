package studio.booking.scheduling.rest;

import static studio.booking.shared.rest.ProblemCode.BOOKING_NOT_CHANGEABLE;
import static studio.booking.shared.rest.ProblemCode.FORBIDDEN;
import static studio.booking.shared.rest.ProblemCode.PASS_DAY_USED;
import static studio.booking.shared.rest.ProblemCode.SESSION_CANCELLED;
import static studio.booking.shared.rest.ProblemCode.SESSION_NOT_STARTED;
import static studio.booking.shared.rest.ProblemCode.TOO_LATE;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import studio.booking.scheduling.BookingId;
import studio.booking.scheduling.PlaceId;
import studio.booking.scheduling.SessionId;
import studio.booking.scheduling.application.FindBookings;
import studio.booking.scheduling.application.ReadRoster;
import studio.booking.scheduling.application.RecordAttendance;
import studio.booking.scheduling.application.RecordAttendance.Mark;
import studio.booking.scheduling.domain.AttendanceOutcome.AnotherCoachsSession;
import studio.booking.scheduling.domain.AttendanceOutcome.DayUsedAgain;
import studio.booking.scheduling.domain.AttendanceOutcome.NotAttendable;
import studio.booking.scheduling.domain.AttendanceOutcome.NotStarted;
import studio.booking.scheduling.domain.AttendanceOutcome.Recorded;
import studio.booking.scheduling.domain.AttendanceOutcome.SessionIsCancelled;
import studio.booking.scheduling.domain.AttendanceOutcome.TooLateToSay;
import studio.booking.scheduling.domain.AttendanceOutcome.UnknownBooking;
import studio.booking.scheduling.domain.AttendanceOutcome.UnknownSession;
import studio.booking.scheduling.domain.BookingStatus;
import studio.booking.scheduling.domain.RosterOutcome;
import studio.booking.scheduling.domain.RosterOutcome.Line;
import studio.booking.scheduling.domain.RosterOutcome.Roster;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;
import studio.booking.shared.Cursor;
import studio.booking.shared.Page;
import studio.booking.shared.Role;
import studio.booking.shared.rest.Allow;
import studio.booking.shared.rest.Answer;
import studio.booking.shared.rest.Answers;
import studio.booking.shared.rest.InvalidInput;
import studio.booking.shared.rest.Problems;
import studio.booking.shared.rest.Refusals;

/** Who is to come to a session, and who came. */
@RestController
@RequestMapping("/api/sessions/{id}")
@Tag(name = "Sessions")
@Allow({Role.COACH, Role.ADMIN})
class AttendanceController {
  private static final String NO_SESSION = "There is no such session.";
  private static final Cursor CURSOR = Cursor.of("roster", 1);

  private final RecordAttendance recordAttendance;
  private final ReadRoster readRoster;
  private final FindBookings findBookings;

  AttendanceController(
      RecordAttendance recordAttendance, ReadRoster readRoster, FindBookings findBookings) {
    this.recordAttendance = recordAttendance;
    this.readRoster = readRoster;
    this.findBookings = findBookings;
  }

  /** Whether somebody came. */
  enum Attended {
    COMPLETED,
    NO_SHOW
  }

  /** One booking of the session. */
  record One(UUID id, Attended status) {}

  /** Each booking at most once. */
  record Attendance(@Size(min = 1, max = 1000) List<One> bookings) {}

  /**
   * Somebody who has a place.
   *
   * @param clientId who has the booking, as {@code alias}
   * @param displayName what they would like to be called, else their full name; null where neither
   *     was given
   * @param guest whom they bring along, if the place is not their own
   */
  record RosterLine(
      BookingId bookingId,
      ClientId clientId,
      @Nullable String alias,
      @Nullable String displayName,
      @Nullable GuestView guest,
      BookingStatus status,
      PlaceId placeId,
      int placeNumber,
      @Nullable String placeLabel,
      @Nullable Instant holdExpiresAt) {
    static RosterLine of(Line line) {
      var booking = line.booking();
      return new RosterLine(
          booking.id(),
          booking.client(),
          line.alias(),
          line.displayName(),
          GuestView.of(booking.id(), line.guest()),
          booking.status(),
          booking.seat(),
          line.place().number(),
          line.place().label(),
          booking.status() == BookingStatus.PENDING_PAYMENT ? booking.holdExpiresAt() : null);
    }
  }

  @Operation(
      summary = "Says who came",
      description =
          "All or nothing, from the start on, and corrected by saying it again until 14 days after"
              + " the end. A session for one becomes no_show when that one did not come.")
  @PostMapping("/attendance")
  @Answer(value = BookingView.class, page = true)
  @Refusals({
    SESSION_CANCELLED,
    SESSION_NOT_STARTED,
    TOO_LATE,
    BOOKING_NOT_CHANGEABLE,
    PASS_DAY_USED
  })
  ResponseEntity<?> attendance(
      Caller caller, @PathVariable UUID id, @RequestBody Attendance attendance) {
    var seen = new HashSet<UUID>();
    for (int i = 0; i < attendance.bookings().size(); i++) {
      if (!seen.add(attendance.bookings().get(i).id())) {
        return Problems.invalid("/bookings/%d/id".formatted(i), "is there twice");
      }
    }
    var marks =
        attendance.bookings().stream()
            .map(one -> new Mark(new BookingId(one.id()), one.status() == Attended.COMPLETED))
            .toList();
    return switch (recordAttendance.record(caller, new SessionId(id), marks)) {
      case Recorded(var bookings) ->
          Answers.ok(
              new Page<>(
                  findBookings.shown(caller, bookings).stream().map(BookingView::of).toList(),
                  null));
      case UnknownSession _ -> Problems.notFound(NO_SESSION);
      case AnotherCoachsSession _ ->
          Problems.of(FORBIDDEN, "A coach speaks for their own sessions only.");
      case UnknownBooking(int at) ->
          Problems.notFound("/bookings/%d/id".formatted(at), "The session has no such booking.");
      case SessionIsCancelled _ -> Problems.of(SESSION_CANCELLED, "The session was cancelled.");
      case NotStarted(var startsAt) ->
          Problems.of(
              SESSION_NOT_STARTED,
              "It begins at %s.".formatted(startsAt),
              Map.of("startsAt", startsAt));
      case TooLateToSay(var until) ->
          Problems.of(TOO_LATE, "It could be said until %s.".formatted(until));
      case DayUsedAgain(var booking) ->
          Problems.of(
              PASS_DAY_USED,
              "The pass that paid for this booking has let the client in to another session of that"
                  + " day: they can't have come to both.",
              Map.of("bookingId", booking.value()));
      case NotAttendable(var booking, var status) ->
          Problems.of(
              BOOKING_NOT_CHANGEABLE,
              "A booking is %s.".formatted(status),
              Map.of("bookingId", booking.value(), "bookingStatus", status.name()));
    };
  }

  @Operation(
      summary = "Who comes",
      description = "For the coach of the session and admins. Each page that is read is audited.")
  @GetMapping("/bookings")
  @Answer(value = RosterLine.class, page = true)
  ResponseEntity<?> roster(Caller caller, @PathVariable UUID id, Page.Request page) {
    long after = page.cursor() == null ? 0 : CURSOR.parse(page.cursor()).number(0);
    if (after != (int) after)
      throw InvalidInput.ofParameter("cursor", "must be a nextCursor of this list");
    return switch (readRoster.read(caller, new SessionId(id), (int) after, page.limit() + 1)) {
      case Roster(var lines) ->
          Answers.ok(
              Page.of(lines, page.limit(), last -> CURSOR.text(last.place().number()))
                  .map(RosterLine::of));
      case RosterOutcome.UnknownSession _ -> Problems.notFound(NO_SESSION);
      case RosterOutcome.AnotherCoachsSession _ ->
          Problems.of(FORBIDDEN, "A coach sees who comes to their own sessions only.");
    };
  }
}
