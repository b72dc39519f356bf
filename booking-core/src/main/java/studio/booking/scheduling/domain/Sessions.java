package studio.booking.scheduling.domain;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

  /** Makes the appointment, for the booking that takes its place. */
  default void add(Appointment appointment, Booking booking) {
    add(List.of(appointment.session().madeBy(booking)), List.of(appointment.place()));
  }

  /**
   * These sessions, kept from everybody else until the unit of work ends: nobody books into them or
   * changes them meanwhile. Locked in the order of their ids.
   */
  Later<Map<SessionId, Session>> lockForChange(Collection<SessionId> sessions);

  /**
   * Keeps a session as it is while a booking leaves it. An appointment ends with that, so nobody
   * else may have it meanwhile.
   */
  default void keepWhileLeft(Session session) {
    var id = Set.of(session.id());
    if (session.isAppointment()) lockForChange(id);
    else offered(id);
  }

  /** Replaces the versions before these. Another session of a coach in the way is a lost race. */
  void change(List<Session> sessions);

  /** Takes scheduled sessions off the timetable, so that their coaches are free then. */
  void cancel(List<SessionCancellation> cancellations);

  /**
   * Some of the scheduled sessions that ended at that time or before, as locked as by {@link
   * #lockForChange}; those that somebody else has locked are passed over.
   */
  Later<List<Session>> lockEnded(Instant endedBy, int limit);

  /** Keeps that scheduled sessions were held. */
  void complete(List<Session> sessions);
}
