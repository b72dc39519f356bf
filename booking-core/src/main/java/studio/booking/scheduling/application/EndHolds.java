package studio.booking.scheduling.application;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import studio.booking.directory.Studios;
import studio.booking.scheduling.HeldBookings;
import studio.booking.scheduling.HoldExpired;
import studio.booking.scheduling.HoldPaid;
import studio.booking.scheduling.Payments;
import studio.booking.scheduling.Payments.Charge;
import studio.booking.scheduling.Payments.Covered;
import studio.booking.scheduling.Payments.Purse;
import studio.booking.scheduling.SessionCancelled;
import studio.booking.scheduling.SessionId;
import studio.booking.scheduling.domain.Booking;
import studio.booking.scheduling.domain.BookingStatus;
import studio.booking.scheduling.domain.Bookings;
import studio.booking.scheduling.domain.Bookings.HoldSearch;
import studio.booking.scheduling.domain.Places;
import studio.booking.scheduling.domain.Session;
import studio.booking.scheduling.domain.SessionCancellation;
import studio.booking.scheduling.domain.SessionStatus;
import studio.booking.scheduling.domain.Sessions;
import studio.booking.scheduling.domain.StatusChange;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;
import studio.booking.shared.Events;
import studio.booking.shared.UseCase;

/**
 * Brings holds to their end: who can pay has the place, oldest hold first; who can't by the time it
 * ends loses it.
 */
@UseCase
public class EndHolds implements HeldBookings {
  private final Studios studios;
  private final Sessions sessions;
  private final Places places;
  private final Bookings bookings;
  private final Payments payments;
  private final Succession succession;
  private final Events events;
  private final Clock clock;

  EndHolds(
      Studios studios,
      Sessions sessions,
      Places places,
      Bookings bookings,
      Payments payments,
      Succession succession,
      Events events,
      Clock clock) {
    this.studios = studios;
    this.sessions = sessions;
    this.places = places;
    this.bookings = bookings;
    this.payments = payments;
    this.succession = succession;
    this.events = events;
    this.clock = clock;
  }

  /** The program at work on the holds of the caller's studio. */
  static Caller program(Caller by) {
    return Caller.system(by.organization(), by.request().id());
  }

  /** Ends those due holds that keep a booking from being made. */
  public int inTheWayOf(Caller by, Set<SessionId> sessions, Set<ClientId> clients) {
    return settle(by, new HoldSearch.Due(sessions, clients, clock.instant()));
  }

  /** Ends some of the studio's due holds, and says how many. */
  public int due(Caller by, int atMost) {
    return settle(by, new HoldSearch.AllDue(clock.instant(), atMost));
  }

  @Override
  public void payFor(Caller by, ClientId client) {
    settle(by, new HoldSearch.Of(client));
  }

  private int settle(Caller by, HoldSearch search) {
    var found = bookings.holds(search).get();
    if (found.isEmpty()) return 0;

    // In the order of locks: sessions, places, purses; and read again what was waited for.
    var now = clock.instant();
    var ids = found.stream().map(Booking::session).collect(Collectors.toSet());
    var leaving = succession.keepWhileLeft(ids);
    var clients = found.stream().map(Booking::client).collect(Collectors.toSet());
    clients.addAll(leaving.successors());
    bookings.lockPlacesOf(found);
    var opened = payments.open(clients);
    var holds = bookings.byId(found.stream().map(Booking::id).toList());
    var timetable = sessions.byId(ids);
    var studio = studios.current();
    succession.lookAgain(leaving);

    var purses = new HashMap<ClientId, Purse>();
    var settled = new ArrayList<Booking>();
    var history = new ArrayList<StatusChange>();
    var charges = new ArrayList<Charge>();
    for (var hold : holds.get()) {
      if (hold.status() != BookingStatus.PENDING_PAYMENT) continue;
      var session = timetable.get().get(hold.session());
      var purse = purses.getOrDefault(hold.client(), opened.get().of(hold.client()).orElse(null));
      if (session == null || purse == null) continue;
      var due = session.due(hold.creditCost(), hold.guest(), null, studio.get(), now);
      if (!session.hasStarted(now) && purse.cover(due) instanceof Covered covered) {
        purses.put(hold.client(), covered.rest());
        charges.add(new Charge(hold.id(), hold.client(), covered.payment()));
        settled.add(hold.paidWith(covered));
        history.add(change(hold, BookingStatus.CONFIRMED, by, "PAID_IN_TIME", now));
      } else if (hold.isDue(now)) {
        settled.add(hold.expired());
        history.add(change(hold, BookingStatus.EXPIRED, by, "HOLD_EXPIRED", now));
      }
    }
    if (!settled.isEmpty()) {
      keep(by, settled, history, charges, now);
      endAppointments(by, settled, timetable.get(), now);
    }
    if (leaving.isWaitedFor()) {
      succession.fill(by, sessionsLeft(settled), leaving.successors(), now);
    }
    return settled.size();
  }

  private static Set<SessionId> sessionsLeft(List<Booking> settled) {
    return settled.stream()
        .filter(hold -> hold.status() == BookingStatus.EXPIRED)
        .map(Booking::session)
        .collect(Collectors.toSet());
  }

  /** Nothing stays on the coach's calendar for somebody who did not pay. */
  private void endAppointments(
      Caller by, List<Booking> settled, Map<SessionId, Session> timetable, Instant now) {
    var over =
        settled.stream()
            .filter(hold -> hold.status() == BookingStatus.EXPIRED)
            .map(hold -> timetable.get(hold.session()))
            .filter(session -> session != null && session.isAppointment())
            .filter(session -> session.status() == SessionStatus.SCHEDULED)
            .toList();
    if (over.isEmpty()) return;
    sessions.cancel(
        over.stream()
            .map(one -> SessionCancellation.of(one.id(), by, "HOLD_EXPIRED", null, now))
            .toList());
    for (var session : over) {
      events.publish(
          new SessionCancelled(
              by.organization(), session.id(), session.coach(), session.startsAt(), now));
    }
  }

  private static StatusChange change(
      Booking hold, BookingStatus to, Caller by, String reason, Instant now) {
    return StatusChange.of(hold.id(), hold.status(), to, by, reason, now);
  }

  private void keep(
      Caller by,
      List<Booking> settled,
      List<StatusChange> history,
      List<Charge> charges,
      Instant now) {
    bookings.settle(settled);
    places.free(settled.stream().filter(hold -> hold.status() == BookingStatus.EXPIRED).toList());
    bookings.record(history);
    if (!charges.isEmpty()) payments.charge(charges, now);
    for (var hold : settled) {
      events.publish(
          hold.status() == BookingStatus.CONFIRMED
              ? new HoldPaid(
                  by.organization(), hold.id(), hold.session(), hold.client(), hold.startsAt(), now)
              : new HoldExpired(
                  by.organization(),
                  hold.id(),
                  hold.session(),
                  hold.client(),
                  hold.startsAt(),
                  now));
    }
  }
}
