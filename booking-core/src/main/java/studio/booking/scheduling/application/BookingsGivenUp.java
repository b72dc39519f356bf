package studio.booking.scheduling.application;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import studio.booking.scheduling.BookingCancelled;
import studio.booking.scheduling.Payments;
import studio.booking.scheduling.Payments.Receipt;
import studio.booking.scheduling.domain.Booking;
import studio.booking.scheduling.domain.BookingStatus;
import studio.booking.scheduling.domain.Bookings;
import studio.booking.scheduling.domain.Cancellation;
import studio.booking.scheduling.domain.Places;
import studio.booking.scheduling.domain.StatusChange;
import studio.booking.shared.Caller;
import studio.booking.shared.Collaborator;
import studio.booking.shared.Events;

/**
 * Writes down that live bookings end, any number at once: what is given back, their places,
 * history, and what is told.
 */
@Collaborator
final class BookingsGivenUp {
  private final Places places;
  private final Bookings bookings;
  private final Payments payments;
  private final Events events;

  BookingsGivenUp(Places places, Bookings bookings, Payments payments, Events events) {
    this.places = places;
    this.bookings = bookings;
    this.payments = payments;
    this.events = events;
  }

  /**
   * A booking that ends.
   *
   * @param back for what is given back; null for nothing
   */
  record GivenUp(Booking booking, Cancellation cancellation, @Nullable Receipt back) {}

  /**
   * Writes it down.
   *
   * @param byStudio whether the studio takes all of them back, or their clients gave them up
   * @param reason a code for the history, such as {@code SESSION_CANCELLED}
   */
  void enter(Caller by, List<GivenUp> ended, boolean byStudio, String reason, Instant now) {
    var live = ended.stream().map(GivenUp::booking).toList();
    payments.giveBack(
        ended.stream().map(GivenUp::back).filter(Objects::nonNull).toList(), byStudio, now);
    bookings.cancel(ended.stream().map(GivenUp::cancellation).toList());
    places.free(live);
    bookings.record(live.stream().map(one -> change(by, one, reason, now)).toList());
    for (var one : ended) tell(by, one, byStudio, now);
  }

  private static StatusChange change(Caller by, Booking booking, String reason, Instant now) {
    return StatusChange.of(
        booking.id(), booking.status(), BookingStatus.CANCELLED, by, reason, now);
  }

  private void tell(Caller by, GivenUp ended, boolean byStudio, Instant now) {
    var booking = ended.booking();
    events.publish(
        new BookingCancelled(
            by.organization(),
            booking.id(),
            booking.session(),
            booking.client(),
            booking.startsAt(),
            byStudio,
            ended.cancellation().refundCredits(),
            now));
  }
}
