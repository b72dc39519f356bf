package studio.booking.scheduling.domain;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import studio.booking.scheduling.SessionId;
import studio.booking.scheduling.domain.ImportOutcome.Taken;
import studio.booking.shared.Later;

/** What was taken over from another system. */
public interface Imports {
  /** What became of those that were, by their ids there. */
  Later<Map<String, SessionId>> taken(Collection<String> ids);

  /**
   * Keeps under which ids these came. One that somebody else has taken over meanwhile is a lost
   * race.
   */
  void record(List<Taken> taken);

  /**
   * Keeps how those came to be cancelled that are: they were when they came. None of them was live
   * here.
   */
  void recordCancelled(List<SessionCancellation> sessions, List<Cancellation> bookings);
}
