package studio.booking.scheduling.application;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import studio.booking.audit.AuditLog;
import studio.booking.audit.AuditLog.Act;
import studio.booking.scheduling.SessionCancelled;
import studio.booking.scheduling.WaitingEnded.Why;
import studio.booking.scheduling.domain.Booking;
import studio.booking.scheduling.domain.Session;
import studio.booking.scheduling.domain.SessionCancellation;
import studio.booking.scheduling.domain.Sessions;
import studio.booking.scheduling.domain.Waiting;
import studio.booking.shared.Caller;
import studio.booking.shared.Collaborator;
import studio.booking.shared.Events;

/**
 * Takes sessions off the timetable together with what was booked in them. Works on sets: as many
 * statements for a hundred sessions as for one.
 */
@Collaborator
final class SessionsTakenOff {
  private final Sessions sessions;
  private final BookingsTakenBack takenBack;
  private final WaitsEnded waits;
  private final AuditLog audit;
  private final Events events;

  SessionsTakenOff(
      Sessions sessions,
      BookingsTakenBack takenBack,
      WaitsEnded waits,
      AuditLog audit,
      Events events) {
    this.sessions = sessions;
    this.takenBack = takenBack;
    this.waits = waits;
    this.audit = audit;
    this.events = events;
  }

  /**
   * Cancels scheduled sessions that are locked, as their places are.
   *
   * @param live all of their live bookings
   * @param waiting all who wait for a place in one of them
   * @param reason in somebody's words, for the clients to read
   */
  List<SessionCancellation> cancel(
      Caller by,
      Collection<Session> scheduled,
      List<Booking> live,
      List<Waiting> waiting,
      String reasonCode,
      @Nullable String reason,
      Instant now) {
    if (scheduled.isEmpty()) return List.of();
    var receipts = takenBack.open(live).get().receipts();
    takenBack.takeBack(by, live, receipts, reasonCode, reason, now);
    waits.enter(by, waiting, Why.SESSION_CANCELLED, now);
    var cancellations =
        scheduled.stream()
            .map(one -> SessionCancellation.of(one.id(), by, reasonCode, reason, now))
            .toList();
    sessions.cancel(cancellations);

    var booked = live.stream().collect(groupingBy(Booking::session, counting()));
    audit.record(
        by,
        scheduled.stream()
            .map(one -> act(one, reasonCode, booked.getOrDefault(one.id(), 0L)))
            .toList());
    for (var session : scheduled) {
      events.publish(
          new SessionCancelled(
              by.organization(), session.id(), session.coach(), session.startsAt(), now));
    }
    return cancellations;
  }

  private static Act act(Session session, String reasonCode, long bookings) {
    return new Act(
        "SESSION_CANCELLED",
        "session",
        session.id().value(),
        session.client(),
        Map.of("reasonCode", reasonCode, "bookings", String.valueOf(bookings)));
  }
}
