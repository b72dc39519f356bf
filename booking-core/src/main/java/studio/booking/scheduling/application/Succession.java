package studio.booking.scheduling.application;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import studio.booking.directory.Studio;
import studio.booking.directory.Studios;
import studio.booking.scheduling.Payments;
import studio.booking.scheduling.Payments.Purses;
import studio.booking.scheduling.SessionId;
import studio.booking.scheduling.domain.Booking;
import studio.booking.scheduling.domain.Bookings;
import studio.booking.scheduling.domain.Circumstances;
import studio.booking.scheduling.domain.Offer;
import studio.booking.scheduling.domain.Place;
import studio.booking.scheduling.domain.Promotion;
import studio.booking.scheduling.domain.Promotion.Promoted;
import studio.booking.scheduling.domain.Session;
import studio.booking.scheduling.domain.Sessions;
import studio.booking.scheduling.domain.Waiting;
import studio.booking.scheduling.domain.Waitlists;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;
import studio.booking.shared.Collaborator;
import studio.booking.shared.Later;
import studio.booking.shared.UnitOfWork;

/**
 * Gives places that become free to those who wait for them, in the unit of work that frees them.
 *
 * <p>Whoever begins to wait, or gives away places of a session that is waited for, keeps the
 * session from everybody else; whoever frees a place keeps it at least from those. So nobody begins
 * to wait beside a place that is just becoming free, and turns are taken one after the other.
 */
@Collaborator
final class Succession {
  private static final int AT_ONCE = 50;

  private final Studios studios;
  private final Sessions sessions;
  private final Bookings bookings;
  private final Waitlists waitlists;
  private final Payments payments;
  private final PromotionRegister register;
  private final UnitOfWork unit;

  Succession(
      Studios studios,
      Sessions sessions,
      Bookings bookings,
      Waitlists waitlists,
      Payments payments,
      PromotionRegister register,
      UnitOfWork unit) {
    this.studios = studios;
    this.sessions = sessions;
    this.bookings = bookings;
    this.waitlists = waitlists;
    this.payments = payments;
    this.register = register;
    this.unit = unit;
  }

  /**
   * Sessions in which places become free.
   *
   * @param successors who may get them: their purses are to be opened together with those of the
   *     ones who leave
   */
  record Leaving(boolean isWaitedFor, Set<ClientId> successors, Later<Boolean> isWaitedForNow) {}

  /**
   * Keeps sessions as they are while places in them become free: from everybody else, where
   * somebody waits for one of them or an appointment ends with its booking.
   */
  Leaving keepWhileLeft(Collection<SessionId> ids) {
    var known = sessions.byId(ids);
    boolean isWaitedFor = anybodyWaits(ids).get();
    if (isWaitedFor) return new Leaving(true, prepare(ids), Later.of(true));
    if (known.get().values().stream().anyMatch(Session::isAppointment)) sessions.lockForChange(ids);
    else sessions.offered(ids);
    // A statement of its own, which sees what the locking one waited for.
    return new Leaving(false, Set.of(), anybodyWaits(ids));
  }

  /** Where somebody has begun to wait meanwhile, the unit of work is run again. */
  void lookAgain(Leaving leaving) {
    boolean isWaitedForByNow = leaving.isWaitedForNow().get() && !leaving.isWaitedFor();
    if (isWaitedForByNow) throw unit.again();
  }

  private Later<Boolean> anybodyWaits(Collection<SessionId> ids) {
    return waitlists.next(fromTheBeginning(ids), 1).map(line -> !line.isEmpty());
  }

  /**
   * Keeps sessions that are waited for from everybody else, before a place in them becomes free.
   *
   * @return who may get it: their purses are to be opened together with those of the ones who leave
   */
  Set<ClientId> prepare(Collection<SessionId> ids) {
    sessions.lockForChange(ids);
    return next(ids);
  }

  /** Who would be next in these sessions, not kept from anybody. */
  Set<ClientId> next(Collection<SessionId> ids) {
    return clients(waitlists.next(fromTheBeginning(ids), AT_ONCE).get());
  }

  /**
   * Gives away what has become free in sessions that are {@link #prepare prepared}. Why somebody
   * was passed over is written down in any case.
   *
   * @param successors who may get it, as far as that is known: their purses are asked for with the
   *     rest
   */
  void fill(Caller by, Collection<SessionId> ids, Set<ClientId> successors, Instant now) {
    if (ids.isEmpty()) return;
    var promotion = decide(ids, successors, now);
    register.enter(EndHolds.program(by), promotion.promoted(), promotion.skips(), now);
  }

