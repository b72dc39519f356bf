package studio.booking.scheduling.application;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import studio.booking.audit.AuditLog;
import studio.booking.audit.AuditLog.Act;
import studio.booking.scheduling.BookingId;
import studio.booking.scheduling.Payments;
import studio.booking.scheduling.Payments.Receipt;
import studio.booking.scheduling.SessionCancelled;
import studio.booking.scheduling.SessionId;
import studio.booking.scheduling.domain.Booking;
import studio.booking.scheduling.domain.Bookings;
import studio.booking.scheduling.domain.Places;
import studio.booking.scheduling.domain.Session;
import studio.booking.scheduling.domain.SessionCancellation;
import studio.booking.scheduling.domain.Sessions;
import studio.booking.shared.Caller;
import studio.booking.shared.Events;

/**
 * Takes sessions off the timetable together with what was booked in them. Works on sets: as many
 * statements for a hundred sessions as for one.
 */
final class SessionsTakenOff {
  private final Sessions sessions;
  private final BookingsTakenBack takenBack;
  private final AuditLog audit;
  private final Events events;

  SessionsTakenOff(
      Sessions sessions,
      Places places,
      Bookings bookings,
      Payments payments,
      AuditLog audit,
      Events events) {
    this.sessions = sessions;
    this.takenBack =
        new BookingsTakenBack(payments, new BookingsGivenUp(places, bookings, payments, events));
    this.audit = audit;
    this.events = events;
  }

  /**
   * Cancels scheduled sessions that are locked, as their places are.
   *
   * @param live all of their live bookings
   * @param reason in somebody's words, for the clients to read
   */
  List<SessionCancellation> cancel(
      Caller by,
      Collection<Session> scheduled,
      List<Booking> live,
      String reasonCode,
      @Nullable String reason,
      Instant now) {
    if (scheduled.isEmpty()) return List.of();
    Map<BookingId, Receipt> receipts = takenBack.open(live).get();
    takenBack.takeBack(by, live, receipts, reasonCode, reason, now);
    var cancellations =
        scheduled.stream()
            .map(one -> SessionCancellation.of(one.id(), by, reasonCode, reason, now))
            .toList();
    sessions.cancel(cancellations);

    var booked = new HashMap<SessionId, Integer>();
    live.forEach(booking -> booked.merge(booking.session(), 1, Integer::sum));
    for (var session : scheduled) {
      audit.record(
          by,
          new Act(
              "SESSION_CANCELLED",
              "session",
              session.id().value(),
              session.client(),
              Map.of(
                  "reasonCode",
                  reasonCode,
                  "bookings",
                  String.valueOf(booked.getOrDefault(session.id(), 0)))));
      events.publish(
          new SessionCancelled(
              by.organization(), session.id(), session.coach(), session.startsAt(), now));
    }
    return cancellations;
  }
}
