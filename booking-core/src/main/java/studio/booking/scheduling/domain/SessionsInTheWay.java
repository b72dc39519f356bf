package studio.booking.scheduling.domain;

import java.time.Instant;
import java.util.List;
import studio.booking.shared.CoachId;
import studio.booking.shared.Later;

/** What a change of a coach's hours may collide with. */
public interface SessionsInTheWay {
  /**
   * Locks the scheduled sessions of a coach that touch a time and have not ended, so that nobody
   * books them meanwhile, and then reads them with their bookings, in the order of their starts.
   * Asked after the coach was locked for change, no other session can come in between.
   */
  Later<List<SessionInTheWay>> lock(CoachId coach, Instant from, Instant until, Instant now);
}
