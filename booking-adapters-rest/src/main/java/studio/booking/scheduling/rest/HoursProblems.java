package studio.booking.scheduling.rest;

import static studio.booking.shared.rest.ProblemCode.BOOKINGS_IN_CONFLICT;
import static studio.booking.shared.rest.ProblemCode.FORBIDDEN;
import static studio.booking.shared.rest.ProblemCode.PRECONDITION_FAILED;
import static studio.booking.shared.rest.ProblemCode.RULES_OVERLAP;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import studio.booking.scheduling.BookingId;
import studio.booking.scheduling.SessionId;
import studio.booking.scheduling.domain.BookingStatus;
import studio.booking.scheduling.domain.HoursOutcome.ChangedMeanwhile;
import studio.booking.scheduling.domain.HoursOutcome.Contradictory;
import studio.booking.scheduling.domain.HoursOutcome.InTheWay;
import studio.booking.scheduling.domain.HoursOutcome.NotTheirs;
import studio.booking.scheduling.domain.HoursOutcome.Refused;
import studio.booking.scheduling.domain.HoursOutcome.RulesOverlap;
import studio.booking.scheduling.domain.HoursOutcome.UnknownAddition;
import studio.booking.scheduling.domain.HoursOutcome.UnknownCoach;
import studio.booking.scheduling.domain.HoursOutcome.UnknownException;
import studio.booking.scheduling.domain.SessionInTheWay;
import studio.booking.scheduling.domain.SessionKind;
import studio.booking.shared.ClientId;
import studio.booking.shared.rest.InputError;
import studio.booking.shared.rest.Problems;

/** Why a coach's hours are not changed, in words. */
final class HoursProblems {
  /** No answer is unbounded; the number of them all is told as well. */
  private static final int MOST_SESSIONS = 200;

  private HoursProblems() {}

  /** A session that is in the way. */
  record SessionView(
      SessionId id,
      String name,
      SessionKind kind,
      Instant startsAt,
      Instant endsAt,
      List<BookingView> bookings) {

    /** Who has booked it. */
    record BookingView(BookingId id, ClientId clientId, BookingStatus status) {}

    static SessionView of(SessionInTheWay session) {
      return new SessionView(
          session.id(),
          session.name(),
          session.kind(),
          session.startsAt(),
          session.endsAt(),
          session.bookings().stream()
              .map(booking -> new BookingView(booking.id(), booking.client(), booking.status()))
              .toList());
    }
  }

  static ResponseEntity<?> of(Refused refused) {
    return switch (refused) {
      case UnknownCoach _ -> unknownCoach();
      case UnknownAddition _ -> Problems.notFound("There are no such hours.");
      case UnknownException _ -> Problems.notFound("There is no such exception.");
      case NotTheirs _ -> Problems.of(FORBIDDEN, "Coaches plan their own hours only.");
      case ChangedMeanwhile _ ->
          Problems.of(PRECONDITION_FAILED, "It has been changed in the meantime.");
      case Contradictory(var field, var expected) -> Problems.invalid("/" + field, expected);
      case RulesOverlap overlap -> overlapping(overlap);
      case InTheWay(var sessions) -> inTheWay(sessions);
    };
  }

  static ResponseEntity<?> unknownCoach() {
    return Problems.notFound("There is no such coach.");
  }

  private static ResponseEntity<?> overlapping(RulesOverlap overlap) {
    var errors =
        overlap.overlaps().stream()
            .limit(MOST_SESSIONS)
            .map(
                pair ->
                    InputError.at(
                        "/rules/" + pair.second(), "overlaps with /rules/" + pair.first()))
            .toList();
    return Problems.of(
        RULES_OVERLAP, "Each hour belongs to one rule at most.", Map.of("errors", errors));
  }

  private static ResponseEntity<?> inTheWay(List<SessionInTheWay> sessions) {
    int bookings = sessions.stream().mapToInt(session -> session.bookings().size()).sum();
    return Problems.of(
        BOOKINGS_IN_CONFLICT,
        "There are %d sessions with %d bookings: send onConflict, KEEP or CANCEL."
            .formatted(sessions.size(), bookings),
        Map.of(
            "sessionCount",
            sessions.size(),
            "bookingCount",
            bookings,
            "sessions",
            sessions.stream().limit(MOST_SESSIONS).map(SessionView::of).toList()));
  }
}
