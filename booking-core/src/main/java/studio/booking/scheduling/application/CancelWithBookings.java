package studio.booking.scheduling.application;

import java.time.Clock;
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
import studio.booking.scheduling.Payments.Charged;
import studio.booking.scheduling.SessionCancelled;
import studio.booking.scheduling.SessionId;
import studio.booking.scheduling.domain.Booking;
import studio.booking.scheduling.domain.Bookings;
import studio.booking.scheduling.domain.CancelSessions;
import studio.booking.scheduling.domain.Places;
import studio.booking.scheduling.domain.Session;
import studio.booking.scheduling.domain.SessionCancellation;
import studio.booking.scheduling.domain.SessionStatus;
import studio.booking.scheduling.domain.Sessions;
import studio.booking.shared.Caller;
import studio.booking.shared.Events;

/**
 * Cancels sessions together with what was booked in them. Works on sets: as many statements for a
 * hundred sessions as for one.
 */
public final class CancelWithBookings implements CancelSessions {
  private final Sessions sessions;
  private final Places places;
  private final Bookings bookings;
  private final Withdrawals withdrawals;
  private final AuditLog audit;
  private final Events events;
  private final Clock clock;

  public CancelWithBookings(
      Sessions sessions,
      Places places,
      Bookings bookings,
      Payments payments,
      AuditLog audit,
      Events events,
      Clock clock) {
    this.sessions = sessions;
    this.places = places;
    this.bookings = bookings;
    this.withdrawals = new Withdrawals(places, bookings, payments, events);
    this.audit = audit;
    this.events = events;
    this.clock = clock;
  }

  @Override
  public void cancel(Caller by, List<SessionId> wanted, String reasonCode) {
    if (wanted.isEmpty()) return;
    var locked = sessions.lockForChange(wanted);
    places.lockAll(wanted);
    var live = bookings.liveIn(wanted);
    var now = clock.instant();
    var scheduled =
        locked.get().values().stream()
            .filter(session -> session.status() == SessionStatus.SCHEDULED)
            .filter(session -> !session.hasStarted(now))
            .toList();
    var ids = scheduled.stream().map(Session::id).toList();
    cancel(
        by,
        scheduled,
        live.get().stream().filter(booking -> ids.contains(booking.session())).toList(),
        reasonCode,
        null,
        now);
  }

  /**
   * Cancels scheduled sessions that are locked, as their places are.
   *
   * @param live all of their live bookings
   * @param reason in somebody's words, for the clients to read
   */
  Collection<SessionCancellation> cancel(
      Caller by,
      Collection<Session> scheduled,
      List<Booking> live,
      String reasonCode,
      @Nullable String reason,
      Instant now) {
    if (scheduled.isEmpty()) return List.of();
    Map<BookingId, Charged> charged = withdrawals.open(live).get();
    withdrawals.withdraw(by, live, charged, reasonCode, reason, now);
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
