package studio.booking.scheduling.application;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import studio.booking.scheduling.BookingCancelled;
import studio.booking.scheduling.BookingId;
import studio.booking.scheduling.Payments;
import studio.booking.scheduling.Payments.Charged;
import studio.booking.scheduling.Payments.Refund;
import studio.booking.scheduling.domain.Booking;
import studio.booking.scheduling.domain.BookingStatus;
import studio.booking.scheduling.domain.Bookings;
import studio.booking.scheduling.domain.Cancellation;
import studio.booking.scheduling.domain.Places;
import studio.booking.scheduling.domain.StatusChange;
import studio.booking.shared.Caller;
import studio.booking.shared.Events;
import studio.booking.shared.Later;

/**
 * Takes places back from clients on the studio's behalf, any number at once. All that they paid
 * goes back to where it came from.
 */
final class Withdrawals {
  private final Places places;
  private final Bookings bookings;
  private final Payments payments;
  private final Events events;

  Withdrawals(Places places, Bookings bookings, Payments payments, Events events) {
    this.places = places;
    this.bookings = bookings;
    this.payments = payments;
    this.events = events;
  }

  /**
   * Locks the clients' purses, in the order of their ids, and asks what these bookings took. Their
   * places are locked already.
   */
  Later<Map<BookingId, Charged>> open(List<Booking> live) {
    if (live.isEmpty()) return Later.of(Map.of());
    payments.open(live.stream().map(Booking::client).collect(Collectors.toSet()));
    return payments.charged(live.stream().map(Booking::id).toList());
  }

  /**
   * Cancels live bookings whose purses are open.
   *
   * @param code for the history, such as {@code SESSION_CANCELLED}
   * @param reason in somebody's words, for the clients to read
   */
  void withdraw(
      Caller by,
      List<Booking> live,
      Map<BookingId, Charged> charged,
      String code,
      @Nullable String reason,
      Instant now) {
    if (live.isEmpty()) return;
    var refunds =
        live.stream()
            .filter(booking -> isOwed(charged.get(booking.id())))
            .map(booking -> new Refund(booking.id(), booking.client(), true))
            .toList();
    if (!refunds.isEmpty()) payments.refund(refunds, now);
    bookings.cancel(
        live.stream()
            .map(one -> Cancellation.byStudio(one, by, reason, charged.get(one.id()), now))
            .toList());
    places.free(live);
    bookings.record(
        live.stream()
            .map(
                one ->
                    StatusChange.of(one.id(), one.status(), BookingStatus.CANCELLED, by, code, now))
            .toList());
    for (var booking : live) {
      events.publish(
          new BookingCancelled(
              by.organization(),
              booking.id(),
              booking.session(),
              booking.client(),
              booking.startsAt(),
              true,
              now));
    }
  }

  private static boolean isOwed(@Nullable Charged charged) {
    return charged != null && !charged.refunded();
  }
}