  /**
   * Gives away what is free in such sessions for whatever reason. Where nobody gets anything, there
   * is nothing to write down.
   *
   * @return the bookings of those who have a place now
   */
  List<Booking> fillUp(Caller by, Collection<SessionId> ids, Instant now) {
    var promotion = decide(ids, Set.of(), now);
    register.enter(
        EndHolds.program(by), promotion.promoted(), promotion.skipsWithPromotions(), now);
    return promotion.promoted().stream().map(Promoted::booking).toList();
  }

  /** All questions whose answers are not needed for other questions first: one trip. */
  private Promotion decide(Collection<SessionId> ids, Set<ClientId> successors, Instant now) {
    var offers = sessions.offered(ids);
    var places = waitlists.freePlaces(ids);
    var studio = studios.current();
    var line = waitlists.next(fromTheBeginning(ids), AT_ONCE);
    var expected = affairs(successors, ids, payments::open);
    var promotion = new Promotion(studio.get(), now, offers.get(), places.get());
    return new Turns(promotion, studio.get(), payments::open, now).take(line.get(), expected);
  }

  /** Whether somebody who waits could have one of these places, as things stand. */
  boolean wouldTake(Map<SessionId, Offer> offers, List<Place> free, Instant now) {
    var studio = studios.current();
    var line = waitlists.next(fromTheBeginning(offers.keySet()), AT_ONCE);
    var promotion = new Promotion(studio.get(), now, offers, free);
    var nobody = affairs(Set.of(), Set.of(), payments::look);
    return !new Turns(promotion, studio.get(), payments::look, now)
        .take(line.get(), nobody)
        .promoted()
        .isEmpty();
  }

  /** What clients can pay with, and where they are at the times of these sessions. */
  private record Affairs(Set<ClientId> clients, Later<Purses> purses, Later<List<Booking>> diary) {}

  private Affairs affairs(
      Set<ClientId> clients,
      Collection<SessionId> ids,
      Function<Set<ClientId>, Later<Purses>> purses) {
    return clients.isEmpty()
        ? new Affairs(clients, Later.of(_ -> Optional.empty()), Later.of(List.of()))
        : new Affairs(clients, purses.apply(clients), bookings.diary(clients, ids));
  }

  /** Those who wait have their turns, some at a time. */
  private final class Turns {
    private final Promotion promotion;
    private final Studio studio;
    private final Function<Set<ClientId>, Later<Purses>> purses;
    private final Instant now;

    Turns(
        Promotion promotion,
        Studio studio,
        Function<Set<ClientId>, Later<Purses>> purses,
        Instant now) {
      this.promotion = promotion;
      this.studio = studio;
      this.purses = purses;
      this.now = now;
    }

    /**
     * Goes on until nothing is left to give away, or nobody to get it.
     *
     * @param first the first of those who wait
     * @param expected what is known already of some of them
     */
    Promotion take(List<Waiting> first, Affairs expected) {
      var unfinished = promotion.unfinished();
      var line =
          first.stream().filter(one -> unfinished.contains(one.booking().session())).toList();
      while (!line.isEmpty()) {
        var clients = clients(line);
        // Locked in the order of their ids; those further back come later all the same, and where
        // two of us then wait for each other, the database has one of us begin anew.
        var theirs =
            expected.clients().containsAll(clients)
                ? expected
                : affairs(clients, promotion.unfinished(), purses);
        promotion.consider(
            line, new Circumstances(studio, now, theirs.purses().get(), theirs.diary().get()));
        var turn = furtherBack(line, promotion.unfinished());
        line = turn.isEmpty() ? List.of() : waitlists.next(turn, AT_ONCE).get();
      }
      return promotion;
    }
  }

  private static Map<SessionId, Long> fromTheBeginning(Collection<SessionId> ids) {
    return ids.stream().distinct().collect(toMap(Function.identity(), _ -> 0L));
  }

  /** Where more wait than were looked at, and there is still something to give away. */
  private static Map<SessionId, Long> furtherBack(List<Waiting> line, Set<SessionId> unfinished) {
    var last = new HashMap<SessionId, Long>();
    line.stream()
        .collect(groupingBy(one -> one.booking().session()))
        .forEach(
            (session, looked) -> {
              if (looked.size() == AT_ONCE && unfinished.contains(session)) {
                last.put(session, looked.getLast().number());
              }
            });
    return last;
  }

  private static Set<ClientId> clients(List<Waiting> line) {
    return line.stream().map(one -> one.booking().client()).collect(toSet());
  }
}
