package studio.booking.scheduling.application;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import studio.booking.directory.Studios;
import studio.booking.scheduling.Payments;
import studio.booking.scheduling.SessionId;
import studio.booking.scheduling.domain.Booking;
import studio.booking.scheduling.domain.Bookings;
import studio.booking.scheduling.domain.Circumstances;
import studio.booking.scheduling.domain.CoachCalendar;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;
import studio.booking.shared.Collaborator;
import studio.booking.shared.Later;

/**
 * How clients stand who want a place: what they can pay with, and what they have at that time.
 *
 * <p>To be asked once the sessions and places are locked. Opens the purses first, which lock the
 * diaries too, so none of it changes before the unit of work ends. Where holds that are over stand
 * in the way, the unit of work is run again after they have ended.
 */
@Collaborator
final class ClientAffairs {
  private final Studios studios;
  private final Payments payments;
  private final Bookings bookings;
  private final DueHolds dueHolds;

  ClientAffairs(Studios studios, Payments payments, Bookings bookings, DueHolds dueHolds) {
    this.studios = studios;
    this.payments = payments;
    this.bookings = bookings;
    this.dueHolds = dueHolds;
  }

  /** Of clients who want places in these sessions. */
  Later<Circumstances> around(
      Caller by, Set<SessionId> sessions, Set<ClientId> clients, Instant now) {
    return around(by, sessions, clients, Set.of(), now);
  }

  /**
   * The same while others may get what these leave.
   *
   * @param successors whose purses are opened too: all purses have to be at once
   */
  Later<Circumstances> around(
      Caller by,
      Set<SessionId> sessions,
      Set<ClientId> clients,
      Set<ClientId> successors,
      Instant now) {
    return open(by, sessions, clients, successors, () -> bookings.diary(clients, sessions), now);
  }

  /** Of a client who wants an appointment then. */
  Later<Circumstances> around(Caller by, Instant startsAt, ClientId client, Instant now) {
    return around(by, startsAt, client, Set.of(), now);
  }

  /** The same while others may get what that client leaves. */
  Later<Circumstances> around(
      Caller by, Instant startsAt, ClientId client, Set<ClientId> successors, Instant now) {
    var until = startsAt.plus(CoachCalendar.REACH);
    return open(
        by,
        Set.of(),
        Set.of(client),
        successors,
        () -> bookings.diary(client, startsAt, until),
        now);
  }

  private Later<Circumstances> open(
      Caller by,
      Set<SessionId> sessions,
      Set<ClientId> clients,
      Set<ClientId> successors,
      Supplier<Later<List<Booking>>> diaries,
      Instant now) {
    var studio = studios.current();
    var concerned = new HashSet<>(clients);
    concerned.addAll(successors);
    var purses = payments.open(concerned);
    var diary = diaries.get();
    var holds = dueHolds.inTheWay(by, sessions, clients, now);
    return () -> {
      holds.endThemFirst();
      return new Circumstances(studio.get(), now, purses.get(), diary.get());
    };
  }
}
