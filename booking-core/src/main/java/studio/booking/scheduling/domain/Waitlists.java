package studio.booking.scheduling.domain;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import studio.booking.scheduling.SessionId;
import studio.booking.scheduling.domain.Waiting.Skip;
import studio.booking.scheduling.domain.Waiting.Standing;
import studio.booking.shared.ClientId;
import studio.booking.shared.Later;

/** Who waits for places in full sessions, and in which order. */
public interface Waitlists {
  /**
   * The first of those who wait, session by session, each in order.
   *
   * @param after the sessions, and the number after which to begin; 0 from the beginning
   * @param ofEach of each session no more than that
   */
  Later<List<Waiting>> next(Map<SessionId, Long> after, int ofEach);

  /** All who wait for places in these sessions. */
  Later<List<Waiting>> all(Collection<SessionId> sessions);

  /** All that the client waits for. */
  Later<List<Waiting>> of(ClientId client);

  /** The client's live booking of the session, or their claim on a place that is free next. */
  Later<List<Booking>> claims(SessionId session, ClientId client);

  /** How the client stands in that session, if they wait. */
  Later<Optional<Standing>> standing(SessionId session, ClientId client);

  /**
   * Some of those who wait, in order.
   *
   * @param after the number after which the list goes on, or 0 from its beginning
   */
  Later<List<Standing>> list(SessionId session, long after, int limit);

  /** The last times that a client who waits in the session was passed over, the last first. */
  Later<List<Skip>> skips(SessionId session, ClientId client, int limit);

  /** Where the list ends. It stays so as long as the session is kept from everybody else. */
  Later<Tail> tail(SessionId session);

  /**
   * The end of a list.
   *
   * @param lastNumber the highest that was ever given in the session; 0 without any
   * @param waiting how many wait now
   */
  record Tail(long lastNumber, int waiting) {}

  /** Places that nobody has, of sessions that are kept from everybody else. */
  Later<List<Place>> freePlaces(Collection<SessionId> sessions);

  /** The sessions in which that client waits. */
  Later<Set<SessionId>> waitedForBy(ClientId client);

  /**
   * Some of the scheduled sessions that start then or later, in which somebody waits although a
   * place is free.
   *
   * @param after the session after which to go on, in the order of ids, or null from the beginning
   */
  Later<List<SessionId>> withFreePlaces(Instant startsFrom, Optional<SessionId> after, int limit);

  /** Some of those who wait for sessions that start then or earlier. */
  Later<List<Waiting>> inVain(Instant startsBy, int limit);

  /** Adds one who waits. Who waits already is a lost race. */
  void add(Waiting waiting);

  /** Keeps that these have places now. One who no longer waits is a lost race. */
  void promote(List<Booking> bookings);

  /** Keeps that these no longer wait. One who got a place meanwhile is a lost race. */
  void end(List<Booking> bookings);

  void record(List<Skip> skips);

  /** Those who wait in these sessions do so at their new times. */
  void move(List<Session> sessions);
}
