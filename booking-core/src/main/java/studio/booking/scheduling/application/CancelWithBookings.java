package studio.booking.scheduling.application;

import java.time.Clock;
import java.util.List;
import studio.booking.scheduling.SessionId;
import studio.booking.scheduling.domain.CancelSessions;
import studio.booking.scheduling.domain.Session;
import studio.booking.scheduling.domain.SessionStatus;
import studio.booking.shared.Caller;
import studio.booking.shared.UseCase;

/** Cancels sessions together with what was booked in them, such as when their coach falls ill. */
@UseCase
public class CancelWithBookings implements CancelSessions {
  private final SessionsInHand sessions;
  private final SessionsTakenOff takenOff;
  private final Clock clock;

  CancelWithBookings(SessionsInHand sessions, SessionsTakenOff takenOff, Clock clock) {
    this.sessions = sessions;
    this.takenOff = takenOff;
    this.clock = clock;
  }

  @Override
  public void cancel(Caller by, List<SessionId> wanted, String reasonCode) {
    if (wanted.isEmpty()) return;
    var now = clock.instant();
    var inHand = sessions.take(wanted).get();
    var scheduled =
        inHand.sessions().values().stream()
            .filter(session -> session.status() == SessionStatus.SCHEDULED)
            .filter(session -> !session.hasStarted(now))
            .toList();
    var ids = scheduled.stream().map(Session::id).toList();
    takenOff.cancel(
        by,
        scheduled,
        inHand.live().stream().filter(booking -> ids.contains(booking.session())).toList(),
        inHand.waiting().stream().filter(one -> ids.contains(one.booking().session())).toList(),
        reasonCode,
        null,
        now);
  }
}
