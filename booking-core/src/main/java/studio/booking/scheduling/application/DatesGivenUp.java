package studio.booking.scheduling.application;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import studio.booking.scheduling.Payments;
import studio.booking.scheduling.SessionCancelled;
import studio.booking.scheduling.application.BookingsGivenUp.GivenUp;
import studio.booking.scheduling.domain.Booking;
import studio.booking.scheduling.domain.Bookings;
import studio.booking.scheduling.domain.Occurrences.Upcoming;
import studio.booking.scheduling.domain.Session;
import studio.booking.scheduling.domain.SessionCancellation;
import studio.booking.scheduling.domain.SessionStatus;
import studio.booking.scheduling.domain.Sessions;
import studio.booking.scheduling.domain.Withdrawal;
import studio.booking.shared.Caller;
import studio.booking.shared.Collaborator;
import studio.booking.shared.Events;

/** Gives up what a recurring booking has booked, any number of dates at once. */
@Collaborator
final class DatesGivenUp {
  private static final String ENDED = "BOOKING_CANCELLED";

  private final Sessions sessions;
  private final Bookings bookings;
  private final Payments payments;
  private final BookingsGivenUp givenUp;
  private final Succession succession;
  private final Events events;

  DatesGivenUp(
      Sessions sessions,
      Bookings bookings,
      Payments payments,
      BookingsGivenUp givenUp,
      Succession succession,
      Events events) {
    this.sessions = sessions;
    this.bookings = bookings;
    this.payments = payments;
    this.givenUp = givenUp;
    this.succession = succession;
    this.events = events;
  }

  /**
   * By what it is judged what is given back.
   *
   * @param forClient whether the client gives them up, whoever does it for them
   * @param asOf when that was
   */
  record Terms(boolean forClient, Instant asOf) {}

  /**
   * Cancels those that are still booked and have not begun, and says which. Each by its own policy,
   * where the client does it.
   */
  List<Booking> cancel(Caller by, List<Upcoming> booked, Instant now) {
    return cancel(by, booked.stream().map(Upcoming::booking).toList(), new Terms(false, now), now);
  }

  /** The same of any bookings of one client. */
  List<Booking> cancel(Caller by, List<Booking> seen, Terms terms, Instant now) {
    if (seen.isEmpty()) return List.of();
    var ids = seen.stream().map(Booking::id).toList();
    var where = seen.stream().map(Booking::session).toList();

    // In the order of locks: sessions, places, purses; and read again what was waited for.
    var leaving = succession.keepWhileLeft(where);
    var purses = new HashSet<>(leaving.successors());
    purses.add(seen.getFirst().client());
    bookings.lockPlacesOf(seen);
    payments.open(purses);
    var receipts = payments.receipts(ids);
    var timetable = sessions.byId(where);
    var again = bookings.byId(ids);
    succession.lookAgain(leaving);

    var ended = new ArrayList<GivenUp>();
    var off = new ArrayList<Session>();
    for (var booking : again.get()) {
      var session = timetable.get().get(booking.session());
      if (session == null
          || !booking.status().isLive()
          || session.status() != SessionStatus.SCHEDULED
          || session.hasStarted(now)) {
        continue;
      }
      var receipt = receipts.get().get(booking.id());
      var charged = receipt == null ? null : receipt.charged();
      var withdrawal = Withdrawal.possible(by, terms.forClient(), booking, charged, terms.asOf());
      ended.add(
          new GivenUp(
              booking,
              withdrawal.by(by, booking, null, now),
              withdrawal.back() == null ? null : receipt));
      if (session.isAppointment()) off.add(session);
    }
    enter(by, ended, off, terms.forClient(), now);
    if (leaving.isWaitedFor()) {
      succession.fill(
          by,
          ended.stream().map(one -> one.booking().session()).toList(),
          leaving.successors(),
          now);
    }
    return ended.stream().map(GivenUp::booking).toList();
  }

  private void enter(
      Caller by, List<GivenUp> ended, List<Session> off, boolean forClient, Instant now) {
    if (ended.isEmpty()) return;
    sessions.cancel(
        off.stream().map(one -> SessionCancellation.of(one.id(), by, ENDED, null, now)).toList());
    boolean byStudio = !forClient && !by.is(ended.getFirst().booking().client());
    givenUp.enter(
        by, ended, byStudio, byStudio ? "CANCELLED_BY_STUDIO" : "CANCELLED_BY_CLIENT", now);
    for (var session : off) {
      events.publish(
          new SessionCancelled(
              by.organization(), session.id(), session.coach(), session.startsAt(), now));
    }
  }
}
