package studio.booking.scheduling.application;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import studio.booking.audit.AuditLog;
import studio.booking.audit.AuditLog.Act;
import studio.booking.scheduling.WaitingEnded.Why;
import studio.booking.scheduling.application.DatesGivenUp.Terms;
import studio.booking.scheduling.domain.Booking;
import studio.booking.scheduling.domain.Bookings;
import studio.booking.scheduling.domain.Departed;
import studio.booking.scheduling.domain.DepartedClients;
import studio.booking.scheduling.domain.RecurringBooking;
import studio.booking.scheduling.domain.RecurringBooking.Status;
import studio.booking.scheduling.domain.RecurringBookings;
import studio.booking.scheduling.domain.Waitlists;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;
import studio.booking.shared.UseCase;

/**
 * Gives up what a client who has left had ahead, set by set: recurring bookings end, places become
 * free for those who wait, and they themselves wait for none. It is as if they had cancelled when
 * they left: a wish to be erased, which can be taken back, is no way round the studio's policy.
 */
@UseCase
public class GiveUpForDeparted {
  /** So many bookings go at once. */
  static final int AT_ONCE = 60;

  /** More recurring bookings than anybody has. */
  private static final int ALL = 1_000;

  private static final Duration AHEAD = Duration.ofDays(3_650);

  private final DepartedClients departed;
  private final RecurringBookings recurringBookings;
  private final Bookings bookings;
  private final DatesGivenUp givenUp;
  private final Waitlists waitlists;
  private final WaitsEnded waitsEnded;
  private final AuditLog audit;
  private final Clock clock;

  GiveUpForDeparted(
      DepartedClients departed,
      RecurringBookings recurringBookings,
      Bookings bookings,
      DatesGivenUp givenUp,
      Waitlists waitlists,
      WaitsEnded waitsEnded,
      AuditLog audit,
      Clock clock) {
    this.departed = departed;
    this.recurringBookings = recurringBookings;
    this.bookings = bookings;
    this.givenUp = givenUp;
    this.waitlists = waitlists;
    this.waitsEnded = waitsEnded;
    this.audit = audit;
    this.clock = clock;
  }

  /** Goes on with one of them; 0 when there is none. */
  public int goOn(Caller by) {
    var now = clock.instant();
    var next = departed.next().get();
    if (next.isEmpty()) return 0;
    var one = next.get();
    // First, so that nothing is made of them behind our back.
    endRecurring(by, one.client());
    var ahead = ahead(one, now);
    var some = ahead.stream().limit(AT_ONCE).toList();
    record(by, givenUp.cancel(by, some, new Terms(true, one.at()), now));
    if (ahead.size() <= AT_ONCE) {
      waitsEnded.enter(by, waitlists.of(one.client()).get(), Why.LEFT, now);
      departed.remove(one.client());
    }
    // Work that found nothing left is work all the same: somebody else may have left.
    return Math.max(1, some.size());
  }

  private List<Booking> ahead(Departed one, Instant now) {
    return bookings.diary(one.client(), now, now.plus(AHEAD)).get().stream()
        .filter(booking -> booking.startsAt().isAfter(now))
        .toList();
  }

  private void endRecurring(Caller by, ClientId client) {
    var theirs = recurringBookings.of(client, null, ALL).get();
    var locked =
        theirs.stream()
            .filter(one -> one.status() != Status.CANCELLED)
            .map(one -> recurringBookings.lock(one.id()))
            .toList();
    for (var one : locked) {
      one.get().filter(found -> found.status() != Status.CANCELLED).ifPresent(it -> end(by, it));
    }
  }

  private void end(Caller by, RecurringBooking recurring) {
    recurringBookings.change(recurring.with(Status.CANCELLED));
    audit.record(
        by,
        new Act(
            "RECURRING_BOOKING_CANCELLED",
            "recurring-booking",
            recurring.id().value(),
            recurring.client(),
            Map.of("because", "CLIENT_LEFT")));
  }

  private void record(Caller by, List<Booking> ended) {
    if (ended.isEmpty()) return;
    audit.record(by, ended.stream().map(GiveUpForDeparted::act).toList());
  }

  private static Act act(Booking booking) {
    return new Act(
        "BOOKING_CANCELLED",
        "booking",
        booking.id().value(),
        booking.client(),
        Map.of(
            "sessionId", booking.session().value().toString(),
            "onBehalfOf", "CLIENT",
            "because", "CLIENT_LEFT"));
  }
}
