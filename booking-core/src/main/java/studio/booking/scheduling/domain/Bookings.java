package studio.booking.scheduling.domain;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import studio.booking.scheduling.BookingId;
import studio.booking.scheduling.SessionId;
import studio.booking.shared.ClientId;
import studio.booking.shared.Later;

/** Who has booked what. */
public interface Bookings {
  /**
   * The live bookings of these clients that touch the times of these sessions, and all of their
   * open holds. Asked after their purses were opened, it can't change before the unit of work ends.
   */
  Later<List<Booking>> diary(Collection<ClientId> clients, Collection<SessionId> sessions);

  /** The same around a time for which there is no session yet. */
  default Later<List<Booking>> diary(ClientId client, Instant from, Instant to) {
    return diary(Set.of(client), from, to);
  }

  /** The same of several clients. */
  Later<List<Booking>> diary(Collection<ClientId> clients, Instant from, Instant to);

  /**
   * The live bookings of these sessions, oldest first. Asked after the sessions and their places
   * were locked, it can't change before the unit of work ends.
   */
  Later<List<Booking>> liveIn(Collection<SessionId> sessions);

  /**
   * Whether a hold whose time is over stands in the way: in one of these sessions, or in the diary
   * of one of these clients.
   */
  Later<Boolean> anyDueHold(
      Collection<SessionId> sessions, Collection<ClientId> clients, Instant now);

  /** The open holds among the bookings that the search finds, oldest first; not locked. */
  Later<List<Booking>> holds(HoldSearch search);

  /**
   * Locks these bookings' places and reads the bookings again, in a later statement. Their clients'
   * purses are opened between the two.
   */
  void lockPlacesOf(Collection<Booking> bookings);

  /** These bookings as they are now, oldest first. */
  Later<List<Booking>> byId(Collection<BookingId> bookings);

  /** Which holds are looked for. */
  sealed interface HoldSearch {
    /** Those whose time is over in these sessions, and of these clients anywhere. */
    record Due(Set<SessionId> sessions, Set<ClientId> clients, Instant now) implements HoldSearch {}

    /** Some of those whose time is over in the whole studio. */
    record AllDue(Instant now, int limit) implements HoldSearch {}

    /** All of a client. */
    record Of(ClientId client) implements HoldSearch {}
  }

  /** Adds bookings. One that collides with another is a lost race. */
  void add(List<Booking> bookings);

  /** Keeps the outcome of holds: confirmed and paid, or expired. */
  void settle(List<Booking> holds);

  void record(List<StatusChange> changes);

  /** Gives live bookings up. Their places are to be freed besides. */
  void cancel(List<Cancellation> cancellations);

  /**
   * Gives live bookings the times that they say themselves, those of their session. A hold ends at
   * the start at the latest.
   */
  void move(List<Booking> bookings);

  /** Keeps what live bookings are paid with by now. */
  void repay(List<Booking> bookings);

  /** Keeps that confirmed bookings were for sessions that were held. */
  void complete(List<Booking> bookings);

  /**
   * Replaces the versions before these: their status, place, times and payment. One that collides
   * with another is a lost race.
   */
  void revise(List<Booking> bookings);
}
