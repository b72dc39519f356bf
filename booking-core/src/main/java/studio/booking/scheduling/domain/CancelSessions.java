package studio.booking.scheduling.domain;

import java.util.List;
import studio.booking.scheduling.SessionId;
import studio.booking.shared.Caller;

/** Cancels whole sessions with all that was booked in them, everything given back. */
public interface CancelSessions {
  /**
   * Cancels in the open unit of work, which has locked the sessions' coach and the sessions.
   *
   * @param reasonCode for the history, such as {@code COACH_AWAY}
   */
  void cancel(Caller by, List<SessionId> sessions, String reasonCode);
}
