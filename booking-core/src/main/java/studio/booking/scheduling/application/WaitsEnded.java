package studio.booking.scheduling.application;

import static java.util.stream.Collectors.toSet;

import java.time.Instant;
import java.util.List;
import studio.booking.scheduling.WaitingEnded;
import studio.booking.scheduling.WaitingEnded.Why;
import studio.booking.scheduling.domain.Booking;
import studio.booking.scheduling.domain.BookingStatus;
import studio.booking.scheduling.domain.Bookings;
import studio.booking.scheduling.domain.StatusChange;
import studio.booking.scheduling.domain.Waiting;
import studio.booking.scheduling.domain.Waitlists;
import studio.booking.shared.Caller;
import studio.booking.shared.Collaborator;
import studio.booking.shared.Events;

/** Writes down that clients no longer wait for places, any number at once. */
@Collaborator
final class WaitsEnded {
  private final Waitlists waitlists;
  private final Bookings bookings;
  private final Events events;

  WaitsEnded(Waitlists waitlists, Bookings bookings, Events events) {
    this.waitlists = waitlists;
    this.bookings = bookings;
    this.events = events;
  }

  void enter(Caller by, List<Waiting> waits, Why why, Instant now) {
    if (waits.isEmpty()) return;
    var end = why == Why.IN_VAIN ? BookingStatus.EXPIRED : BookingStatus.CANCELLED;
    var ended = waits.stream().map(one -> one.booking().waitedInVain(end)).toList();
    waitlists.end(ended);
    bookings.record(
        ended.stream()
            .map(
                one -> StatusChange.of(one.id(), BookingStatus.WAITLISTED, end, by, code(why), now))
            .toList());
    for (var one : ended) tell(by, one, why, now);
  }

  /** Who has a place in a session waits for none there any more. */
  void endFor(Caller by, List<Booking> booked, Instant now) {
    if (booked.isEmpty()) return;
    var sessions = booked.stream().map(Booking::session).collect(toSet());
    var over =
        waitlists.all(sessions).get().stream()
            .filter(one -> booked.stream().anyMatch(booking -> isOfSame(one.booking(), booking)))
            .toList();
    enter(by, over, Why.BOOKED, now);
  }

  /** Whoever books for a guest goes on waiting for a place of their own. */
  private static boolean isOfSame(Booking one, Booking other) {
    return !other.guest()
        && one.session().equals(other.session())
        && one.client().equals(other.client());
  }

  private static String code(Why why) {
    return switch (why) {
      case LEFT -> "WAITLIST_LEFT";
      case BOOKED -> "BOOKED_DIRECTLY";
      case SESSION_CANCELLED -> "SESSION_CANCELLED";
      case IN_VAIN -> "WAITLIST_CLOSED";
    };
  }

  private void tell(Caller by, Booking ended, Why why, Instant now) {
    events.publish(
        new WaitingEnded(
            by.organization(),
            ended.id(),
            ended.session(),
            ended.client(),
            ended.startsAt(),
            why,
            now));
  }
}
