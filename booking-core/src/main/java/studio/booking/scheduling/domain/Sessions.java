package studio.booking.scheduling.domain;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import studio.booking.scheduling.SessionId;
import studio.booking.shared.Later;

/** The timetable. */
public interface Sessions {
  /**
   * These sessions as offered, kept from being changed or cancelled until the unit of work ends;
   * others may book them all the same.
   */
  Later<Map<SessionId, Offer>> offered(Collection<SessionId> sessions);

  /** These sessions as they are. */
  Later<Map<SessionId, Session>> byId(Collection<SessionId> sessions);

  /**
   * Adds sessions together with their places. Somebody else's session in the way is a lost race.
   */
  void add(List<Session> sessions, List<Place> places);
}
