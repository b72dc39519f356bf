package studio.booking.scheduling.application;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.stream.Collectors;
import studio.booking.directory.Studios;
import studio.booking.scheduling.Payments;
import studio.booking.scheduling.Payments.Charge;
import studio.booking.scheduling.Payments.Covered;
import studio.booking.scheduling.Payments.Purse;
import studio.booking.scheduling.PlaceHeld;
import studio.booking.scheduling.domain.Booking;
import studio.booking.scheduling.domain.BookingStatus;
import studio.booking.scheduling.domain.Bookings;
import studio.booking.scheduling.domain.LaterCharges;
import studio.booking.scheduling.domain.Sessions;
import studio.booking.scheduling.domain.StatusChange;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;
import studio.booking.shared.Events;
import studio.booking.shared.UseCase;

/**
 * Charges confirmed bookings once their time to be paid has come. What nothing covers is held until
 * its cancellation window, and its client is told; from there on it is a hold like any other.
 */
@UseCase
public class ChargeLater {
  private final Studios studios;
  private final LaterCharges later;
  private final Sessions sessions;
  private final Bookings bookings;
  private final Payments payments;
  private final Events events;
  private final Clock clock;

  ChargeLater(
      Studios studios,
      LaterCharges later,
      Sessions sessions,
      Bookings bookings,
      Payments payments,
      Events events,
      Clock clock) {
    this.studios = studios;
    this.later = later;
    this.sessions = sessions;
    this.bookings = bookings;
    this.payments = payments;
    this.events = events;
    this.clock = clock;
  }

  /** Charges some of those that are due, and says of how many something came. */
  public int due(Caller by, int atMost) {
    var now = clock.instant();
    var found = later.due(now, atMost).get();
    if (found.isEmpty()) return 0;

    // In the order of locks: places, then purses; and read again what was waited for.
    bookings.lockPlacesOf(found);
    var opened = payments.open(found.stream().map(Booking::client).collect(Collectors.toSet()));
    var again = bookings.byId(found.stream().map(Booking::id).toList());
    var studio = studios.current();
    var timetable = sessions.byId(found.stream().map(Booking::session).collect(Collectors.toSet()));

    var purses = new HashMap<ClientId, Purse>();
    var settled = new ArrayList<Booking>();
    var history = new ArrayList<StatusChange>();
    var charges = new ArrayList<Charge>();
    for (var booking : again.get()) {
      if (!booking.isToCharge(now)) continue;
      var session = timetable.get().get(booking.session());
      var purse =
          purses.getOrDefault(booking.client(), opened.get().of(booking.client()).orElse(null));
      if (session == null || purse == null) continue;
      var price = session.due(booking.creditCost(), booking.guest(), null, studio.get(), now);
      if (purse.cover(price) instanceof Covered covered) {
        purses.put(booking.client(), covered.rest());
        charges.add(new Charge(booking.id(), booking.client(), covered.payment()));
        settled.add(booking.paidWith(covered));
        history.add(change(by, booking, BookingStatus.CONFIRMED, "CHARGED", now));
      } else if (!session.hasStarted(now)) {
        settled.add(booking.heldUntil(heldUntil(booking, now)));
        history.add(change(by, booking, BookingStatus.PENDING_PAYMENT, "NOT_PAID", now));
      }
    }
    if (settled.isEmpty()) return 0;
    later.settle(settled);
    bookings.record(history);
    if (!charges.isEmpty()) payments.charge(charges, now);
    for (var booking : settled) tell(by, booking, now);
    return settled.size();
  }

  /** The program may come late: then it ends at once. */
  private static Instant heldUntil(Booking booking, Instant now) {
    var window = booking.startsAt().minus(Duration.ofHours(booking.policy().windowHours()));
    return window.isBefore(now) ? now : window;
  }

  private static StatusChange change(
      Caller by, Booking booking, BookingStatus to, String reason, Instant now) {
    return StatusChange.of(booking.id(), booking.status(), to, by, reason, now);
  }

  private void tell(Caller by, Booking booking, Instant now) {
    if (booking.status() != BookingStatus.PENDING_PAYMENT) return;
    events.publish(
        new PlaceHeld(
            by.organization(),
            booking.id(),
            booking.session(),
            booking.client(),
            booking.startsAt(),
            now));
  }
}
