package studio.booking.scheduling.application;

import java.time.Clock;
import java.util.List;
import studio.booking.audit.AuditLog;
import studio.booking.scheduling.Payments;
import studio.booking.scheduling.SessionId;
import studio.booking.scheduling.domain.Bookings;
import studio.booking.scheduling.domain.CancelSessions;
import studio.booking.scheduling.domain.Places;
import studio.booking.scheduling.domain.Session;
import studio.booking.scheduling.domain.SessionStatus;
import studio.booking.scheduling.domain.Sessions;
import studio.booking.shared.Caller;
import studio.booking.shared.Events;
import studio.booking.shared.UseCase;

/** Cancels sessions together with what was booked in them, such as when their coach falls ill. */
@UseCase
public class CancelWithBookings implements CancelSessions {
  private final Sessions sessions;
  private final Places places;
  private final Bookings bookings;
  private final SessionsTakenOff takenOff;
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
    this.takenOff = new SessionsTakenOff(sessions, places, bookings, payments, audit, events);
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
    takenOff.cancel(
        by,
        scheduled,
        live.get().stream().filter(booking -> ids.contains(booking.session())).toList(),
        reasonCode,
        null,
        now);
  }
}
